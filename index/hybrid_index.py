"""Arms over the same rows: BM25, character n-grams, vectors and, by some models, tokens."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from index.encoding import Encoder, embed_queries
from index.fusion import DEFAULT_WEIGHTS, ArmScores, FusionWeights, Mode, fuse
from index.late_interaction_index import LateInteractionIndex
from index.ranking import Index, Ranking, Rows, Scores, Vectors, best

# Late interaction reads this many rows, the best by the other arms, which bounds the time that it
# takes. Among our 531 passages all that is found on our own questions is the same with 1,000.
_READ_BY_TOKEN = 300


@dataclass(frozen=True, slots=True)
class HybridIndex:
    """Searches by a question's text in any mode. All arms have the same rows."""

    lexical: Index[str]
    ngrams: Index[str]
    dense: Index[Vectors]
    encoder: Encoder
    late: LateInteractionIndex | None = None
    """None with an encoder that gives no vectors of single tokens."""
    weights: FusionWeights = DEFAULT_WEIGHTS

    def __len__(self) -> int:
        return len(self.lexical)

    def search(
        self, query: str, k: int, among: Rows | None = None, mode: Mode = "hybrid"
    ) -> Ranking:
        """The ``k`` best rows with a score above 0; see ``Index`` for ``among``."""
        scores = self.arm_scores(query, among, mode)
        fused = fuse(scores, self.weights.of(mode))
        found = scores.rows[fused[scores.rows] > 0]
        return best(found, fused[found], k)

    def arm_scores(self, query: str, among: Rows | None = None, mode: Mode = "hybrid") -> ArmScores:
        """The score of each row in each arm that ``mode`` asks."""
        rows = np.arange(len(self), dtype=np.int64) if among is None else among
        lexical = ngrams = dense = np.zeros(len(self), dtype=np.float32)
        if mode != "dense":
            lexical = self._scattered(self.lexical.search(query, len(rows), among))
            ngrams = self._scattered(self.ngrams.search(query, len(rows), among))
        if mode != "lexical":
            embedded = embed_queries(self.encoder, [query])
            # Below 0 is as unlike as 0 for the purpose, and rounding may reach just over 1.
            found = self.dense.search(embedded.vectors[0], len(rows), among)
            dense = self._scattered(found).clip(0, 1)
            if self.late is not None:
                first = fuse(ArmScores(rows, lexical, ngrams, dense), self.weights.of(mode))
                near = best(rows, first[rows], _READ_BY_TOKEN).rows
                scores = self.late.scores(embedded.tokens[0].vectors, near)
                late = self._scattered(Ranking(near, scores)).clip(0, 1)
                return ArmScores(rows, lexical, ngrams, dense, late)
        return ArmScores(rows, lexical, ngrams, dense)

    def _scattered(self, ranking: Ranking) -> Scores:
        scores = np.zeros(len(self), dtype=np.float32)
        scores[ranking.rows] = ranking.scores
        return scores
