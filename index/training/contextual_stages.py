"""What the contextual model goes through, from the transfer to its vectors of single tokens."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer
from transformers import BertModel

from index.training.contextual import (
    ContextualRecipe,
    ContextualTrainer,
    Phase,
    State,
    averaged,
)
from index.training.late_interaction import (
    LateInteractionRecipe,
    TokenProjection,
    train_projection,
)
from index.training.neighbours import Batch, every_pair_once, neighbour_batches
from index.training.sentence_batches import reading_sentence_batches, written_sentence_batches
from index.training.teacher import Lessons
from index.training.transfer import transfer
from index.training.written_pairs import written_pairs

#: Batches that late interaction learns from: a part of each kind will do.
_PAIRS_FOR_TOKENS, _WRITTEN_FOR_TOKENS, _SENTENCES_FOR_TOKENS = 300, 420, 160


@dataclass(frozen=True, slots=True)
class ContextualStages:
    """Checkpoints of every stage lie in ``out``, and a second call goes on from them."""

    material: Path
    out: Path
    tokenizer: Tokenizer
    table: npt.NDArray[np.float32]
    """The static model's vectors, (vocabulary, dimension)."""
    lessons: Lessons
    seed: int
    steps: int | None
    """Of each stage, to try it out; None for the recipe's."""
    say: Callable[[str], None]
    recipe: ContextualRecipe = field(default_factory=ContextualRecipe)

    def run(self) -> tuple[BertModel, TokenProjection]:
        """The finished network, and late interaction over it."""
        model = self._before_written_questions()
        written, others = self._written(), self._batches(self.seed + 2)
        sentences = written_sentence_batches(self.tokenizer, self.recipe.pairs, self.seed)
        self.say(f"{len(written)} batches of written questions, {len(sentences)} with sentences")
        before = _copied(model)
        mixed = self._mixed([(written, 2), (others, 1)], [self.recipe.lay])
        (taught,) = self._trained([self.recipe.lay], model, mixed, self.seed + 2, "lay")
        # What was there before counts a quarter: so nothing of it is forgotten.
        model.load_state_dict(averaged([before, taught, taught, taught]))
        for number, phases in enumerate(self.recipe.further, 1):
            before = _copied(model)
            mixed = self._mixed([(written, 3), (sentences, 1), (others, 1)], phases)
            name, seed = f"further-{number}", self.seed + 2 + number
            model.load_state_dict(
                averaged([before, *self._trained(phases, model, mixed, seed, name)])
            )
        return model, self._projection(model, written, sentences, others)

    def _before_written_questions(self) -> BertModel:
        """The mean of the runs' average and of what it becomes when it is trained on."""
        batches = self._batches(self.seed)
        self.say(f"{len(batches)} batches of pairs")
        states: list[State] = []
        for number, run in enumerate(self.recipe.runs, 1):
            model = transfer(self.material, self.tokenizer, self.table)
            states += self._trained(run, model, batches, self.seed, str(number))
        average = averaged(states)
        model.load_state_dict(average)
        # Other draws than those that the average has seen.
        refining, fresh = [self.recipe.refining], self._batches(self.seed + 1)
        refined = self._trained(refining, model, fresh, self.seed + 1, "refined")
        model.load_state_dict(averaged([average, *refined]))
        return model

    def _projection(
        self,
        model: BertModel,
        written: Sequence[Batch],
        sentences: Sequence[Batch],
        others: Sequence[Batch],
    ) -> TokenProjection:
        """Late interaction over ``model``, which stays as it is."""
        batches = [
            *others[:_PAIRS_FOR_TOKENS][: self.steps],
            *written[:_WRITTEN_FOR_TOKENS][: self.steps],
            *sentences[:_SENTENCES_FOR_TOKENS][: self.steps],
        ]
        size = self.recipe.pairs // 2
        answers = reading_sentence_batches(self.material, self.tokenizer, size, self.seed)
        batches += answers[: self.steps]
        recipe = LateInteractionRecipe(seed=self.seed)
        return train_projection(model, self.tokenizer, batches, recipe, self.say)

    def _trained(
        self,
        phases: Sequence[Phase],
        model: BertModel,
        batches: Sequence[Batch],
        seed: int,
        name: str,
    ) -> list[State]:
        """The weights after each phase; ``model`` has the last ones."""
        trainer = ContextualTrainer(model, self.tokenizer, replace(self.recipe, seed=seed))
        shortened = [replace(phase, steps=self.steps or phase.steps) for phase in phases]
        checkpoint = self.out / f"contextual-{name}.pt"
        return trainer.train(shortened, batches, self.lessons, checkpoint, self.say)

    def _batches(self, seed: int) -> list[Batch]:
        size = self.recipe.pairs
        return neighbour_batches(self.material, self.tokenizer, self.table, size, seed)

    def _written(self) -> list[Batch]:
        pairs, size = written_pairs(self.material), self.recipe.pairs
        return every_pair_once(pairs, self.tokenizer, self.table, size, self.seed)

    def _mixed(
        self, kinds: Sequence[tuple[Sequence[Batch], int]], phases: Sequence[Phase]
    ) -> list[Batch]:
        """A batch for each step of ``phases``, drawn of ``kinds`` by their weights."""
        rng = random.Random(self.seed)  # noqa: S311 - repeatable
        batches, weights = zip(*kinds, strict=True)
        steps = sum(phase.steps for phase in phases)
        return [rng.choice(some) for some in rng.choices(batches, weights, k=steps)]


def _copied(model: BertModel) -> State:
    return {name: weights.clone() for name, weights in model.state_dict().items()}
