"""Passages in, ranked hits out.

The public names stand here; the rest of the package is how they work.
"""

from index.build import BuildReport, build_index
from index.encoding import Encoder, load_encoder
from index.errors import (
    EncoderMismatchError,
    IndexBusyError,
    IndexDamagedError,
    IndexFormatError,
    IndexMissingError,
    IndexStoreError,
)
from index.filters import Filters
from index.fusion import ArmScores, FusionWeights, Mode, fuse
from index.index_manifest import IndexManifest
from index.question import (
    Nature,
    Understanding,
    asks_promise_and_outcome,
    asks_what_came_about,
    document_nature,
    tells_what_came_about,
)
from index.reranking.features import QuestionTerms
from index.reranking.reranker import weights_file as reranker_weights_file
from index.search import Hit, Searched, SearchEngine, SearchResult
from index.searchable_text import searchable_text
from index.swedish_analysis import Terms
from index.text_index import TextHit, TextIndex
from index.verification import AnswerVerifier, Verifier, shipped_verifier

__all__ = [
    "AnswerVerifier",
    "ArmScores",
    "BuildReport",
    "Encoder",
    "EncoderMismatchError",
    "Filters",
    "FusionWeights",
    "Hit",
    "IndexBusyError",
    "IndexDamagedError",
    "IndexFormatError",
    "IndexManifest",
    "IndexMissingError",
    "IndexStoreError",
    "Mode",
    "Nature",
    "QuestionTerms",
    "SearchEngine",
    "SearchResult",
    "Searched",
    "Terms",
    "TextHit",
    "TextIndex",
    "Understanding",
    "Verifier",
    "asks_promise_and_outcome",
    "asks_what_came_about",
    "build_index",
    "document_nature",
    "fuse",
    "load_encoder",
    "reranker_weights_file",
    "searchable_text",
    "shipped_verifier",
    "tells_what_came_about",
]
