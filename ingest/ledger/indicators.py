"""Indicators: rows of tables with outcome and target, and the names that plans list."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ingest.document import Block, BlockKind, Section
from ingest.ledger.amount import Amount
from ingest.ledger.entry import Cell, IndicatorEntry
from ingest.ledger.place import Register
from ingest.ledger.printed_tables import PrintedTable
from ingest.mapped_text import MappedText, join

_INDICATOR = re.compile(r"indikator(?:er)?\b", re.IGNORECASE)
_LIST_HEADING = re.compile(r"indikatorer(?:\s+beskrivning)?", re.IGNORECASE)
_OUTCOME = re.compile(r"utfall|resultat|årsprognos", re.IGNORECASE)
_TARGET = re.compile(r"mål|budget", re.IGNORECASE)
_SENTENCE = re.compile(r"[.:!?]$")
_LONGEST_NAME = 80
_RUN_TOGETHER = "Namn och beskrivning har flutit ihop i källan."


def is_indicator_table(table: PrintedTable) -> bool:
    """Whether the table's headings say that its rows are indicators."""
    return any(_INDICATOR.fullmatch(heading.strip()) for heading in table.headings)


def indicators_of_table(table: PrintedTable, register: Register) -> Iterator[IndicatorEntry]:
    """Each row as an indicator; what stands before the name is its group."""
    at = next(i for i, h in enumerate(table.headings) if _INDICATOR.fullmatch(h.strip()))
    for row in table.rows:
        before, cells = row.cells[: max(0, at - 1)], row.cells[at:]
        name = row.cells[at - 1].text if at else row.name
        group = row.name if at else row.label
        yield IndicatorEntry(
            id=register.id(table.section.heading, "i"),
            name=name,
            outcome=_first(cells, _OUTCOME),
            target=_first(cells, _TARGET),
            cells=(*before, *cells),
            description="",
            group=group,
            note="",
            place=register.place(table.section, row.block.text),
        )


def _first(cells: Iterable[Cell], heading: re.Pattern[str]) -> Amount | None:
    return next((cell.amount for cell in cells if heading.search(cell.column)), None)


def listed_indicators(register: Register, known: Iterable[str]) -> Iterator[IndicatorEntry]:
    """Indicators that a section lists by name under "Indikatorer", without figures.

    ``known`` are names of indicators from tables: where name and description have run
    together, only what begins with one of them can be read.
    """
    names = sorted(set(known), key=len, reverse=True)
    for section in register.document.sections:
        blocks = section.blocks
        start = next(
            (i for i, b in enumerate(blocks) if _LIST_HEADING.fullmatch(b.text.text.strip())), None
        )
        if start is None:
            continue
        rest = blocks[start + 1 :]
        if any(block.kind is BlockKind.CELL for block in rest):
            yield from _run_together(register, section, rest, names)
        elif any(block.kind is BlockKind.SUBHEADING for block in rest):
            yield from _described(register, section, rest)
        else:
            for block in rest:
                if _is_name(block.text.text):
                    yield _listed(register, section, block.text, ())


def _is_name(text: str) -> bool:
    return len(text) <= _LONGEST_NAME and not _SENTENCE.search(text.strip())


def _described(
    register: Register, section: Section, blocks: Iterable[Block]
) -> Iterator[IndicatorEntry]:
    name: MappedText | None = None
    description: list[MappedText] = []
    for block in blocks:
        if block.kind is BlockKind.SUBHEADING:
            if name is not None:
                yield _listed(register, section, name, description)
            name, description = block.text, []
        else:
            description.append(block.text)
    if name is not None:
        yield _listed(register, section, name, description)


def _run_together(
    register: Register, section: Section, blocks: Iterable[Block], names: list[str]
) -> Iterator[IndicatorEntry]:
    whole = join(" ", (block.text for block in blocks))
    lowered = whole.text.lower()
    starts: list[tuple[int, int]] = []
    for name in names:
        # A name begins with its capital: "Årets prognostiserade avvikelse" names nothing.
        for match in re.finditer(re.escape(name.lower()), lowered):
            free = all(match.end() <= s or match.start() >= e for s, e in starts)
            if free and whole.text[match.start()].isupper():
                starts.append(match.span())
                break
    starts.sort()
    for (start, end), (following, _) in zip(starts, [*starts[1:], (len(whole), 0)], strict=True):
        yield _listed(
            register,
            section,
            whole[start:end],
            [whole[end:following].strip()],
            note=_RUN_TOGETHER,
        )


def _listed(
    register: Register,
    section: Section,
    name: MappedText,
    description: Iterable[MappedText],
    note: str = "",
) -> IndicatorEntry:
    return IndicatorEntry(
        id=register.id(section.heading, "i"),
        name=name.text,
        outcome=None,
        target=None,
        cells=(),
        description="\n".join(text.text for text in description if text),
        group=section.heading.title,
        note=note,
        place=register.place(section, name),
    )
