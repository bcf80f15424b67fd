"""Trains the contextual model, from the transferred one, on two things at every step.

Distillation keeps it where the English teacher is: its vectors of Swedish sentences and of
their translations are pulled to the teacher's vectors of the translations. Contrast in the
domain teaches what titles, headings and questions have to do with passages.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch.nn import functional
from transformers import BertModel

from index.encoding import FloatMatrix
from index.encoding.batches import by_length
from index.training.checkpoint import Checkpoint
from index.training.info_nce import info_nce
from index.training.learning_rate import share_of_rate
from index.training.neighbours import Batch
from index.training.noise import without_shared
from index.training.padded_tokens import mean_where, padded
from index.training.teacher import Lessons
from index.training.token_store import Ids, tokenise

# A phase's first share of steps, in which the rates rise.
_RISE = 0.05

State = dict[str, torch.Tensor]
"""A network's weights by name."""


@dataclass(frozen=True, slots=True)
class Phase:
    """Some steps with one mixture; the rates rise in it and fall to nearly nothing.

    So the model is finished after any phase (warm restarts: Loshchilov & Hutter, ICLR 2017,
    with straight lines).
    """

    steps: int
    pairs: int
    """In the domain, in each step."""
    translations: int
    """In each step."""
    english: float
    """Share of the translations whose English side is read, not the Swedish."""
    contrast: float
    """What the pairs' loss is multiplied with; that of the translations counts 1."""
    without_shared_words: float
    passage_tokens: int = 64
    rate: float = 1.0
    """What the recipe's rates are multiplied with."""


_FIRST = Phase(240, 48, 64, english=0.4, contrast=1.0, without_shared_words=0.0)
_MEANING = Phase(420, 24, 256, english=0.2, contrast=0.3, without_shared_words=0.4)
_LONG = Phase(600, 48, 192, english=0.4, contrast=1.0, without_shared_words=0.0)
_REFINING = Phase(
    420, 48, 128, english=0.3, contrast=1.0, without_shared_words=0.15, passage_tokens=96, rate=0.6
)
_LAY = Phase(
    1100, 48, 48, english=0.3, contrast=1.0, without_shared_words=0.1, passage_tokens=112, rate=0.7
)
_FURTHER = (
    (
        replace(_LAY, steps=455, without_shared_words=0.05, rate=0.5),
        replace(_LAY, steps=590, without_shared_words=0.05, rate=0.6),
    ),
    (
        replace(_LAY, steps=400, without_shared_words=0.05, rate=0.5),
        replace(_LAY, steps=560, without_shared_words=0.05, rate=0.6),
    ),
)


@dataclass(frozen=True, slots=True)
class ContextualRecipe:
    """What is tuned; the defaults are what ships.

    Each run begins with the transferred model. The weights after each phase of each run are
    averaged (Wortsman et al., "Model soups", ICML 2022): long training in the domain teaches
    the words that titles and texts share, translations teach what other words mean, and the
    average is better at both than any of them. The mean of that average and of what it becomes
    when it is trained on is taught written questions, among other pairs, and averaged with that;
    and so twice more, with the sentences that answer too.
    """

    runs: tuple[tuple[Phase, ...], ...] = ((_FIRST, _MEANING), (_LONG,))
    refining: Phase = _REFINING
    lay: Phase = _LAY
    further: tuple[tuple[Phase, ...], ...] = _FURTHER
    query_tokens: int = 40
    sentence_tokens: int = 64
    layers_rate: float = 2e-4
    subwords_rate: float = 1.5e-3
    inverse_temperature: float = 20.0
    seed: int = 0

    @property
    def pairs(self) -> int:
        """The most that any phase has in a step."""
        last = (self.refining, self.lay)
        return max(p.pairs for phases in (*self.runs, last, *self.further) for p in phases)


def averaged(states: Sequence[State]) -> State:
    """The mean of networks of one shape, weight by weight."""
    return {name: torch.stack([s[name] for s in states]).mean(dim=0) for name in states[0]}


class ContextualTrainer:
    """Holds the network; its table of subwords moves faster than its layers."""

    def __init__(self, model: BertModel, tokenizer: Tokenizer, recipe: ContextualRecipe) -> None:
        """Train ``model`` itself, in place."""
        torch.manual_seed(recipe.seed)
        self._model = model.train()
        self._tokenizer = tokenizer
        self._recipe = recipe
        words = model.embeddings.word_embeddings.weight
        self._layers = [p for p in model.parameters() if p is not words]
        self._words = words
        self._optimizer = self._new_optimizer()

    def train(
        self,
        phases: Sequence[Phase],
        batches: Sequence[Batch],
        lessons: Lessons,
        checkpoint: Path,
        say: Callable[[str], None] = print,
    ) -> list[State]:
        """Run all steps, saving every fiftieth; resumes from ``checkpoint``.

        Gives the weights after each phase.
        """
        recipe = self._recipe
        swedish = tokenise(self._tokenizer, lessons.swedish)
        english = tokenise(self._tokenizer, lessons.english)
        vectors = torch.from_numpy(lessons.vectors)
        long = [i for i in range(len(swedish)) if len(swedish[i]) >= 6]
        saved = Checkpoint(checkpoint)
        resumed = saved.resume(self._model, self._optimizer)
        done: int = resumed["step"]
        finished: list[State] = resumed.get("finished", [])
        start = time.monotonic()
        steps = ((phase, number) for phase in phases for number in range(phase.steps))
        for step, (phase, in_phase) in enumerate(steps):
            if step < done:
                continue
            if in_phase == 0:
                self._optimizer = self._new_optimizer()
            rng = random.Random(recipe.seed * 1_000_003 + step)  # noqa: S311 - repeatable
            share = share_of_rate(in_phase, phase.steps, _RISE * phase.steps)
            for group in self._optimizer.param_groups:
                group["lr"] = group["base"] * phase.rate * share
            self._optimizer.zero_grad()
            contrast = self._contrast(phase, batches[step % len(batches)], rng)
            (phase.contrast * contrast).backward()  # type: ignore[no-untyped-call]
            pool = long if rng.random() < 0.7 else range(len(swedish))
            rows = rng.sample(pool, phase.translations)
            side = [(english if rng.random() < phase.english else swedish)[i] for i in rows]
            self._distil(side, vectors[rows].float()).backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(self._layers, 1.0)
            self._optimizer.step()
            last = in_phase + 1 == phase.steps
            if last:
                finished.append({k: v.clone() for k, v in self._model.state_dict().items()})
            if last or (step + 1) % 50 == 0:
                seconds = time.monotonic() - start
                say(f"contextual: step {step + 1}, loss {contrast.item():.3f}, {seconds:.0f} s")
                saved.save(self._model, self._optimizer, step + 1, finished=finished)
        return finished

    def embed(self, texts: Sequence[str], longest: int = 128) -> FloatMatrix:
        """Unit rows, (texts, width), of the first ``longest`` tokens."""
        store = tokenise(self._tokenizer, texts)
        with torch.inference_mode():
            rows = self._forward([store[i] for i in range(len(store))], longest)
        return np.asarray(rows.numpy(), dtype=np.float32)

    def _new_optimizer(self) -> torch.optim.AdamW:
        rates = (self._recipe.layers_rate, self._recipe.subwords_rate)
        groups = [
            {"params": self._layers, "lr": rates[0], "weight_decay": 0.01, "base": rates[0]},
            {"params": [self._words], "lr": rates[1], "weight_decay": 0.0, "base": rates[1]},
        ]
        return torch.optim.AdamW(groups, fused=True)

    def _contrast(self, phase: Phase, batch: Batch, rng: random.Random) -> torch.Tensor:
        """InfoNCE, the direction from the short text to the passage counted twice."""
        longest = phase.passage_tokens
        # Neighbours come first in a batch and strangers last: every so many keeps the mixture.
        every = max(1, len(batch.queries) // phase.pairs)
        queries, passages = [], []
        for query, ids in zip(batch.queries[::every], batch.passages[::every], strict=True):
            queries.append(without_shared(query, ids, phase.without_shared_words, rng))
            spare = len(ids) - longest
            # Mostly the opening; sometimes a later part, so that those are learnt too.
            begin = rng.randrange(spare + 1) if spare > 0 and rng.random() < 0.3 else 0
            passages.append(ids[begin : begin + longest] if begin else ids)
        left = self._forward(queries, self._recipe.query_tokens)
        right = self._forward(passages, longest)
        similarity = left @ right.T * self._recipe.inverse_temperature
        return info_nce(similarity, back=0.5)

    def _distil(self, texts: Sequence[Ids], wanted: torch.Tensor) -> torch.Tensor:
        """Nearer to the teacher's vector, and nearer to it than to the others' vectors."""
        found = self._forward(texts, self._recipe.sentence_tokens)
        similarity = found @ wanted.T * self._recipe.inverse_temperature
        apart = functional.cross_entropy(similarity, torch.arange(len(texts)))
        return 0.3 * apart + 3.0 * (1 - (found * wanted).sum(dim=1)).mean()

    def _forward(self, texts: Sequence[Ids], longest: int, budget: int = 8192) -> torch.Tensor:
        """Unit rows; the texts go through by length, so that little padding is computed."""
        batches = list(by_length([min(len(ids) + 2, longest) for ids in texts], budget))
        parts = [self._mean([texts[i] for i in batch], longest) for batch in batches]
        back = torch.empty(len(texts), dtype=torch.long)
        back[torch.tensor([i for batch in batches for i in batch])] = torch.arange(len(texts))
        return torch.cat(parts)[back]

    def _mean(self, texts: Sequence[Ids], longest: int) -> torch.Tensor:
        tokens = padded(texts, longest, self._tokenizer)
        state = self._model(input_ids=tokens.ids, attention_mask=tokens.mask).last_hidden_state
        return functional.normalize(mean_where(tokens.mask, state), dim=1)
