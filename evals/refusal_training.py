"""Learn when to refuse, from the open half of our questions.

    python -m evals.refusal_training --index .index

A logistic model over the signs that ``api.answering`` names. A question counts as answerable
if its evidence was found: an answer from the wrong passage is worse than none. The threshold
is where, in eight-fold cross-validation, over-refusal stays at the given share of those; the
locked half is never looked at.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_predict

from api.answering import REFUSAL_SIGNS, REFUSAL_WEIGHTS_FILE, Answerer
from evals.evidence import EvidenceIndex
from evals.question import read_questions
from index import SearchEngine

_STRENGTH = 0.1
_SEED = 20
# As many passages as an answer is made from.
_LOOKED_AT = 6


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--index", type=Path, default=Path(".index"))
    parser.add_argument("--questions", type=Path, default=Path(__file__).parent / "questions")
    parser.add_argument("--over-refusal", type=float, default=0.04)
    arguments = parser.parse_args()
    engine = SearchEngine.open(arguments.index)
    answerer = Answerer(engine)
    evidence = EvidenceIndex(engine.passages)
    questions = [q for q in read_questions(arguments.questions) if q.split == "open"]
    rows = []
    for question in questions:
        holding = evidence.groups_by_passage(question)
        hits = engine.search(question.text, _LOOKED_AT).hits
        found = any(hit.passage.id in holding for hit in hits)
        if found or not question.answerable:
            rows.append((answerer.signs(question.text), question.answerable))
    signs = np.stack([row for row, _ in rows])
    answerable = np.array([label for _, label in rows])
    scale = signs.std(axis=0) + 1e-9
    model = LogisticRegression(C=_STRENGTH, class_weight="balanced", max_iter=2000)
    folds = StratifiedKFold(8, shuffle=True, random_state=_SEED)
    held_out = cross_val_predict(
        model, signs / scale, answerable, cv=folds, method="predict_proba"
    )[:, 1]
    threshold = float(np.quantile(held_out[answerable], arguments.over_refusal))
    refused = float(np.mean(held_out[~answerable] < threshold))
    print(f"over-refusal {arguments.over_refusal:.2f}, unanswerable refused {refused:.2f}")
    model.fit(signs / scale, answerable)
    weights = model.coef_[0] / scale
    content = {
        "weights": {n: round(float(w), 4) for n, w in zip(REFUSAL_SIGNS, weights, strict=True)},
        "offset": round(float(model.intercept_[0]), 4),
        "threshold": round(threshold, 4),
    }
    REFUSAL_WEIGHTS_FILE.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
