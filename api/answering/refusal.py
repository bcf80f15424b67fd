"""When the documents don't say: calibrated on questions that they answer and that they don't.

A forest of decision trees over some signs that the best passage is about something else. It is
data beside this file, learnt by ``evals.refusal_training`` from the open questions; the locked
ones measure it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from api.answering.decision_forest import DecisionForest, constant
from api.answering.refusal_signs import SIGNS

FOREST_FILE = Path(__file__).parent / "refusal_forest.npz"


@dataclass(frozen=True, slots=True)
class RefusalModel:
    """How likely the documents are to answer, and from where on they are taken to."""

    forest: DecisionForest
    threshold: float
    """Below this probability the answer is that the documents don't say."""

    def probability(self, signs: npt.NDArray[np.float64]) -> float:
        """Within 0..1. ``signs`` has shape (len(SIGNS),)."""
        return self.forest.probability(signs)


def never_refusing() -> RefusalModel:
    """For reading the signs before there is a forest for them."""
    return RefusalModel(constant(1.0), 0.0)


def save_model(model: RefusalModel, path: Path = FOREST_FILE) -> None:
    """Write the forest and which signs it is for."""
    arrays = {"signs": np.array(SIGNS), "model_threshold": np.array(model.threshold)}
    np.savez_compressed(path, allow_pickle=False, **arrays, **model.forest.arrays())


def load_model(path: Path = FOREST_FILE) -> RefusalModel:
    """Read the forest; ``ValueError`` if it is for other signs."""
    with np.load(path, allow_pickle=False) as arrays:
        if tuple(arrays["signs"]) != SIGNS:
            raise ValueError(f"{path} is for other signs; run evals.refusal_training")
        forest = DecisionForest.from_arrays(arrays)
        return RefusalModel(forest, float(arrays["model_threshold"]))
