"""Numbered headings found among the lines.

A number at the beginning of a line can be a heading, an item of a list, or a figure that a
line break put there. Lines that read like titles are candidates, each with a weight for what
speaks for it; the headings are the heaviest chain of candidates whose numbers can follow one
another. So one false candidate never hides the true ones after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from ingest.document import ContentsEntry
from ingest.lines import Line, Wrapping, is_open
from ingest.markup import heading_level, is_emphasised, plain
from ingest.page_furniture import squash
from ingest.section_number import (
    Key,
    Numbered,
    can_follow,
    match_lone_number,
    match_number,
    number_key,
    step_to,
)

_MAX_TITLE = 250
_MAX_HEADING_LINES = 5
_SENTENCE_ENDS = (".", "!", ":", ";", ",")
_ABBREVIATION_ENDS = re.compile(r"\b(?:m\.\s?m|m\.\s?fl|etc|osv|o\.\s?d|o\.\s?dyl)\.$")
# What speaks for a candidate. Print outweighs everything; a skipped number costs half a title.
_TITLE_WEIGHT = 2.0
_PRINTED_WEIGHT = 6.0
_MARKED_WEIGHT = 3.0
_ALONE_WEIGHT = 1.0
_GAP_COST = 1.0
# Bounds the search in a file of nothing but numbered lines.
_MAX_COMPARISONS = 1_000_000


@dataclass(frozen=True, slots=True)
class NumberedHeading:
    """Lines ``first`` to ``last`` (inclusive) of the document are this heading."""

    first: int
    last: int
    number: str


@dataclass(frozen=True, slots=True)
class _Candidate:
    heading: NumberedHeading
    key: Key
    weight: float
    printed: bool


def find_numbered_headings(
    lines: Sequence[Line], contents: Sequence[ContentsEntry], wrapping: Wrapping
) -> tuple[NumberedHeading, ...]:
    """The document's numbered headings, in reading order."""
    finder = _Finder(lines, contents, wrapping)
    return _heaviest_chain(tuple(finder.candidates()))


class _Finder:
    """Weighs every numbered line of one document."""

    def __init__(
        self, lines: Sequence[Line], contents: Sequence[ContentsEntry], wrapping: Wrapping
    ) -> None:
        self._lines = lines
        self._wrapping = wrapping
        self._printed = {entry.number: squash(entry.title) for entry in contents if entry.number}
        self._printed_families = {number_key(number)[:-1] for number in self._printed}
        self._filled = [i for i, line in enumerate(lines) if not line.is_blank]

    def candidates(self) -> Iterator[_Candidate]:
        """Lines that may be headings, in order."""
        numbered = {
            position: found
            for order, position in enumerate(self._filled)
            if (found := self._numbered(order)) is not None
        }
        for order, position in enumerate(self._filled):
            found = numbered.get(position)
            if found is None or found.mark == ")":
                continue
            last = self._last_line(position, found)
            candidate = self._weighed(order, last, found, numbered)
            if candidate is not None:
                yield candidate

    def _numbered(self, order: int) -> Numbered | None:
        """The number and title that a filled line begins with, if it is no row of a table."""
        position = self._filled[order]
        words = self._words(position)
        if not words or not words[0].isdigit():
            return None
        if "\t" in words and not self._is_tabbed_heading(order, words):
            return None
        lone = match_lone_number(words)
        if lone is None:
            return match_number(words)
        below = self._words(self._filled[order + 1]) if order + 1 < len(self._filled) else ""
        if self._filled[order + 1 : order + 2] > [position + 3] or "\t" in below:
            return None
        title_is_printed = self._is_printed(lone, below)
        if not below or match_number(below) or not ("." in lone or title_is_printed):
            return None
        return Numbered(lone, below)

    def _is_tabbed_heading(self, order: int, words: str) -> bool:
        number, _, title = words.partition("\t")
        if "\t" in title.strip() or match_lone_number(number) is None:
            return False
        around = self._filled[max(0, order - 1) : order] + self._filled[order + 1 : order + 2]
        return "." in number.strip(". ") or not any(
            "\t" in self._lines[i].words for i in around if abs(i - self._filled[order]) == 1
        )

    def _words(self, position: int) -> str:
        line = self._lines[position]
        return plain(line).words if len(line.text) <= 2 * _MAX_TITLE else ""

    def _is_printed(self, number: str, title: str) -> bool:
        """Whether the contents list has the number with this title, or its beginning."""
        own, printed = squash(title), self._printed.get(number)
        if not own or not printed:
            return False
        alike = SequenceMatcher(None, own, printed).ratio() > 0.6
        return alike or printed.startswith(own) or own.startswith(printed)

    def _last_line(self, first: int, numbered: Numbered) -> int:
        """The last line of a heading that wraps.

        It goes on where the printed title does; without one, where the next line is
        lower-case or the line ends in a word that calls for more.
        """
        last = first
        if match_lone_number(self._words(first)) is not None:
            last = next(i for i in range(first + 1, len(self._lines)) if self._words(i))
        title = squash(numbered.title)
        printed = self._printed.get(numbered.number, "")
        while last + 1 < len(self._lines) and last - first + 1 < _MAX_HEADING_LINES:
            following = self._words(last + 1)
            goes_on = bool(following) and title != printed
            if goes_on and printed.startswith(title):
                goes_on = printed.startswith(title + squash(following))
            elif goes_on:
                goes_on = self._wrapping.width is not None and (
                    following[0].islower() or is_open(self._words(last))
                )
            if not goes_on:
                break
            title += squash(following)
            last += 1
        return last

    def _weighed(
        self, order: int, last: int, numbered: Numbered, all_numbered: dict[int, Numbered]
    ) -> _Candidate | None:
        first = self._filled[order]
        printed = self._is_printed(numbered.number, numbered.title)
        raw = self._lines[first].text.text
        hashed = bool(heading_level(raw))
        marked = hashed or is_emphasised(raw)
        words = " ".join(self._words(i) for i in range(first, last + 1))
        if not (printed or hashed) and numbered.key[:-1] in self._printed_families:
            return None
        if not _reads_as_title(numbered.title, words, marked=marked, printed=printed):
            return None
        if not (printed or marked) and (
            self._continues_prose(order) or self._is_list_item(order, last, numbered, all_numbered)
        ):
            return None
        alone = first == 0 or self._lines[first - 1].is_blank
        weight = _TITLE_WEIGHT + printed * _PRINTED_WEIGHT + marked * _MARKED_WEIGHT
        heading = NumberedHeading(first, last, numbered.number)
        return _Candidate(heading, numbered.key, weight + alone * _ALONE_WEIGHT, printed)

    def _continues_prose(self, order: int) -> bool:
        """Whether a full line stands right above whose sentence has not ended."""
        first = self._filled[order]
        if first == 0 or self._wrapping.width is None or self._lines[first - 1].is_blank:
            return False
        above, words = self._words(first - 1), self._words(first)
        if not above or match_number(above) or above.endswith((".", "!", "?", ":")):
            return False
        return is_open(above) or not self._wrapping.breaks_early(above, words)

    def _is_list_item(
        self, order: int, last: int, numbered: Numbered, all_numbered: dict[int, Numbered]
    ) -> bool:
        """Whether the item before or after it in a list "1." "2." "3." stands next to it."""
        if len(numbered.key) > 1 or not numbered.mark:
            return False
        below = next((i for i in self._filled[order + 1 :] if self._opens_block(i, last)), None)
        above = next((i for i in reversed(self._filled[:order]) if self._opens_block(i, -1)), None)
        value = numbered.key[0]
        return any(
            neighbour is not None
            and neighbour.mark == numbered.mark
            and neighbour.key in ((value - 1,), (value + 1,))
            for neighbour in (all_numbered.get(i) for i in (above, below) if i is not None)
        )

    def _opens_block(self, position: int, after: int) -> bool:
        return position > after and not self._words(position)[:1].islower()


def _reads_as_title(title: str, words: str, *, marked: bool, printed: bool) -> bool:
    if len(words) > _MAX_TITLE or not any(character.isalpha() for character in title):
        return False
    if printed:
        return True
    if not (title[0].isupper() or title[0] in "\"”'»"):
        return False
    ends_sentence = words.endswith(_SENTENCE_ENDS) and not _ABBREVIATION_ENDS.search(words)
    return marked or not ends_sentence


def _heaviest_chain(candidates: Sequence[_Candidate]) -> tuple[NumberedHeading, ...]:
    """The chain whose weights, less its gaps, are the largest sum; the earliest if several."""
    reach = max(8, min(len(candidates), _MAX_COMPARISONS // max(1, len(candidates))))
    totals: list[float] = []
    before: list[int | None] = []
    for i, candidate in enumerate(candidates):
        best, chosen = 0.0, None
        opens = candidate.printed or can_follow(None, candidate.key)
        possible = opens
        for j in range(max(0, i - reach), i):
            step = step_to(candidates[j].key, candidate.key)
            allowed = step and (candidate.printed or can_follow(candidates[j].key, candidate.key))
            if allowed:
                total = totals[j] - (0 if candidate.printed else (step - 1) * _GAP_COST)
                if total > best:
                    best, chosen, possible = total, j, True
        totals.append(best + candidate.weight if possible else float("-inf"))
        before.append(chosen)
    chain: list[NumberedHeading] = []
    position = max(range(len(totals)), key=totals.__getitem__, default=None)
    while position is not None and totals[position] > 0:
        chain.append(candidates[position].heading)
        position = before[position]
    return tuple(reversed(chain))
