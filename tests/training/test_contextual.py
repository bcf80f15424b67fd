"""Training goes on where it was stopped, and ends each cycle finished."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from transformers import BertConfig, BertModel

from index.training.contextual import ContextualRecipe, ContextualTrainer
from index.training.neighbours import Batch
from index.training.teacher import Lessons
from index.training.token_store import tokenise
from index.training.vocabulary import train_tokenizer

SWEDISH = ["Vårdköerna ska minska i år.", "Bussarna går till Hylte varje dag.", "Skolan byggs om."]
ENGLISH = ["Care queues shall shrink.", "The buses go to Hylte daily.", "The school is rebuilt."]


def trained(cycles: tuple[int, ...], checkpoint: Path) -> torch.Tensor:
    """A tiny model's subwords after all steps; goes on from ``checkpoint`` if it is there."""
    tokenizer = train_tokenizer(SWEDISH, ENGLISH, 120)
    torch.manual_seed(0)
    config = BertConfig(
        vocab_size=tokenizer.get_vocab_size(),
        hidden_size=8,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=8,
        hidden_dropout_prob=0.0,
        attention_probs_dropout_prob=0.0,
    )
    model = BertModel(config, add_pooling_layer=False)
    vectors = np.eye(len(ENGLISH), 8, dtype=np.float16)
    short, long = tokenise(tokenizer, SWEDISH), tokenise(tokenizer, ENGLISH)
    batch = Batch([short[i] for i in range(3)], [long[i] for i in range(3)])
    trainer = ContextualTrainer(model, tokenizer, ContextualRecipe(cycles=cycles, translations=2))
    trainer.train([batch], Lessons(SWEDISH, ENGLISH, vectors), checkpoint, lambda _: None)
    return model.embeddings.word_embeddings.weight.detach().clone()


def test_a_stopped_training_goes_on_as_if_it_had_not_been(tmp_path: Path) -> None:
    whole = trained((2, 3), tmp_path / "whole.pt")
    half = trained((2,), tmp_path / "stopped.pt")
    resumed = trained((2, 3), tmp_path / "stopped.pt")
    assert not torch.equal(half, whole)
    assert torch.allclose(resumed, whole, atol=1e-6)


def test_the_rates_rise_and_fall_in_each_cycle() -> None:
    recipe = ContextualRecipe(cycles=(100, 60))
    rates = [recipe.share_of_rate(step) for step in range(recipe.steps)]
    for cycle in (rates[:100], rates[100:]):
        assert max(cycle) == pytest.approx(1.0, abs=0.07)
        assert cycle[0] < 0.4
        assert cycle[-1] <= 0.02
        top = cycle.index(max(cycle))
        assert sorted(cycle[:top]) == cycle[:top]
        assert sorted(cycle[top:], reverse=True) == cycle[top:]
