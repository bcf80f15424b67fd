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
from tokenizers import Tokenizer

from index.encoding import ModelError
from index.encoding.loading import MODELS
from index.encoding.network import Integers, Network

#: The verifier that ships with the project.
VERIFIER = Path(__file__).parent / "network"

WEIGHTS_FILE = "verifier.safetensors"
SETTINGS_FILE = "verifier.json"
WORD_TABLE = "embeddings.word_embeddings.weight"

#: Tokens of one call to the network, padding included: bounds its memory.
_CALL = 2048


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
        try:
            stored = json.loads((directory / SETTINGS_FILE).read_text(encoding="utf-8"))
            self._settings = VerifierSettings(**stored)
            words = models / self._settings.words
            self._table = word_table(words)
            self._tokenizer = Tokenizer.from_file(str(words / "tokenizer.json"))
            self._network = Network(directory, threads)
        except ModelError:
            raise
        except Exception as error:  # the libraries raise types of their own
            raise ModelError(
                f"Modellen {directory} går inte att läsa; filerna är skadade, hämta dem på nytt."
            ) from error
        if self._settings.max_tokens < 2 * self._settings.question_tokens:
            raise ModelError(
                f"Modellen {directory} läser för korta texter; hämta {SETTINGS_FILE} på nytt."
            )
        if digest_of_table(self._table) != self._settings.table:
            raise ModelError(
                f"Modellen {directory} är tränad med en annan version av {self._settings.words}; "
                "hämta båda på nytt."
            )
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._first = int(self._tokenizer.token_to_id("[CLS]") or 0)
        self._last = int(self._tokenizer.token_to_id("[SEP]") or 0)

    def logits(self, question: str, texts: Sequence[str]) -> npt.NDArray[np.float64]:
        """See ``Verifier``. A text longer than is read at once counts as its best piece."""
        asked, *said = (
            encoding.ids
            for encoding in self._tokenizer.encode_batch(
                [question, *texts], add_special_tokens=False
            )
        )
        # What is asked comes last in a long question.
        asked = asked[-self._settings.question_tokens :]
        room = self._settings.max_tokens - len(asked) - 3
        pieces = [
            (owner, ids[begin : begin + room])
            for owner, ids in enumerate(said)
            for begin in range(0, max(1, len(ids)), room)
        ]
        found = np.full(len(texts), -np.inf)
        pieces.sort(key=lambda piece: len(piece[1]))
        start = 0
        while start < len(pieces):
            end = start + 1
            while end < len(pieces):
                longest = len(asked) + len(pieces[end][1]) + 3
                if longest * (end + 1 - start) > _CALL:
                    break
                end += 1
            batch = pieces[start:end]
            scores = self._run(asked, [ids for _, ids in batch])
            np.maximum.at(found, [owner for owner, _ in batch], scores)
            start = end
        return found

    def _run(self, asked: Sequence[int], texts: Sequence[Sequence[int]]) -> npt.NDArray[np.float64]:
        opening = [self._first, *asked, self._last]
        rows = [[*opening, *ids, self._last] for ids in texts]
        width = max(map(len, rows))
        ids: Integers = np.zeros((len(rows), width), dtype=np.int64)
        mask: Integers = np.zeros_like(ids)
        kinds: Integers = np.zeros_like(ids)
        for i, row in enumerate(rows):
            ids[i, : len(row)] = row
            mask[i, : len(row)] = 1
            kinds[i, len(opening) : len(row)] = 1
        words = self._table[ids].astype(np.float32)
        inputs: dict[str, npt.NDArray[np.generic]] = {
            "words": words,
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
