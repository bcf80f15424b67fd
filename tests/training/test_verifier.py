"""The verifier goes on where it was stopped, and is written as it was trained."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from tokenizers import Tokenizer
from transformers import BertModel

from index.training.answered_questions import JudgedPair
from index.training.export import save_contextual, save_verifier
from index.training.verifier import VerifierModel, VerifierPhase, VerifierRecipe, VerifierTrainer
from index.training.vocabulary import CLS, SEP, train_tokenizer
from index.verification import AnswerVerifier
from tests.training.tiny_bert import tiny_bert

QUESTIONS = ["Vad kostar bron?", "När öppnar skolan?"]
TEXTS = ["Bron kostar 12 mnkr.", "Skolan öppnar i maj.", "Bron är röd."]
ANSWERS = dict(zip(QUESTIONS, TEXTS, strict=False))
PAIRS = [JudgedPair(q, t, answers=ANSWERS[q] == t) for q in QUESTIONS for t in TEXTS]
RECIPE = VerifierRecipe(pairs=2, rise=2, question_tokens=16, max_tokens=40, inner=8)


def tokenizer() -> Tokenizer:
    return train_tokenizer([*QUESTIONS, *TEXTS], ["What is the cost?"], 120)


def bert() -> BertModel:
    return tiny_bert(tokenizer(), 16, 2, 32, 128)


class StoppedError(Exception):
    """Training is broken off."""


def trained(steps: int, checkpoint: Path, stop_at: int = 0) -> VerifierModel:
    trainer = VerifierTrainer(bert(), tokenizer(), RECIPE)

    def say(line: str) -> None:
        if f"step {stop_at}," in line:
            raise StoppedError

    trainer.train(VerifierPhase(steps, headed=0.0, rate=1.0), PAIRS, checkpoint, say)
    return trainer.model


def test_a_stopped_training_goes_on_as_if_it_had_not_been(tmp_path: Path) -> None:
    whole = trained(202, tmp_path / "whole.pt")
    # Saved after a hundred steps, stopped at the next hundred before it is saved.
    with pytest.raises(StoppedError):
        trained(202, tmp_path / "stopped.pt", stop_at=200)
    assert torch.load(tmp_path / "stopped.pt")["step"] == 100
    resumed = trained(202, tmp_path / "stopped.pt")
    for one, other in zip(resumed.parameters(), whole.parameters(), strict=True):
        assert torch.allclose(one, other, atol=1e-5)


def test_what_answers_is_told_from_what_does_not(tmp_path: Path) -> None:
    model = trained(150, tmp_path / "verifier.pt").train(mode=False)
    found = {(pair.question, pair.text): logit(model, pair.question, pair.text) for pair in PAIRS}
    for question, answer in ANSWERS.items():
        wrong = [found[question, text] for text in TEXTS if text != answer]
        assert found[question, answer] > max(wrong)


def test_the_table_of_words_stays_as_it_is(tmp_path: Path) -> None:
    model = trained(4, tmp_path / "verifier.pt")
    before, after = bert().state_dict(), model.bert.state_dict()
    assert torch.equal(
        before["embeddings.word_embeddings.weight"], after["embeddings.word_embeddings.weight"]
    )
    moved = "encoder.layer.0.output.dense.weight"
    assert not torch.equal(before[moved], after[moved])


def test_the_written_verifier_says_what_the_trained_one_says(tmp_path: Path) -> None:
    model = trained(30, tmp_path / "verifier.pt")
    save_contextual(tmp_path / "words", tokenizer(), bert())
    save_verifier(tmp_path / "verifier", model, RECIPE, tmp_path / "words")
    written = AnswerVerifier(tmp_path / "verifier", tmp_path).logits(QUESTIONS[0], TEXTS)
    for text, found in zip(TEXTS, written, strict=True):
        # Eight bits a weight.
        assert abs(found - logit(model, QUESTIONS[0], text)) < 0.05
    assert np.ptp(written) > 0.01


def logit(model: VerifierModel, question: str, text: str) -> float:
    """By torch, of the pair alone."""
    first, last = tokenizer().token_to_id(CLS), tokenizer().token_to_id(SEP)
    asked, said = (
        tokenizer().encode(each, add_special_tokens=False).ids for each in (question, text)
    )
    tokens = torch.tensor([[first, *asked, last, *said, last]])
    kinds = torch.tensor([[0] * (len(asked) + 2) + [1] * (len(said) + 1)])
    with torch.no_grad():
        return float(model.train(mode=False)(tokens, torch.ones_like(tokens), kinds))
