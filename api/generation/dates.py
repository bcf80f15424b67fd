"""Dates in a text, as far as they are given: day, month or season, year."""

from __future__ import annotations

import re
from dataclasses import dataclass

_MONTHS = (
    ("januari", "january"),
    ("februari", "february"),
    ("mars", "march"),
    ("april",),
    ("maj", "may"),
    ("juni", "june"),
    ("juli", "july"),
    ("augusti", "august"),
    ("september",),
    ("oktober", "october"),
    ("november",),
    ("december",),
)
_SEASONS = (
    ("våren", "spring"),
    ("sommaren", "summer"),
    ("hösten", "autumn", "fall"),
    ("vintern", "winter"),
    ("årsskiftet", "turn of the year"),
)
_PART = {
    word: str(number)
    for number, words in enumerate((*_MONTHS, *_SEASONS), start=1)
    for word in words
}
# English "may", "march", "fall" and "spring" are verbs as well; as dates, a capital or a year
# tells them apart.
_AMBIGUOUS = frozenset({"may", "march", "fall", "spring", "summer", "winter", "autumn"})
_DATE = re.compile(
    r"(?<!\w)(?:(?P<iso>(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d))"
    r"|(?:(?P<day>\d{1,2})(?::?[ae]|th|st|nd|rd)? )?"
    rf"(?P<part>{'|'.join(sorted(_PART, key=len, reverse=True))})"
    r"(?: (?P<day_after>\d{1,2})(?=,))?(?:,? (?P<year>(?:19|20)\d\d))?)(?!\w)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Date:
    """``part`` is a month, "1" to "12", or a season; ``day`` and ``year`` are "" if not given."""

    day: str
    part: str
    year: str


def dates_in(text: str) -> tuple[frozenset[Date], str]:
    """The dates, and ``text`` with a space where each stood."""
    found: set[Date] = set()

    def take(match: re.Match[str]) -> str:
        if match["iso"]:
            found.add(Date(str(int(match["d"])), str(int(match["m"])), match["y"]))
            return " "
        word = match["part"].lower()
        day = match["day"] or match["day_after"] or ""
        if word in _AMBIGUOUS and match["part"].islower() and not match["year"]:
            return match.group()
        found.add(Date(day.lstrip("0"), _PART[word], match["year"] or ""))
        return " "

    rest = _DATE.sub(take, text)
    return frozenset(found), rest


def is_backed(date: Date, source: frozenset[Date], document_year: int) -> bool:
    """Whether ``source`` has the date. One without a year there is of the document's own."""
    return any(
        date.part == other.part
        and date.day in ("", other.day)
        and date.year in ("", other.year or str(document_year))
        for other in source
    )
