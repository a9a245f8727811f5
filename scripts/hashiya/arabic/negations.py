"""Negations: words that turn a statement into its contrary, take its certainty away, or deny a whole clause.

Arabic with the English of a bilingual corpus.
"""

from __future__ import annotations

from functools import lru_cache

from hashiya.arabic.clitics import CONJUNCTIONS, without_prefixes
from hashiya.arabic.folding import fold

# One value: each of them turns a statement into its contrary or takes its certainty away. ما is none of them: in prose
# it is mostly "what".
_NEGATIONS = (
    "لا لم لن ليس ليست ليسوا لست لسنا غير دون بدون بلا سوى إلا عدا ماعدا خلا عدم كاد كادت يكاد تكاد كادوا كلا ربما "
    "أبدا هل لو لولا إذا قلما كأنما لعل لعله لعلها لعلهم لعلنا لعلي ليت ليته ليتها ليتهم ليتنا ليتني "
    "not no never without nor neither cannot hardly nearly almost perhaps maybe"
)

# Behind these and an أن stands what is denied, as it does behind a negation and an أن.
_DENIALS = (
    "نفى نفت نفوا نفي ينفي تنفي ينفون أنكر أنكرت أنكروا ينكر تنكر ينكرون إنكار "
    "كذب كذبت يكذب تكذب تكذيب كاذب خطأ خاطئ باطل denied denies deny denying false wrong"
)
# What was only claimed, right before a statement or before an أن and it; and what tells so only right before it.
_CLAIMED = "زعم زعمت زعموا زعما يزعم تزعم يزعمون ادعى ادعت ادعوا يدعي تدعي allegedly reportedly"
_SAID = "قيل يقال"
_NO_DOUBT = "شك ريب بد سيما يخفى يخف خلاف جدال عجب غرابة غرو جرم مناص مفر سرا خافيا غريبا عجيبا doubt wonder"
"""Behind لا and ليس: nothing is denied."""
_THAT = "أن إن أنه أنها أنهم أنهما أنهن أننا أنني أني إنه إنها إنهم بأن بأنه بأنها بأنهم that"

_HEARSAY = frozenset(_SAID.split())
_NEGATION, _DENIAL, _CLAUSE, _GRANTED = (
    frozenset(fold(word).text for word in words.split())
    for words in (f"{_NEGATIONS} {_SAID} {_CLAIMED}", f"{_DENIALS} {_CLAIMED}", _THAT, _NO_DOUBT)
)


@lru_cache(maxsize=1 << 14)
def is_negation(word: str) -> bool:
    """Tell whether a folded word denies what follows, or says that it was only nearly so."""
    return word in _NEGATION or any(
        word.removeprefix(conjunction) in _NEGATION for conjunction in CONJUNCTIONS if word.startswith(conjunction)
    )


def denies_clause(word: str, behind: str) -> bool:
    """Tell whether a folded word, with the next one, denies the clause with أن that follows them.

    غير أن is "however", and لا شك أن no denial either.
    """
    if any(rest in _DENIAL for _, rest in without_prefixes(word)):
        return True
    is_said = any(rest in _HEARSAY for _, rest in without_prefixes(word))
    return is_negation(word) and not is_said and not is_that(behind) and behind not in _GRANTED


def is_that(word: str) -> bool:
    """Tell whether a folded word begins a clause of what is said, known or denied: أن, إنه, that."""
    return word in _CLAUSE
