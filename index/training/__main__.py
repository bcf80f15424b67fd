"""Retrains the shipped models from the material.

    python -m index.training --material DIR --out DIR

Everything made on the way (vocabulary, the teacher's vectors, checkpoints) is kept in
``--out``, and a second call goes on from there. The finished models lie in its folders
``plansvar-static-sv``, ``plansvar-contextual-sv`` and ``plansvar-sv``, the two as one, and belong
in ``index/models``; what lies in ``answer-verifier`` belongs in ``index/verification/network``.
"""

from __future__ import annotations

import argparse
import random
import time
from dataclasses import replace
from pathlib import Path

from tokenizers import Tokenizer

from index.encoding import load_encoder
from index.training.answered_questions import held_out_passages, judged_pairs
from index.training.contextual_stages import ContextualStages
from index.training.development import baselines, development_sets
from index.training.export import save_contextual, save_joint, save_static, save_verifier
from index.training.material import is_held_out, read_pairs, read_parallel, read_text
from index.training.report import as_markdown, lexical_rows, model_rows
from index.training.static import StaticRecipe, mean_table
from index.training.teacher import lessons
from index.training.verifier import VerifierRecipe, VerifierTrainer
from index.training.verifier_scores import verifier_scores
from index.training.vocabulary import train_tokenizer
from index.verification import AnswerVerifier

STATIC, CONTEXTUAL, JOINT = "plansvar-static-sv", "plansvar-contextual-sv", "plansvar-sv"
VERIFIER = "answer-verifier"

#: The contextual model's share of the joint similarity, chosen on the development sets.
CONTEXTUAL_WEIGHT = 0.5

#: Subwords of the joint vocabulary.
VOCABULARY_SIZE = 32_000

#: Share of each text file's paragraphs that the vocabulary is learnt from; law is repetitive.
_TEXT_SHARE, _LAW_SHARE = 0.4, 0.12


def vocabulary(material: Path, out: Path) -> Tokenizer:
    """The tokenizer, trained (about three minutes) unless ``out`` has it already."""
    path = out / "tokenizer.json"
    if not path.exists():
        rng = random.Random(0)  # noqa: S311 - a repeatable sample, not a secret
        swedish = [
            text
            for source, text in read_text(material)
            if rng.random() < (_LAW_SHARE if source == "sfs_lagar" else _TEXT_SHARE)
        ]
        swedish += [p.query for p in read_pairs(material) if not is_held_out(p.source, p.document)]
        rows = list(read_parallel(material))
        swedish += [sv for _, sv, _ in rows] * 2
        train_tokenizer(swedish, [en for _, _, en in rows], VOCABULARY_SIZE).save(str(path))
    return Tokenizer.from_file(str(path))


def main() -> None:
    """Train, write the models and say their development scores."""
    parser = argparse.ArgumentParser(prog="python -m index.training", description=__doc__)
    parser.add_argument("--material", type=Path, required=True, help="the training material")
    parser.add_argument("--out", type=Path, required=True, help="where the models are written")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--static-steps", type=int, default=StaticRecipe().steps)
    parser.add_argument(
        "--contextual-steps",
        type=int,
        help="of each phase, of late interaction and of the verifier, to try it out",
    )
    arguments = parser.parse_args()
    material: Path = arguments.material
    out: Path = arguments.out
    seed: int = arguments.seed
    out.mkdir(parents=True, exist_ok=True)
    start = time.monotonic()

    def say(line: str) -> None:
        print(f"[{time.monotonic() - start:6.0f} s] {line}", flush=True)

    tokenizer = vocabulary(material, out)
    say(f"vocabulary of {tokenizer.get_vocab_size()} subwords")
    taught = lessons(material, out / "lessons.pkl")
    say(f"teacher's vectors of {len(taught.english)} translations")

    static = StaticRecipe(steps=arguments.static_steps, seed=seed)
    table = mean_table(material, out, tokenizer, static, say)
    save_static(out / STATIC, tokenizer, table)

    steps = arguments.contextual_steps
    stages = ContextualStages(material, out, tokenizer, table, taught, seed, steps, say)
    model, projection = stages.run()
    save_contextual(out / CONTEXTUAL, tokenizer, model, projection)
    save_joint(out / JOINT, {CONTEXTUAL: CONTEXTUAL_WEIGHT, STATIC: 1 - CONTEXTUAL_WEIGHT})
    network = load_encoder(out / CONTEXTUAL)
    recipe = VerifierRecipe(seed=seed)
    trainer = VerifierTrainer(model, tokenizer, recipe)
    for number, phase in enumerate(recipe.phases, 1):
        pairs = judged_pairs(material, network.encode_passages, seed + number, phase.headed)
        say(f"{len(pairs)} pairs of a question and a text")
        shortened = replace(phase, steps=steps or phase.steps)
        trainer.train(shortened, pairs, out / f"verifier-{number}.pt", say)
    save_verifier(out / VERIFIER, trainer.model, recipe, out / CONTEXTUAL)
    scores = verifier_scores(AnswerVerifier(out / VERIFIER, out), held_out_passages())
    say("verifier: " + ", ".join(f"{name} {score:.3f}" for name, score in scores.items()))
    say("models written")
    sets = development_sets(material)
    lexical = baselines(sets)
    rows = lexical_rows(sets, lexical)
    for name in (STATIC, CONTEXTUAL, JOINT):
        rows += model_rows(load_encoder(out / name), sets, lexical, material)
    say("development scores\n" + as_markdown(sets, rows))


if __name__ == "__main__":
    main()
