"""A document's blocks cut into passages, inside a section and never across one.

Paragraphs under one heading run together until the budget is full; a table row or a
commitment is a passage of its own. Cuts fall between paragraphs, else between sentences.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from langchain_text_splitters import RecursiveCharacterTextSplitter

from ingest.document import Block, BlockKind, Document
from ingest.mapped_text import EMPTY, MappedText, join
from ingest.passage import MAX_CHARACTERS, Passage, TextSpan
from ingest.token_budget import count_tokens

MAX_TOKENS = 220
"""About a paragraph and a half: long enough to answer from, short enough to be precise."""

# Cuts are tried in this order. A sentence ends before a capital, a quote or a figure with its
# sign, so that "bl. a." and "t.ex." end none.
_SEPARATORS = [
    r"\n",
    r"(?<=[.!?])\s+(?=[A-ZÅÄÖ\"”'(+−-])",
    r"(?<=[;:,])\s+",
    r"\s+",
    "",
]
# Room that is left for text under headings of whatever length.
_MIN_ROOM = 400
_ALONE = frozenset({BlockKind.TABLE_ROW, BlockKind.COMMITMENT_ROW})
_HEADINGS = frozenset({BlockKind.HEADING, BlockKind.SUBHEADING})


@dataclass(slots=True)
class _Run:
    """Blocks that share passages. ``headings`` open the first one, ``context`` each one."""

    block: Block
    headings: tuple[MappedText, ...]
    context: MappedText = EMPTY
    lines: list[MappedText] = field(default_factory=list)


def passages_of(document: Document, max_tokens: int = MAX_TOKENS) -> tuple[Passage, ...]:
    """All passages of ``document`` in reading order.

    Whatever a passage repeats for reading (column headings, a label) is marked as carried:
    each character of the source is owned by the first passage that shows it.
    """
    seen: set[int] = set()
    counts: dict[str, int] = {}
    passages: list[Passage] = []
    for section in document.sections:
        number = section.heading.number
        for run in _runs(section.blocks):
            for text in _pieces(run, max_tokens):
                counts[number] = counts.get(number, 0) + 1
                passages.append(
                    Passage(
                        id=f"{document.info.id}/{number or '-'}/{counts[number]}",
                        document_id=document.info.id,
                        section=section.heading,
                        subheadings=run.block.subheadings,
                        kind=run.block.kind,
                        text=text.text,
                        spans=tuple(_spans(text, seen)),
                        page=section.page,
                        cells=run.block.cells,
                    )
                )
    return tuple(passages)


def _runs(blocks: Sequence[Block]) -> Iterator[_Run]:
    """Group a section's blocks; headings go with what they stand over."""
    headings: list[Block] = []
    run: _Run | None = None
    for block in blocks:
        alone = block.kind in _ALONE
        shares = run is not None and not alone and run.block.subheadings == block.subheadings
        if run and (block.kind in _HEADINGS or not shares):
            yield run
            run = None
        if block.kind in _HEADINGS:
            headings.append(block)
            continue
        run = run or _Run(block, tuple(heading.text for heading in headings))
        headings = []
        run.lines.append(block.text)
        if alone:
            run.context = block.context or EMPTY
            yield run
            run = None
    if run:
        yield run
    if headings:
        yield _Run(headings[-1], tuple(heading.text for heading in headings))


def _pieces(run: _Run, max_tokens: int) -> Iterator[MappedText]:
    """The run's text cut to the budget."""
    opening = [*run.headings, run.context] if run.context else [*run.headings]
    later = [run.context] if run.context else []
    room = max(_MIN_ROOM, MAX_CHARACTERS - sum(len(part) + 1 for part in opening))
    pieces = _cut(join("\n", run.lines), max_tokens, room)
    yield from _within_limit(join("\n", [*opening, *pieces[:1]]))
    for piece in pieces[1:]:
        yield from _within_limit(join("\n", [*later, piece]))


def _within_limit(text: MappedText) -> Iterator[MappedText]:
    """Cut once more what a very long heading or column heading has made too long."""
    for start in range(0, len(text), MAX_CHARACTERS):
        yield text[start : start + MAX_CHARACTERS]


def _cut(text: MappedText, max_tokens: int, max_characters: int) -> list[MappedText]:
    splitter = RecursiveCharacterTextSplitter(
        separators=_SEPARATORS,
        is_separator_regex=True,
        keep_separator="end",
        chunk_size=max_tokens,
        chunk_overlap=0,
        length_function=lambda part: max(
            count_tokens(part), -(-len(part) * max_tokens // max_characters)
        ),
        strip_whitespace=True,
    )
    pieces: list[MappedText] = []
    position = 0
    for chunk in splitter.split_text(text.text):
        start = text.text.index(chunk, position)
        position = start + len(chunk)
        pieces.append(text[start:position])
    return pieces


def _spans(text: MappedText, seen: set[int]) -> Iterator[TextSpan]:
    """Runs of source characters, parted where what is owned meets what is carried."""
    for text_start, raw_start, length in text.runs():
        first = 0
        for i in range(1, length + 1):
            carried = raw_start + first in seen
            if i == length or (raw_start + i in seen) != carried:
                yield TextSpan(text_start + first, raw_start + first, i - first, carried)
                first = i
        seen.update(range(raw_start, raw_start + length))
