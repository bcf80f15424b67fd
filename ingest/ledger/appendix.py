"""The table at the end of a plan that lists its mandates, held against the plan's body.

A plan's appendix is the source's own list of what it promises, so it tells whether anything
was missed. Its cells may be cut, joined or shuffled by extraction. So what is compared is not
cell with heading but words: each known heading is found again in the appendix's running words,
and what no heading accounts for is a mandate that the body does not have.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from ingest.document import BlockKind, Document, Section
from ingest.ledger.entry import AppendixMandate, CommitmentEntry
from ingest.ledger.place import Register
from ingest.mapped_text import MappedText, join
from ingest.table import one_line

_COLUMNS = re.compile(r"fokusområde.*uppdrag", re.IGNORECASE | re.DOTALL)
_WORD = re.compile(r"[^\W_]+")
_LEAD_TO_VERB = re.compile(r"^.{0,60}?\bska(?:ll)?\b.{0,30}?(?=\barbeta\b)", re.IGNORECASE)
_LEAD = re.compile(
    _LEAD_TO_VERB.pattern + r"arbeta(?:\s+(?:för|med)\b)?(?:\s+att\b)?\s+", re.IGNORECASE
)
# Headings and appendix differ by a word here and there ("insatser" for "utsläpp").
_ALIKE = 0.8
_LONGEST_STRETCH = 3
"""Words that an occurrence may have more or fewer than the heading."""
_FEWEST_LEFT = 3
"""Fewer words left over than this are a stray of extraction, no mandate."""
_ALIKE_BEGINNING = 5
"""Words of a heading that tell it from others."""


Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Known:
    """Something that a heading of the body says: a mandate, or a focus area (no id)."""

    words: Words
    id: str


def appendix_mandates(
    register: Register, mandates: Sequence[CommitmentEntry]
) -> tuple[AppendixMandate, ...]:
    """Every mandate of the appendix in its order; none if the document has no such table."""
    known = [_Known(_words(each.text), each.id) for each in mandates]
    # "Förvaltningarna ska tillsammans arbeta för att …" is in the appendix without that lead.
    for lead in (_LEAD, _LEAD_TO_VERB):
        known += [_Known(_words(lead.sub("", each.text)), each.id) for each in mandates]
    # Titles of focus areas stand in the appendix too, and are no mandates.
    titles = {section.heading.title for section in register.document.sections}
    known += [_Known(_words(title), "") for title in titles - {each.text for each in mandates}]
    known = sorted({k for k in known if k.words}, key=lambda k: (-len(k.words), not k.id, k.id))
    found: list[AppendixMandate] = []
    for section, texts in _appendices(register.document):
        for text in texts:
            found += _read(register, section, text, known)
    return tuple(found)


def _appendices(document: Document) -> Iterator[tuple[Section, list[MappedText]]]:
    """The texts to account for: table cells one by one, flattened cells as one run."""
    for section in document.sections:
        rows = [b for b in section.blocks if b.kind is BlockKind.TABLE_ROW and b.cells]
        if rows and _COLUMNS.search(" | ".join(column for column, _ in rows[0].cells)):
            texts: dict[str, MappedText] = {}
            for row in rows:
                for (column, value), text in zip(row.cells, row.text.split(_BAR), strict=False):
                    if "uppdrag" in column.lower() and value:
                        texts.setdefault(value, text)
            yield section, list(texts.values())
            continue
        cells = [b.text for b in section.blocks if b.kind is BlockKind.CELL]
        first = next((i for i, cell in enumerate(cells) if _COLUMNS.search(cell.text)), None)
        if first is not None:
            rest = (cell for cell in cells[first:] if not _COLUMNS.search(cell.text))
            yield section, [one_line(join(" ", rest))]


_BAR = re.compile(r" \| ")


def _words(text: str) -> Words:
    return tuple(_WORD.findall(text.lower()))


def _read(
    register: Register, section: Section, text: MappedText, known: Sequence[_Known]
) -> Iterator[AppendixMandate]:
    """The mandates that ``text`` names in order, and what of it is no known heading."""
    places = [match.span() for match in _WORD.finditer(text.text)]
    words = tuple(text.text[a:b].lower() for a, b in places)
    runs = _runs(words, known)
    start = 0
    while start < len(words):
        if start in runs:
            end, ids = runs[start]
            if ids:
                yield _mandate(register, section, text, (places[start][0], places[end - 1][1]), ids)
        else:
            end = min((at for at in runs if at > start), default=len(words))
            span = places[start][0], places[end - 1][1]
            # "Avsnitt i Mål och budget:" leads in what follows.
            is_label = text.text[span[1] : span[1] + 1] == ":"
            if end - start >= _FEWEST_LEFT and not is_label:
                ids = _beginning_of(words[start:end], known)
                yield _mandate(register, section, text, span, ids)
        start = end


def _runs(words: Words, known: Sequence[_Known]) -> dict[int, tuple[int, list[str]]]:
    """First word → (end, ids) of each run that is a known heading; focus areas have no ids.

    What stands word for word is taken first, the longest before its parts; then what is alike.
    """
    runs: dict[int, tuple[int, list[str]]] = {}
    taken = [False] * len(words)

    def take(start: int, end: int, ids: list[str]) -> None:
        if not any(taken[start:end]):
            runs[start] = (end, ids)
            taken[start:end] = [True] * (end - start)

    for each in known:
        same = [other.id for other in known if other.words == each.words and other.id]
        for start in range(len(words) - len(each.words) + 1):
            if words[start : start + len(each.words)] == each.words:
                take(start, start + len(each.words), same)
    placed = {id_ for _, ids in runs.values() for id_ in ids}
    fits = sorted(
        (-likeness, start, end, each.id)
        for each in known
        if each.id not in placed
        for likeness, start, end in _alike(each.words, words, taken)
    )
    for _, start, end, id_ in fits:
        take(start, end, [id_] if id_ else [])
    # Two mandates may stand in one cell's words: "Minska … utsläpp" is the shared mandate, and
    # the body calls the administration's own "Minska … insatser".
    placed = {id_ for _, ids in runs.values() for id_ in ids}
    for start, (end, ids) in runs.items():
        ids += [
            each.id
            for each in known
            if ids
            and each.id
            and each.id not in placed
            and _ratio(each.words, words[start:end]) >= _ALIKE
        ]
    return {start: (end, list(dict.fromkeys(ids))) for start, (end, ids) in runs.items()}


def _alike(wanted: Words, words: Words, taken: Sequence[bool]) -> Iterator[tuple[float, int, int]]:
    """(likeness, start, end) wherever free words are like ``wanted``."""
    present = set(wanted)
    shortest = max(1, len(wanted) - _LONGEST_STRETCH)
    for start, word in enumerate(words):
        if word not in present:
            continue
        for end in range(start + shortest, start + len(wanted) + _LONGEST_STRETCH + 1):
            if end > len(words) or any(taken[start:end]):
                break
            if words[end - 1] in present:
                likeness = _ratio(wanted, words[start:end])
                if likeness >= _ALIKE:
                    yield likeness, start, end


def _ratio(one: Words, other: Words) -> float:
    """Shared words in order, as a part of all: 2 m / (a + b)."""
    return SequenceMatcher(a=one, b=other, autojunk=False).ratio()


def _beginning_of(words: Words, known: Sequence[_Known]) -> list[str]:
    """A cell cut by a page break is the beginning of a heading."""
    cut = [each.id for each in known if each.id and each.words[: len(words)] == words]
    return cut if len(words) >= _ALIKE_BEGINNING else []


def _mandate(
    register: Register,
    section: Section,
    text: MappedText,
    span: tuple[int, int],
    ids: Sequence[str],
) -> AppendixMandate:
    start, end = span
    if text.text[end : end + 1] == ")" and "(" in text.text[start:end]:
        end += 1
    printed = text[start:end]
    place = register.place(section, printed)
    return AppendixMandate(text=printed.text, found=tuple(ids), place=place)
