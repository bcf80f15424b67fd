"""BM25 over Swedish terms; all scores that the corpus decides are computed at build."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from index.impact_matrix import ImpactMatrix, from_entries
from index.index_settings import LexicalSettings
from index.ranking import Ranking, Rows, best
from index.searchable_text import SearchableText
from index.swedish_analysis import SwedishAnalyzer, Terms, query_weights


def build_matrix(terms: Sequence[Sequence[str]], k1: float, b: float) -> ImpactMatrix:
    """BM25 impacts of each row's terms (Lucene's variant, in which a term adds at most its idf)."""
    # Imported here: it is needed to build only, and takes half of a cold start with it.
    import bm25s  # noqa: PLC0415

    vocabulary = sorted({term for row in terms for term in row})
    columns = {term: column for column, term in enumerate(vocabulary)}
    if not vocabulary:
        nothing = np.empty(0, np.int64)
        return from_entries([], nothing, nothing, np.empty(0, np.float32), len(terms))
    ranker = bm25s.BM25(k1=k1, b=b, method="lucene")
    # As numbers, because from strings it numbers the terms in the order of a set.
    numbered = [[columns[term] for term in row] for row in terms]
    ranker.index((numbered, dict(columns)), create_empty_token=False, show_progress=False)
    return ImpactMatrix(
        columns=columns,
        starts=ranker.scores["indptr"].astype(np.int64),
        rows=ranker.scores["indices"].astype(np.int32),
        impacts=ranker.scores["data"].astype(np.float32),
        row_count=len(terms),
    )


def passage_terms(
    texts: Sequence[SearchableText], analyzer: SwedishAnalyzer, settings: LexicalSettings
) -> list[list[str]]:
    """The terms that each text is indexed under, its heading's repeated as weighted."""
    rows = []
    for text in texts:
        body, heading = analyzer.analyze(text.body), analyzer.analyze(text.heading)
        rows.append([*_all(body), *_all(heading) * settings.heading_weight])
    return rows


class Bm25Index:
    """Lexical search with compounds split in question and passage alike.

    A score is BM25's sum divided by what a row could reach at most, so it lies within 0..1: the
    share of the question's information that the row holds. Words that no row has count in the
    divisor, so a question mostly about something else scores low everywhere.
    """

    def __init__(
        self, matrix: ImpactMatrix, analyzer: SwedishAnalyzer, settings: LexicalSettings
    ) -> None:
        self._matrix = matrix
        self._analyzer = analyzer
        self._settings = settings
        weights: npt.NDArray[np.float64] = idf(matrix.row_frequencies(), matrix.row_count)
        self._idf = dict(zip(matrix.columns, weights.tolist(), strict=True))
        self._unknown = float(idf(np.zeros(1), matrix.row_count)[0])

    def __len__(self) -> int:
        return self._matrix.row_count

    @property
    def analyzer(self) -> SwedishAnalyzer:
        """How passages and questions become terms."""
        return self._analyzer

    def knows(self, term: str) -> bool:
        """Whether any row has the term."""
        return term in self._idf

    def rows_with(self, term: str) -> npt.NDArray[np.int32]:
        """The rows that have the term, none for one that no row has."""
        return self._matrix.rows_with(term)

    def idf(self, term: str) -> float:
        """How much a term tells in this corpus; one that no row has tells most."""
        return float(self._idf.get(term, self._unknown))

    def search(self, query: str, k: int, among: Rows | None = None) -> Ranking:
        """See ``Index``. Rows without any of the question's terms come last, with score 0."""
        weights = query_weights(self._analyzer.analyze(query), self._settings.part_weight)
        rows = np.arange(len(self), dtype=np.int64) if among is None else among
        most = sum(weight * self.idf(term) for term, weight in weights.items())
        scores = self._matrix.scores(weights)[rows] / np.float32(most or 1)
        return best(rows, scores, k)


def idf(found_in: npt.NDArray[np.number], row_count: int) -> npt.NDArray[np.float64]:
    """Lucene's idf, which is also the most that a term adds: its saturation stays below 1."""
    return np.asarray(np.log1p((row_count - found_in + 0.5) / (found_in + 0.5)))


def _all(terms: Terms) -> tuple[str, ...]:
    return terms.words + terms.parts
