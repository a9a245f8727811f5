"""Name words: what a name of several words begins with, and what none begins or ends with; all folded.

>>> "حزب" in FIRST_WORDS, "منذ" in NEVER_AT_THE_ENDS
(True, True)
"""

from __future__ import annotations

# Beside particles also measures and times: they stand before and behind names everywhere.
_BETWEEN_NAMES = """
في من علي الي عن مع ان انه انها التي الذي الذين هذا هذه ذلك تلك كان كانت لا لم لن ما قد بين بعد قبل
عند كما او ثم حيث اي كل بعض غير خلال منذ حتي هو هي هم هناك اذ اذا لكن بل عام سنه يوم مليون مليار
دولار عبر نحو حول ضد اكثر اقل احد احدي الان ايضا فقط وهو وهي فان وان بان لان وفق وفقا بشكل مثل دون
لدي امام اثر سوي
"""
_INSTITUTIONS_AND_PLACES = """
منظمه رابطه اتحاد مجلس حزب حلف وزاره جامعه معهد مركز موسسه شركه بنك وكاله هييه محكمه لجنه منتدي قمه
موتمر معاهده اتفاقيه اتفاق اعلان ميثاق حرب ثوره بحر نهر جبل خليج جزيره شبه مدينه اقليم جمهوريه صحيفه
جريده قناه مبادره دول حركه مشروع برنامج قانون دستور قصر قوات جيش صندوق محطه
"""

NEVER_AT_THE_ENDS = frozenset(_BETWEEN_NAMES.split())
"""Words that no name begins or ends with."""

FIRST_WORDS = frozenset(_INSTITUTIONS_AND_PLACES.split())
"""What a name of common words begins with, when only its last word is defined: منظمة الدول, بحر قزوين."""
