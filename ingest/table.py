"""Tables that the source keeps as rows of cells between tabs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from ingest.document import Block, BlockKind
from ingest.lines import Line
from ingest.mapped_text import EMPTY, MappedText, added, join
from ingest.markup import plain_text
from ingest.page_furniture import squash
from ingest.word_repair import WordRepair

CELL_BORDER = " | "
_TAB = re.compile("\t")
_NUMBER = re.compile(r"[+−–-]?\d")
_YEARS = re.compile(r"(?:19|20)\d\d(?:\s?[-–/]\s?(?:\d{4}|\d{2}))*")
_TOTAL = re.compile(r"(?:del)?(?:summa|total(?:t|sumna|summa)?|netto)\b", re.IGNORECASE)
_UNIT = re.compile(
    r"\b(?:tkr|mnkr|mkr|msek|ksek|miljoner|miljarder|tusental|kronor|kr|procent)\b|%", re.IGNORECASE
)
# "Aktivitet", "Aktiviteten": a heading printed again may have another ending.
_MAX_ENDING = 3
_MAX_UNIT_LINE = 100
_FOLDABLE = re.compile(r"\s\s|[^\S ]")
_RUNS_OF_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Row:
    """A row's cells, markup out, line breaks kept. ``after_break``: column headings were
    repeated just above, so the row may go on from the page before."""

    cells: tuple[MappedText, ...]
    after_break: bool = False

    @property
    def values(self) -> tuple[MappedText, ...]:
        """Cells on one line each."""
        return tuple(one_line(cell) for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Table:
    """Column headings (empty if the table has none) and rows."""

    headings: tuple[MappedText, ...]
    rows: tuple[Row, ...]


def one_line(text: MappedText) -> MappedText:
    """White space folded to single spaces."""
    text = text.strip()
    if not _FOLDABLE.search(text.text):
        return text
    return join(" ", (part for part in text.split(_RUNS_OF_SPACE) if part))


def split_row(line: Line) -> tuple[MappedText, ...]:
    """The cells of one line, markup taken out."""
    return tuple(plain_text(cell) for cell in line.text.split(_TAB))


def read_table(lines: Sequence[Line], repair: WordRepair) -> Table:
    """Read consecutive tabbed lines (blank ones between allowed) as one table."""
    rows = [
        tuple(repair.mend(cell) for cell in split_row(line)) for line in lines if not line.is_blank
    ]
    headings = rows[0] if _are_headings(rows[0]) else ()
    result: list[Row] = []
    after_break = False
    for cells in rows[1:] if headings else rows:
        if headings and _same_headings(cells, headings):
            after_break = True
            continue
        result.append(Row(cells, after_break))
        after_break = False
    return Table(tuple(one_line(cell) for cell in headings), tuple(result))


def _are_headings(cells: Sequence[MappedText]) -> bool:
    filled = [cell.text for cell in cells if cell]
    return len(filled) > 1 and not any(
        _NUMBER.match(text) and not _YEARS.fullmatch(text) for text in filled[1:]
    )


def _same_headings(cells: Sequence[MappedText], headings: Sequence[MappedText]) -> bool:
    """Whether a row is the column headings again, give or take an ending ("Aktivitet(en)")."""
    own, printed = ([c.text for c in row if c] for row in (cells, headings))
    return len(own) == len(printed) and all(
        _same_but_ending(a, b) for a, b in zip(own, printed, strict=True)
    )


def _same_but_ending(a: str, b: str) -> bool:
    shorter, longer = sorted((squash(a) or a.strip(), squash(b) or b.strip()), key=len)
    ending = longer.removeprefix(shorter)
    return longer.startswith(shorter) and (
        not ending or (ending.isalpha() and len(ending) <= _MAX_ENDING)
    )


def unit_line(above: Block, table: Table) -> MappedText:
    """The line over a table that says in which unit it counts, if its headings don't."""
    said = any(_UNIT.search(heading.text) for heading in table.headings)
    short = len(above.text) <= _MAX_UNIT_LINE
    return above.text if short and not said and _UNIT.search(above.text.text) else EMPTY


def table_blocks(
    table: Table, subheadings: tuple[str, ...], unit: MappedText = EMPTY
) -> tuple[Block, ...]:
    """One block a row, which reads alone: its context is unit, column headings and label.

    A row with only its first cell filled is a label over the rows below it, until a total or
    the next label. Empty leading cells are filled from the row above, as a reader would.
    """
    blocks: list[Block] = []
    heading_line = join(CELL_BORDER, (heading for heading in table.headings if heading))
    label = EMPTY
    above: tuple[MappedText, ...] = ()
    for row, following in zip_longest(table.rows, table.rows[1:]):
        values = row.values
        if _is_label(values) and following is not None and _is_covered(following.values):
            label = values[0]
            continue
        values = _filled_from_above(values, above, row.after_break)
        covered = not _TOTAL.match(values[0].text)
        context = [part for part in (unit, heading_line, label if covered else EMPTY) if part]
        headings = table.headings or (EMPTY,) * len(values)
        blocks.append(
            Block(
                BlockKind.TABLE_ROW,
                join(CELL_BORDER, values),
                subheadings,
                context=join("\n", context),
                cells=tuple((h.text, v.text) for h, v in zip(headings, values, strict=False)),
            )
        )
        above = values
    if not blocks and heading_line:
        blocks.append(Block(BlockKind.PARAGRAPH, heading_line, subheadings))
    return tuple(blocks)


def _is_label(values: Sequence[MappedText]) -> bool:
    return len(values) > 1 and bool(values[0]) and not any(values[1:])


def _is_covered(values: Sequence[MappedText]) -> bool:
    """Whether a row can stand under the label above it."""
    return not _is_label(values) and not _TOTAL.match(values[0].text)


def _filled_from_above(
    values: tuple[MappedText, ...], above: tuple[MappedText, ...], after_break: bool
) -> tuple[MappedText, ...]:
    """Leading empty cells take the value above; a cell cut by the page takes its beginning."""
    first = next((i for i, value in enumerate(values) if value), len(values))
    if len(above) < first:
        return values
    filled = above[:first] + values[first:]
    if after_break and first < len(above) and values[first].text[:1].islower():
        whole = above[first] + added(" ") + values[first]
        filled = (*above[:first], whole, *values[first + 1 :])
    return filled
