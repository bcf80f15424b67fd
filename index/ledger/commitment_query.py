"""Which commitments are asked for, and in which order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from ingest.document import DocumentInfo
from ingest.ledger import CommitmentEntry

Sort = Literal["plats", "relevans", "år", "status", "text"]
SORTS: tuple[Sort, ...] = get_args(Sort)
NO_STATUS = "saknas"
"""Asks for commitments of which the source gives no status."""

# As a reader looks for trouble: what did not go well first, then what is under way.
_STATUS_ORDER = (
    "uppfylls-inte",
    "följer-inte-plan",
    "pausad",
    "ej-startad",
    "delvis",
    "följer-delvis-plan",
    "pågår",
    "klar",
    "uppfylls",
)


@dataclass(frozen=True, slots=True)
class CommitmentQuery:
    """All that are given must hold; what is empty is no filter."""

    years: frozenset[int] = frozenset()
    documents: frozenset[str] = frozenset()
    statuses: frozenset[str] = frozenset()
    """Status codes; ``NO_STATUS`` is one too."""
    kinds: frozenset[str] = frozenset()
    focus_areas: frozenset[str] = frozenset()
    section: str = ""
    """A section and all under it: "3.5" lets 3.5 and 3.5.1 through, not 3.50."""
    parent: str = ""
    """Only what belongs to this mandate."""
    q: str = ""
    sort: Sort | None = None
    """None: by relevance if there is a free text, else as in the documents."""
    descending: bool = False

    def allows(self, entry: CommitmentEntry, info: DocumentInfo) -> bool:
        """Whether an entry of the document ``info`` passes all but the free text."""
        number = entry.place.section.number
        status = entry.status.code if entry.status else NO_STATUS
        return (
            (not self.years or info.year in self.years)
            and (not self.documents or info.id in self.documents)
            and (not self.statuses or status in self.statuses)
            and (not self.kinds or entry.kind in self.kinds)
            and (not self.focus_areas or entry.focus_area in self.focus_areas)
            and (
                not self.section or number == self.section or number.startswith(f"{self.section}.")
            )
            and (not self.parent or entry.parent == self.parent)
        )

    def ordered(
        self,
        entries: list[CommitmentEntry],
        infos: Mapping[str, DocumentInfo],
        scores: Mapping[str, float],
    ) -> list[CommitmentEntry]:
        """``entries`` (in reading order) sorted; ties stay in reading order."""
        sort = self.sort or ("relevans" if self.q else "plats")
        if sort == "plats":
            return entries[::-1] if self.descending else entries
        keys: dict[str, tuple[float, str]] = {}
        for each in entries:
            code = each.status.code if each.status else ""
            keys[each.id] = {
                "relevans": (-scores.get(each.id, 0.0), ""),
                "år": (float(infos[each.place.document].year), ""),
                "status": (
                    float(_STATUS_ORDER.index(code)) if code in _STATUS_ORDER else 99.0,
                    code,
                ),
                "text": (0.0, each.text.casefold()),
            }[sort]
        return sorted(entries, key=lambda each: keys[each.id], reverse=self.descending)
