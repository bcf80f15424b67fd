"""Tables that the source has flattened to lines: a row's name, then its figures.

The lines before the first figures are the column headings. Where one column ends and the
next begins can't be seen in them; a manifest can say (``[[document.table]]``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.document import Block, BlockKind
from ingest.lines import Line
from ingest.mapped_text import EMPTY, MappedText, added, join
from ingest.page_furniture import squash
from ingest.table import CELL_BORDER, one_line

_FIGURE = r"[+−–-]?\d+(?:[.,]\d+)?\s?%?"
_FIGURES_AT_END = re.compile(rf"(?:(?<=\s)|^){_FIGURE}(?:\s+{_FIGURE})+\s*$")
_SPACES = re.compile(r"\s+")
_WIDE_GAP = re.compile(r"\s{2,}")
# Before a figure that does not go on with the thousands of the one before: "1 234,5 -80,0".
_BETWEEN_DECIMALS = re.compile(r"(?<=[.,]\d)\s+|(?<=[.,]\d\d)\s+|(?<=%)\s+|\s+(?=[+−–-])")
_GROUPED = r"[+−–-]?\d{1,3}(?: \d{3})*"
_WHOLE = re.compile(rf"{_GROUPED}(?:[.,]\d{{1,2}})?\s?%?")
_DECIMAL = re.compile(rf"{_GROUPED}[.,]\d{{1,2}}\s?%?")
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class FlattenedTable:
    """Groups ``first`` to ``last`` (inclusive) of a section are this table."""

    first: int
    last: int
    blocks: tuple[Block, ...]


def figures_start(words: str) -> int | None:
    """Where the row's figures begin, if the line ends in at least two; years don't count."""
    match = _FIGURES_AT_END.search(words)
    if match is None or all(_YEAR.fullmatch(token) for token in match.group().split()):
        return None
    return match.start()


def find_flattened_table(
    groups: Sequence[Sequence[Line]], columns: Sequence[str], subheadings: tuple[str, ...]
) -> FlattenedTable | None:
    """The first table among a section's groups of lines; ``columns`` if the manifest has them."""
    with_figures = [
        i
        for i, group in enumerate(groups)
        if any(figures_start(line.words) is not None for line in group)
    ]
    if not with_figures:
        return None
    rows_begin, last = with_figures[0], with_figures[-1]
    if sum(figures_start(line.words) is not None for g in groups for line in g) < 2:
        return None
    first = rows_begin
    while first > 0 and _reads_as_headings(groups[first - 1]):
        first -= 1
    lines = [line for group in groups[rows_begin : last + 1] for line in group]
    headings = [line.text for group in groups[first:rows_begin] for line in group]
    while lines and figures_start(lines[0].words) is None and _YEAR.search(lines[0].words):
        headings.append(lines.pop(0).text)
    heading_cells = split_at_gaps(headings) if len(headings) == 1 and not columns else ()
    heading_cells = heading_cells or split_at_columns(one_line(join(" ", headings)), columns)
    return FlattenedTable(first, last, tuple(_rows(lines, heading_cells, subheadings)))


def _reads_as_headings(group: Sequence[Line]) -> bool:
    return len(group) <= 3 and not any(line.words.endswith((".", ":")) for line in group)


def split_at_gaps(headings: Sequence[MappedText]) -> tuple[MappedText, ...]:
    """The headings of one line whose columns the source still holds apart."""
    cells = tuple(cell for cell in headings[0].strip().split(_WIDE_GAP) if cell)
    return cells if len(cells) > 1 else ()


def split_at_columns(headings: MappedText, columns: Sequence[str]) -> tuple[MappedText, ...]:
    """Cut the printed headings where the declared columns end; whole if they don't agree."""
    if not headings:
        return ()
    if squash(headings.text) != squash("".join(columns)):
        return (headings,)
    cells: list[MappedText] = []
    start = position = 0
    for column in columns:
        wanted = len(squash(column))
        while wanted:
            wanted -= headings.text[position].isalnum()
            position += 1
        while position < len(headings) and not (
            headings.text[position].isalnum() or headings.text[position] == "("
        ):
            position += 1
        cells.append(headings[start:position].strip())
        start = position
    return tuple(cells)


def _rows(
    lines: Sequence[Line], headings: Sequence[MappedText], subheadings: tuple[str, ...]
) -> list[Block]:
    blocks: list[Block] = []
    heading_line = join(CELL_BORDER, headings)
    label = waiting = EMPTY
    for line in lines:
        text = line.text.strip()
        start = figures_start(text.text)
        if start is None:
            label, waiting = waiting or label, text
            continue
        name, figures = text[:start].strip(), text[start:]
        if waiting and name.text[:1].islower():
            name = waiting + added(" ") + name
        elif waiting:
            label = waiting
        waiting = EMPTY
        values = _aligned(split_figures(figures), len(headings))
        context = join("\n", (part for part in (heading_line, label) if part))
        cells = (one_line(name), *values)
        names = headings if len(headings) == len(cells) else (EMPTY,) * len(cells)
        blocks.append(
            Block(
                BlockKind.TABLE_ROW,
                join(CELL_BORDER, cells),
                subheadings,
                context=context,
                cells=tuple((h.text, c.text) for h, c in zip(names, cells, strict=True)),
            )
        )
    return blocks


def split_figures(figures: MappedText) -> list[MappedText]:
    """The figures of one row. A space inside one parts its thousands.

    It is told from the space between two by a wider gap there, or by decimals; whole numbers
    with single spaces are taken one by one.
    """
    figures = figures.strip()
    for gap, figure in ((_WIDE_GAP, _WHOLE), (_BETWEEN_DECIMALS, _DECIMAL)):
        parts = [part.strip() for part in figures.split(gap) if part]
        if len(parts) > 1 and all(figure.fullmatch(part.text) for part in parts):
            return parts
    return [value for value in figures.split(_SPACES) if value]


def _aligned(values: list[MappedText], columns: int) -> list[MappedText]:
    """Figures stand under the last columns; a row with fewer has none in the first."""
    missing = columns - 1 - len(values)
    return [EMPTY] * missing + values if missing > 0 else values
