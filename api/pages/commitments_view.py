"""What the page of commitments shows: rows, choices, and addresses that keep the filters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from api.addresses import section_url
from index.ledger import NO_STATUS, CommitmentQuery, Found, Ledger
from ingest.ledger import CommitmentEntry

PAGE_SIZE = 50
_SORTS = (
    ("", "Som i dokumenten, eller bäst träff först"),
    ("år", "År"),
    ("status", "Status: det som inte gått som planerat först"),
    ("text", "Bokstavsordning"),
)
_KINDS = (("uppdrag", "Uppdrag"), ("aktivitet", "Aktiviteter"))


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that a filter can have."""

    name: str
    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A commitment as the table shows it."""

    id: str
    kind: str
    text: str
    above: str
    """The mandate that it belongs to."""
    status: str
    symbol: str
    detail: str
    note: str
    focus_area: str
    year: int
    document: str
    section: str
    url: str
    timeline_url: str


@dataclass(frozen=True, slots=True)
class CommitmentsView:
    """The page."""

    rows: tuple[Row, ...]
    total: int
    first: int
    last: int
    q: str
    section: str
    years: tuple[Choice, ...]
    documents: tuple[Choice, ...]
    kinds: tuple[Choice, ...]
    statuses: tuple[Choice, ...]
    focus_areas: tuple[Choice, ...]
    sorts: tuple[Choice, ...]
    csv_url: str
    xlsx_url: str
    previous_url: str
    next_url: str


Parameters = tuple[tuple[str, str], ...]
"""The address's own parameters, in its order, without empty ones."""


def commitments_view(
    ledger: Ledger, query: CommitmentQuery, parameters: Parameters, offset: int
) -> CommitmentsView:
    """The page at ``offset`` for what ``parameters`` ask for."""
    found = ledger.find(query, PAGE_SIZE, offset)
    return CommitmentsView(
        rows=tuple(_row(ledger, each) for each in found.items),
        total=found.total,
        first=offset + 1 if found.items else 0,
        last=offset + len(found.items),
        q=query.q,
        section=query.section,
        years=_choices(
            "year",
            ((str(y), str(y)) for y in sorted({i.year for i in ledger.infos.values()})),
            map(str, query.years),
        ),
        documents=_choices(
            "document", ((id_, info.title) for id_, info in ledger.infos.items()), query.documents
        ),
        kinds=_choices("kind", _KINDS, query.kinds),
        statuses=_choices("status", _statuses(ledger), query.statuses),
        focus_areas=_choices(
            "focus_area", ((a, a) for a in ledger.focus_areas()), query.focus_areas
        ),
        sorts=_choices("sort", _SORTS, [query.sort or ""]),
        csv_url=_file("csv", parameters),
        xlsx_url=_file("xlsx", parameters),
        previous_url=_page(parameters, max(0, offset - PAGE_SIZE)) if offset else "",
        next_url=_page(parameters, offset + PAGE_SIZE) if _has_more(found, offset) else "",
    )


def _has_more(found: Found, offset: int) -> bool:
    return offset + len(found.items) < found.total


def _statuses(ledger: Ledger) -> list[tuple[str, str]]:
    """Each code in use with its label, the most common first; then none at all."""
    labels: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for each in ledger.commitments:
        if each.status:
            labels.setdefault(each.status.code, each.status.label)
            counts[each.status.code] += 1
    return [
        *((code, labels[code]) for code, _ in counts.most_common()),
        (NO_STATUS, "Ingen status"),
    ]


def _choices(
    name: str, values: Iterable[tuple[str, str]], chosen: Iterable[str]
) -> tuple[Choice, ...]:
    selected = frozenset(chosen)
    return tuple(Choice(name, value, label, value in selected) for value, label in values)


def _row(ledger: Ledger, entry: CommitmentEntry) -> Row:
    info = ledger.infos[entry.place.document]
    parent = ledger.commitment(entry.parent) if entry.parent else None
    number = entry.place.section.number
    return Row(
        id=entry.id,
        kind=entry.kind,
        text=entry.text,
        above=parent.text if parent else "",
        status=entry.status.label if entry.status else "",
        symbol=entry.status.symbol if entry.status else "",
        detail=entry.comment or entry.description,
        note=entry.note,
        focus_area=entry.focus_area,
        year=info.year,
        document=info.title,
        section=f"{number} {entry.place.section.title}" if number else "inledningen",
        url=section_url(info.id, number),
        timeline_url=f"/tidslinje?q={quote(entry.id, safe='')}",
    )


def _file(format_: str, parameters: Parameters) -> str:
    kept = [(name, value) for name, value in parameters if name not in {"offset", "lang"}]
    return "/api/commitments?" + urlencode([*kept, ("format", format_)])


def _page(parameters: Parameters, offset: int) -> str:
    kept = [(name, value) for name, value in parameters if name != "offset"]
    return "/uppdrag?" + urlencode([*kept, ("offset", str(offset))])
