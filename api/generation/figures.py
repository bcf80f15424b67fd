"""Figures in a text: sign, value and unit, written one way."""

from __future__ import annotations

import re
from dataclasses import dataclass

_UNITS = {
    "%": r"%|procent|percent|per cent",
    "procentenheter": r"procentenhet(?:er)?|percentage points?",
    "mdkr": r"mdkr|miljard(?:er)? kronor|billion kronor|billion SEK",
    "mnkr": r"mnkr|mkr|msek|mn kr|miljon(?:er)? kronor|million kronor|million SEK",
    "tkr": r"tkr|ksek|tusen kronor|thousand kronor|thousand SEK",
    "kr": r"kronor|kr|sek",
    "miljarder": r"miljard(?:er)?|billion",
    "miljoner": r"miljon(?:er)?|million",
    "tusen": r"tusen|thousand",
    "ton": r"ton|tonnes?",
    "gwh": r"gwh",
    "mwh": r"mwh",
    "kwh": r"kwh",
    "km": r"km|kilometer",
    "m2": r"m2|m²|kvm|kvadratmeter",
    "år": r"år|years?",
    "månader": r"månad(?:er)?|months?",
    "veckor": r"veck(?:a|or)|weeks?",
    "dagar": r"dag(?:ar)?|dygn|days?",
    "timmar": r"timm(?:e|ar)|hours?",
    "minuter": r"minut(?:er)?|minutes?",
}
_UNIT = "|".join(f"(?P<u{i}>(?:{pattern}))" for i, pattern in enumerate(_UNITS.values()))
_UNIT_NAMES = tuple(_UNITS)
# "H2O" and "2.4.1" hold no figures of their own; a dash behind a digit is a range, no minus.
_NUMBER = re.compile(
    r"(?<![\w.,])(?P<sign>(?:[+−–‐‑-]|\b(?:minus|plus)\s))?"
    r"(?P<digits>[0-9]{1,3}(?:[ \u00a0\u2009\u202f][0-9]{3})+(?![0-9])|[0-9]+)"
    r"(?P<more>(?:[.,:][0-9]+)*)",
    re.IGNORECASE,
)
_UNIT_AFTER = re.compile(rf"[\s\u00a0-]?(?:{_UNIT})(?!\w)", re.IGNORECASE)
# Stands for a figure while its unit is looked for; in no text.
_AWAY = "\0"
_WORDS = {
    word: str(value)
    for value, words in {
        2: "två two båda both",
        3: "tre three",
        4: "fyra four",
        5: "fem five",
        6: "sex six",
        7: "sju seven",
        8: "åtta eight",
        9: "nio nine",
        10: "tio ten",
        11: "elva eleven",
        12: "tolv twelve",
        15: "femton fifteen",
        20: "tjugo twenty",
        30: "trettio thirty",
        40: "fyrtio forty",
        50: "femtio fifty",
        100: "hundra hundred",
    }.items()
    for word in words.split()
}
_NUMBER_WORD = re.compile(rf"\b(?:{'|'.join(_WORDS)})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Figure:
    """``sign`` is "", "+" or "-"; ``unit`` is "" if the text gives none that we know."""

    sign: str
    value: str
    """Digits without spaces, a decimal comma."""
    unit: str

    @property
    def is_year(self) -> bool:
        """Whether it can only be read as a year."""
        return bool(re.fullmatch(r"(?:19|20)\d\d", self.value)) and not (self.sign or self.unit)


def figures_in(text: str) -> frozenset[Figure]:
    """Every figure in ``text``; number words count as theirs."""
    found = set()
    for match in _NUMBER.finditer(text):
        sign = (match["sign"] or "").strip().lower()
        sign = "" if not sign else "+" if sign in ("+", "plus") else "-"
        value = re.sub(r"\s", "", match["digits"]) + match["more"].replace(".", ",")
        found.add(Figure(sign, value, _unit_at(text, match.end())))
    for match in _NUMBER_WORD.finditer(text):
        found.add(Figure("", _WORDS[match.group().lower()], _unit_at(text, match.end())))
    return frozenset(found)


def without_figures(text: str) -> str:
    """``text`` with a space for each figure and its unit."""
    text = _NUMBER.sub(lambda match: _AWAY if _unit_at(text, match.end()) else " ", text)
    return re.sub(rf"{_AWAY}(?:[\s\u00a0-]?(?:{_UNIT})(?!\w))?", " ", text, flags=re.IGNORECASE)


def units_in(text: str) -> frozenset[str]:
    """Units named anywhere in ``text``, as in a table's heading "Belopp i mnkr"."""
    found = re.finditer(rf"(?<!\w)(?:{_UNIT})(?!\w)", text, re.IGNORECASE)
    return frozenset(_name(match) for match in found)


def is_backed(figure: Figure, source: frozenset[Figure], heading_units: frozenset[str]) -> bool:
    """Whether ``source`` has the figure with the same sign, and a unit that agrees.

    A plus may be left out, a unit too; neither may be added, except a unit that stands in the
    headings of the table, ``heading_units``.
    """
    return any(
        figure.value == other.value
        and figure.sign in (other.sign, other.sign.replace("+", ""))
        and (figure.unit in ("", other.unit) or (not other.unit and figure.unit in heading_units))
        for other in source
    )


def _unit_at(text: str, end: int) -> str:
    match = _UNIT_AFTER.match(text, end)
    return _name(match) if match else ""


def _name(match: re.Match[str]) -> str:
    group = match.lastgroup or ""
    return _UNIT_NAMES[int(group[1:])]
