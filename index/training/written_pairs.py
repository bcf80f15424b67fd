"""All that was written for this project to learn from: questions, each with a text that answers."""

from __future__ import annotations

from pathlib import Path

from index.training.answered_questions import answered_pairs
from index.training.lay_questions import (
    AUTHORITY_PASSAGES,
    EVERYDAY_PHRASES,
    PLAN_PASSAGES,
    read_lay_questions,
    read_made_up_passages,
)
from index.training.material import Pair


def written_pairs(material: Path) -> list[Pair]:
    """Each pair once: lay questions to the material, all questions to made-up passages, and
    everyday phrases with the official ones.
    """
    pairs = [
        *read_lay_questions(material),
        *read_made_up_passages(PLAN_PASSAGES),
        *read_made_up_passages(AUTHORITY_PASSAGES),
        *read_made_up_passages(EVERYDAY_PHRASES),
        *answered_pairs(),
    ]
    return list(dict.fromkeys(pairs))
