"""The dictionary form of every word of the corpus, decided by what else the corpus holds.

Arabic writes conjunction, preposition, article and pronoun on to the word, and many words only look as if it had:
وزير is no *and*, لبنان no *to*. So nothing is taken off unless the rest is vouched for by another word of the corpus
(the article in front of it shows a noun: الوزير vouches for وزير).

>>> from hashiya.publishing.search.running_words import RunningWords
>>> lexicon = Lexicon(RunningWords(["والعقوبات بالعقوبات العقوبة الوزير وزير"]))
>>> lexicon.key("والعقوبات") == lexicon.key("بالعقوبات") == lexicon.key("العقوبة")
True
>>> lexicon.key("وزير")
'وزير'
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from hashiya.arabic.clitics import ARTICLE, ARTICLE_BEHIND_LAM, CONJUNCTIONS, has_article, without_prefixes
from hashiya.arabic.endings import DUAL, FEMININE_PLURAL, MASCULINE, TOLD
from hashiya.arabic.readings import HAMZA_ALEFS
from hashiya.languages.profile import Profile
from hashiya.languages.profiles import PROFILES
from hashiya.model.values import Language
from hashiya.publishing.search.affixes import MIN_STEM, bases, other_endings
from hashiya.publishing.search.counted_words import folded_word
from hashiya.publishing.search.evidence import Counted, Evidence

_FUNCTION_WORDS_LIST = (
    "في من الي علي عن مع ان انه انها ما لا لم لن قد هو هي هم هذا هذه ذلك تلك التي الذي الذين كما كان كانت "
    "او ثم بل لكن اذ اذا لو كل اي بين بعد قبل عند حتي منذ حين حيث هناك هنا الان غير عليه عليها فيه فيها "
    "منه منها به بها له لها لهم ايضا فقط كذلك لذلك "
    "بان بانه بانها لان لانه لانها كانه كانها "
)
FUNCTION_WORDS = frozenset(_FUNCTION_WORDS_LIST.split())
"""Folded. They are never taken apart, and a query drops them when it has other words."""

_EIGHTH_FORM = re.compile("ت..|ت.ا.")
"""What follows ال in التزم and التزام, whose first letters only look like the article."""

_FEMININE = (FEMININE_PLURAL, *("ت" + ending for ending in (*TOLD, *DUAL)))
_PARTICIPLE = re.compile("م(?!.ا..$).{4,}")
"""مختلف and متعدد are adjectives; مشاركة is no feminine of مشارك but a noun of its own."""

_ARABIC = re.compile(r"[\u0621-\u064a]+")
_LATIN = re.compile(r"[a-z]{4,}")
_PLURAL = re.compile(r"\w{3,}[^siu]s")


class Lexicon:
    """Dictionary forms ("keys") for the running words of one index.

    Args:
        others: Folded words that stand only in texts of other languages than Arabic and English, and which that is.
    """

    def __init__(self, words: Counted, others: Mapping[str, Language] | None = None) -> None:
        self._others = others or {}
        self._told = Evidence(words)
        self.split = cache(self._split)
        self._keys: dict[str, str] = {}

    def key(self, word: str) -> str:
        """Return the dictionary form under which `word` (as written) is indexed."""
        key = self._keys.get(word)
        if key is None:
            key = self._keys[word] = self.split(folded_word(word))[1]
        return key

    def entries(self) -> Iterator[tuple[str, str, int]]:
        """Yield, sorted, every key, its commonest spelling (proclitics off) and how often it stands in the corpus."""
        counts: dict[str, int] = {}
        spellings: dict[str, dict[str, int]] = {}
        for folded, count in self._told.counts.items():
            prefix, key = self.split(folded)
            counts[key] = counts.get(key, 0) + count
            known = spellings.setdefault(key, {})
            for spelling, times in self._told.spellings[folded].items():
                rest = spelling[len(prefix) :]
                known[rest] = known.get(rest, 0) + times
        for key in sorted(counts):
            best = min(spellings[key].items(), key=lambda item: (-item[1], item[0]))[0]
            yield key, best, counts[key]

    def _split(self, folded: str) -> tuple[str, str]:
        """Return the proclitics of a folded word and the key of the rest."""
        if other := self._others.get(folded):
            return self._split_by(PROFILES[other], folded)
        if folded in FUNCTION_WORDS:
            return "", folded
        if not _ARABIC.fullmatch(folded):
            return "", self._english_base(folded)
        for prefix, rest in without_prefixes(folded):
            if prefix and self._is_prefix(folded, prefix, rest):
                return prefix, self._base(rest)
        return "", self._base(folded)

    def _split_by(self, profile: Profile, folded: str) -> tuple[str, str]:
        """Take a word apart as its language does, where another word of the index vouches for the rest."""
        if folded in profile.function_words:
            return "", folded
        for chain in profile.chains:
            rest = folded.removeprefix(chain)
            if not folded.startswith(chain) or len(rest) < MIN_STEM or (chain and rest not in self._told.counts):
                continue
            for ending, base in bases(rest, other_endings(profile.code)):
                if ending and len(base) >= MIN_STEM and base in self._told.counts:
                    return chain, base
            return chain, rest
        return "", folded

    def _is_prefix(self, folded: str, prefix: str, rest: str) -> bool:
        return (
            self._is_article(folded, prefix, rest) if has_article(prefix) else self._is_particle(folded, prefix, rest)
        )

    def _is_article(self, folded: str, prefix: str, rest: str) -> bool:
        if self._spelt_with_hamza(folded, prefix):
            return False
        if prefix.endswith(ARTICLE_BEHIND_LAM) and "ل" + rest in self._told.nouns:
            return False  # للغة is ل + لغة
        return rest in self._told.counts or (len(rest) >= MIN_STEM and not _EIGHTH_FORM.fullmatch(rest))

    def _is_particle(self, folded: str, prefix: str, rest: str) -> bool:
        if rest in FUNCTION_WORDS:
            return prefix in CONJUNCTIONS and folded not in self._told.nouns
        # Behind a preposition or an article there is no room for one more particle: of وحدة, في وحدة tells.
        if len(rest) < MIN_STEM or folded in self._told.governed:
            return False
        feminine = rest.endswith("ه") and any(rest[:-1] + ending in self._told.counts for ending in _FEMININE)
        return feminine or self._is_word(rest) or any(self._is_word(base) for _, base in self._listed(rest))

    def _spelt_with_hamza(self, folded: str, prefix: str) -> bool:
        """The alef of the article never carries a hamza: ألمانيا and إلغاء begin with another."""
        if folded not in self._told.with_hamza or not prefix.endswith(ARTICLE):
            return False
        at = len(prefix) - len(ARTICLE)
        return all(spelling[at : at + 1] in HAMZA_ALEFS for spelling in self._told.spellings[folded])

    def _is_word(self, stem: str) -> bool:
        """Whether another word of the corpus vouches for `stem`: itself, or itself with the article."""
        return (stem in self._told.counts or stem in self._told.nouns) and stem not in FUNCTION_WORDS

    def _listed(self, stem: str) -> Iterator[tuple[str, str]]:
        for ending, base in bases(stem):
            if ending and len(base) >= MIN_STEM:
                yield ending, base

    def _base(self, stem: str) -> str:
        """Return the dictionary form of a word whose proclitics are off."""
        if len(stem) <= MIN_STEM or stem in FUNCTION_WORDS:
            return stem
        if stem in self._told.marked_stems:
            return self._masculine(stem)
        for ending, base in self._listed(stem):
            governed = ending == "ا" and not self._is_accusative(stem)
            if base != stem and not governed and self._is_form(stem, ending, base) and self._agree(stem, base):
                return self._masculine(base) if base.endswith("ه") else self._base(base)
        if stem.endswith("ات") and len(stem) > MIN_STEM + 1:
            return self._masculine(stem[:-2] + "ه")
        if stem.endswith("ا") and stem in self._told.accusative_stems:
            return stem[:-1]
        return stem

    def _is_form(self, stem: str, ending: str, base: str) -> bool:
        """Whether the corpus vouches that `stem` is `base` with `ending`."""
        root = stem[: len(stem) - len(ending)]
        if base != root:  # a ta marbuta in its place has to be written somewhere
            return base in self._told.marked_stems
        others = (root + other for other in TOLD if other != ending)
        if ending in TOLD and any(other in self._told.counts and other not in self._told.marked for other in others):
            return True
        return self._is_word(base) or (ending in MASCULINE and base + "ه" in self._told.marked_stems)

    def _english_base(self, word: str) -> str:
        """Return the singular of a plural, and the stem of a verb's form where the corpus has it too."""
        if not _LATIN.fullmatch(word):
            return word
        for ending, base in bases(word, PROFILES["en"].endings):
            if ending and len(base) >= MIN_STEM and base in self._told.counts:
                return base
        if word.endswith("ies") and len(word) > MIN_STEM + 2:
            return word[:-3] + "y"
        return word[:-1] if _PLURAL.fullmatch(word) else word

    def _masculine(self, feminine: str) -> str:
        """Return روسي for روسية: one adjective, if the masculine takes the article (زياد is no form of زيادة)."""
        stem = feminine[:-1]
        adjective = (
            stem.endswith("ي")
            or stem in self._told.nouns
            or stem + "ا" in self._told.counts
            or (_PARTICIPLE.fullmatch(stem) and stem in self._told.counts)
        )
        return stem if len(stem) > MIN_STEM and adjective else feminine

    def _agree(self, stem: str, base: str) -> bool:
        """Whether two words are spelt with the same hamzas behind the first letter: تأمين is no plural of تام."""
        length = min(len(stem), len(base))
        return (
            stem not in self._told.spellings
            or base not in self._told.spellings
            or any(
                one[1:length] in (other[1:length], other[1 : length - 1] + one[length - 1 : length])
                for one in self._told.spellings[stem]
                for other in self._told.spellings[base]
            )
        )

    def _is_accusative(self, stem: str) -> bool:
        """Whether a final alef is an ending: never in a word that a preposition governs (في تركيا)."""
        return stem in self._told.accusative_stems or not (
            stem in self._told.governed or "و" + stem in self._told.oblique
        )
