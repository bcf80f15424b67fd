"""Section numbers as printed ("3.5.3.1") and the order they can come in."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NUMBERED = re.compile(
    r"^\s*(?P<number>\d{1,2}(?:\.\d{1,3})*)(?P<dot>[.)]?)(?=\s|[A-ZÅÄÖ]:)\s*(?P<title>\S.*)?$",
    re.DOTALL,
)
# Headings that extraction lost leave gaps; larger ones mean that the number is something else.
_MAX_GAP = 3
Key = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Numbered:
    """A line that begins with a number in section style. ``title_start`` is its offset."""

    number: str
    title: str
    title_start: int
    dotted: bool

    @property
    def key(self) -> Key:
        return number_key(self.number)


def number_key(number: str) -> Key:
    """ "3.5.3" → (3, 5, 3)."""
    return tuple(int(part) for part in number.split("."))


def match_number(words: str) -> Numbered | None:
    """Read a section number and title off the beginning of a line."""
    match = _NUMBERED.match(words)
    title = match.group("title") if match else None
    if match is None or not title:
        return None
    return Numbered(
        match.group("number"), title.strip(), match.start("title"), bool(match.group("dot"))
    )


def can_follow(previous: Key | None, candidate: Key) -> bool:
    """Whether a section ``candidate`` can come next after ``previous`` in reading order."""
    if 0 in candidate:
        return False
    if previous is None:
        return candidate[0] <= _MAX_GAP and all(part <= _MAX_GAP for part in candidate)
    if candidate <= previous:
        return False
    shared = 0
    while shared < min(len(previous), len(candidate)) and previous[shared] == candidate[shared]:
        shared += 1
    # One part steps up; whatever comes below it starts from the beginning.
    step = candidate[shared] - (previous[shared] if shared < len(previous) else 0)
    return step <= _MAX_GAP and all(part <= _MAX_GAP for part in candidate[shared + 1 :])
