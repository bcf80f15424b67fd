"""Lay questions find the texts that they were written from, and no held-out ones."""

from __future__ import annotations

import json
import lzma
import re
from pathlib import Path

import pytest

from index.training.lay_questions import (
    AUTHORITY_PASSAGES,
    EVERYDAY_PHRASES,
    LAY_QUESTIONS,
    PLAN_PASSAGES,
    digest_of,
    read_lay_questions,
    read_made_up_passages,
)
from index.training.material import Pair, is_held_out
from index.training.neighbours import every_pair_once
from tests.training.test_export import tiny

HELD_OUT = next(f"sida-{i}" for i in range(100) if is_held_out("gov", f"sida-{i}"))
SEEN = next(f"sida-{i}" for i in range(100) if not is_held_out("gov", f"sida-{i}"))


@pytest.fixture
def material(tmp_path: Path) -> Path:
    rows = [
        {"q": "Sjukfrånvaron ska minska", "p": "Frånvaron var 6 procent.", "id": SEEN},
        {"q": "Hemligt", "p": "Detta är undanhållet.", "id": HELD_OUT},
    ]
    (tmp_path / "pairs").mkdir()
    with lzma.open(tmp_path / "pairs" / "gov.jsonl.xz", "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)
    (tmp_path / "text").mkdir()
    with lzma.open(tmp_path / "text" / "utredning.txt.xz", "wt", encoding="utf-8") as file:
        file.write("Broarna målas om.\nTågen går oftare.\n")
    return tmp_path


def asked(folder: Path, *rows: tuple[str, str, str]) -> Path:
    path = folder / "questions.tsv"
    path.write_text(
        "".join(f"{source}\t{digest_of(text)}\t{q}\n" for source, text, q in rows), encoding="utf-8"
    )
    return path


def test_a_question_comes_with_the_passage_title_or_paragraph_it_was_written_from(
    material: Path,
) -> None:
    path = asked(
        material,
        ("gov", "Frånvaron var 6 procent.", "hur många är hemma?"),
        ("utredning", "Tågen går oftare.", "kortare väntan på perrongen?"),
        ("gov", "Sjukfrånvaron ska minska", "ska fler må bra på jobbet?"),
    )
    assert [(pair.query, pair.passage) for pair in read_lay_questions(material, path)] == [
        ("hur många är hemma?", "Frånvaron var 6 procent."),
        ("kortare väntan på perrongen?", "Tågen går oftare."),
        ("ska fler må bra på jobbet?", "Sjukfrånvaron ska minska"),
    ]


@pytest.mark.parametrize("text", ["Detta är undanhållet.", "Finns inte."])
def test_a_text_that_is_held_out_or_gone_is_told_of(material: Path, text: str) -> None:
    with pytest.raises(ValueError, match="lacks 1 texts"):
        read_lay_questions(material, asked(material, ("gov", text, "vad?")))


def test_a_made_up_passage_comes_with_each_of_its_questions(tmp_path: Path) -> None:
    path = tmp_path / "plan.tsv"
    path.write_text('Mål: "fler" resor.\tåker fler?\tbussarna fulla\n', encoding="utf-8")
    found = [(pair.query, pair.passage) for pair in read_made_up_passages(path)]
    assert found == [("åker fler?", 'Mål: "fler" resor.'), ("bussarna fulla", 'Mål: "fler" resor.')]


def test_a_batch_has_no_text_twice() -> None:
    texts = ("Frånvaron var 6 procent.", "Broarna målas om.")
    pairs = [Pair(f"fråga {i}?", text, "gov", "") for text in texts for i in range(3)]
    tokenizer, model = tiny()
    table = model.embeddings.word_embeddings.weight.detach().numpy()
    batches = every_pair_once(pairs, tokenizer, table, 2, seed=0)
    assert len(batches) == 3
    for batch in batches:
        assert len({tuple(passage) for passage in batch.passages}) == 2


def test_the_shipped_questions_are_whole_and_stand_once() -> None:
    rows = LAY_QUESTIONS.read_text("utf-8").splitlines()
    assert all(re.fullmatch(r"\w+\t[0-9a-f]{12}\t\S[^\t]+\S", row) for row in rows)
    assert len(set(rows)) == len(rows) > 10_000


@pytest.mark.parametrize("path", [PLAN_PASSAGES, AUTHORITY_PASSAGES, EVERYDAY_PHRASES])
def test_the_shipped_passages_stand_once_with_questions(path: Path) -> None:
    rows = [row.split("\t") for row in path.read_text("utf-8").splitlines()]
    assert all(len(row) >= 3 and all(row) for row in rows)
    assert len({row[0] for row in rows}) == len(rows) > 400
