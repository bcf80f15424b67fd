"""A document's blocks cut into passages, inside a section and never across one.

Paragraphs under one heading run together until the budget is full; a table row or a
commitment is a passage of its own. Cuts fall between paragraphs, else between sentences.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

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
]
# More than any paragraph or list; the splitter and the tokenizer are slow on endless lines.
_WINDOW = 20_000
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
    owned = bytearray(_end(document))
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
                        spans=tuple(_spans(text, owned)),
                        page=document.page_at(text.first_origin() or 0),
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
    """Cut between paragraphs, else sentences; what no one would write is first cut anywhere."""
    return [
        piece
        for window in _windows(text)
        for piece in _cut_window(window, max_tokens, max_characters)
    ]


def _windows(text: MappedText) -> Iterator[MappedText]:
    """Parts short enough to be cut with care, parted at white space where there is some."""
    start = 0
    while len(text) - start > _WINDOW:
        end = text.text.rfind("\n", start, start + _WINDOW) + 1
        end = end or text.text.rfind(" ", start, start + _WINDOW) + 1
        end = end or start + MAX_CHARACTERS
        yield text[start:end]
        start = end
    yield text[start:]


def _cut_window(text: MappedText, max_tokens: int, max_characters: int) -> list[MappedText]:
    # Imported here: it takes half a second, and only a build cuts anything.
    from langchain_text_splitters import RecursiveCharacterTextSplitter  # noqa: PLC0415

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


def _end(document: Document) -> int:
    """The raw offset where the last of the document's own characters ends."""
    return max(
        (
            raw_start + length
            for section in document.sections
            for block in section.blocks
            for text in (block.text, block.context or EMPTY)
            for _, raw_start, length in text.pieces
        ),
        default=0,
    )


def _spans(text: MappedText, owned: bytearray) -> Iterator[TextSpan]:
    """Runs of source characters, parted where what is owned meets what is carried.

    ``owned`` has a byte for each raw character: 1 once a passage has shown it.
    """
    for text_start, raw_start, length in text.pieces:
        first, end = raw_start, raw_start + length
        while first < end:
            carried = owned[first]
            last = owned.find(1 - carried, first, end)
            last = end if last < 0 else last
            yield TextSpan(text_start + first - raw_start, first, last - first, bool(carried))
            first = last
        owned[raw_start:end] = b"\x01" * length
