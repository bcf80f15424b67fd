"""Trains the static model: one vector a subword, a text is their mean.

Contrastive learning from random vectors: in a batch, each short text must be nearer to its
own long text than to the others' (InfoNCE both ways, cosine over a temperature). How
much a subword counts is learnt as the length of its vector, so no frequency weights are set.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from tokenizers import Tokenizer
from torch.nn import functional

from index.encoding import FloatMatrix, unit_rows
from index.training.checkpoint import Checkpoint
from index.training.examples import ExampleBatch, Examples, Mixture
from index.training.info_nce import info_nce
from index.training.learning_rate import share_of_rate
from index.training.token_store import Ids, tokenise

# Steps in which the rate rises.
_RISE = 30


@dataclass(frozen=True, slots=True)
class StaticRecipe:
    """What is tuned; the defaults are what ships."""

    dimension: int = 256
    runs: int = 3
    """From the same beginning with other draws; their mean is better than each of them."""
    steps: int = 500
    """Of each run."""
    batch: int = 2048
    learning_rate: float = 0.01
    inverse_temperature: float = 20.0
    initial_deviation: float = 0.1
    seed: int = 0


class StaticTrainer:
    """Holds the table and its optimiser; training goes on from a checkpoint if there is one."""

    def __init__(self, tokenizer: Tokenizer, recipe: StaticRecipe) -> None:
        """A table of random rows."""
        torch.manual_seed(recipe.seed)
        self._tokenizer = tokenizer
        self._recipe = recipe
        self._bag = torch.nn.EmbeddingBag(tokenizer.get_vocab_size(), recipe.dimension)
        torch.nn.init.normal_(self._bag.weight, std=recipe.initial_deviation)
        self._optimizer = torch.optim.Adam(
            self._bag.parameters(), lr=recipe.learning_rate, fused=True
        )

    def train(
        self,
        read_examples: Callable[[], Examples],
        checkpoint: Path,
        say: Callable[[str], None] = print,
    ) -> None:
        """Run all steps, saving every hundredth; resumes from ``checkpoint``.

        The examples take minutes to read, and are not read if there is nothing left to do.
        """
        saved = Checkpoint(checkpoint)
        done: int = saved.resume(self._bag, self._optimizer)["step"]
        if done >= self._recipe.steps:
            return
        examples = read_examples()
        say("material read and tokenised")
        for _ in range(done):
            examples.batch(self._recipe.batch)  # the draws are repeatable only in order
        start = time.monotonic()
        for step in range(done, self._recipe.steps):
            loss = self._loss(examples.batch(self._recipe.batch))
            share = share_of_rate(step, self._recipe.steps, _RISE)
            self._optimizer.param_groups[0]["lr"] = self._recipe.learning_rate * share
            self._optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            self._optimizer.step()
            if (step + 1) % 100 == 0 or step + 1 == self._recipe.steps:
                seconds = time.monotonic() - start
                say(f"static: step {step + 1}, loss {loss.item():.3f}, {seconds:.0f} s")
                saved.save(self._bag, self._optimizer, step + 1)

    def embed(self, texts: Sequence[str]) -> FloatMatrix:
        """Unit rows, (texts, dimension)."""
        store = tokenise(self._tokenizer, texts)
        with torch.no_grad():
            return unit_rows(self._mean([store[i] for i in range(len(store))]).numpy())

    def table(self) -> npt.NDArray[np.float32]:
        """The subwords' vectors, (vocabulary, dimension)."""
        return np.asarray(self._bag.weight.detach().numpy(), dtype=np.float32)

    def _mean(self, texts: Sequence[Ids]) -> torch.Tensor:
        ids = torch.from_numpy(np.concatenate(texts).astype(np.int64))
        ends = np.cumsum([len(text) for text in texts])
        starts = torch.from_numpy(np.concatenate([[0], ends[:-1]]).astype(np.int64))
        found: torch.Tensor = self._bag(ids, starts)
        return found

    def _loss(self, batch: ExampleBatch) -> torch.Tensor:
        left = functional.normalize(self._mean(batch.short), dim=1)
        right = functional.normalize(self._mean(batch.long), dim=1)
        similarity = left @ right.T * self._recipe.inverse_temperature
        return info_nce(similarity, back=1.0)


def mean_table(
    material: Path,
    out: Path,
    tokenizer: Tokenizer,
    recipe: StaticRecipe,
    say: Callable[[str], None],
) -> npt.NDArray[np.float32]:
    """The mean of the runs' tables, (vocabulary, dimension); checkpoints lie in ``out``."""
    tables = []
    for run in range(recipe.runs):
        static = StaticTrainer(tokenizer, recipe)
        examples = partial(Examples, material, tokenizer, Mixture(), recipe.seed + run)
        static.train(examples, out / f"static-{run}.pt", say)
        tables.append(static.table())
    mean: npt.NDArray[np.float32] = np.mean(tables, axis=0, dtype=np.float32)
    return mean
