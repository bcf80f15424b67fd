"""Questions beside the sentence that answers each, and beside no sentence twice."""

from __future__ import annotations

import json
import lzma
from pathlib import Path

from index.training.answered_questions import (
    AskedPassage,
    answering_sentences,
    held_out_passages,
    read_answered_questions,
)
from index.training.material import split_sentences
from index.training.sentence_batches import reading_sentence_batches, written_sentence_batches
from tests.training.test_export import tiny

PASSAGE = "Bron byggdes 1932. Den bär två spår. Arkitekten hette Berg. Spåren lades om 1975."


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
    (batch,) = reading_sentence_batches(tmp_path, tokenizer, 3, seed=0)
    assert len(batch.queries) == len(batch.passages) == 3
    first = tokenizer.encode(questions[0][0], add_special_tokens=False).ids
    assert list(batch.queries[0]) == first
    assert len({tuple(passage) for passage in batch.passages}) == 3


def test_made_up_passages_give_the_one_sentence_that_answers() -> None:
    pairs = answering_sentences()
    assert len(pairs) > 15_000
    passages = {
        sentence for passage in read_answered_questions() for sentence in sentences_of(passage)
    }
    held_out = {sentence for passage in held_out_passages() for sentence in sentences_of(passage)}
    sentences = {sentence for _, sentence in pairs}
    assert sentences <= passages
    # "Status: Pågår enligt plan." stands in many of them.
    assert len(sentences & held_out) < len(held_out) / 50


def sentences_of(passage: AskedPassage) -> set[str]:
    """Those of the passage, and those that would answer what it does not."""
    return {*split_sentences(passage.text), *(sentence for _, sentence in passage.unanswered)}


def test_batches_of_written_sentences_are_whole() -> None:
    tokenizer, _ = tiny()
    batches = written_sentence_batches(tokenizer, 48, seed=0)
    assert len(batches) > 300
    assert {len(batch.queries) for batch in batches} == {48}
