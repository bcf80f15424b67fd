"""Many small decision trees that vote: extremely randomised trees (Geurts, Ernst & Wehenkel,
Machine Learning 2006), read without the library that grew them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields

import numpy as np
import numpy.typing as npt

LEAF = -1


@dataclass(frozen=True, slots=True)
class DecisionForest:
    """All trees' nodes in one row of arrays, each of shape (nodes,).

    A node sends on to ``low`` what is at most ``threshold`` in ``feature``, else to ``high``; a
    leaf (``feature`` LEAF) says how likely yes is: ``share``.
    """

    roots: npt.NDArray[np.int32]
    """Shape (trees,): where each tree begins."""
    feature: npt.NDArray[np.int8]
    threshold: npt.NDArray[np.float32]
    low: npt.NDArray[np.int32]
    high: npt.NDArray[np.int32]
    share: npt.NDArray[np.float32]

    def probability(self, features: npt.NDArray[np.float64]) -> float:
        """The mean of the trees' shares, within 0..1. ``features`` has shape (features,)."""
        values = features.astype(np.float32)
        at = self.roots
        while True:
            asked = self.feature[at]
            inner = asked != LEAF
            if not inner.any():
                return float(self.share[at].mean())
            below = values[asked] <= self.threshold[at]
            at = np.where(inner, np.where(below, self.low[at], self.high[at]), at)

    def arrays(self) -> dict[str, npt.NDArray[np.generic]]:
        """By name, to be saved; ``from_arrays`` reads them."""
        return {field.name: getattr(self, field.name) for field in fields(self)}

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, npt.NDArray[np.generic]]) -> DecisionForest:
        """Raises KeyError if one is missing."""
        return cls(**{field.name: arrays[field.name] for field in fields(cls)})  # type: ignore[arg-type]


def constant(share: float) -> DecisionForest:
    """A forest of one leaf."""
    return DecisionForest(
        roots=np.zeros(1, np.int32),
        feature=np.full(1, LEAF, np.int8),
        threshold=np.zeros(1, np.float32),
        low=np.zeros(1, np.int32),
        high=np.zeros(1, np.int32),
        share=np.full(1, share, np.float32),
    )
