"""Trains the contextual model, from the transferred one, on two things at every step.

Distillation keeps it where the English teacher is: its vectors of Swedish sentences and of
their translations are pulled to the teacher's vectors of the translations. Contrast in the
domain teaches what titles, headings and questions have to do with passages.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch.nn import functional
from transformers import BertModel

from index.encoding import FloatMatrix
from index.training.neighbours import Batch
from index.training.teacher import Lessons
from index.training.token_store import Ids, tokenise
from index.training.vocabulary import CLS, SEP

# A cycle's first share of steps, in which the rates rise; and what they fall to.
_RISE, _LOWEST = 0.05, 0.02


@dataclass(frozen=True, slots=True)
class ContextualRecipe:
    """What is tuned; the defaults are what ships.

    In each cycle the rates rise and then fall to nearly nothing, so that the model is finished
    after any of them (warm restarts: Loshchilov & Hutter, ICLR 2017, with straight lines).
    """

    cycles: tuple[int, ...] = (600, 500)
    """Steps of each."""
    pairs: int = 48
    translations: int = 192
    query_tokens: int = 40
    passage_tokens: int = 64
    sentence_tokens: int = 64
    layers_rate: float = 2e-4
    subwords_rate: float = 1.5e-3
    inverse_temperature: float = 20.0
    seed: int = 0

    @property
    def steps(self) -> int:
        """Of all cycles together."""
        return sum(self.cycles)

    def share_of_rate(self, step: int) -> float:
        """What the rates are multiplied with at ``step``, 0..1."""
        for cycle in self.cycles:
            if step < cycle:
                return min(1.0, (step + 1) / cycle / _RISE) * max(_LOWEST, 1 - step / cycle)
            step -= cycle
        return _LOWEST


class ContextualTrainer:
    """Holds the network; its table of subwords moves faster than its layers."""

    def __init__(self, model: BertModel, tokenizer: Tokenizer, recipe: ContextualRecipe) -> None:
        """Train ``model`` itself, in place."""
        torch.manual_seed(recipe.seed)
        self._model = model.train()
        self._tokenizer = tokenizer
        self._recipe = recipe
        self._ends = (tokenizer.token_to_id(CLS), tokenizer.token_to_id(SEP))
        words = model.embeddings.word_embeddings.weight
        self._layers = [p for p in model.parameters() if p is not words]
        rates = (recipe.layers_rate, recipe.subwords_rate)
        groups = [
            {"params": self._layers, "lr": rates[0], "weight_decay": 0.01, "base": rates[0]},
            {"params": [words], "lr": rates[1], "weight_decay": 0.0, "base": rates[1]},
        ]
        self._optimizer = torch.optim.AdamW(groups, fused=True)

    def train(
        self,
        batches: Sequence[Batch],
        lessons: Lessons,
        checkpoint: Path,
        say: Callable[[str], None] = print,
    ) -> None:
        """Run all steps, saving every fiftieth; resumes from ``checkpoint``."""
        recipe = self._recipe
        swedish = tokenise(self._tokenizer, lessons.swedish)
        english = tokenise(self._tokenizer, lessons.english)
        vectors = torch.from_numpy(lessons.vectors)
        long = [i for i in range(len(swedish)) if len(swedish[i]) >= 6]
        done = self._resume(checkpoint)
        start = time.monotonic()
        for step in range(done, recipe.steps):
            rng = random.Random(recipe.seed * 1_000_003 + step)  # noqa: S311 - repeatable
            for group in self._optimizer.param_groups:
                group["lr"] = group["base"] * recipe.share_of_rate(step)
            self._optimizer.zero_grad()
            contrast = self._contrast(batches[step % len(batches)], rng)
            contrast.backward()  # type: ignore[no-untyped-call]
            pool = long if rng.random() < 0.7 else range(len(swedish))
            rows = rng.sample(pool, recipe.translations)
            side = [(english if rng.random() < 0.4 else swedish)[i] for i in rows]
            self._distil(side, vectors[rows].float()).backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(self._layers, 1.0)
            self._optimizer.step()
            if (step + 1) % 50 == 0 or step + 1 == recipe.steps:
                seconds = time.monotonic() - start
                say(f"contextual: step {step + 1}, loss {contrast.item():.3f}, {seconds:.0f} s")
                state = {"model": self._model.state_dict(), "step": step + 1}
                torch.save({**state, "optimizer": self._optimizer.state_dict()}, checkpoint)

    def embed(self, texts: Sequence[str], longest: int = 128) -> FloatMatrix:
        """Unit rows, (texts, width), of the first ``longest`` tokens."""
        store = tokenise(self._tokenizer, texts)
        with torch.inference_mode():
            rows = self._forward([store[i] for i in range(len(store))], longest)
        return np.asarray(rows.numpy(), dtype=np.float32)

    def _contrast(self, batch: Batch, rng: random.Random) -> torch.Tensor:
        """InfoNCE, the direction from the short text to the passage counted twice."""
        longest = self._recipe.passage_tokens
        passages = []
        for ids in batch.passages:
            spare = len(ids) - longest
            # Mostly the opening; sometimes a later part, so that those are learnt too.
            begin = rng.randrange(spare + 1) if spare > 0 and rng.random() < 0.3 else 0
            passages.append(ids[begin : begin + longest] if begin else ids)
        left = self._forward(batch.queries, self._recipe.query_tokens)
        right = self._forward(passages, longest)
        similarity = left @ right.T * self._recipe.inverse_temperature
        own = torch.arange(len(passages))
        forth = functional.cross_entropy(similarity, own)
        return (forth + 0.5 * functional.cross_entropy(similarity.T, own)) / 1.5

    def _distil(self, texts: Sequence[Ids], wanted: torch.Tensor) -> torch.Tensor:
        """Nearer to the teacher's vector, and nearer to it than to the others' vectors."""
        found = self._forward(texts, self._recipe.sentence_tokens)
        similarity = found @ wanted.T * self._recipe.inverse_temperature
        apart = functional.cross_entropy(similarity, torch.arange(len(texts)))
        return 0.3 * apart + 3.0 * (1 - (found * wanted).sum(dim=1)).mean()

    def _forward(self, texts: Sequence[Ids], longest: int, budget: int = 8192) -> torch.Tensor:
        """Unit rows; the texts go through by length, so that little padding is computed."""
        order = sorted(range(len(texts)), key=lambda i: min(len(texts[i]), longest - 2))
        parts: list[torch.Tensor] = []
        start = 0
        while start < len(order):
            end = start + 1
            while end < len(order):
                tokens = min(len(texts[order[end]]), longest - 2) + 2
                if tokens * (end + 1 - start) > budget:
                    break
                end += 1
            parts.append(self._mean([texts[i][: longest - 2] for i in order[start:end]]))
            start = end
        back = torch.empty(len(order), dtype=torch.long)
        back[torch.tensor(order)] = torch.arange(len(order))
        return torch.cat(parts)[back]

    def _mean(self, texts: Sequence[Ids]) -> torch.Tensor:
        longest = max(map(len, texts)) + 2
        tokens = torch.zeros(len(texts), longest, dtype=torch.long)
        mask = torch.zeros(len(texts), longest)
        for row, ids in enumerate(texts):
            whole = [self._ends[0], *ids.tolist(), self._ends[1]]
            tokens[row, : len(whole)] = torch.tensor(whole)
            mask[row, : len(whole)] = 1
        state = self._model(input_ids=tokens, attention_mask=mask).last_hidden_state
        mean = (state * mask[..., None]).sum(dim=1) / mask.sum(dim=1, keepdim=True)
        return functional.normalize(mean, dim=1)

    def _resume(self, checkpoint: Path) -> int:
        if not checkpoint.exists():
            return 0
        state = torch.load(checkpoint)
        self._model.load_state_dict(state["model"])
        self._optimizer.load_state_dict(state["optimizer"])
        return int(state["step"])
