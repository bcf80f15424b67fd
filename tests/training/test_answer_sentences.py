"""Questions beside the sentence that answers them, from marked reading questions."""

from __future__ import annotations

import json
import lzma
from pathlib import Path

import pytest

from index.training.answer_sentences import answer_sentence_batches, answering_sentence
from index.training.material import Pair
from tests.training.test_export import tiny

PASSAGE = "Bron byggdes 1932. Den bär två spår. Arkitekten hette Berg. Spåren lades om 1975."


def pair(answer: str) -> Pair:
    return Pair("?", PASSAGE, "squad_sv_dev", "Bron", answer=answer)


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        ("Berg", "Arkitekten hette Berg."),
        ("två spår", "Den bär två spår."),
        ("19", ""),  # in two sentences
        ("Lund", ""),
    ],
)
def test_the_sentence_that_answers_is_the_only_one_that_holds_the_answer(
    answer: str, sentence: str
) -> None:
    assert answering_sentence(pair(answer)) == sentence


def test_a_batch_holds_each_sentence_once_and_nothing_held_out(tmp_path: Path) -> None:
    questions = [
        ("När byggdes bron?", "1932", "Bron"),
        ("Vilket år byggdes bron?", "1932", "Bron"),
        ("Vem ritade den?", "Berg", "Bron"),
        ("När lades spåren om?", "1975", "Bron"),
        ("Hur många spår?", "två spår", "Construction"),  # a held-out article
    ]
    rows = [{"q": q, "p": PASSAGE, "answer": a, "title": t} for q, a, t in questions]
    (tmp_path / "pairs").mkdir()
    with lzma.open(tmp_path / "pairs" / "squad_sv_dev.jsonl.xz", "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)
    tokenizer, _ = tiny()
    (batch,) = answer_sentence_batches(tmp_path, tokenizer, 3, seed=0)
    assert len(batch.queries) == len(batch.passages) == 3
    first = tokenizer.encode(questions[0][0], add_special_tokens=False).ids
    assert list(batch.queries[0]) == first
    assert len({tuple(passage) for passage in batch.passages}) == 3
