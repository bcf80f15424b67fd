"""The ledger, opened for asking."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from index.compounds import CompoundSplitter, splitting_lexicon
from index.encoding import Encoder
from index.index_settings import LexicalSettings
from index.ledger.commitment_query import CommitmentQuery
from index.ledger.entry_search import EntrySearch
from index.ledger.linking import Link, suggest_links
from index.ledger.naming import Naming, name_pattern
from index.ledger.record import LedgerRecord
from index.ledger.timeline import Timeline, linked_entries, make_timeline
from index.ledger.topic import Topic
from index.swedish_analysis import SwedishAnalyzer
from ingest.document import Document, DocumentInfo
from ingest.language.lexicon import word_counts
from ingest.ledger import (
    AppendixMandate,
    BudgetRow,
    CommitmentEntry,
    Finding,
    IndicatorEntry,
    Statement,
    extract_ledger,
)


@dataclass(frozen=True, slots=True)
class Found:
    """A page of commitments, and how many there are in all."""

    total: int
    items: tuple[CommitmentEntry, ...]


class Ledger:
    """Commitments, statements, indicators and budget rows of all documents, and their links.

    Everything is in the documents' order: by year, then as read. Many threads may ask at once.
    """

    def __init__(
        self,
        record: LedgerRecord,
        documents: Mapping[str, Document],
        encoder: Encoder,
        analyzer: SwedishAnalyzer,
    ) -> None:
        self._documents = documents
        self._analyzer = analyzer
        self.infos: Mapping[str, DocumentInfo] = {
            id_: document.info for id_, document in documents.items()
        }
        extract = record.extract
        self.commitments: tuple[CommitmentEntry, ...] = tuple(
            sorted(extract.commitments, key=lambda each: self._year(each.place.document))
        )
        self.statements: tuple[Statement, ...] = extract.statements
        self.indicators: tuple[IndicatorEntry, ...] = extract.indicators
        self.budget: tuple[BudgetRow, ...] = extract.budget
        self.findings: tuple[Finding, ...] = extract.findings
        self.appendix: tuple[AppendixMandate, ...] = extract.appendix
        self.links: tuple[Link, ...] = record.links
        self._by_id = {each.id: each for each in self.commitments}
        self._statements = {each.id: each for each in self.statements}
        self._links_of: defaultdict[str, list[Link]] = defaultdict(list)
        for link in self.links:
            self._links_of[link.earlier].append(link)
            self._links_of[link.later].append(link)
        self._search = EntrySearch(self.commitments, encoder, analyzer, LexicalSettings())

    @classmethod
    def of_documents(cls, documents: Sequence[Document], encoder: Encoder) -> Ledger:
        """The ledger of documents that are in no index, extracted and linked anew."""
        analyzer = SwedishAnalyzer(CompoundSplitter(splitting_lexicon(word_counts())))
        by_id = {document.info.id: document for document in documents}
        extract = extract_ledger(documents)
        links = suggest_links(extract, documents, encoder, analyzer)
        return cls(LedgerRecord(extract, links), by_id, encoder, analyzer)

    def commitment(self, id_: str) -> CommitmentEntry | None:
        """The commitment, None if there is none with that id."""
        return self._by_id.get(id_)

    def entry(self, id_: str) -> CommitmentEntry | Statement | None:
        """A commitment or a statement: what a link has at its ends."""
        return self._by_id.get(id_) or self._statements.get(id_)

    def activities_of(self, id_: str) -> tuple[CommitmentEntry, ...]:
        """What belongs to the mandate, in reading order."""
        return tuple(each for each in self.commitments if each.parent == id_)

    def links_of(self, id_: str) -> tuple[Link, ...]:
        """Links with the entry at either end, best first."""
        return tuple(self._links_of.get(id_, ()))

    def find(self, query: CommitmentQuery, limit: int | None = None, offset: int = 0) -> Found:
        """The commitments asked for, sorted; ``limit`` None gives all after ``offset``."""
        scores = self._scores(query.q) if query.q else {}
        passing = [
            each
            for each in self.commitments
            if query.allows(each, self.infos[each.place.document])
            and (not query.q or each.id in scores)
        ]
        ordered = query.ordered(passing, self.infos, scores)
        end = None if limit is None else offset + limit
        return Found(len(ordered), tuple(ordered[offset:end]))

    def focus_areas(self) -> tuple[str, ...]:
        """Every focus area that has a commitment, in the documents' order."""
        return tuple(dict.fromkeys(each.focus_area for each in self.commitments if each.focus_area))

    def timeline(self, topic: str, rejected: frozenset[str] = frozenset()) -> Timeline:
        """The years of a matter: a topic, a name, or a commitment's id.

        A commitment is followed along its links, but not along those in ``rejected``.
        """
        start = self._by_id.get(topic)
        matter = Topic.of(start.text if start else topic, self.naming, self._analyzer)
        return make_timeline(self, matter, linked_entries(self, start, rejected))

    @property
    def documents(self) -> Mapping[str, Document]:
        """By id."""
        return self._documents

    @cached_property
    def naming(self) -> Naming:
        """What the documents call one thing by several names ("FVIS", "VISUS")."""
        return Naming.of(self._documents.values())

    def _scores(self, q: str) -> dict[str, float]:
        names = sorted({name for thing in self.naming.things(q) for name in thing})
        return self._search.scores(q, name_pattern(names) if names else None)

    def _year(self, document: str) -> int:
        return self.infos[document].year
