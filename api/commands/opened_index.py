"""The index that the settings name, opened with the models that they name."""

from __future__ import annotations

from api.settings import Settings
from index import SearchEngine
from index.encoding import load_encoder
from index.reranking import CrossEncoderScorer


def open_index(settings: Settings) -> SearchEngine:
    """Opens the index; without a model in the settings, with the one that its manifest names."""
    return SearchEngine.open(
        settings.index,
        load_encoder(settings.model) if settings.model else None,
        CrossEncoderScorer(settings.reranker) if settings.reranker else None,
    )
