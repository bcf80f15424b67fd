"""Which passages may be answered. A filter that matches nothing lets nothing through."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from index.ranking import Rows
from ingest.document import DocumentInfo
from ingest.passage import Passage


@dataclass(frozen=True, slots=True)
class Filters:
    """All that are given must hold; an empty set or string is no filter."""

    years: frozenset[int] = frozenset()
    kinds: frozenset[str] = frozenset()
    documents: frozenset[str] = frozenset()
    section: str = ""
    """A section and all under it: "3.5" lets 3.5 and 3.5.1 through, not 3.50."""

    def allow(self, info: DocumentInfo, passage: Passage) -> bool:
        """Whether a passage of the document ``info`` passes."""
        number = passage.section.number
        return (
            (not self.years or info.year in self.years)
            and (not self.kinds or info.kind in self.kinds)
            and (not self.documents or info.id in self.documents)
            and (
                not self.section or number == self.section or number.startswith(f"{self.section}.")
            )
        )


NO_FILTERS = Filters()


def allowed_rows(
    filters: Filters, infos: Sequence[DocumentInfo], passages: Sequence[Passage]
) -> Rows | None:
    """Rows whose passage passes, sorted; None if there is no filter. ``infos`` goes by row."""
    if filters == NO_FILTERS:
        return None
    pairs = enumerate(zip(infos, passages, strict=True))
    return np.array([row for row, pair in pairs if filters.allow(*pair)], dtype=np.int64)
