"""The projection learns to tell the right passage by its tokens, and leaves the model alone."""

from __future__ import annotations

import numpy as np
import torch

from index.training.late_interaction import LateInteractionRecipe, train_projection
from index.training.neighbours import Batch
from tests.training.test_export import tiny


def test_it_learns_what_word_is_shared() -> None:
    """A question is one word of its passage, the rest of which is drawn from words of all."""
    tokenizer, model = tiny()
    before = {name: weights.clone() for name, weights in model.state_dict().items()}
    rng = np.random.default_rng(0)
    batches = []
    for _ in range(60):
        own = rng.choice(np.arange(5, 35), 12, replace=False).astype(np.uint16)
        others = rng.integers(35, 53, (12, 5)).astype(np.uint16)
        batches.append(Batch(list(own[:, None]), list(np.column_stack([others, own]))))
    said: list[str] = []
    recipe = LateInteractionRecipe(width=8, rate=1e-2)
    train_projection(model, tokenizer, batches, recipe, said.append)
    (last,) = said
    loss = float(last.split("loss ")[1].split(",")[0])
    assert loss < 0.3 * np.log(12)
    for name, weights in model.state_dict().items():
        torch.testing.assert_close(weights, before[name])
