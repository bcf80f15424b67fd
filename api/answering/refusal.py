"""When the documents don't say: calibrated on questions that they answer and that they don't.

A logistic model over a few signs that the best passage is about something else. Its weights
are data beside this file, learnt by ``evals.refusal_training`` from the open half of our
questions; the locked half measures them.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from math import exp
from pathlib import Path

import numpy as np
import numpy.typing as npt

from api.answering.refusal_signs import SIGNS

WEIGHTS_FILE = Path(__file__).parent / "refusal_weights.json"


@dataclass(frozen=True, slots=True)
class RefusalModel:
    """Probability that the documents answer = sigmoid(weights · signs + offset)."""

    weights: npt.NDArray[np.float64]
    offset: float
    threshold: float
    """Below this probability the answer is that the documents don't say."""

    def probability(self, signs: npt.NDArray[np.float64]) -> float:
        return 1 / (1 + exp(-float(np.clip(signs @ self.weights + self.offset, -30, 30))))


def never_refusing() -> RefusalModel:
    """For reading the signs before there are weights for them."""
    return RefusalModel(np.zeros(len(SIGNS)), 0.0, 0.0)


def load_model(path: Path = WEIGHTS_FILE) -> RefusalModel:
    """Read the weights; ``ValueError`` if they are for other signs."""
    data = json.loads(path.read_text(encoding="utf-8"))
    if tuple(data["weights"]) != SIGNS:
        raise ValueError(f"{path} is for other signs; run evals.refusal_training")
    weights = np.array(list(data["weights"].values()), np.float64)
    return RefusalModel(weights, float(data["offset"]), float(data["threshold"]))
