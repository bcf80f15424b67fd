"""What a network that reads question and sentence together says of the best sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from api.answering.selection import Selected
from index import Verifier, searchable_text

VERDICT_SIGNS = ("first_verdict", "best_verdict")
"""Log-odds that the best sentence answers, and that any of those read does."""

Verdicts = npt.NDArray[np.float64]
"""Log-odds of the first sentences, in their order."""

_READ = 6
# What a verdict adds to a sentence's worth, for each step of the log-odds above the others'.
# Chosen on the open half of our questions, where half and double of it are nearly as good.
_VERDICT = 0.15


def verdicts_on(verifier: Verifier, question: str, ranked: Sequence[Selected]) -> Verdicts:
    """Of the first few of ``ranked``, best first."""
    return verifier.logits(question, [_as_read(said) for said in ranked[:_READ]])


def verdict_signs(verdicts: Verdicts) -> npt.NDArray[np.float64]:
    """Shape (len(VERDICT_SIGNS),); zeros if nothing was read."""
    return (
        np.array([verdicts[0], verdicts.max()]) if len(verdicts) else np.zeros(len(VERDICT_SIGNS))
    )


def reordered(ranked: Sequence[Selected], verdicts: Verdicts) -> list[Selected]:
    """Best first, the verdicts counted in; what was not read gets the mean of them."""
    if not ranked:
        return []
    # A sentence put first for its form is worth at least what follows it.
    worths = np.maximum.accumulate([said.worth for said in ranked][::-1])[::-1].copy()
    worths[: len(verdicts)] += _VERDICT * (verdicts - verdicts.mean())
    order = np.argsort(-worths, kind="stable")
    return [replace(ranked[i], worth=float(worths[i])) for i in order]


def _as_read(said: Selected) -> str:
    """The sentence under its headings, a table's row under those of its columns."""
    passage = said.sentence.passage
    text = said.sentence.text
    if passage.cells:
        columns, values = zip(*passage.cells, strict=True)
        text = f"{' | '.join(columns)}: {' | '.join(values)}"
    above = searchable_text(said.hit.document, passage).heading
    return ". ".join((*above.split("\n"), text))
