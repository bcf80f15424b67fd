"""Training goes on where it was stopped, and ends each cycle finished."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import torch

from index.training.contextual import ContextualRecipe, ContextualTrainer, Phase, State, averaged
from index.training.neighbours import Batch
from index.training.noise import without_shared
from index.training.teacher import Lessons
from index.training.token_store import tokenise
from index.training.vocabulary import train_tokenizer
from tests.training.tiny_bert import tiny_bert

SWEDISH = ["Vårdköerna ska minska i år.", "Bussarna går till Hylte varje dag.", "Skolan byggs om."]
ENGLISH = ["Care queues shall shrink.", "The buses go to Hylte daily.", "The school is rebuilt."]


def phase(steps: int) -> Phase:
    return Phase(steps, 3, 2, english=0.5, contrast=0.5, without_shared_words=0.5)


def trained(steps: tuple[int, ...], checkpoint: Path) -> list[State]:
    """A tiny model's weights after each phase; goes on from ``checkpoint`` if it is there."""
    tokenizer = train_tokenizer(SWEDISH, ENGLISH, 120)
    model = tiny_bert(tokenizer, 8, 1, 8, 512)
    vectors = np.eye(len(ENGLISH), 8, dtype=np.float16)
    short, long = tokenise(tokenizer, SWEDISH), tokenise(tokenizer, ENGLISH)
    batch = Batch([short[i] for i in range(3)], [long[i] for i in range(3)])
    trainer = ContextualTrainer(model, tokenizer, ContextualRecipe())
    lessons = Lessons(SWEDISH, ENGLISH, vectors)
    phases = list(map(phase, steps))
    return trainer.train(phases, [batch], lessons, checkpoint, lambda _: None)


def test_a_stopped_training_goes_on_as_if_it_had_not_been(tmp_path: Path) -> None:
    whole = trained((2, 3), tmp_path / "whole.pt")
    half = trained((2,), tmp_path / "stopped.pt")
    resumed = trained((2, 3), tmp_path / "stopped.pt")
    assert (len(half), len(whole), len(resumed)) == (1, 2, 2)
    words = "embeddings.word_embeddings.weight"
    assert not torch.equal(whole[0][words], whole[1][words])
    for one, other in zip(resumed, whole, strict=True):
        assert all(torch.allclose(one[name], other[name], atol=1e-6) for name in one)


def test_networks_are_averaged_weight_by_weight() -> None:
    one, other = {"a": torch.tensor([1.0, 2.0])}, {"a": torch.tensor([3.0, 6.0])}
    assert averaged([one, other])["a"].tolist() == [2.0, 4.0]


def test_words_that_both_sides_have_are_left_out_of_some_questions_only() -> None:
    short, long = np.arange(10, dtype=np.uint16), np.arange(5, 100, dtype=np.uint16)
    rng = random.Random(0)  # noqa: S311 - repeatable
    drawn = [without_shared(short, long, 0.5, rng) for _ in range(200)]
    whole = sum(len(each) == 10 for each in drawn)
    assert 70 < whole < 130
    assert all(set(range(5)) <= set(each.tolist()) for each in drawn)
    alone = np.arange(5, 6, dtype=np.uint16)
    assert without_shared(alone, long, 1.0, rng).tolist() == [5], "something must be left to ask"
