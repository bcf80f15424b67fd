"""What the lists of indicators and budget rows have in common: filters, paging, findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol, TypeVar

from api.schemas.ledger import FindingItem
from api.schemas.ledger_queries import DEFAULT_ENTRIES, TableListQuery
from index.ledger import Ledger
from ingest.ledger import Place


class Placed(Protocol):
    """Stands somewhere in a document."""

    @property
    def place(self) -> Place:
        """Where."""
        ...


Entry = TypeVar("Entry", bound=Placed)


def passing(
    ledger: Ledger,
    entries: Iterable[Entry],
    query: TableListQuery,
    words: Callable[[Entry], str],
) -> tuple[Entry, ...]:
    """The entries that the filters let through; ``words`` are what ``q`` is looked for in."""
    wanted = query.q.lower().split()
    return tuple(
        each
        for each in entries
        if (not query.year or ledger.infos[each.place.document].year in query.year)
        and (not query.document or each.place.document in query.document)
        and _in_section(each.place.section.number, query.section)
        and all(word in words(each).lower() for word in wanted)
    )


def page_of(entries: Sequence[Entry], query: TableListQuery, *, as_file: bool) -> Sequence[Entry]:
    """The page asked for; in a file all, if no limit is given."""
    limit = query.limit or (len(entries) if as_file else DEFAULT_ENTRIES)
    return entries[query.offset : query.offset + limit]


def findings_on(ledger: Ledger, entries: Iterable[Placed]) -> tuple[FindingItem, ...]:
    """What the sections of the entries do not agree with themselves in."""
    places = {(each.place.document, each.place.section.number) for each in entries}
    return tuple(
        FindingItem.of(each, ledger.infos)
        for each in ledger.findings
        if (each.place.document, each.place.section.number) in places
    )


def _in_section(number: str, prefix: str) -> bool:
    return not prefix or number == prefix or number.startswith(f"{prefix}.")
