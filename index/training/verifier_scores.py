"""How well a verifier tells answers from near misses."""

from __future__ import annotations

from collections.abc import Iterable

from sklearn.metrics import roc_auc_score

from index.training.answered_questions import AskedPassage
from index.verification import Verifier


def verifier_scores(verifier: Verifier, passages: Iterable[AskedPassage]) -> dict[str, float]:
    """Areas under the ROC curve, 0.5 for chance.

    *passage*: questions that a passage answers against those that it does not. *question*: the
    same with nothing to read, so what the questions give away by themselves. *sentence*: each near
    miss with the sentence that would answer it against the same with another's.
    """
    answers: dict[str, list[bool]] = {"passage": [], "question": [], "sentence": []}
    found: dict[str, list[float]] = {name: [] for name in answers}

    def judge(name: str, answered: bool, logit: float) -> None:
        answers[name].append(answered)
        found[name].append(logit)

    for passage in passages:
        asked = [(question, True) for question, _ in passage.answered]
        for question, answered in [*asked, *((q, False) for q, _ in passage.unanswered)]:
            read, unread = verifier.logits(question, [passage.text, ""])
            judge("passage", answered, read)
            judge("question", answered, unread)
        would = [sentence for _, sentence in passage.unanswered]
        for place, (question, sentence) in enumerate(passage.unanswered):
            right, wrong = verifier.logits(question, [sentence, would[place - 1]])
            judge("sentence", True, right)
            judge("sentence", False, wrong)
    return {name: float(roc_auc_score(answers[name], found[name])) for name in answers}
