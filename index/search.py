"""Questions in, passages out: the index opened for searching."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from index.bm25_index import Bm25Index
from index.character_ngrams import CharacterNgramIndex
from index.compounds import CompoundSplitter
from index.encoding import Encoder, load_encoder, quick_encoder, token_dimension
from index.errors import EncoderMismatchError, IndexDamagedError
from index.faiss_index import FaissIndex
from index.filters import NO_FILTERS, Filters, allowed_rows
from index.fusion import ArmScores, Mode
from index.hybrid_index import HybridIndex
from index.index_contents import IndexContents, from_files
from index.index_manifest import EncoderRecord, IndexManifest
from index.late_interaction_index import LateInteractionIndex, Span
from index.ledger import Ledger, record_from_bytes
from index.passage_ranker import PassageRanker
from index.question import Understanding
from index.ranking import Rows, Scores
from index.remembering_encoder import RememberingEncoder
from index.reranking import PairScorer, Reranker, load_weights, weights_file
from index.reranking.features import Features, QuestionTerms
from index.sentence_likeness import LikenessByTokens, LikenessByVectors, SentenceLikeness
from index.store import REBUILD, read_version
from index.swedish_analysis import SwedishAnalyzer, Terms
from ingest.document import Document, DocumentInfo
from ingest.passage import Passage


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found. ``score`` is within 0..1 and comparable between questions."""

    rank: int
    """From 1."""
    score: float
    passage: Passage
    document: DocumentInfo


@dataclass(frozen=True, slots=True)
class Searched:
    """What was looked through: that which the filters let pass."""

    documents: int
    passages: int
    years: tuple[int, ...]
    """Sorted, each once."""


@dataclass(frozen=True, slots=True)
class SearchResult:
    """Hits, best first, and what was searched to find them."""

    hits: tuple[Hit, ...]
    searched: Searched


class SearchEngine:
    """An index in memory. Nothing in it changes, so threads may share it."""

    def __init__(
        self,
        contents: IndexContents,
        manifest: IndexManifest,
        encoder: Encoder,
        pairs: PairScorer | None = None,
    ) -> None:
        self.manifest = manifest
        self.encoder = encoder
        self.documents: Mapping[str, Document] = MappingProxyType(
            {document.info.id: document for document in contents.documents}
        )
        self.passages = contents.passages
        self._rows = {passage.id: row for row, passage in enumerate(contents.passages)}
        self._infos = tuple(self.documents[p.document_id].info for p in contents.passages)
        self._analyzer = SwedishAnalyzer(CompoundSplitter(contents.compound_lexicon))
        lexical = Bm25Index(contents.lexical, self._analyzer, manifest.settings)
        remembering = RememberingEncoder(encoder)
        late = LateInteractionIndex(contents.tokens) if self.reads_tokens else None
        self._index = HybridIndex(
            lexical=lexical,
            ngrams=CharacterNgramIndex(contents.ngrams),
            dense=FaissIndex(contents.vectors),
            encoder=remembering,
            late=late,
        )
        self._likeness: SentenceLikeness = (
            LikenessByTokens(remembering, late)
            if late is not None
            else LikenessByVectors(quick_encoder(encoder), contents.passages)
        )
        self._ledger_record = contents.ledger
        self._ranker = PassageRanker(
            contents.passages,
            {document.info.id: document.info for document in contents.documents},
            self._index,
            lexical,
            Reranker(load_weights(weights_file(with_tokens=self.reads_tokens)), pairs),
        )

    @classmethod
    def open(
        cls, index: Path, encoder: Encoder | None = None, pairs: PairScorer | None = None
    ) -> SearchEngine:
        """Opens the index in the folder ``index``, whole or not at all.

        ``encoder`` must be the one that the index was built with; None loads the one that the
        manifest names. ``pairs``: a cross-encoder whose opinion counts in the ranking.

        Raises:
            IndexStoreError: missing, damaged, of another format or made with another encoder.
        """
        manifest, files = read_version(index)
        encoder = load_encoder(manifest.encoder.name) if encoder is None else encoder
        _check_encoder(encoder, manifest.encoder)
        try:
            return cls(from_files(files), manifest, encoder, pairs)
        except (KeyError, ValueError) as error:
            raise IndexDamagedError(f"Indexet i {index} hänger inte ihop; {REBUILD}") from error

    @property
    def reads_tokens(self) -> bool:
        """Whether late interaction has a say: whether the model gives vectors of tokens."""
        return token_dimension(self.encoder) > 0

    @cached_property
    def ledger(self) -> Ledger:
        """Commitments, indicators and money of all documents; read at the first use."""
        record = record_from_bytes(self._ledger_record)
        return Ledger(record, self.documents, quick_encoder(self.encoder), self._analyzer)

    def search(
        self,
        query: str,
        k: int = 10,
        filters: Filters = NO_FILTERS,
        mode: Mode | Literal["reranked"] = "reranked",
    ) -> SearchResult:
        """The ``k`` best passages that pass ``filters`` and have anything of the question.

        ``mode`` "reranked" is the whole: the question understood, all arms, a second look. The
        others stop after the first look, at the arms that they name.
        """
        among = allowed_rows(filters, self._infos, self.passages)
        if mode == "reranked":
            ranking = self._ranker.rank(query, k, among)
        else:
            ranking = self._index.search(query, k, among, mode)
        hits = tuple(
            Hit(rank, float(score), self.passages[row], self._infos[row])
            for rank, (row, score) in enumerate(
                zip(ranking.rows, ranking.scores, strict=True), start=1
            )
        )
        return SearchResult(hits, self._searched(among))

    def scores(self, query: str, filters: Filters = NO_FILTERS) -> ArmScores:
        """Each passage's score in each arm, in the order of ``passages``, for a reranker."""
        return self._ranker.arm_scores(query, allowed_rows(filters, self._infos, self.passages))

    def understand(self, question: str) -> Understanding:
        """What the question asks for: years, documents, a section, the corpus's names."""
        return self._ranker.understand(question)

    def second_look(self, question: str) -> tuple[tuple[Passage, ...], Features]:
        """The passages that are reranked and their features, to train and explain by."""
        rows, features = self._ranker.second_look(self.understand(question))
        return tuple(self.passages[row] for row in rows), features

    def question_terms(self, question: str) -> QuestionTerms:
        """The question's search terms, weighted by how much they tell in this corpus."""
        return self._ranker.terms(self.understand(question))

    def analyze(self, text: str) -> Terms:
        """The search terms of any text, as passages and questions are analysed."""
        return self._analyzer.analyze(text)

    def row_of(self, passage_id: str) -> int:
        """Where the passage stands in ``passages`` and in the arms' scores."""
        return self._rows[passage_id]

    def knows(self, term: str) -> bool:
        """Whether any passage holds the term."""
        return self._ranker.knows(term)

    def names_in(self, text: str) -> tuple[str, ...]:
        """What the corpus has names of its own for, as ``text`` calls it."""
        return self._ranker.names.found_in(text)

    def documents_with(self, term: str) -> frozenset[str]:
        """The documents that hold the term in any passage."""
        return self._ranker.documents_with(term)

    def likeness(self, question: str, passage_id: str, spans: Sequence[Span]) -> Scores:
        """How like the question stretches of a passage's text are, in their order, 0..1."""
        return self._likeness.of(question, self._rows[passage_id], spans)

    def _searched(self, among: Rows | None) -> Searched:
        infos = self._infos if among is None else [self._infos[row] for row in among]
        return Searched(
            documents=len({info.id for info in infos}),
            passages=len(infos),
            years=tuple(sorted({info.year for info in infos})),
        )


def _check_encoder(encoder: Encoder, record: EncoderRecord) -> None:
    if (encoder.fingerprint, encoder.dimension) != (record.fingerprint, record.dimension):
        raise EncoderMismatchError(
            f"Indexet är byggt med en annan språkmodell ({record.name}) än den som används "
            f"({encoder.name}); {REBUILD}"
        )
