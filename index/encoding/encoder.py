"""What an embedding model is to the rest of the system."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
import numpy.typing as npt

#: Rows of 32-bit floats: (texts, dimension).
FloatMatrix = npt.NDArray[np.float32]


class Encoder(Protocol):
    """Turns texts into unit vectors whose dot product is their similarity.

    Rows come back in the order of the texts, do not depend on what else is in the call,
    and have length 1, except that a text with nothing in it gives a row of zeros.
    """

    @property
    def name(self) -> str:
        """What the index's manifest names, e.g. ``plansvar-static-sv``."""

    @property
    def fingerprint(self) -> str:
        """SHA-256 (hex) over the model's files; another value means other vectors."""

    @property
    def dimension(self) -> int:
        """Columns of the matrices."""

    @property
    def max_tokens(self) -> int | None:
        """Tokens of a passage that the model reads; None where it reads all of them."""

    def encode_queries(self, texts: Sequence[str]) -> FloatMatrix:
        """Unit rows for what users ask: (texts, dimension)."""

    def encode_passages(self, texts: Sequence[str]) -> FloatMatrix:
        """Unit rows for what is searched: (texts, dimension)."""


def unit_rows(matrix: npt.NDArray[np.floating]) -> FloatMatrix:
    """The rows scaled to length 1; rows of zeros stay. The one place that normalises."""
    rows = np.asarray(matrix, dtype=np.float32)
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.where(lengths > 0, lengths, 1.0), dtype=np.float32)


def fingerprint_of(directory: Path) -> str:
    """SHA-256 over the names and bytes of a model directory's files, read-me files left out."""
    digest = hashlib.sha256()
    for path in sorted(directory.rglob("*")):
        if path.is_file() and path.suffix != ".md":
            digest.update(path.relative_to(directory).as_posix().encode() + b"\0")
            with path.open("rb") as file:
                digest.update(hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()
