"""The command from outside: exit codes, files, sentences."""

from __future__ import annotations

from pathlib import Path

import pytest

from evals.cli import main
from evals.results import read_results, write_results
from index import build_index, load_encoder
from tests.evals.making import run_result

PLAN = """# 1 Bussar

Fler bussar ska köpas i maj för 5,1 miljoner kronor.

# 2 Broar

Bron över ån ska målas om.
"""
MANIFEST = """[[document]]
id = "plan"
title = "Plan 2021"
kind = "plan"
year = 2021
organisation = "Regionen"
file = "plan.md"
"""
QUESTIONS = """[[question]]
id = "bus"
text = "När köps bussarna?"
documents = ["plan"]
sections = ["1"]
evidence = [[{ document = "plan", quote = "bussar ska köpas i maj" }]]
answerable = true

[[question]]
id = "boat"
text = "Vad kostar båten?"
answerable = false
"""


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of a plan of two sections."""
    corpus = tmp_path_factory.mktemp("corpus")
    (corpus / "plan.md").write_text(PLAN, encoding="utf-8")
    (corpus / "corpus.toml").write_text(MANIFEST, encoding="utf-8")
    built = tmp_path_factory.mktemp("index") / "index"
    build_index(corpus, built, load_encoder())
    return built


@pytest.fixture
def questions(tmp_path: Path) -> Path:
    file = tmp_path / "frågor.toml"
    file.write_text(QUESTIONS, encoding="utf-8")
    return file


def _run(index: Path, questions: Path, *more: str) -> int:
    places = ["--index", str(index), "--questions", str(questions)]
    files = ["--json", str(questions.with_suffix(".json")), "--html", str(_page(questions))]
    return main(["run", "--only-search", *places, *files, *more])


def _page(questions: Path) -> Path:
    return questions.with_suffix(".html")


def test_run_prints_and_writes(
    index: Path, questions: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run(index, questions) == 0
    assert "Allt underlag bland de 5 första (recall@5)" in capsys.readouterr().out
    assert "När köps bussarna?" in _page(questions).read_text(encoding="utf-8")
    result = read_results(questions.with_suffix(".json"))
    bus, boat = result.questions
    assert bus.outcomes["plansvar"].values["recall@1"] == 1
    assert bus.outcomes["plansvar"].retrieved[0].section == "1"
    assert "recall@1" not in boat.outcomes["plansvar"].values
    assert [each.name for each in result.systems] == ["plansvar", "bm25", "ngram_tfidf"]
    assert result.figure("mrr", system="bm25") is not None


def test_run_asks_for_answers_too(index: Path, questions: Path) -> None:
    kept, page = questions.with_suffix(".json"), _page(questions)
    places = ["--index", str(index), "--questions", str(questions)]
    assert main(["run", *places, "--json", str(kept), "--html", str(page)]) == 0
    result = read_results(kept)
    answer = result.questions[0].outcomes["plansvar"].answer
    assert answer is not None
    assert answer.answered
    assert answer.citations[0].passage.groups == (0,)
    assert result.figure("verbatim") is not None
    assert "Svarar den när den ska" in page.read_text(encoding="utf-8")


def test_check_fails_under_a_floor(
    index: Path, questions: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    floors = tmp_path / "golv.toml"
    floors.write_text("[all]\nmrr = 1.0\n", encoding="utf-8")
    assert _run(index, questions, "--check", "--floors", str(floors)) == 0
    floors.write_text("[all]\nwrong_year = -1\n", encoding="utf-8")
    assert _run(index, questions, "--check", "--floors", str(floors)) == 1
    assert "Under golvet: wrong_year" in capsys.readouterr().err


def test_what_does_not_stand_in_the_corpus_is_told(
    index: Path, questions: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = QUESTIONS.replace("i maj", "i juni").replace('["1"]', '["7"]')
    questions.write_text(wrong, encoding="utf-8")
    assert _run(index, questions) == 1
    error = capsys.readouterr().err
    assert "plansvar-evals: bus: avsnitt 7 finns inte i frågans dokument." in error
    assert "bus: citatet ”bussar ska köpas i juni” står inte i plan." in error


def test_a_half_without_questions_is_told(
    index: Path, questions: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run(index, questions, "--split", "locked") == 1
    assert "inga frågor" in capsys.readouterr().err


def test_ablate_and_report(
    index: Path, questions: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = tmp_path / "ablation.json"
    arguments = ["--index", str(index), "--questions", str(questions), "--json", str(kept)]
    assert main(["ablate", *arguments]) == 0
    assert "Vad delarna bidrar med" in capsys.readouterr().out
    assert main(["report", str(kept)]) == 0
    assert kept.with_suffix(".html").read_text(encoding="utf-8").startswith("<!doctype html>")
    tables = tmp_path / "tables.md"
    assert main(["report", str(kept), "--markdown", str(tables)]) == 0
    assert tables.read_text(encoding="utf-8").startswith("# Senast uppmätt")


def test_compare_prints_a_table_or_refuses(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, asked in (("a", "q"), ("b", "q"), ("c", "other")):
        write_results(run_result({asked: {"mrr": 1.0}}), tmp_path / f"{name}.json")
    assert main(["compare", str(tmp_path / "a.json"), str(tmp_path / "b.json")]) == 0
    assert "Skillnad" in capsys.readouterr().out
    assert main(["compare", str(tmp_path / "a.json"), str(tmp_path / "c.json")]) == 1
    assert "inte samma frågor" in capsys.readouterr().err


def test_a_file_that_is_no_result(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "x.json").write_text("{}", encoding="utf-8")
    assert main(["report", str(tmp_path / "x.json")]) == 1
    assert "är inget resultat" in capsys.readouterr().err
    assert main(["report", str(tmp_path / "none.json")]) == 1
    assert "finns filen" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ([], "kommando saknas"),
        (["runn"], "'runn' är inget kommando"),
        (["run", "--split", "half"], "--split ska vara en av 'open'"),
        (["run", "--json"], "--json ska följas av ett värde"),
        (["compare", "a.json"], "B saknas"),
        (["run", "--colour"], "okänt: --colour"),
    ],
)
def test_wrong_usage_exits_with_two(
    arguments: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    assert sentence in capsys.readouterr().err


def test_no_traceback_reaches_a_user(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("inside")

    monkeypatch.setattr("evals.cli._run", broken)
    assert main(["report", "x.json"]) == 1
    assert "Oväntat fel (RuntimeError)" in capsys.readouterr().err
