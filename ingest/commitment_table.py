"""Follow-up tables: mandate with its status | comment | activities with theirs.

A row goes on over page breaks without repeating its mandate, and extraction now and then
moves cells a column or two. So cells are read by what they begin with (a mandate's symbol, an
activity's, none) and only then by where they stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ingest.commitment import Activity, Commitment
from ingest.document import Block, BlockKind
from ingest.legend import Legend
from ingest.mapped_text import EMPTY, MappedText, added, join
from ingest.table import Row, Table, one_line

_LINE_BREAK = re.compile("\n")
_DEFAULT_HEADINGS = ("Uppdrag", "Kommentar", "Aktivitet")
# A list that has lost its symbols keeps the wide gaps that stood around them.
_GAP = re.compile(r"\n| {2,}")


def is_commitment_table(table: Table, legend: Legend) -> bool:
    """Whether some cell begins with a status symbol."""
    return bool(legend) and any(
        legend.status("uppdrag", cell.text) or legend.status("aktivitet", cell.text)
        for row in table.rows
        for cell in row.cells
    )


@dataclass(slots=True)
class _Draft:
    """A mandate being put together; it may go on in later rows."""

    text: MappedText
    comment: MappedText = EMPTY
    activities: list[MappedText] = field(default_factory=list)


def read_commitments(table: Table, legend: Legend) -> tuple[Commitment, ...]:
    """The table's mandates in order, each whole."""
    drafts: list[_Draft] = []
    for row, following in zip(table.rows, [*table.rows[1:], None], strict=True):
        _read_row(row, following, legend, drafts)
    return tuple(_finish(draft, legend) for draft in drafts)


def _read_row(row: Row, following: Row | None, legend: Legend, drafts: list[_Draft]) -> None:
    filled = [(i, cell) for i, cell in enumerate(row.cells) if cell]
    last_column = len(row.cells) - 1
    mandate_at: int | None = None
    open_activity = drafts[-1].activities if drafts and row.after_break else None
    for column, cell in filled:
        if _is_mandate(cell, column, row, following, legend):
            drafts.append(_Draft(one_line(cell)))
            mandate_at = column
        elif column == 0 and not legend.status("aktivitet", cell.text):
            if drafts and row.after_break:
                drafts[-1].text = _continued(drafts[-1].text, one_line(cell))
            else:
                drafts.append(_Draft(one_line(cell)))
            mandate_at = column
        elif not drafts:
            drafts.append(_Draft(EMPTY, one_line(cell)))
        elif _is_comment(column, mandate_at, last_column) and not legend.status(
            "aktivitet", cell.text
        ):
            drafts[-1].comment = _continued(drafts[-1].comment, _paragraphs(cell))
        else:
            for chunk in _activity_chunks(cell, legend):
                if legend.status("aktivitet", chunk.text):
                    drafts[-1].activities.append(chunk)
                elif open_activity and chunk.text[:1].islower():
                    open_activity[-1] = _continued(open_activity[-1], chunk)
                else:
                    drafts[-1].activities.append(chunk)
                open_activity = None


def _is_mandate(
    cell: MappedText, column: int, row: Row, following: Row | None, legend: Legend
) -> bool:
    """Whether the cell opens a mandate: it has the symbol, and a mandate's surroundings.

    Outside the first column a symbol that activities use too opens one only if cells follow
    to its right, or if the next row's activities have slid into the first column.
    """
    if not legend.status("uppdrag", cell.text):
        return False
    if column == 0 or not legend.status("aktivitet", cell.text):
        return True
    alone = sum(1 for other in row.cells if other) == 1
    slid = following is not None and bool(
        following.cells[0] and legend.status("aktivitet", following.cells[0].text)
    )
    return any(row.cells[column + 1 :]) or (alone and slid)


def _is_comment(column: int, mandate_at: int | None, last_column: int) -> bool:
    if mandate_at is not None:
        return column == mandate_at + 1
    return 0 < column < min(2, last_column)


def _activity_chunks(cell: MappedText, legend: Legend) -> Iterator[MappedText]:
    """The cell's activities: split at their symbols, at line breaks, at the gaps of a list."""
    signs = "".join(re.escape(symbol) for symbol in sorted(legend.symbols("aktivitet")))
    before_symbol = re.compile(rf"\s+(?=[{signs}]\s)")
    for line in cell.split(_LINE_BREAK):
        for part in line.strip().split(before_symbol):
            pieces = [part] if legend.status("aktivitet", part.text) else part.split(_GAP)
            yield from (one_line(piece) for piece in pieces if piece.strip())


def _paragraphs(cell: MappedText) -> MappedText:
    return join("\n", (one_line(line) for line in cell.lines() if line.strip()))


def _continued(text: MappedText, rest: MappedText) -> MappedText:
    return text + added(" ") + rest if text and rest else text or rest


def _finish(draft: _Draft, legend: Legend) -> Commitment:
    return Commitment(
        text=_without_symbol(draft.text, legend.symbols("uppdrag")),
        status=legend.status("uppdrag", draft.text.text),
        comment=draft.comment,
        activities=tuple(
            Activity(
                _without_symbol(text, legend.symbols("aktivitet")),
                legend.status("aktivitet", text.text),
            )
            for text in draft.activities
        ),
    )


def _without_symbol(text: MappedText, symbols: frozenset[str]) -> MappedText:
    for symbol in symbols:
        if text.text.startswith(symbol):
            return text[len(symbol) :].strip()
    return text


def commitment_blocks(
    commitments: Sequence[Commitment],
    headings: Sequence[MappedText],
    subheadings: tuple[str, ...],
) -> tuple[Block, ...]:
    """One block a mandate: each part under its column heading, each status in words.

    The mandate itself is the block's context, so that every part of a long row names it.
    """
    names = [*headings, *(added(name) for name in _DEFAULT_HEADINGS[len(headings) :])]
    mandate_name, comment_name, activity_name = (name + added(": ") for name in names[:3])
    blocks: list[Block] = []
    for commitment in commitments:
        mandate = mandate_name + _with_status(commitment) if commitment.text else EMPTY
        lines: list[MappedText] = []
        if commitment.comment:
            lines.append(comment_name + commitment.comment)
        lines += [activity_name + _with_status(a) for a in commitment.activities]
        blocks.append(
            Block(
                BlockKind.COMMITMENT_ROW,
                join("\n", lines),
                subheadings,
                context=mandate,
                commitment=commitment,
            )
        )
    return tuple(blocks)


def _with_status(item: Commitment | Activity) -> MappedText:
    if item.status is None:
        return item.text
    return added(f"{item.status.symbol} ") + item.text + added(f" ({item.status.label})")
