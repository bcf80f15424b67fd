"""What goes wrong in an evaluation, as branches of the one tree of errors.

PlansvarError                  (ingest)
└── EvaluationError
    ├── QuestionsError         the questions cannot be used; ``faults`` has a sentence each
    ├── ResultsError           a file of results cannot be read
    ├── MismatchError          two runs cannot be compared
    └── FloorError             a figure is under its floor, or the floors cannot be used
"""

from __future__ import annotations

from ingest import PlansvarError


class EvaluationError(PlansvarError):
    """An evaluation could not be done, or did not pass."""


class QuestionsError(EvaluationError):
    """The questions cannot be used. ``faults`` holds one Swedish sentence for each fault."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__(" ".join(faults))
        self.faults = faults


class ResultsError(EvaluationError):
    """A file of results is missing or is something else."""


class MismatchError(EvaluationError):
    """Two runs did not ask the same questions."""


class FloorError(EvaluationError):
    """A figure is under its floor, or the file of floors says something wrong."""
