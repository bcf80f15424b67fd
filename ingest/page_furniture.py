"""What a page prints over and over: headers, page numbers, column headings.

None of it is content where it is repeated, and all of it cuts sentences in two.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from ingest.lines import BLANK, Line
from ingest.markup import plain
from ingest.section_number import match_number

_DIGITS = re.compile(r"\d+")
# "3(32)", "3/32", "3 av 32", "Sida 3": a page's number and how many there are.
_PAGE_OF = re.compile(
    r"(?:\b(?P<page>\d{1,4})\s?(?:\((?P<a>\d{1,4})\)|/\s?(?P<b>\d{1,4})|av (?P<c>\d{1,4}))"
    r"|\bsid(?:an?)?\.? (?P<alone>\d{1,4}))$",
    re.IGNORECASE,
)
_PAGE_NUMBER = re.compile(
    r"^(?:(?:sida|sid\.?|s\.)\s*|[-–—]\s?)?(\d{1,3})(?:\s?[-–—])?$", re.IGNORECASE
)
_RULE = re.compile(r"[-_=*~–—]{3,}")
_MAX_HEADER = 150
# How many lines a page's header or footer takes at most.
_MAX_EDGE_LINES = 3
# Page numbers stand a page apart; numbers closer than this count something else.
_MIN_PAGE_LINES = 8
# Column headings are short; a longer repeat is content that happens to recur.
_MAX_HEADING_LINES = 5
_MIN_REPEATS = 3


def without_page_headers(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Blank out page headers ("Verksamhetsplan 2(32)"), page numbers and lines of signs only."""
    gone = _numbered_headers(lines) | _page_numbers(lines) | _page_edges(lines)
    return tuple(
        BLANK if i in gone or _says_nothing(line) else line for i, line in enumerate(lines)
    )


def _says_nothing(line: Line) -> bool:
    """Whether the line is a rule across the page, or markup without words."""
    words = line.words
    if not words or words[0].isalnum():
        return False
    return _RULE.fullmatch(words) is not None or not plain(line).words


def _masked(line: Line) -> str:
    return _DIGITS.sub("#", line.words)


def _numbered_headers(lines: tuple[Line, ...]) -> frozenset[int]:
    """Lines that end in a page number, alike but for the number, which climbs."""
    found: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for i, line in enumerate(lines):
        match = _PAGE_OF.search(line.words[-_MAX_HEADER:])
        if match and len(line.words) <= _MAX_HEADER:
            total = match["a"] or match["b"] or match["c"] or ""
            page = int(match["page"] or match["alone"])
            if not total or page <= int(total):
                found.setdefault((_masked(line), total), []).append((i, page))
    return frozenset(
        i
        for headers in found.values()
        if len(headers) > 1 and all(a[1] < b[1] for a, b in pairwise(headers))
        for i, _ in headers
    )


def _page_numbers(lines: tuple[Line, ...]) -> frozenset[int]:
    """Lines that hold a number alone, if those numbers climb page by page."""
    found = [
        (i, int(match[1]))
        for i, line in enumerate(lines)
        if len(line.text) < _MAX_HEADER and (match := _PAGE_NUMBER.match(line.words))
    ]
    climbing = sum(b[1] == a[1] + 1 for a, b in pairwise(found))
    if len(found) > 2 and climbing >= 0.8 * (len(found) - 1):
        return frozenset(i for i, _ in found)
    # Among other lone numbers: the longest row of numbers that stand a page apart.
    rows: dict[int, tuple[int, ...]] = {}
    longest: tuple[int, ...] = ()
    for i, number in found:
        row = rows.get(number - 1, ())
        row = (*row, i) if not row or i - row[-1] >= _MIN_PAGE_LINES else (i,)
        if len(row) > len(rows.get(number, ())):
            rows[number] = row
        longest = max(longest, row, key=len)
    return frozenset(longest) if len(longest) > 2 else frozenset()


def _page_edges(lines: tuple[Line, ...]) -> frozenset[int]:
    """What most pages begin or end with, where the file marks its pages."""
    pages: dict[int, list[int]] = {}
    for i, line in enumerate(lines):
        if line.page is not None and not line.is_blank:
            pages.setdefault(line.page, []).append(i)
    edges = {
        i
        for filled in pages.values()
        for i in (*filled[:_MAX_EDGE_LINES], *filled[-_MAX_EDGE_LINES:])
        if len(lines[i].words) <= _MAX_HEADER and "\t" not in lines[i].words
    }
    counts = Counter(
        words
        for filled in pages.values()
        for words in {_masked(lines[i]) for i in filled if i in edges}
    )
    repeats = max(_MIN_REPEATS, len(pages) // 2)
    return frozenset(i for i in edges if counts[_masked(lines[i])] >= repeats)


def find_column_headings(lines: tuple[Line, ...], declared: Sequence[str]) -> str:
    """The column headings repeated through a flattened table, squashed; "" if there are none.

    ``declared`` are the manifest's. Without them: the words of several lines that follow at
    least three numbered headings and, a page later, stand in the middle of a section too.
    """
    if declared:
        return squash("".join(declared))
    filled = [line for line in lines if not line.is_blank]
    short = [len(line.text) <= _MAX_HEADER and "\t" not in line.words for line in filled]
    followers: Counter[str] = Counter()
    for i, line in enumerate(filled):
        if short[i] and line.words[0].isdigit() and match_number(line.words):
            prefix = ""
            for j in range(i + 1, min(i + 1 + _MAX_HEADING_LINES, len(filled))):
                if not short[j]:
                    break
                prefix += squash(filled[j].words)
                if j > i + 1:
                    followers[prefix] += 1
    repeated = [words for words, count in followers.items() if count >= _MIN_REPEATS]
    headings = max(repeated, key=len, default="")
    if not headings:
        return ""
    occurrences = sum(bool(_occurrence(lines, i, headings)) for i in range(len(lines)))
    return headings if occurrences > followers[headings] else ""


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
