"""Static embeddings without torch: a text is the mean of its subwords' vectors.

Reads the directories that sentence-transformers' ``StaticEmbedding`` writes and reads:
``tokenizer.json`` and ``model.safetensors`` with either ``embedding.weight`` (subwords,
dimension) or model2vec's ``embeddings`` (any number type) and ``weights``, one factor per
subword. The second form lets the table be whole numbers of eight bits with the scale of
each row beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
from safetensors.numpy import load_file
from tokenizers import Tokenizer

from index.encoding.encoder import FloatMatrix, fingerprint_of, unit_rows
from index.encoding.errors import ModelError, reading

#: Texts tokenised at a time: bounds the memory that token objects take.
_BATCH = 256


class StaticEncoder:
    """A static embedding model from a directory."""

    def __init__(self, directory: Path) -> None:
        """Load the model, or raise :class:`ModelError` in one sentence."""
        found = [p for p in (directory, *sorted(directory.glob("0_*"))) if _is_model(p)]
        if not found:
            raise ModelError(
                f"Modellen {directory} saknar tokenizer.json eller model.safetensors; "
                "peka på en katalog som sentence-transformers har sparat."
            )
        with reading(directory):
            self._tokenizer = Tokenizer.from_file(str(found[0] / "tokenizer.json"))
            tensors = load_file(found[0] / "model.safetensors")
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._table, self._factors = _table_and_factors(directory, tensors)
        self._name = directory.name
        self._fingerprint = fingerprint_of(directory)

    @property
    def name(self) -> str:
        """The directory's name."""
        return self._name

    @property
    def fingerprint(self) -> str:
        """SHA-256 (hex) over the model's files."""
        return self._fingerprint

    @property
    def dimension(self) -> int:
        """Columns of the matrices."""
        return int(self._table.shape[1])

    @property
    def max_tokens(self) -> int | None:
        """None: a static model reads every token."""
        return None

    def encode_queries(self, texts: Sequence[str]) -> FloatMatrix:
        """Unit rows, (texts, dimension); queries and passages are treated alike."""
        return self._encode(texts)

    def encode_passages(self, texts: Sequence[str]) -> FloatMatrix:
        """Unit rows, (texts, dimension)."""
        return self._encode(texts)

    def _encode(self, texts: Sequence[str]) -> FloatMatrix:
        sums = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for start in range(0, len(texts), _BATCH):
            batch = list(texts[start : start + _BATCH])
            encodings = self._tokenizer.encode_batch_fast(batch, add_special_tokens=False)
            for row, encoding in enumerate(encodings, start):
                if ids := encoding.ids:
                    # The sum, not the mean: the length is scaled away afterwards.
                    sums[row] = self._factors[ids] @ self._table[ids].astype(np.float32)
        return unit_rows(sums)


def _is_model(directory: Path) -> bool:
    return all((directory / name).is_file() for name in ("tokenizer.json", "model.safetensors"))


def _table_and_factors(
    directory: Path, tensors: dict[str, npt.NDArray[np.generic]]
) -> tuple[npt.NDArray[np.generic], npt.NDArray[np.float32]]:
    """The subwords' rows as stored, and one factor for each."""
    table = tensors.get("embedding.weight", tensors.get("embeddings"))
    if table is None or table.ndim != 2:
        raise ModelError(
            f"Modellen {directory} är inte en statisk modell: model.safetensors saknar "
            "en tabell embedding.weight eller embeddings."
        )
    mapping = tensors.get("mapping")
    if mapping is not None:
        table = table[np.asarray(mapping, dtype=np.int64)]
    weights = tensors.get("weights", np.ones(len(table), dtype=np.float32))
    return table, np.asarray(weights, dtype=np.float32)
