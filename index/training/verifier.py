"""Trains the answer verifier, from the contextual model, to tell answers from near misses.

The contextual model's layers begin to read question and text as one; its table of words stays as
it is, so that it need not be stored twice.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import nn
from torch.nn import functional
from transformers import BertModel

from index.training.answered_questions import JudgedPair
from index.training.checkpoint import Checkpoint
from index.training.learning_rate import share_of_rate
from index.training.padded_tokens import filled_up, mean_where
from index.training.token_store import Ids, tokenise
from index.training.verifier_graph import PRODUCT_FACTOR
from index.training.vocabulary import CLS, SEP


@dataclass(frozen=True, slots=True)
class VerifierPhase:
    """Some steps; the rates rise in it and fall to nearly nothing."""

    steps: int
    headed: float
    """The share of made-up texts under headings; see ``judged_pairs``."""
    rate: float
    """What the recipe's rates are multiplied with."""


@dataclass(frozen=True, slots=True)
class VerifierRecipe:
    """What is tuned; the defaults are what ships."""

    phases: tuple[VerifierPhase, ...] = (
        VerifierPhase(1856, headed=0.0, rate=1.0),
        VerifierPhase(900, headed=0.5, rate=0.6),
        VerifierPhase(600, headed=0.5, rate=0.6),
        VerifierPhase(450, headed=0.5, rate=0.6),
    )
    pairs: int = 64
    """In each step."""
    layers_rate: float = 1.2e-4
    """With thrice as high a rate nothing is learnt."""
    head_rate: float = 1e-3
    rise: int = 100
    """Steps in which the rates rise."""
    question_tokens: int = 32
    max_tokens: int = 112
    inner: int = 128
    seed: int = 0


class VerifierModel(nn.Module):
    """A BERT that reads question and text as one, and two linear maps over what it makes of them:
    the first token, the means of both sides and their product.
    """

    def __init__(self, bert: BertModel, inner: int) -> None:
        super().__init__()
        self.bert = bert
        self.inner = nn.Linear(4 * bert.config.hidden_size, inner)
        self.outer = nn.Linear(inner, 1)

    def forward(self, ids: torch.Tensor, mask: torch.Tensor, kinds: torch.Tensor) -> torch.Tensor:
        """Log-odds, (pairs,); all arguments (pairs, tokens), ``kinds`` 1 in the text."""
        found = self.bert(input_ids=ids, attention_mask=mask, token_type_ids=kinds)
        state = found.last_hidden_state
        asked, said = mean_where(mask - kinds, state), mean_where(kinds, state)
        joined = torch.cat([state[:, 0], asked, said, asked * said * PRODUCT_FACTOR], dim=1)
        logits: torch.Tensor = self.outer(functional.gelu(self.inner(joined)))
        return logits.squeeze(-1)


class VerifierTrainer:
    """Holds the network; of its embeddings only those of the two sides move."""

    def __init__(self, bert: BertModel, tokenizer: Tokenizer, recipe: VerifierRecipe) -> None:
        """Train ``bert`` itself, in place."""
        torch.manual_seed(recipe.seed)
        self._tokenizer = tokenizer
        self._recipe = recipe
        self.model = VerifierModel(bert, recipe.inner)
        for weights in bert.embeddings.parameters():
            weights.requires_grad = False
        bert.embeddings.token_type_embeddings.weight.requires_grad = True
        layers = [weights for weights in bert.parameters() if weights.requires_grad]
        head = [*self.model.inner.parameters(), *self.model.outer.parameters()]
        self._groups = [
            {"params": layers, "base": recipe.layers_rate},
            {"params": head, "base": recipe.head_rate},
        ]
        self._moving = [*layers, *head]

    def train(
        self,
        phase: VerifierPhase,
        pairs: Sequence[JudgedPair],
        checkpoint: Path,
        say: Callable[[str], None] = print,
    ) -> None:
        """Run the phase's steps, saving every hundredth; goes on from ``checkpoint``."""
        recipe = self._recipe
        optimizer = torch.optim.AdamW(self._groups, weight_decay=0.01, fused=True)
        questions = tokenise(self._tokenizer, [pair.question for pair in pairs])
        texts = tokenise(self._tokenizer, [pair.text for pair in pairs])
        saved = Checkpoint(checkpoint)
        done: int = saved.resume(self.model, optimizer)["step"]
        self.model.train()
        start = time.monotonic()
        for step in range(done, phase.steps):
            share = share_of_rate(step, phase.steps, recipe.rise)
            for group in optimizer.param_groups:
                group["lr"] = group["base"] * phase.rate * share
            rows = _rows(step, len(pairs), recipe, lambda i: len(texts[i]))
            tokens = self._padded([(questions[i], texts[i]) for i in rows])
            wanted = torch.tensor([float(pairs[i].answers) for i in rows])
            loss = functional.binary_cross_entropy_with_logits(self.model(*tokens), wanted)
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(self._moving, 1.0)
            optimizer.step()
            if (step + 1) % 100 == 0 or step + 1 == phase.steps:
                seconds = time.monotonic() - start
                say(f"verifier: step {step + 1}, loss {loss.item():.3f}, {seconds:.0f} s")
                saved.save(self.model, optimizer, step + 1)

    def _padded(
        self, pairs: Sequence[tuple[Ids, Ids]]
    ) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """Ids, mask and kinds, each (pairs, tokens)."""
        first = self._tokenizer.token_to_id(CLS) or 0
        last = self._tokenizer.token_to_id(SEP) or 0
        rows: list[list[int]] = []
        openings: list[int] = []
        for question, text in pairs:
            asked = [first, *question[-self._recipe.question_tokens :].tolist(), last]
            said = text[: self._recipe.max_tokens - len(asked) - 1].tolist()
            rows.append([*asked, *said, last])
            openings.append(len(asked))
        tokens = filled_up(rows)
        kinds = tokens.mask.clone()
        for row, opening in enumerate(openings):
            kinds[row, :opening] = 0
        return tokens.ids, tokens.mask, kinds


# So many steps' pairs are sorted by length, and each step takes neighbours: little padding.
_SORTED = 20


def _rows(step: int, count: int, recipe: VerifierRecipe, length: Callable[[int], int]) -> list[int]:
    """The pairs of one step: all but a few once before any a second time."""
    a_time = max(1, count // recipe.pairs)
    passed, place = divmod(step, a_time)
    order = list(range(count))
    random.Random(recipe.seed * 1_000_003 + passed).shuffle(order)  # noqa: S311 - repeatable
    group, within = divmod(place, _SORTED)
    some = order[group * _SORTED * recipe.pairs :][: _SORTED * recipe.pairs]
    some.sort(key=length)
    starts = list(range(0, len(some) - recipe.pairs + 1, recipe.pairs)) or [0]
    random.Random(recipe.seed + step - within).shuffle(starts)  # noqa: S311 - repeatable
    return some[starts[within] :][: recipe.pairs]
