"""What is to be measured: which questions against which index."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from evals.errors import QuestionsError
from evals.question import Question, in_split, read_questions
from index import IndexMissingError, SearchEngine, build_index, load_encoder


@dataclass(frozen=True, slots=True)
class Measurement:
    """As the command line says it. ``corpus`` is read only where there is no index."""

    questions: Path
    index: Path
    corpus: Path
    split: Literal["open", "locked", "all"]

    def asked(self) -> tuple[Question, ...]:
        """The questions of the half that was chosen.

        Raises:
            QuestionsError: there are none, or they have faults.
        """
        asked = in_split(read_questions(self.questions), self.split)
        if not asked:
            sentence = f"{self.questions} har inga frågor i halvan {self.split}; välj en annan."
            raise QuestionsError((sentence,))
        return asked

    def engine(self) -> SearchEngine:
        """The index, opened; built first where there is none."""
        try:
            return SearchEngine.open(self.index)
        except IndexMissingError:
            note = f"inget index i {self.index}; bygger det av {self.corpus}"
            print(f"plansvar-evals: {note}", file=sys.stderr)
            build_index(self.corpus, self.index, load_encoder())
            return SearchEngine.open(self.index)
