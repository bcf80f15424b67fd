"""``plansvar commitments``: mandates and activities, filtered, as text, JSON, CSV or XLSX."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from api.commands.ledger_arguments import LedgerFilters
from api.commands.ledger_text import commitments_text
from api.commands.opened_index import open_index
from api.commands.saving import save
from api.settings import Settings
from index.ledger import CommitmentQuery, Sort


def commitments(
    settings: Settings, q: str, filters: LedgerFilters, *, as_json: bool, file: Path | None
) -> None:
    """Print them, or write all that pass to ``file``, in the format that its ending says."""
    query = CommitmentQuery(
        years=frozenset(filters.years),
        documents=frozenset(filters.documents),
        statuses=frozenset(filters.statuses),
        kinds=frozenset(filters.kinds),
        focus_areas=frozenset(filters.focus_areas),
        section=filters.section,
        q=q,
        sort=cast("Sort | None", filters.sort),
    )
    ledger = open_index(settings).ledger
    if file is not None:
        from api.export.ledger_tables import commitments_table  # noqa: PLC0415 - slow to import

        save(file, commitments_table(ledger.find(query).items, ledger.infos, ""))
        return
    found = ledger.find(query, filters.limit)
    if as_json:
        from api.schemas.ledger import CommitmentItem  # noqa: PLC0415 - slow to import
        from api.schemas.ledger_lists import CommitmentList  # noqa: PLC0415

        items = tuple(CommitmentItem.of(each, ledger.infos) for each in found.items)
        print(CommitmentList(total=found.total, items=items).model_dump_json(indent=2))
    else:
        print(commitments_text(ledger, found))
