"""The second look: candidates reordered by a small model over features that can be named,
and by a cross-encoder if one is named."""

from index.reranking.candidate import Candidate
from index.reranking.cross_encoder import CrossEncoderScorer, PairScorer
from index.reranking.reranker import Reranker, RerankerWeights, load_weights, weights_file

__all__ = [
    "Candidate",
    "CrossEncoderScorer",
    "PairScorer",
    "Reranker",
    "RerankerWeights",
    "load_weights",
    "weights_file",
]
