"""What a page prints over and over: headers, page numbers, column headings.

None of it is content where it is repeated, and all of it cuts sentences in two.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from ingest.lines import BLANK, Line
from ingest.section_number import match_number

_DIGITS = re.compile(r"\d+")
_PAGE_OF = re.compile(r"\b\d+\s?(?:\(\d+\)|/\s?\d+|av \d+)\s*$")
_PAGE_NUMBER = re.compile(r"^\s*(?:sida|sid\.?|s\.)?\s*\d{1,3}\s*$", re.IGNORECASE)
# Column headings are short; a longer repeat is content that happens to recur.
_MAX_HEADING_LINES = 5
_MIN_REPEATS = 3


def without_page_headers(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Blank out page headers ("Verksamhetsplan 2(32)") and free-standing page numbers."""
    masked = Counter(_masked(line) for line in lines if _PAGE_OF.search(line.words))
    numbers = _page_numbers(lines)
    return tuple(
        BLANK
        if i in numbers or (_PAGE_OF.search(line.words) and masked[_masked(line)] > 1)
        else line
        for i, line in enumerate(lines)
    )


def _masked(line: Line) -> str:
    return _DIGITS.sub("#", line.words)


def _page_numbers(lines: tuple[Line, ...]) -> frozenset[int]:
    """Lines that hold a number alone, if those numbers climb as page numbers do."""
    found = [
        (i, int(_DIGITS.findall(line.words)[-1]))
        for i, line in enumerate(lines)
        if _PAGE_NUMBER.match(line.words)
    ]
    climbing = sum(b[1] == a[1] + 1 for a, b in pairwise(found))
    if len(found) < 3 or climbing < 0.8 * (len(found) - 1):
        return frozenset()
    return frozenset(i for i, _ in found)


def find_column_headings(lines: tuple[Line, ...], declared: Sequence[str]) -> str:
    """The column headings repeated through a flattened table, squashed; "" if there are none.

    ``declared`` are the manifest's. Without them: words that follow at least three numbered
    headings, however their lines are broken.
    """
    if declared:
        return squash("".join(declared))
    filled = [line for line in lines if not line.is_blank and "\t" not in line.words]
    followers: Counter[str] = Counter()
    for i, line in enumerate(filled):
        if match_number(line.words):
            prefix = ""
            for following in filled[i + 1 : i + 1 + _MAX_HEADING_LINES]:
                prefix += squash(following.words)
                followers[prefix] += 1
    repeated = [words for words, count in followers.items() if count >= _MIN_REPEATS]
    return max(repeated, key=len, default="")


def without_column_headings(
    lines: tuple[Line, ...], headings: str
) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """Blank out each occurrence of ``headings`` (squashed), however its lines are broken.

    Returns the remaining lines and the lines of the first occurrence.
    """
    if not headings:
        return lines, ()
    result = list(lines)
    first: tuple[Line, ...] = ()
    position = 0
    while position < len(lines):
        run = _occurrence(lines, position, headings)
        if run:
            first = first or tuple(lines[i] for i in run)
            for i in run:
                result[i] = BLANK
            position = run[-1]
        position += 1
    return tuple(result), first


def _occurrence(lines: tuple[Line, ...], start: int, headings: str) -> list[int]:
    """Positions of the filled lines from ``start`` that together spell ``headings``."""
    if lines[start].is_blank:
        return []
    run: list[int] = []
    spelled = ""
    for i in range(start, min(start + 3 * _MAX_HEADING_LINES, len(lines))):
        if lines[i].is_blank:
            continue
        spelled += squash(lines[i].words)
        run.append(i)
        if spelled == headings:
            return run
        if not headings.startswith(spelled):
            return []
    return []


def squash(text: str) -> str:
    """Letters and digits only, in lower case: what two printings of one text share."""
    return "".join(character for character in text.lower() if character.isalnum())
