"""``plansvar timeline``: a matter through the years."""

from __future__ import annotations

from pathlib import Path

from api.commands.ledger_text import timeline_text
from api.commands.opened_index import open_index
from api.commands.saving import save
from api.settings import Settings
from index.ledger import LinkDecisions


def timeline(settings: Settings, topic: str, *, as_json: bool, file: Path | None) -> None:
    """Print it, or write it to ``file``, in the format that its ending says."""
    ledger = open_index(settings).ledger
    found = ledger.timeline(topic, LinkDecisions(settings.index).rejected())
    if file is not None:
        from api.export.ledger_tables import timeline_table  # noqa: PLC0415 - slow to import

        save(file, timeline_table(found, ledger.infos, ""))
    elif as_json:
        from api.schemas.ledger_lists import TimelineResponse  # noqa: PLC0415 - slow to import

        print(TimelineResponse.of(found, ledger.infos).model_dump_json(indent=2))
    else:
        print(timeline_text(ledger, found))
