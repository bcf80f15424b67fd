"""The filters of the question page, each choice with how much stands behind it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from index import Hit
from ingest.document import DocumentInfo


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a filter."""

    name: str
    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class FilterView:
    """``of`` is the number of passages counted."""

    years: tuple[Choice, ...]
    documents: tuple[Choice, ...]
    of: int

    @property
    def chosen(self) -> bool:
        """Whether any filter is in use."""
        return any(choice.chosen for choice in (*self.years, *self.documents))


def counts_of_hits(hits: Iterable[Hit]) -> Counter[str]:
    """Document id → how many of the hits stand in it."""
    return Counter(hit.document.id for hit in hits)


def filter_view(
    infos: Iterable[DocumentInfo],
    counts: Mapping[str, int],
    years: Collection[int],
    documents: Collection[str],
) -> FilterView:
    """``counts``: document id → passages. ``years`` and ``documents`` are those chosen."""
    listed = tuple(infos)
    by_year: Counter[int] = Counter()
    for info in listed:
        by_year[info.year] += counts.get(info.id, 0)
    return FilterView(
        years=tuple(
            Choice("year", str(year), str(year), by_year[year], year in years)
            for year in sorted(by_year)
        ),
        documents=tuple(
            Choice("document", each.id, each.title, counts.get(each.id, 0), each.id in documents)
            for each in listed
        ),
        of=sum(counts.values()),
    )
