"""Any model of a hub or a local directory, through sentence-transformers.

Pooling and normalisation come from the model's own modules; prompts and the longest input
from its own configuration, else from :mod:`index.encoding.families`. A passage longer than
the model reads is embedded in pieces whose vectors are averaged, never cut off in silence.
torch and sentence-transformers are imported on first use, so that the shipped static model
needs neither.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from index.encoding.encoder import FloatMatrix, fingerprint_of, unit_rows
from index.encoding.families import Family, family_of
from index.encoding.hub import load_through_library, longest_input
from index.encoding.pieces import pieces_that_fit

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer


class SentenceTransformerEncoder:
    """A model that sentence-transformers can load, fed the way its family wants."""

    def __init__(self, name: str, *, backend: str = "torch") -> None:
        """Load a hub name or a local directory, or raise :class:`ModelError`.

        ``backend`` is sentence-transformers': ``torch``, ``onnx`` or ``openvino``.
        """
        self._model: SentenceTransformer = load_through_library(
            name, lambda library: library.SentenceTransformer(name, backend=backend, device="cpu")
        )
        directory = Path(name)
        local = directory.is_dir()
        self._name = directory.name if local else name
        base = str(getattr(getattr(self._model[0], "config", None), "_name_or_path", ""))
        family = family_of(self._name, base)
        self._query_prompt, self._passage_prompt = _prompts(self._model, family)
        self._max_tokens = longest_input(self._model, family.max_tokens if family else None)
        if self._max_tokens is not None:
            self._model.max_seq_length = self._max_tokens
        dimension = self._model.get_sentence_embedding_dimension()
        self._dimension: int = dimension or self._model.encode(["a"]).shape[1]
        self._fingerprint = fingerprint_of(directory) if local else self._hub_fingerprint(base)

    @property
    def name(self) -> str:
        """The hub name, or the directory's name."""
        return self._name

    @property
    def fingerprint(self) -> str:
        """SHA-256 (hex) over a local model's files, or over a hub model's name and revision."""
        return self._fingerprint

    @property
    def dimension(self) -> int:
        """Columns of the matrices."""
        return self._dimension

    @property
    def max_tokens(self) -> int | None:
        """Tokens that the model reads, the prompt's and the special ones among them."""
        return self._max_tokens

    def encode_queries(self, texts: Sequence[str]) -> FloatMatrix:
        """Unit rows, (texts, dimension), each text after the family's query prompt."""
        return self._encode(texts, self._query_prompt)

    def encode_passages(self, texts: Sequence[str]) -> FloatMatrix:
        """Unit rows, (texts, dimension); a long passage is the mean of its pieces."""
        pieces: list[str] = []
        owners: list[int] = []
        for owner, text in enumerate(texts):
            parts = self._pieces(text)
            pieces += parts
            owners += [owner] * len(parts)
        rows = self._encode(pieces, self._passage_prompt)
        sums = np.zeros((len(texts), self._dimension), dtype=np.float32)
        np.add.at(sums, owners, rows)
        return unit_rows(sums)

    def _encode(self, texts: Sequence[str], prompt: str) -> FloatMatrix:
        rows = np.zeros((len(texts), self._dimension), dtype=np.float32)
        filled = [i for i, text in enumerate(texts) if text.strip()]
        if filled:
            # prompt="" would let the model's default prompt in; the texts carry ours.
            fed = [prompt + texts[i] for i in filled]
            rows[filled] = self._model.encode(fed, prompt="", show_progress_bar=False)
        return unit_rows(rows)

    def _pieces(self, text: str) -> list[str]:
        """The text, or consecutive parts of whole words that each fit into the model."""
        limit = self._max_tokens
        if limit is None:
            return [text]
        return pieces_that_fit(text, lambda t: self._length(self._passage_prompt + t) <= limit)

    def _length(self, text: str) -> int:
        return len(self._model.tokenizer(text, truncation=False, verbose=False)["input_ids"])

    def _hub_fingerprint(self, base: str) -> str:
        config = getattr(self._model[0], "config", None)
        revision = getattr(config, "_commit_hash", None) or ""
        return hashlib.sha256(f"{self._name}\0{base}\0{revision}".encode()).hexdigest()


def _prompts(model: Any, family: Family | None) -> tuple[str, str]:
    """What goes before queries and passages: the model's own prompts, else the family's."""
    stated: dict[str, str] = {key: text for key, text in (model.prompts or {}).items() if text}
    passage = next((stated[k] for k in ("document", "passage", "corpus") if k in stated), "")
    if "query" in stated or passage:
        return stated.get("query", ""), passage
    return (family.query_prompt, family.passage_prompt) if family else ("", "")
