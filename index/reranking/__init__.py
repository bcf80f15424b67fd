"""The second look: candidates reordered by a small model over features that can be named."""

from index.reranking.candidate import Candidate
from index.reranking.reranker import Reranker, RerankerWeights, load_weights

__all__ = ["Candidate", "Reranker", "RerankerWeights", "load_weights"]
