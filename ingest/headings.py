"""Numbered headings found among the lines; unnumbered ones told from paragraphs.

A number at the beginning of a line is a heading if it can follow the last one, reads like a
title and, where the document prints its contents, agrees with them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from ingest.document import ContentsEntry
from ingest.lines import Line, Wrapping
from ingest.markup import (
    heading_level,
    is_emphasised,
    without_emphasis,
    without_hashes,
    without_tags,
)
from ingest.page_furniture import squash
from ingest.section_number import Key, Numbered, can_follow, match_number, number_key

_MAX_TITLE = 250
_MAX_SUBHEADING = 200
_MAX_SUBHEADING_LINES = 4
_MAX_LEADING_LINES = 2
_SENTENCE_ENDS = (".", "!", "?", ":", ";", ",")
# A line that ends in one of these goes on.
_OPEN = (
    "och eller samt att av för från genom hos i inom med mot mellan om på som till under utan "
    "vid än den det de en ett varav enligt över hur när är sin sitt sina"
)
_OPEN_WORDS = frozenset(_OPEN.split())
_FINITE_VERBS = "ska|skall|har|är|kan|bör|kommer|behöver|ansvarar|leder|arbetar|innebär|deltar"


@dataclass(frozen=True, slots=True)
class NumberedHeading:
    """Lines ``first`` to ``last`` (inclusive) of the document are this heading."""

    first: int
    last: int
    number: str


def plain(line: Line) -> Line:
    """The line without hashes, emphasis and tags."""
    return Line(without_emphasis(without_tags(without_hashes(line.text))).strip(), line.page)


def find_numbered_headings(
    lines: Sequence[Line], contents: Sequence[ContentsEntry], wrapping: Wrapping
) -> tuple[NumberedHeading, ...]:
    """The document's numbered headings, in reading order."""
    printed = {entry.number: squash(entry.title) for entry in contents if entry.number}
    printed_depth = max((len(number_key(number)) for number in printed), default=0)
    found: list[NumberedHeading] = []
    previous: Key | None = None
    rejected: Key | None = None
    for position, line in enumerate(lines):
        numbered = match_number(plain(line).words) if "\t" not in line.words.strip() else None
        if numbered is None:
            continue
        marked = bool(heading_level(line.text.text)) or is_emphasised(line.text.text)
        last = _last_line(lines, position, wrapping)
        title = " ".join(plain(lines[i]).words for i in range(position, last + 1))
        continues_list = rejected is not None and numbered.key == (*rejected[:-1], rejected[-1] + 1)
        accepted = (
            can_follow(previous, numbered.key)
            and _reads_as_title(numbered, title, marked)
            and _agrees(numbered, printed, printed_depth)
            and not (continues_list and not marked and numbered.number not in printed)
        )
        if accepted:
            found.append(NumberedHeading(position, last, numbered.number))
            previous, rejected = numbered.key, None
        else:
            rejected = numbered.key
    return tuple(found)


def _last_line(lines: Sequence[Line], first: int, wrapping: Wrapping) -> int:
    """The last line of a heading that wraps: it goes on where the next line is lower-case."""
    last = first
    if wrapping.width is None:
        return last
    while last + 1 < len(lines) and last - first < _MAX_SUBHEADING_LINES:
        following = plain(lines[last + 1]).words
        if not following or not (following[0].islower() or is_open(plain(lines[last]).words)):
            break
        last += 1
    return last


def _reads_as_title(numbered: Numbered, words: str, marked: bool) -> bool:
    title = numbered.title
    if not (title[0].isupper() or title[0] in "\"”'»"):
        return False
    if len(words) > _MAX_TITLE or not any(character.isalpha() for character in title):
        return False
    return marked or not words.endswith(_SENTENCE_ENDS)


def _agrees(numbered: Numbered, printed: dict[str, str], printed_depth: int) -> bool:
    """Whether the printed contents, as deep as they go, have this number with this title."""
    if not printed or len(numbered.key) > printed_depth:
        return True
    title = printed.get(numbered.number)
    if title is None:
        return False
    own = squash(numbered.title)
    alike = SequenceMatcher(None, own, title).ratio() > 0.6
    return bool(own) and (alike or title.startswith(own) or own.startswith(title))


def leading_subheading(group: Sequence[Line], wrapping: Wrapping) -> int:
    """How many of the first lines of ``group`` are an unnumbered heading; 0 if none.

    In wrapped text a heading can stand right on top of its paragraph: it is told by lines
    that end before they had to, without a full stop, above a capital letter.
    """
    if wrapping.width is None:
        return 0
    for count in range(1, min(_MAX_LEADING_LINES, len(group) - 1) + 1):
        words, following = group[count - 1].words, group[count].words
        if words.endswith(_SENTENCE_ENDS):
            return 0
        if not following[:1].isupper() or is_open(words):
            continue
        if wrapping.breaks_early(words, following) or _begins_sentence(following):
            return count
    return 0


def _begins_sentence(words: str) -> bool:
    """Whether the words open with a subject and its verb: "Regionkontoret ska …"."""
    return bool(re.match(rf"[A-ZÅÄÖ]\w+ (?:{_FINITE_VERBS})\b", words))


def is_subheading(group: Sequence[Line], wrapping: Wrapping) -> bool:
    """Whether the whole group reads as an unnumbered heading."""
    words = " ".join(line.words for line in group)
    if len(group) > _MAX_SUBHEADING_LINES or len(words) > _MAX_SUBHEADING:
        return False
    if words.endswith(_SENTENCE_ENDS) or is_open(words):
        return False
    if not words[0].isupper() and words[0] not in "\"”'»":
        return False
    if wrapping.width is None:
        return len(group) == 1 and len(words) < 100
    return all(len(line.words) < wrapping.width for line in group)


def is_open(words: str) -> bool:
    """Whether a line that ends so surely goes on."""
    last = words.rpartition(" ")[2].lower()
    return last in _OPEN_WORDS or words.endswith(("-", "&"))
