"""What people have decided on suggested links: kept beside the index, outside its versions.

One SQLite file in the index's folder. A rebuild writes a new version and leaves it alone, and
a link's id follows from what it links, so a decision finds its link again.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, get_args

from ingest.errors import PlansvarError

Decision = Literal["föreslagen", "bekräftad", "avvisad"]
DECISIONS: tuple[Decision, ...] = get_args(Decision)
FILE = "link-decisions.sqlite"

_SCHEMA = """
CREATE TABLE IF NOT EXISTS decision (
    link TEXT PRIMARY KEY,
    decision TEXT NOT NULL CHECK (decision IN ('bekräftad', 'avvisad')),
    decided_at TEXT NOT NULL
)
"""
_SECONDS_TO_WAIT = 5.0
"""For another process that is writing."""


class LinkDecisionError(PlansvarError):
    """The file of decisions can't be read or written."""


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision, and when it was made (ISO 8601, UTC)."""

    decision: Decision
    decided_at: str


class LinkDecisions:
    """Decisions by link id. A link without one is only suggested."""

    def __init__(self, index: Path) -> None:
        self._path = index / FILE

    def all(self) -> dict[str, Decided]:
        """Every decision. Reading makes no file.

        Raises:
            LinkDecisionError: the file is no SQLite file of ours, or can't be read.
        """
        if not self._path.exists():
            return {}
        with self._open() as database:
            rows = database.execute("SELECT link, decision, decided_at FROM decision").fetchall()
        return {link: Decided(decision, when) for link, decision, when in rows}

    def rejected(self) -> frozenset[str]:
        """The links that are not to be followed. Raises as ``all``."""
        return frozenset(id_ for id_, each in self.all().items() if each.decision == "avvisad")

    def decide(self, link: str, decision: Decision) -> None:
        """Record a decision; "föreslagen" takes it back.

        Raises:
            LinkDecisionError: the file can't be written.
        """
        with self._open() as database:
            if decision == "föreslagen":
                database.execute("DELETE FROM decision WHERE link = ?", (link,))
            else:
                database.execute(
                    "INSERT OR REPLACE INTO decision VALUES (?, ?, ?)",
                    (link, decision, datetime.now(UTC).isoformat(timespec="seconds")),
                )

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        """A connection of its own for each call, so that any thread may ask."""
        try:
            with closing(self._connect()) as database, database:
                database.execute(_SCHEMA)
                yield database
        except sqlite3.Error as error:
            raise LinkDecisionError(
                f"Besluten om länkar i {self._path} går inte att läsa eller skriva ({error}); "
                "kontrollera rättigheter, eller flytta undan filen."
            ) from error

    def _connect(self) -> sqlite3.Connection:
        return sqlite3.connect(self._path, timeout=_SECONDS_TO_WAIT)
