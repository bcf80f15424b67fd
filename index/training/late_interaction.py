"""Trains the projection of single tokens, over a contextual model that stays as it is.

A linear map takes the last layer's tokens to short unit vectors, another one says how much each of
a question's tokens counts. A passage's score is the weighted mean, over the question's tokens, of
the best likeness to any of the passage's (Khattab & Zaharia, "ColBERT", SIGIR 2020, where all
count the same). The right passage of each question is told from the others of its batch.

One pass over the pairs is enough: four passes over a third of them did no better than one.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import torch
from tokenizers import Tokenizer
from torch import nn
from torch.nn import functional
from transformers import BertModel

from index.training.info_nce import info_nce
from index.training.learning_rate import share_of_rate
from index.training.neighbours import Batch
from index.training.padded_tokens import PaddedTokens, padded

# Steps in which the rates rise.
_RISE = 20


@dataclass(frozen=True, slots=True)
class LateInteractionRecipe:
    """What is tuned; the defaults are what ships."""

    width: int = 64
    rate: float = 1e-3
    temperature_rate: float = 1e-2
    query_tokens: int = 40
    passage_tokens: int = 96
    seed: int = 0


class TokenProjection(nn.Module):
    """Two linear maps over the last layer: ``projection`` and ``importance``."""

    def __init__(self, hidden: int, width: int) -> None:
        super().__init__()
        self.projection = nn.Linear(hidden, width, bias=False)
        self.importance = nn.Linear(hidden, 1)
        nn.init.zeros_(self.importance.weight)
        nn.init.constant_(self.importance.bias, 0.5)

    def tokens(self, state: torch.Tensor) -> torch.Tensor:
        """(texts, tokens, hidden) → unit vectors, (texts, tokens, width)."""
        return functional.normalize(self.projection(state), dim=-1)

    def weights(self, state: torch.Tensor) -> torch.Tensor:
        """(texts, tokens, hidden) → above 0, (texts, tokens)."""
        return functional.softplus(self.importance(state)).squeeze(-1)


@dataclass(frozen=True, slots=True)
class _Read:
    """The last layer over some texts, (texts, tokens, hidden), and which tokens are there."""

    state: torch.Tensor
    mask: torch.Tensor


def train_projection(
    model: BertModel,
    tokenizer: Tokenizer,
    batches: Sequence[Batch],
    recipe: LateInteractionRecipe,
    say: Callable[[str], None] = print,
) -> TokenProjection:
    """One step a batch; ``model`` is read only."""
    torch.manual_seed(recipe.seed)
    projection = TokenProjection(model.config.hidden_size, recipe.width)
    temperature = nn.Parameter(torch.tensor(3.0))
    groups = [
        {"params": list(projection.parameters()), "base": recipe.rate, "weight_decay": 0.01},
        {"params": [temperature], "base": recipe.temperature_rate, "weight_decay": 0.0},
    ]
    optimizer = torch.optim.AdamW(groups, lr=recipe.rate)
    model.train(mode=False)
    order = list(range(len(batches)))
    random.Random(recipe.seed).shuffle(order)  # noqa: S311 - repeatable
    start = time.monotonic()
    for step, place in enumerate(order, 1):
        share = share_of_rate(step - 1, len(order), _RISE)
        for group in optimizer.param_groups:
            group["lr"] = group["base"] * share
        batch = batches[place]
        queries = _read(model, padded(batch.queries, recipe.query_tokens, tokenizer))
        passages = _read(model, padded(batch.passages, recipe.passage_tokens, tokenizer))
        similarity = similarities(projection, queries, passages) * temperature.exp()
        loss = info_nce(similarity, back=0.5)
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
        if step % 100 == 0 or step == len(order):
            seconds = time.monotonic() - start
            say(f"late interaction: step {step}, loss {loss.item():.3f}, {seconds:.0f} s")
    return projection


def similarities(projection: TokenProjection, queries: _Read, passages: _Read) -> torch.Tensor:
    """(queries, passages)."""
    asked, said = projection.tokens(queries.state), projection.tokens(passages.state)
    flat = asked.flatten(0, 1) @ said.flatten(0, 1).T
    likeness = flat.view(*asked.shape[:2], *said.shape[:2])
    best = likeness.masked_fill(~passages.mask, -2.0).amax(dim=-1)
    weights = projection.weights(queries.state) * queries.mask
    return (best * weights[..., None]).sum(dim=1) / weights.sum(dim=1, keepdim=True)


@torch.no_grad()
def _read(model: BertModel, tokens: PaddedTokens) -> _Read:
    found = model(input_ids=tokens.ids, attention_mask=tokens.mask)
    return _Read(found.last_hidden_state, tokens.mask.bool())
