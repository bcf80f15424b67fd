"""A linear model over named features, with probabilities.

Weights are learnt from pairs of a passage that answers and one that does not (RankNet's loss
without its hidden layer: Burges et al., "Learning to Rank using Gradient Descent", ICML 2005),
and turned into probabilities by a sigmoid (Platt, 1999). Both are data beside this file, made
by ``evals.reranker_training``.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from index.ranking import Scores
from index.reranking.cross_encoder import PairScorer
from index.reranking.features import FEATURES, Features

_FOLDER = Path(__file__).parent

# A section asked for by number is looked up, not guessed at: it is this far ahead of the rest.
_LOOK_UP_BONUS = 10.0
# A year or a plan that is surely named is preferred more strongly than it would be learnt from
# questions most of which name none: a wrong year costs more trust than a missing passage. Another
# document loses this by how much less it is pointed at.
_ELSEWHERE = 2.0
# Passages that a cross-encoder reads; each costs as much as all the rest of a search.
_READ_IN_PAIRS = 20


@dataclass(frozen=True, slots=True)
class RerankerWeights:
    """A weight for each of ``FEATURES``; probability = sigmoid(slope · score + offset)."""

    weights: npt.NDArray[np.float64]
    slope: float
    offset: float


def weights_file(*, with_tokens: bool) -> Path:
    """Where late interaction has no say, the other arms must count for more."""
    return _FOLDER / ("weights.json" if with_tokens else "weights_without_tokens.json")


def load_weights(path: Path) -> RerankerWeights:
    """Read the weights; ``ValueError`` if they are not for these features."""
    data = json.loads(path.read_text(encoding="utf-8"))
    if tuple(data["weights"]) != FEATURES:
        raise ValueError(f"{path} is for other features; run evals.reranker_training")
    weights = np.array(list(data["weights"].values()), np.float64)
    return RerankerWeights(weights, float(data["slope"]), float(data["offset"]))


class Reranker:
    """Scores candidates. Holds nothing but its weights and whom to ask for a second opinion."""

    def __init__(self, weights: RerankerWeights, pairs: PairScorer | None = None) -> None:
        self._weights = weights
        self._pairs = pairs

    def probabilities(self, features: Features) -> Scores:
        """How likely each candidate is to hold what was asked for, shape (candidates,)."""
        scores = features @ self._weights.weights
        exact = features[:, FEATURES.index("section")] == 1.0
        elsewhere = features[:, FEATURES.index("other_document")] > 0.0
        pointed = features[:, FEATURES.index("document")]
        # Two documents of the year have the section: that of the kind named is meant.
        meant = pointed >= pointed.max(initial=0.0, where=exact)
        spread = scores.max(initial=0.0) - scores.min(initial=0.0)
        scores += (spread + _LOOK_UP_BONUS) * (exact & meant & ~elsewhere)
        logits = self._weights.slope * scores + self._weights.offset
        surely = pointed.max(initial=0.0) >= 1.0
        logits -= _ELSEWHERE * (1 - np.clip(pointed, 0, 1)) * surely
        return np.asarray(1 / (1 + np.exp(-np.clip(logits, -30, 30))), np.float32)

    def second_opinion(
        self, question: str, text_of: Callable[[int], str], probabilities: Scores
    ) -> Scores:
        """The likeliest candidates' log-odds averaged with the cross-encoder's, if there is one.

        ``text_of`` gives a candidate's text by its place. Those that are not read pass none
        that is.
        """
        order = np.argsort(-probabilities, kind="stable")
        read, left = order[:_READ_IN_PAIRS], order[_READ_IN_PAIRS:]
        if self._pairs is None or not len(read):
            return probabilities
        own = np.clip(probabilities[read].astype(np.float64), 1e-6, 1 - 1e-6)
        others = self._pairs.logits(question, [text_of(int(place)) for place in read])
        logits = (np.log(own / (1 - own)) + others) / 2
        judged = probabilities.copy()
        judged[read] = 1 / (1 + np.exp(-np.clip(logits, -30, 30)))
        judged[left] = np.minimum(probabilities[left], judged[read].min())
        return judged
