"""The lines of a document, and how they were broken.

A PDF turned to text either keeps a paragraph on one line or breaks it at the page's width.
``Wrapping`` says which, so that a line break can be told from the end of a paragraph.
"""

from __future__ import annotations

import re
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.mapped_text import EMPTY, MappedText

_FORM_FEED = re.compile("\f")


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it stands, without its line feed. ``page`` counts form feeds from 1."""

    text: MappedText
    page: int | None = None

    @property
    def words(self) -> str:
        """The line's text without white space at either end."""
        return self.text.text.strip()

    @property
    def is_blank(self) -> bool:
        return not self.words


BLANK = Line(EMPTY)


@dataclass(frozen=True, slots=True)
class Wrapping:
    """How lines end in this document.

    ``width`` is the length of a full line in characters, or None where a paragraph is one
    line. ``marks_spaces``: a line broken between words keeps the space, so one without it
    was broken inside a word.
    """

    width: int | None
    marks_spaces: bool

    def breaks_early(self, line: str, following: str) -> bool:
        """Whether ``line`` ended before the first word of ``following`` had to move down."""
        if self.width is None:
            return True
        first_word = following.split(maxsplit=1)[0] if following.strip() else ""
        return len(line.strip()) + 1 + len(first_word) < 0.9 * self.width

    def fills_lines(self, lines: Sequence[Line], share: float) -> bool:
        """Whether at least ``share`` of the lines are full, as in prose; in cells few are."""
        filled = [len(line.words) for line in lines if not line.is_blank]
        return self.width is not None and sum(
            length >= 0.8 * self.width for length in filled
        ) >= share * len(filled)


_UNBROKEN = Wrapping(None, marks_spaces=False)
_MIN_LINES = 20
_MIN_WIDTH, _MAX_WIDTH = 15, 130
_NARROW = 45


def split_lines(text: MappedText) -> tuple[Line, ...]:
    """Lines in order, each with its page if the file marks pages with form feeds."""
    pages = text.split(_FORM_FEED)
    if len(pages) == 1:
        return tuple(Line(line) for line in text.lines())
    return tuple(
        Line(line, number) for number, page in enumerate(pages, start=1) for line in page.lines()
    )


def wrapping_of(lines: tuple[Line, ...]) -> Wrapping:
    """Find the width at which the document's lines were broken.

    Broken lines crowd just under one width; in a file with a paragraph a line, lengths
    spread far beyond any page's width.
    """
    lengths = sorted(len(line.words) for line in lines if not line.is_blank)
    width = lengths[int(0.95 * (len(lengths) - 1))] if lengths else 0
    if not _MIN_WIDTH <= width <= _MAX_WIDTH:
        return _UNBROKEN
    pairs = [(a, b) for a, b in pairwise(lines) if not a.is_blank and not b.is_blank]
    # A few lines say little by their lengths, but much by sentences that go on below.
    going_on = sum(b.words[0].islower() and len(a.words) > 0.5 * width for a, b in pairs)
    if len(lengths) < _MIN_LINES and going_on < 2:
        return _UNBROKEN
    if len(pairs) < 0.3 * len(lengths):
        return _UNBROKEN
    spaced = sum(line.text.text.endswith(" ") for line, _ in pairs)
    return Wrapping(width, marks_spaces=spaced > 0.7 * len(pairs))


def is_narrow(lines: tuple[Line, ...]) -> bool:
    """Whether most lines are as short as the cells of a table, not as lines of prose."""
    lengths = [len(line.words) for line in lines if not line.is_blank]
    return bool(lengths) and statistics.median(lengths) < _NARROW


def groups(lines: tuple[Line, ...]) -> tuple[tuple[Line, ...], ...]:
    """Runs of lines without a blank line between them."""
    result: list[list[Line]] = [[]]
    for line in lines:
        if line.is_blank:
            result.append([])
        else:
            result[-1].append(line)
    return tuple(tuple(group) for group in result if group)


# A line that ends in one of these goes on.
_OPEN = (
    "och eller samt att av för från genom hos i inom med mot mellan om på som till under utan "
    "vid än den det de en ett varav enligt över hur när är sin sitt sina"
)
_OPEN_WORDS = frozenset(_OPEN.split())


def is_open(words: str) -> bool:
    """Whether a line that ends so surely goes on."""
    last = words.rpartition(" ")[2].lower()
    return last in _OPEN_WORDS or words.endswith(("-", "&"))
