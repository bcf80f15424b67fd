"""When the documents don't say: calibrated on questions that they answer and that they don't.

A logistic model over a few signs that the best passage is about something else. Its weights
are data beside this file, learnt by ``evals.refusal_training`` from the open half of our
questions; the locked half measures them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import exp
from pathlib import Path

import numpy as np
import numpy.typing as npt

from api.answering.answer_type import AnswerType, has_answer_form
from api.answering.selection import Selected
from index import Hit, SearchEngine, Understanding

WEIGHTS_FILE = Path(__file__).parent / "refusal_weights.json"

SIGNS = (
    "passage_probability",
    "second_probability",
    "sentence_coverage",
    "passage_coverage",
    "sentence_worth",
    "likeness",
    "rarest_missing",
    "unknown_terms",
    "english",
    "unknown_names",
    "absent_year",
    "missing_form",
    "pointed_elsewhere",
    "terms",
)
"""In the order of the weights."""

# Kinds whose answers have a form that can be missed.
_DEMANDING = frozenset({AnswerType.HOW_MUCH, AnswerType.WHEN, AnswerType.WHO, AnswerType.WHY})
_LOOKED_AT = 4
_AS_MUCH = 0.6
_CAPITALISED = re.compile(r"(?<!^)(?<![.!?] )\b[A-ZÅÄÖ][\wåäöÅÄÖ-]+")


@dataclass(frozen=True, slots=True)
class RefusalModel:
    """Probability that the documents answer = sigmoid(weights · signs + offset)."""

    weights: npt.NDArray[np.float64]
    offset: float
    threshold: float
    """Below this probability the answer is that the documents don't say."""

    def probability(self, signs: npt.NDArray[np.float64]) -> float:
        return 1 / (1 + exp(-float(np.clip(signs @ self.weights + self.offset, -30, 30))))


def load_model(path: Path = WEIGHTS_FILE) -> RefusalModel:
    """Read the weights; ``ValueError`` if they are for other signs."""
    data = json.loads(path.read_text(encoding="utf-8"))
    if tuple(data["weights"]) != SIGNS:
        raise ValueError(f"{path} is for other signs; run evals.refusal_training")
    weights = np.array(list(data["weights"].values()), np.float64)
    return RefusalModel(weights, float(data["offset"]), float(data["threshold"]))


def signs_of_answer(
    engine: SearchEngine,
    understood: Understanding,
    kind: AnswerType,
    hits: Sequence[Hit],
    ranked: Sequence[Selected],
) -> npt.NDArray[np.float64]:
    """What speaks for and against an answer, shape (len(SIGNS),)."""
    question = understood.question
    terms = engine.question_terms(question)
    best_hit, best = hits[0], ranked[0]
    found = engine.analyze(best_hit.passage.text)
    heading = engine.analyze("\n".join(best_hit.passage.section.path))
    around = frozenset(found.words + found.parts + heading.words + heading.parts)
    rarest = max(terms.weights, key=lambda term: terms.weights[term], default="")
    unknown = [term for term in terms.weights if not engine.knows(term)]
    names = [
        name for name in _CAPITALISED.findall(understood.corrected) if name.lower() not in _COMMON
    ]
    values = {
        "passage_probability": best_hit.score,
        "second_probability": hits[1].score if len(hits) > 1 else 0.0,
        "sentence_coverage": best.coverage,
        "passage_coverage": terms.coverage(around),
        "sentence_worth": best.worth,
        "likeness": max(s.likeness for s in ranked),
        "rarest_missing": float(bool(rarest) and rarest not in around),
        "english": float(understood.english),
        "unknown_terms": 0.0 if understood.english else len(unknown) / max(1, len(terms.weights)),
        "unknown_names": float(
            not understood.english and any(not _known_name(engine, name) for name in names)
        ),
        "absent_year": float(
            bool(understood.absent_years)
            and not any(str(y) in best_hit.passage.text for y in understood.absent_years)
        ),
        "missing_form": float(
            kind in _DEMANDING
            and not any(
                has_answer_form(kind, candidate.sentence.text)
                for candidate in ranked[:_LOOKED_AT]
                if candidate.coverage >= _AS_MUCH * best.coverage
            )
        ),
        "pointed_elsewhere": float(
            bool(understood.documents) and best_hit.document.id not in understood.documents
        ),
        "terms": min(len(terms.weights), 12) / 12,
    }
    return np.array([values[sign] for sign in SIGNS])


_COMMON = frozenset({"region", "regionen", "regionkontoret", "vad", "hur", "när", "vem"})


def _known_name(engine: SearchEngine, name: str) -> bool:
    found = engine.analyze(name)
    return any(engine.knows(term) for term in (*found.words, *found.parts))
