"""Names: the terms of a glossary, their aliases and forms, made ready to be looked up word by word.

All names stand in one dictionary by the stems of their first words, so that looking a word up costs the same whether
the glossary has ten entries or a thousand.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import pairwise

from hashiya.arabic.folding import fold
from hashiya.arabic.tokens import gap, tokens
from hashiya.languages.profile import Profile, unchanged
from hashiya.languages.profiles import DEFAULT, PROFILES, profile_of
from hashiya.languages.text_languages import name_language, text_language
from hashiya.languages.word_parts import Spelling, Stem
from hashiya.model.values import Language
from hashiya.notes.term import Term, TermKind

_IN_BRACKETS = re.compile(r"(.*\S)\s*\(([^()]+)\)", re.DOTALL)
_SPECIFICITY = (
    TermKind.PERSON,
    TermKind.PLACE,
    TermKind.ORGANIZATION,
    TermKind.TREATY,
    TermKind.EVENT,
    TermKind.PEOPLE,
    TermKind.CONCEPT,
)


class NameWord:
    """One word of a name.

    Attributes:
        spelling: As the entry has it.
        proper: Whether it belongs to a proper name, which takes no endings.
        front: A conjunction or preposition written on it inside the name, as in حرب بالوكالة, or "".
        definite: Whether the entry gives it with the article.
    """

    def __init__(self, word: Spelling, *, first: bool, proper: bool, profile: Profile) -> None:
        self.spelling, self.proper, self._first, self._profile = word, proper, first, profile
        self.front, article = "", 0
        if self._declined:
            self.front, article = profile.taken_off(word, proper=proper, first=first)
        self.definite = article > 0
        self._noun, self._article = _behind(word, len(self.front) + article), article

    @property
    def _declined(self) -> bool:
        """Whether it is written in the letters of its name's language, whose rules it then follows."""
        return bool(self._profile.letters.search(self.spelling.letters))

    @cached_property
    def stems(self) -> Mapping[str, tuple[Stem, ...]]:
        """Its stems, those with the same letters together."""
        found: dict[str, tuple[Stem, ...]] = {}
        for stem in self._stems():
            found[stem.key] = (*found.get(stem.key, ()), stem)
        return found

    def _stems(self) -> Iterable[Stem]:
        if not self._declined:
            return unchanged(self.spelling, proper=True, first=self._first)
        if not self.proper:
            return self._profile.stems(self._noun, proper=False, first=self._first)
        # The cases of a proper name are told with its article: المسلمون, المسلمين.
        whole, cut = self._profile.stems(self.spelling, proper=True, first=self._first), self._article
        return (Stem(stem.key[cut:], stem.letters[cut:], stem.endings, stem.whole) for stem in whole)


def _behind(word: Spelling, count: int) -> Spelling:
    return word._replace(letters=word.letters[count:], key=word.key[count:])


class Name:
    """A way to name a term: its words and what stands between them.

    Attributes:
        term: The term's id.
        note: The term's key among all notes.
        kind: What the term is.
        language: The text language that it is in, whose rules it follows.
        own: Whether it is what the entry calls the term in that language, and no other name of it.
        short: Whether it is what a name with brackets at its end has before them, or an abbreviation in them. It is no
            name where another term has it.
        written: The name as the entry has it.
        veto: Whether it is an `exclude`: where it stands, the term is not meant.
        rank: Of two terms with equal claims to a word, the one with the lower rank gets it.
        proper: Whether it takes proclitics only.
        only_with: Folded words of which one must stand near by; none when it is meant everywhere.
        only_definite: Whether its first word must have the article, in a language that writes it on to the word.
        joints: What stands between its words, as the entry has it; `gaps` the same reduced to what is compared.
        tail: The bracket that closes it, if one does.
        latin: Whether it is in Latin letters, and may then stand as it is in a text of another script.
        short_capitals: Whether it is an abbreviation like EU, which in a Latin text no lower-case word may match.
        capital: Whether it is a proper name that a Latin text writes with a capital: Turkey is no turkey.
    """

    def __init__(
        self,
        term: Term,
        written: str,
        *,
        language: Language,
        own: bool = False,
        short: bool = False,
        veto: bool = False,
    ) -> None:
        self.term, self.note, self.kind, self.written, self.veto = term.id, term.key, term.kind, written, veto
        self.language, self.own, self.short = language, own, short
        self.rank = _SPECIFICITY.index(term.kind)
        self.proper = term.kind.is_name and not veto
        self.only_with = () if veto else tuple(fold(word).text.strip() for word in term.only_with)
        profile = profile_of(language)
        self.only_definite = term.definite and not veto and profile.agreeing
        # A tatweel or a vowel sign alone is a word without a letter.
        found = [token for token in tokens(written) if token.spelling.key]
        undeclined = self.proper and (profile.agreeing or term.kind is not TermKind.PEOPLE)
        self.words = tuple(
            NameWord(token.spelling, first=i == 0, proper=undeclined, profile=profile) for i, token in enumerate(found)
        )
        self.joints = tuple(written[one.end : two.start] for one, two in pairwise(found))
        self.gaps = tuple(gap(joint) for joint in self.joints)
        behind = written[found[-1].end :].strip() if found else ""
        self.tail = behind if behind == ")" else ""
        self.agreeing = profile.agreeing
        self.latin = bool(found) and profile.has_capitals
        self.short_capitals = self.latin and len(written) <= 3 and written.isupper()
        self.capital = self.latin and self.proper and written[:1].isupper() and not written.isupper()

    @property
    def key(self) -> str:
        """Its words, folded, with a blank between them."""
        return " ".join(word.spelling.key for word in self.words)

    @property
    def takes_article(self) -> bool:
        """Whether its first word may have an article that the entry does not give: a person's never does."""
        return self.veto or self.kind is not TermKind.PERSON

    def stands_in(self, language: Language) -> bool:
        """Tell whether it may stand in a text in `language`: its own, or one in whose script it is foreign anyway."""
        if self.language == language:
            return True
        if not self.latin:
            return False
        # An abbreviation is the same in all languages of its script.
        return not profile_of(language).has_capitals or (self.written.isupper() and len(self.words) == 1)


class Names:
    """The names of a glossary that may stand in a text in one language.

    Attributes:
        language: The language of the text.
        stems: The stems of all first words, those with the same letters together.
        owners: The name that each of these stems belongs to.
        hashtags: Latin names of several words, written as one word.
        wordless: Terms with a name in which there is no word at all, and that name.
    """

    def __init__(
        self,
        terms: Iterable[Term],
        *,
        language: Language = DEFAULT,
        made: Callable[[Term], Iterable[Name]] | None = None,
    ) -> None:
        """Args:
        language: The language of the text.
        made: Returns the names of a term, where they are kept; `names_of` when left out.
        """
        self.language = language
        self.stems: dict[str, list[Stem]] = {}
        self.owners: dict[Stem, Name] = {}
        self.hashtags: dict[str, list[Name]] = {}
        self.wordless: list[tuple[Term, str]] = []
        listed = [(term, list((made or names_of)(term))) for term in terms]
        bearers: dict[str, set[str]] = {}
        for term, names in listed:
            for name in names:
                bearers.setdefault(name.key, set()).add(term.id)
        for term, names in listed:
            spoken = {name.language for name in names if name.own}
            for name in names:
                if not name.words:
                    self.wordless.append((term, name.written))
                elif name.short and len(bearers[name.key]) > 1:
                    continue
                elif name.stands_in(language) and not (name.own and language in spoken - {name.language}):
                    self._add(name)

    def _add(self, name: Name) -> None:
        for stem in (stem for group in name.words[0].stems.values() for stem in group):
            self.stems.setdefault(stem.key, []).append(stem)
            self.owners[stem] = name
        if name.latin and len(name.words) > 1:
            self.hashtags.setdefault("".join(word.spelling.key for word in name.words), []).append(name)


def names_of(term: Term) -> Iterator[Name]:
    """Yield the names of a term in all languages: its own, aliases, forms and what is excluded."""
    own = [(text, text_language(code)) for code, text in term.term.root.items()]
    languages = tuple(dict.fromkeys(language for _, language in own))
    others = [(alias.name, alias.language or name_language(alias.name, languages)) for alias in term.named_aliases]
    others += [(form, name_language(form, languages)) for form in term.forms]
    for written, language in dict.fromkeys((*own, *others)):
        for variant in PROFILES[language].variants(written):
            for spelt in dict.fromkeys((variant, *_short(variant))):
                yield Name(term, spelt, language=language, own=(written, language) in own, short=spelt != variant)
    for written in dict.fromkeys(term.exclude):
        language = name_language(written, languages)
        for variant in PROFILES[language].variants(written):
            yield Name(term, variant, language=language, veto=True)


def _short(written: str) -> Iterator[str]:
    """Yield what stands before the brackets at the end of a name, and an abbreviation in them."""
    if match := _IN_BRACKETS.fullmatch(written.strip()):
        before, inside = match.groups()
        yield before
        if inside.isupper() and inside.isalnum():
            yield inside
