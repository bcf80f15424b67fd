"""Amounts as Swedish documents print them: "11 350 tkr", "−0,5 mnkr", "10,96%".

A space (of any width) separates thousands, a comma the decimals. A full stop is neither, so a
figure with one is left unread rather than read wrongly.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

_SPACE = "[ \u00a0\u2007\u2009\u202f]"
_SIGN = "[+\u2212\u2013-]"
_DIGITS = rf"\d{{1,3}}(?:{_SPACE}\d{{3}})+(?!\d)|\d+"
_NUMBER = rf"(?P<sign>{_SIGN})?{_SPACE}?(?P<whole>{_DIGITS})(?:,(?P<part>\d+))?"
_UNIT = r"(?P<unit>mnkr|tkr|mkr|msek|ksek|mdkr|kronor|kr|procentenheter|procent|%)(?!\w)"
_CELL = re.compile(rf"{_NUMBER}{_SPACE}*(?:{_UNIT})?", re.IGNORECASE)
# A figure inside a word, a date or a longer number is no amount of its own; nor is a dash
# between two figures a minus.
_IN_TEXT = re.compile(rf"(?<![\w.,:/]){_NUMBER}{_SPACE}*{_UNIT}", re.IGNORECASE)
_UNIT_NAMED = re.compile(
    rf"(?:(?:belopp|beloppen)\s+i\s+|[(\s]|^){_UNIT}|\bandel(?:en)?\s+i\s+(?P<share>%|procent)",
    re.IGNORECASE,
)
_KRONOR = {
    "kr": 1,
    "kronor": 1,
    "tkr": 10**3,
    "ksek": 10**3,
    "mnkr": 10**6,
    "mkr": 10**6,
    "msek": 10**6,
    "mdkr": 10**9,
}


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure: its value, the text as printed, and its unit ("" where none is stated)."""

    value: Decimal
    text: str
    unit: str = ""

    @property
    def step(self) -> Decimal:
        """The value of one unit in the last decimal that is printed: 0.1 for "28,7"."""
        exponent = self.value.as_tuple().exponent
        return Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)

    @property
    def kronor(self) -> Decimal | None:
        """The value in kronor; None where the unit is no money."""
        factor = _KRONOR.get(self.unit)
        return None if factor is None else self.value * factor


def read_amount(text: str, unit: str = "") -> Amount | None:
    """The amount that is the whole of ``text``; ``unit`` holds where the text has none."""
    match = _CELL.fullmatch(text.strip())
    return _amount(match, text.strip(), unit) if match else None


def find_amounts(text: str) -> tuple[tuple[int, int, Amount], ...]:
    """Amounts with a unit in running text, as (start, end, amount)."""
    found = []
    for match in _IN_TEXT.finditer(text):
        found.append((match.start(), match.end(), _amount(match, match.group(), "")))
    return tuple(found)


def stated_unit(words: str) -> str:
    """The unit that a heading or a line above a table states: "belopp i mnkr", "(tkr)"."""
    match = _UNIT_NAMED.search(words)
    return _unit(match["unit"] or match["share"]) if match else ""


def _amount(match: re.Match[str], text: str, unit: str) -> Amount:
    digits = re.sub(_SPACE, "", match["whole"])
    value = Decimal(f"{digits}.{match['part']}" if match["part"] else digits)
    if match["sign"] and match["sign"] != "+":
        value = -value
    return Amount(value, text, _unit(match["unit"]) if match["unit"] else unit)


def _unit(printed: str) -> str:
    lowered = printed.lower()
    return "%" if lowered == "procent" else lowered
