"""Two models as one: their vectors side by side, each counted by its weight.

With unit rows u and v and weights w and 1 − w, the row (√w·u, √(1 − w)·v) has length 1, and
the dot product of two such rows is w times the first similarity plus 1 − w times the
second. So a model that carries meaning and one that carries wording add up in one index.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from index.encoding.encoder import Encoder, FloatMatrix, unit_rows
from index.encoding.errors import ModelError
from index.encoding.late_interaction import (
    Embedded,
    embed_passages,
    embed_queries,
    token_dimension,
)

#: The file that makes a directory a joint model.
JOINT_FILE = "joint.json"


class JointEncoder:
    """The models that a directory's ``joint.json`` names, with their weights."""

    def __init__(self, directory: Path, load: Callable[[Path], Encoder]) -> None:
        """Load the parts through ``load``, or raise :class:`ModelError`."""
        try:
            listed = json.loads((directory / JOINT_FILE).read_text(encoding="utf-8"))["parts"]
            paths = [directory.parent / str(part["model"]) for part in listed]
            weights = [float(part["weight"]) for part in listed]
        except (OSError, ValueError, LookupError, TypeError) as error:
            raise ModelError(
                f"Modellen {directory} har en {JOINT_FILE} som inte går att läsa; "
                "hämta den på nytt."
            ) from error
        for path in paths:
            if not path.is_dir():
                raise ModelError(
                    f"Modellen {directory.name} består av flera delar och {path} saknas; "
                    "hämta den på nytt."
                )
        self._parts = [load(path) for path in paths]
        self._factors = [weight**0.5 for weight in weights]
        self._name = directory.name
        described = [f"{p.fingerprint} {w}" for p, w in zip(self._parts, weights, strict=True)]
        self._fingerprint = hashlib.sha256("\n".join(described).encode()).hexdigest()

    @property
    def name(self) -> str:
        """The directory's name."""
        return self._name

    @property
    def fingerprint(self) -> str:
        """SHA-256 (hex) over the parts' fingerprints and weights."""
        return self._fingerprint

    @property
    def dimension(self) -> int:
        """The parts' columns together."""
        return sum(part.dimension for part in self._parts)

    @property
    def max_tokens(self) -> int | None:
        """None: each part reads the whole text, in pieces where it must."""
        return None

    @property
    def token_dimension(self) -> int:
        """Columns of the tokens' vectors, which are those of the first part that gives any."""
        return next(filter(None, map(token_dimension, self._parts)), 0)

    def encode_queries(self, texts: Sequence[str]) -> FloatMatrix:
        """Unit rows, (texts, dimension)."""
        return self._side_by_side([part.encode_queries(texts) for part in self._parts])

    def encode_passages(self, texts: Sequence[str]) -> FloatMatrix:
        """Unit rows, (texts, dimension)."""
        return self._side_by_side([part.encode_passages(texts) for part in self._parts])

    def embed_queries(self, texts: Sequence[str]) -> Embedded:
        """Vectors, and the first part's tokens that has any."""
        return self._together([embed_queries(part, texts) for part in self._parts])

    def embed_passages(self, texts: Sequence[str]) -> Embedded:
        """Vectors, and the first part's tokens that has any."""
        return self._together([embed_passages(part, texts) for part in self._parts])

    def _together(self, parts: Sequence[Embedded]) -> Embedded:
        vectors = self._side_by_side([part.vectors for part in parts])
        giving = (p for p, part in zip(parts, self._parts, strict=True) if token_dimension(part))
        return Embedded(vectors, next(giving, parts[-1]).tokens)

    def _side_by_side(self, rows: Sequence[FloatMatrix]) -> FloatMatrix:
        scaled = [factor * part for factor, part in zip(self._factors, rows, strict=True)]
        return unit_rows(np.hstack(scaled))
