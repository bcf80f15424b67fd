"""Section numbers as printed ("3.5.3.1") and the order they can come in."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NUMBERED = re.compile(
    r"^\s*(?P<number>\d{1,2}(?:\.\d{1,3})*)(?P<mark>[.)]?)(?=\s|[A-ZÅÄÖ]:)\s*(?P<title>\S.*)?$",
    re.DOTALL,
)
# Extraction can lose the gap: "2.1Tillsyn".
_CLOSE = re.compile(
    r"^\s*(?P<number>\d{1,2}(?:\.\d{1,3})+)(?P<mark>\.?)(?P<title>[A-ZÅÄÖ][a-zåäö].*)$", re.DOTALL
)
_ALONE = re.compile(r"^\s*(?P<number>\d{1,2}(?:\.\d{1,3})*)\.?\s*$")
# Headings that extraction lost leave gaps; larger ones mean that the number is something else.
_MAX_GAP = 3
Key = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Numbered:
    """A line that begins with a number in section style. ``mark`` is the sign after it."""

    number: str
    title: str
    mark: str = ""

    @property
    def key(self) -> Key:
        return number_key(self.number)


def number_key(number: str) -> Key:
    """ "3.5.3" → (3, 5, 3)."""
    return tuple(int(part) for part in number.split("."))


def match_number(words: str) -> Numbered | None:
    """Read a section number and title off the beginning of a line."""
    match = _NUMBERED.match(words) or _CLOSE.match(words)
    title = match["title"] if match else None
    if match is None or not title:
        return None
    return Numbered(match["number"], " ".join(title.split()), match["mark"])


def match_lone_number(words: str) -> str | None:
    """The section number that is all the line holds; its title stands below."""
    match = _ALONE.match(words)
    return match["number"] if match else None


def can_follow(previous: Key | None, candidate: Key, max_gap: int = _MAX_GAP) -> bool:
    """Whether a section ``candidate`` can come next after ``previous`` in reading order."""
    return 0 < step_to(previous, candidate) <= max_gap


def step_to(previous: Key | None, candidate: Key) -> int:
    """The largest step that a part takes from ``previous``: 1 if nothing is left out.

    0 if ``candidate`` can't come after ``previous`` at all.
    """
    if 0 in candidate:
        return 0
    if previous is None:
        return max(candidate)
    if candidate <= previous:
        return 0
    shared = 0
    while shared < min(len(previous), len(candidate)) and previous[shared] == candidate[shared]:
        shared += 1
    # One part steps up; whatever comes below it starts from the beginning.
    step = candidate[shared] - (previous[shared] if shared < len(previous) else 0)
    return max(step, *candidate[shared + 1 :], 1)
