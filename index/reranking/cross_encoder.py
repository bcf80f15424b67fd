"""A cross-encoder by name: question and passage read together by one network.

Slower than the features by a factor of a hundred, and the best there is where it knows the
language. It does not know which year or plan was meant, so it is a second opinion and never
the only one. Any sequence classifier with one output that sentence-transformers loads.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np
import numpy.typing as npt

from index.encoding import ModelError
from index.encoding.hub import load_through_library, longest_input
from index.encoding.pieces import pieces_that_fit

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder


class PairScorer(Protocol):
    """Judges a passage with the question before it."""

    def logits(self, question: str, texts: Sequence[str]) -> npt.NDArray[np.float64]:
        """Log-odds that each text answers, shape (texts,)."""
        ...


class CrossEncoderScorer:
    """A hub's cross-encoder, or a local directory's."""

    def __init__(self, name: str) -> None:
        """Load the model, or raise :class:`ModelError`."""
        self._model = _load(name)
        self._max_tokens = longest_input(self._model)

    def logits(self, question: str, texts: Sequence[str]) -> npt.NDArray[np.float64]:
        """A text longer than the model reads counts as its best piece."""
        from torch.nn import Identity  # noqa: PLC0415 - slow, seldom needed

        pairs: list[tuple[str, str]] = []
        owners: list[int] = []
        for owner, text in enumerate(texts):
            for piece in self._pieces(question, text):
                pairs.append((question, piece))
                owners.append(owner)
        found = np.full(len(texts), -np.inf)
        if pairs:
            scores = self._model.predict(pairs, activation_fn=Identity(), show_progress_bar=False)
            np.maximum.at(found, owners, np.asarray(scores, np.float64))
        return found

    def _pieces(self, question: str, text: str) -> list[str]:
        limit = self._max_tokens
        if limit is None:
            return [text]

        def fits(piece: str) -> bool:
            fed = self._model.tokenizer(question, piece, truncation=False, verbose=False)
            return len(fed["input_ids"]) <= limit

        return pieces_that_fit(text, fits)


def _load(name: str) -> CrossEncoder:
    path = Path(name).expanduser()
    place = str(path) if path.is_dir() else name
    model: CrossEncoder = load_through_library(
        name, lambda library: library.CrossEncoder(place, device="cpu")
    )
    if model.num_labels != 1:
        raise ModelError(
            f"Modellen {name} ger {model.num_labels} värden för varje ställe och kan inte ordna "
            "dem; ange en korskodare (cross-encoder) med ett värde."
        )
    return model
