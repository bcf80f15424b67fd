"""Ratings in one SQLite file. A connection for each use, so any thread or process may write."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict
from pathlib import Path

from api.feedback.rating import RatedSource, Rating
from ingest.errors import PlansvarError

_SCHEMA = """\
CREATE TABLE IF NOT EXISTS rating (
    id INTEGER PRIMARY KEY,
    verdict TEXT NOT NULL CHECK (verdict IN ('up', 'down')),
    comment TEXT NOT NULL,
    question TEXT NOT NULL,
    answered INTEGER NOT NULL,
    answer TEXT NOT NULL,
    sources TEXT NOT NULL
)
"""
_VERSION = 1


class FeedbackError(PlansvarError):
    """The ratings can't be read or written."""


class FeedbackStore:
    """Adds ratings and gives them back in the order they came."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def add(self, rating: Rating) -> None:
        """Keep ``rating``; it is on disk when this returns.

        Raises:
            FeedbackError: if the file can't be written.
        """
        with self._open() as database:
            database.execute(_SCHEMA)
            database.execute(f"PRAGMA user_version = {_VERSION}")
            database.execute(
                "INSERT INTO rating (verdict, comment, question, answered, answer, sources) "
                "VALUES (?, ?, ?, ?, ?, ?)",
                (
                    rating.verdict,
                    rating.comment,
                    rating.question,
                    rating.answered,
                    rating.answer,
                    json.dumps([asdict(each) for each in rating.sources], ensure_ascii=False),
                ),
            )

    def all(self) -> tuple[Rating, ...]:
        """Every rating; none if none has been given.

        Raises:
            FeedbackError: if the file is no store of ratings.
        """
        if not self._file.exists():
            return ()
        with self._open() as database:
            rows = database.execute(
                "SELECT verdict, comment, question, answered, answer, sources "
                "FROM rating ORDER BY id"
            ).fetchall()
        return tuple(
            Rating(
                verdict=verdict,
                comment=comment,
                question=question,
                answered=bool(answered),
                answer=answer,
                sources=tuple(RatedSource(**each) for each in json.loads(sources)),
            )
            for verdict, comment, question, answered, answer, sources in rows
        )

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        try:
            with closing(sqlite3.connect(self._file, timeout=5)) as database, database:
                yield database
        except sqlite3.Error as error:
            raise FeedbackError(
                f"Omdömena i {self._file} går inte att läsa eller skriva ({error}). Kontrollera "
                "PLANSVAR_FEEDBACK_FILE och att mappen går att skriva i."
            ) from error
