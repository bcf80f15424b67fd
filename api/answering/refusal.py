"""When the documents don't say: calibrated on questions that they answer and that they don't.

Forests of decision trees over some signs that the best passage is about something else. They are
data beside this file, learnt by ``evals.refusal_training`` from the open questions; the locked
ones measure it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from api.answering.decision_forest import DecisionForest, constant
from api.answering.refusal_signs import SIGNS
from api.answering.verdict import VERDICT_SIGNS, Verdicts, verdict_signs

#: What a question's signs are, in their order; the verdicts last.
ALL_SIGNS = (*SIGNS, *VERDICT_SIGNS)

FOREST_FILE = Path(__file__).parent / "refusal_forest.npz"


@dataclass(frozen=True, slots=True)
class RefusalModel:
    """How likely the documents are to answer, and from where on they are taken to.

    Most questions are decided by a forest over signs that are at hand. For those where it is
    unsure, the sentences found are read with the question, and a forest that knows what came of
    that decides.
    """

    quick: DecisionForest
    """Over ``SIGNS``."""
    thorough: DecisionForest
    """Over ``SIGNS`` and ``VERDICT_SIGNS``."""
    unsure: tuple[float, float]
    """From which to which of the quick forest's probabilities the sentences are read."""
    threshold: float
    """Below this probability the answer is that the documents don't say."""

    def at_hand(self, signs: npt.NDArray[np.float64]) -> float:
        """Within 0..1, before anything is read. ``signs`` has shape (len(SIGNS),)."""
        return self.quick.probability(signs)

    def is_unsure(self, at_hand: float) -> bool:
        """Whether the sentences should be read, by the probability from the signs at hand."""
        low, high = self.unsure
        return low <= at_hand <= high

    def having_read(self, signs: npt.NDArray[np.float64], verdicts: Verdicts) -> float:
        """Within 0..1, with the sentences read."""
        return self.thorough.probability(np.concatenate([signs, verdict_signs(verdicts)]))


def never_refusing() -> RefusalModel:
    """For reading the signs before there are forests for them."""
    return RefusalModel(constant(1.0), constant(1.0), (0.0, 0.0), 0.0)


def save_model(model: RefusalModel, path: Path = FOREST_FILE) -> None:
    """Write the forests and which signs they are for."""
    arrays = {
        "signs": np.array(ALL_SIGNS),
        "unsure": np.array(model.unsure),
        "model_threshold": np.array(model.threshold),
        **{f"quick_{name}": array for name, array in model.quick.arrays().items()},
        **{f"thorough_{name}": array for name, array in model.thorough.arrays().items()},
    }
    np.savez_compressed(path, allow_pickle=False, **arrays)


def load_model(path: Path = FOREST_FILE) -> RefusalModel:
    """Read the forests; ``ValueError`` if they are for other signs."""
    with np.load(path, allow_pickle=False) as arrays:
        if tuple(arrays["signs"]) != ALL_SIGNS:
            raise ValueError(f"{path} is for other signs; run evals.refusal_training")
        low, high = arrays["unsure"]
        return RefusalModel(
            quick=DecisionForest.from_arrays(_named(arrays, "quick_")),
            thorough=DecisionForest.from_arrays(_named(arrays, "thorough_")),
            unsure=(float(low), float(high)),
            threshold=float(arrays["model_threshold"]),
        )


def _named(arrays: Mapping[str, npt.NDArray[Any]], beginning: str) -> dict[str, npt.NDArray[Any]]:
    """Those whose names begin so, without it."""
    return {n.removeprefix(beginning): a for n, a in arrays.items() if n.startswith(beginning)}
