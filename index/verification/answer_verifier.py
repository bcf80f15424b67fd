"""Whether a text gives what a question asks: both read together by a small network.

What a search finds is about the matter; that it says what is asked is another thing. A network
that reads both sees that a cost is asked for and a date is given (Hu et al., "Read + Verify",
AAAI 2019). It begins with the contextual model's table of words, which it does not hold itself.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Protocol

import numpy as np
import numpy.typing as npt
from safetensors import safe_open

from index.encoding import ModelError
from index.encoding.batches import by_length, rectangle
from index.encoding.errors import reading
from index.encoding.loading import MODELS
from index.encoding.network import Network
from index.encoding.subword_tokenizer import SubwordTokenizer

#: The verifier that ships with the project.
VERIFIER = Path(__file__).parent / "network"

WEIGHTS_FILE = "verifier.safetensors"
SETTINGS_FILE = "verifier.json"
WORD_TABLE = "embeddings.word_embeddings.weight"


class Verifier(Protocol):
    """Judges texts with the question before them."""

    def logits(self, question: str, texts: Sequence[str]) -> npt.NDArray[np.float64]:
        """Log-odds that each text answers, shape (texts,)."""
        ...


@dataclass(frozen=True, slots=True)
class VerifierSettings:
    """What stands beside the weights."""

    words: str
    """The model whose table of words is read."""
    table: str
    """That table's digest."""
    max_tokens: int
    """Of question and text together, with the marks at their ends."""
    question_tokens: int
    """Of the question; of a longer one the last are read."""


class AnswerVerifier:
    """Read-only: many threads may ask at once."""

    def __init__(self, directory: Path = VERIFIER, models: Path = MODELS, threads: int = 0) -> None:
        """Load the network and the table, or raise :class:`ModelError`; 0 threads: all cores."""
        with reading(directory):
            stored = json.loads((directory / SETTINGS_FILE).read_text(encoding="utf-8"))
            self._settings = VerifierSettings(**stored)
            self._table = word_table(models / self._settings.words)
            self._tokenizer = SubwordTokenizer(models / self._settings.words)
            self._network = Network(directory, threads)
        if self._settings.max_tokens < 2 * self._settings.question_tokens:
            raise ModelError(
                f"Modellen {directory} läser för korta texter; hämta {SETTINGS_FILE} på nytt."
            )
        if digest_of_table(self._table) != self._settings.table:
            raise ModelError(
                f"Modellen {directory} är tränad med en annan version av {self._settings.words}; "
                "hämta båda på nytt."
            )

    def logits(self, question: str, texts: Sequence[str]) -> npt.NDArray[np.float64]:
        """See ``Verifier``. A text longer than is read at once counts as its best piece."""
        asked, *said = (encoding.ids for encoding in self._tokenizer.encode([question, *texts]))
        # What is asked comes last in a long question.
        asked = asked[-self._settings.question_tokens :]
        room = self._settings.max_tokens - len(asked) - 3
        pieces = [
            (owner, ids[begin : begin + room])
            for owner, ids in enumerate(said)
            for begin in range(0, max(1, len(ids)), room)
        ]
        found = np.full(len(texts), -np.inf)
        for batch in by_length([len(asked) + len(ids) + 3 for _, ids in pieces]):
            scores = self._run(asked, [pieces[i][1] for i in batch])
            np.maximum.at(found, [pieces[i][0] for i in batch], scores)
        return found

    def _run(self, asked: Sequence[int], texts: Sequence[Sequence[int]]) -> npt.NDArray[np.float64]:
        opening = [self._tokenizer.first, *asked, self._tokenizer.last]
        ids, mask = rectangle([[*opening, *said, self._tokenizer.last] for said in texts])
        kinds = mask.copy()
        kinds[:, : len(opening)] = 0
        inputs: dict[str, npt.NDArray[np.generic]] = {
            "words": self._table[ids].astype(np.float32),
            "attention_mask": mask,
            "kinds": kinds,
        }
        (found,) = self._network.run(["logit"], inputs)
        return found[:, 0].astype(np.float64)


@cache
def shipped_verifier() -> AnswerVerifier:
    """The one that comes with the project, loaded once: nothing in it changes."""
    return AnswerVerifier()


def word_table(directory: Path) -> npt.NDArray[np.float16]:
    """The vectors of a contextual model's subwords, (vocabulary, width)."""
    with safe_open(directory / "model.safetensors", framework="numpy") as file:
        table: npt.NDArray[np.float16] = file.get_tensor(WORD_TABLE)
    return table


def digest_of_table(table: npt.NDArray[np.float16]) -> str:
    """What tells one table from another."""
    return hashlib.sha256(table.tobytes()).hexdigest()
