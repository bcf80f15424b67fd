"""One raw document in, its typed tree out.

The steps, each in its own module: characters made plain → lines → contents list out → page
headers and repeated column headings out → numbered headings found → each section's lines
read as tables, commitment tables, flattened tables or prose.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

from ingest.characters import plain_characters
from ingest.commitment_table import commitment_blocks, is_commitment_table, read_commitments
from ingest.contents import split_contents
from ingest.document import Block, BlockKind, Document, Section, SectionHeading
from ingest.flattened_table import find_flattened_table
from ingest.headings import NumberedHeading, find_numbered_headings
from ingest.legend import read_legend
from ingest.lines import Line, Wrapping, groups, is_narrow, split_lines, wrapping_of
from ingest.manifest import DocumentEntry
from ingest.mapped_text import EMPTY
from ingest.page_furniture import (
    find_column_headings,
    without_column_headings,
    without_page_headers,
)
from ingest.prose import ProseReader
from ingest.section_number import match_number, number_key
from ingest.source import Source
from ingest.subheading_trail import SubheadingTrail
from ingest.table import one_line, read_table, table_blocks, unit_line
from ingest.table_markup import with_tabs
from ingest.word_repair import WordRepair

# Fewer lines than this say nothing about how wide a section is set.
_MIN_NARROW_LINES = 6
# Share of full lines from which narrow ones are sub-headings and lists among prose, not cells.
# A whole document of cells still has an introduction; a section of cells has none.
_FULL_IN_DOCUMENT = 0.25
# A column of a table of several columns is narrower than this many characters.
_MAX_CELL_WIDTH = 60
_FULL_IN_SECTION = 0.1


def read_document(source: Source, entry: DocumentEntry, words: Mapping[str, int]) -> Document:
    """Read ``source`` as the manifest's ``entry`` describes it.

    ``words`` is the lexicon that broken words are mended with: word form → count.
    """
    contents = split_contents(with_tabs(split_lines(plain_characters(source.text))))
    lines = without_page_headers(contents.body)
    wrapping = wrapping_of(lines)
    repeated = find_column_headings(lines, entry.columns)
    lines, _ = without_column_headings(lines, repeated)
    headings = find_numbered_headings(lines, contents.entries, wrapping)
    reader = _SectionReader(entry, lines, wrapping, words)
    sections: list[Section] = []
    path: list[SectionHeading] = []
    first = headings[0].first if headings else len(lines)
    front = SectionHeading("", "", 0, ())
    opening = lines[0].page if lines else None
    sections.append(Section(front, tuple(reader.blocks(lines[:first], "")), opening))
    for heading, following in zip_longest(headings, headings[1:]):
        title = reader.heading(lines, heading)
        numbered = match_number(title.text.text)
        own = numbered.title if numbered else title.text.text
        level = len(number_key(heading.number))
        path = [above for above in path if above.level < level]
        labels = (*(f"{h.number} {h.title}" for h in path), f"{heading.number} {own}")
        path.append(SectionHeading(heading.number, own, level, labels))
        end = following.first if following else len(lines)
        body = reader.blocks(lines[heading.last + 1 : end], heading.number)
        sections.append(Section(path[-1], (title, *body), lines[heading.first].page))
    return Document(
        entry.info,
        tuple(section for section in sections if section.blocks),
        contents.entries,
        _page_starts(source.text),
    )


def _page_starts(raw: str) -> tuple[int, ...]:
    feeds = [i for i, character in enumerate(raw) if character == "\f"] if "\f" in raw else []
    return (0, *(feed + 1 for feed in feeds)) if feeds else ()


class _SectionReader:
    """Reads the lines of one section after another, as this document is set."""

    def __init__(
        self,
        entry: DocumentEntry,
        lines: tuple[Line, ...],
        wrapping: Wrapping,
        words: Mapping[str, int],
    ) -> None:
        self._columns = {table.section: table.columns for table in entry.table}
        self._wrapping = wrapping
        self._legend = read_legend(entry.legend, lines)
        self._of_cells = (
            is_narrow(lines)
            and (wrapping.width or 0) < _MAX_CELL_WIDTH
            and not wrapping.fills_lines(lines, _FULL_IN_DOCUMENT)
        )
        self._repair = WordRepair(words, wrapping)
        self._prose = ProseReader(wrapping, self._repair, cells_fill_the_page=self._of_cells)

    def heading(self, lines: Sequence[Line], heading: NumberedHeading) -> Block:
        """The numbered heading itself, its lines joined."""
        title = self._prose.joined(lines[heading.first : heading.last + 1])
        return Block(BlockKind.HEADING, one_line(title))

    def blocks(self, lines: Sequence[Line], number: str) -> Iterator[Block]:
        """The section's blocks in reading order."""
        trail = SubheadingTrail()
        above: Block | None = None
        for is_table, run in _runs(lines):
            if is_table:
                yield from self._table(run, trail.current, above)
                continue
            for block in self._running_text(run, number, trail):
                above = block
                yield block

    def _table(
        self, lines: Sequence[Line], subheadings: tuple[str, ...], above: Block | None
    ) -> tuple[Block, ...]:
        table = read_table(lines, self._repair)
        if is_commitment_table(table, self._legend):
            commitments = read_commitments(table, self._legend)
            return commitment_blocks(commitments, table.headings, subheadings)
        return table_blocks(table, subheadings, unit_line(above, table) if above else EMPTY)

    def _running_text(
        self, lines: Sequence[Line], number: str, trail: SubheadingTrail
    ) -> Iterator[Block]:
        parts = groups(tuple(lines))
        if self._wrapping.width is None:
            yield from trail.place(self._prose.read(parts))
            return
        table = find_flattened_table(parts, self._columns.get(number, ()), trail.current)
        before = parts[: table.first] if table else parts
        inner = tuple(line for group in before for line in group)
        if (
            len(inner) >= _MIN_NARROW_LINES
            and is_narrow(inner)
            and (self._of_cells or not self._wrapping.fills_lines(inner, _FULL_IN_SECTION))
        ):
            yield from trail.place(self._prose.read_cells(before))
        else:
            yield from trail.place(self._prose.read(before))
        if table:
            yield from table.blocks
            yield from trail.place(self._prose.read(parts[table.last + 1 :]))


def _runs(lines: Sequence[Line]) -> Iterator[tuple[bool, tuple[Line, ...]]]:
    """The section's lines as runs of tabbed lines (blank ones between allowed) and others."""
    run: list[Line] = []
    tabbed = False
    for line in lines:
        has_tab = "\t" in line.text.text and not line.is_blank
        if not line.is_blank and has_tab != tabbed and any(not kept.is_blank for kept in run):
            yield tabbed, tuple(run)
            run = []
        if not line.is_blank:
            tabbed = has_tab
        run.append(line)
    if any(not line.is_blank for line in run):
        yield tabbed, tuple(run)
