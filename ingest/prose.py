"""Paragraphs, list items, cells and unnumbered headings out of a section's lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from ingest.document import BlockKind
from ingest.lines import Line, Wrapping, is_open
from ingest.mapped_text import EMPTY, MappedText, added
from ingest.markup import heading_level, plain
from ingest.subheadings import is_subheading, leading_subheading
from ingest.word_repair import WordRepair

# Among the bullets: those that a symbol font leaves in the private use area.
_BULLET = re.compile(r"^\s*[-–—•▪■◦○●·‣⁃►→*o\ue000-\uf8ff]\s+(?=\S)")
_ITEM_NUMBER = re.compile(r"^\s*(?:(?P<mark>\d{1,2})[.)]|(?P<letter>[a-zåäö])\))\s+(?=\S)")
_MAX_PUNCTUATED = 200
_FINISHED = re.compile(r"[.!?:…][\"”'»)\]]*$")


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of prose on its way to being a block. ``level`` is a marked heading's depth."""

    kind: BlockKind
    text: MappedText
    level: int = 0


class ProseReader:
    """Reads groups of lines (no blank line inside a group) as running text."""

    def __init__(
        self, wrapping: Wrapping, repair: WordRepair, *, cells_fill_the_page: bool
    ) -> None:
        self._wrapping = wrapping
        self._repair = repair
        self._cells_fill_the_page = cells_fill_the_page

    def read_cells(self, groups: Sequence[Sequence[Line]]) -> list[Part]:
        """Cells of a table whose columns can't be told apart: one a group of lines.

        In a document set wider than the table, groups hold several cells, each with its
        capital.
        """
        cells: list[list[Line]] = []
        for group in groups:
            for i, line in enumerate(group):
                if i and self._joins_cell(group[i - 1].words, line.words):
                    cells[-1].append(line)
                else:
                    cells.append([line])
        return [Part(BlockKind.CELL, self.joined(lines)) for lines in cells]

    def _joins_cell(self, above: str, below: str) -> bool:
        if self._cells_fill_the_page or below[:1].islower() or is_open(above):
            return True
        last = above.rpartition(" ")[2]
        return " " in above and last[:1].isupper() and not last.isupper()

    def read(self, groups: Sequence[Sequence[Line]]) -> list[Part]:
        """Paragraphs, list items and sub-headings; a sentence cut by a page is made whole."""
        parts: list[Part] = []
        for position, group in enumerate(groups):
            following = groups[position + 1] if position + 1 < len(groups) else None
            for part in self._read_group(group, following):
                if parts and _goes_on(parts[-1], part):
                    parts[-1] = replace(parts[-1], text=parts[-1].text + added(" ") + part.text)
                else:
                    parts.append(part)
        return _with_punctuated_subheadings(parts)

    def _read_group(self, group: Sequence[Line], following: Sequence[Line] | None) -> list[Part]:
        level = heading_level(group[0].text.text)
        if level:
            heading = Part(BlockKind.SUBHEADING, plain(group[0]).text, level)
            return [heading, *(self._read_group(group[1:], following) if group[1:] else [])]
        group = [Line(_cleaned(line), line.page) for line in group]
        count = leading_subheading(group, self._wrapping)
        if count and not _is_item(group[0].words):
            heading = Part(BlockKind.SUBHEADING, self.joined(group[:count]))
            return [heading, *self._paragraphs(group[count:])]
        if following is not None and self._stands_over(group, following):
            return [Part(BlockKind.SUBHEADING, self.joined(group))]
        return self._paragraphs(group)

    def _stands_over(self, group: Sequence[Line], following: Sequence[Line]) -> bool:
        below = plain(following[0]).words
        return (
            is_subheading(group, self._wrapping)
            and not _is_item(group[0].words)
            and not _is_item(following[0].words)
            and not below[:1].islower()
            and "\t" not in following[0].words
        )

    def _paragraphs(self, group: Sequence[Line]) -> list[Part]:
        runs: list[tuple[BlockKind, list[Line]]] = []
        for line in group:
            bullet = _BULLET.match(line.text.text)
            if bullet:
                item = Line(line.text[bullet.end() :], line.page)
                runs.append((BlockKind.LIST_ITEM, [item]))
            elif self._opens_numbered_item(runs[-1][1] if runs else (), line.words):
                runs.append((BlockKind.LIST_ITEM, [line]))
            elif runs and self._joins(runs[-1][1][-1].words, line.words):
                runs[-1][1].append(line)
            else:
                runs.append((BlockKind.PARAGRAPH, [line]))
        return [Part(kind, self.joined(lines)) for kind, lines in runs]

    def _joins(self, above: str, below: str) -> bool:
        """Whether a line break fell inside a paragraph."""
        if below[:1].islower():
            return True
        if self._wrapping.width is None:
            return False
        # A figure opens no paragraph, and some words end none.
        goes_on = is_open(above) or (below[:1].isdigit() and not _FINISHED.search(above))
        return goes_on or not self._wrapping.breaks_early(above, below)

    def _opens_numbered_item(self, above: Sequence[Line], below: str) -> bool:
        """Whether a number opens an item, and is not a figure that the line break put first."""
        match = _ITEM_NUMBER.match(below)
        if match is None:
            return False
        opening = _ITEM_NUMBER.match(above[0].words) if above else None
        if not above or opening or match["mark"] == "1" or match["letter"] == "a":
            return True
        last = above[-1].words
        return last.endswith((".", ":", ";", ",")) or self._wrapping.breaks_early(last, below)

    def joined(self, lines: Sequence[Line]) -> MappedText:
        """The lines as one running text, markup out and words whole."""
        return self._repair.join([_cleaned(line) for line in lines])


def _is_item(words: str) -> bool:
    return bool(_BULLET.match(words) or _ITEM_NUMBER.match(words))


def _cleaned(line: Line) -> MappedText:
    """Without markup, but with the space at either end: it says how the line was broken."""
    words, raw = plain(line).text, line.text.text
    lead = added(" ") if raw.startswith(" ") else EMPTY
    return lead + words + added(" ") if raw.endswith(" ") else lead + words


def _goes_on(above: Part, below: Part) -> bool:
    """Whether ``below`` is the rest of a sentence that a page break cut."""
    running = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
    return (
        above.kind in running
        and below.kind is BlockKind.PARAGRAPH
        and below.text.text[:1].islower()
        and not _FINISHED.search(above.text.text)
    )


def _with_punctuated_subheadings(parts: list[Part]) -> list[Part]:
    """A heading printed with a full stop is one all the same if it opens like its siblings."""
    subheadings = [part.text.text for part in parts if part.kind is BlockKind.SUBHEADING]
    openings = Counter(_opening(words) for words in subheadings)
    return [
        replace(part, kind=BlockKind.SUBHEADING)
        if part.kind is BlockKind.PARAGRAPH
        and len(part.text) < _MAX_PUNCTUATED
        and openings[_opening(part.text.text)]
        and below is not None
        and below.kind is BlockKind.SUBHEADING
        else part
        for part, below in zip_longest(parts, parts[1:])
    ]


def _opening(words: str) -> tuple[str, ...]:
    return tuple(words.split()[:4])
