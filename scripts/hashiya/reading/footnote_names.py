"""What the footnotes of a text that is imported are called by: each as its text does, where no other is called so."""

from __future__ import annotations

from dataclasses import dataclass, field

from hashiya.reading.inline_text import CALL


@dataclass(slots=True)
class FootnoteNames:
    """Gives names to footnotes.

    Attributes:
        kept: Names that others of the text have of their own: none is numbered so.

    >>> names = FootnoteNames(frozenset({"1"}))
    >>> [names.free("١"), names.free("١"), names.free("*"), names.free("iv"), names.free(""), names.free("1")]
    ['١', '٢', '3', 'iv', '4', '1']
    """

    kept: frozenset[str] = frozenset()
    _taken: set[str] = field(default_factory=set)
    _last: int = 0

    def free(self, *wanted: str) -> str:
        """Return the first of some names that no other has; else the next number, in the digits of the last of them."""
        name = next((one for one in wanted if self._is_free(one)), "")
        while not name or not self._is_free(name) or (name in self.kept and name not in wanted):
            self._last += 1
            name = _like(wanted[-1], self._last)
        self._taken.add(name)
        return name

    def _is_free(self, name: str) -> bool:
        return name not in self._taken and bool(CALL.fullmatch(f"[^{name}]"))


def _like(mark: str, number: int) -> str:
    """A number in the digits of a mark."""
    zero = next((ord(sign) - int(sign) for sign in mark if sign.isdecimal()), ord("0"))
    return "".join(chr(zero + int(digit)) for digit in str(number))
