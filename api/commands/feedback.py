"""``plansvar feedback export``: what readers thought, as a questions file."""

from __future__ import annotations

import sys

from api.feedback.export import questions_file
from api.feedback.store import FeedbackStore
from api.settings import Settings


def export(settings: Settings) -> None:
    """Print the questions file; how many ratings it is made of goes to standard error."""
    ratings = FeedbackStore(settings.feedback_file).all()
    print(questions_file(ratings), end="")
    down = sum(1 for each in ratings if each.verdict == "down")
    print(f"{len(ratings)} omdömen, varav {down} att rätta för hand.", file=sys.stderr)
