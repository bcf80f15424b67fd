"""What the service needs from below; the index and the answerer fit these as they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from api.answering.answer import Answer
from index import Filters, SearchResult
from index.ledger import Ledger
from ingest.document import Document
from ingest.passage import Passage


class Named(Protocol):
    """An embedding model, as far as the service cares."""

    @property
    def name(self) -> str:
        """What it is called."""
        ...


class Engine(Protocol):
    """Documents and their search. Read-only: many threads ask at once."""

    @property
    def documents(self) -> Mapping[str, Document]:
        """Every document, by id."""
        ...

    @property
    def passages(self) -> Sequence[Passage]:
        """Every passage, in reading order within its document."""
        ...

    @property
    def encoder(self) -> Named:
        """The model that the index was built with."""
        ...

    @property
    def ledger(self) -> Ledger:
        """Commitments, indicators and money of all documents."""
        ...

    def search(self, query: str, k: int = 10, filters: Filters = ...) -> SearchResult:
        """The best ``k`` passages that pass ``filters``; none if nothing passes."""
        ...


class Asker(Protocol):
    """Answers questions."""

    def ask(
        self, question: str, years: frozenset[int], documents: frozenset[str], language: str
    ) -> Answer:
        """An answer whose every sentence is cited, or an honest refusal."""
        ...
