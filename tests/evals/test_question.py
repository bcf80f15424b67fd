"""The format of questions, and a sentence for each fault."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from evals.errors import QuestionsError
from evals.question import in_split, read_questions

DOCUMENTATION = Path(__file__).parents[2] / "evals" / "QUESTIONS.md"
GOOD = """\
[[question]]
id = "a"
text = "Vad kostar bussen?"
documents = ["plan"]
evidence = [[{ document = "plan", quote = "bussen kostar 5" }]]
facts = ["\\\\b5\\\\b"]
answerable = true
"""


def _file(folder: Path, text: str, name: str = "pris.toml") -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def _faults(place: Path) -> tuple[str, ...]:
    with pytest.raises(QuestionsError) as caught:
        read_questions(place)
    return caught.value.faults


def test_kind_is_the_files_name_and_split_is_open(tmp_path: Path) -> None:
    (question,) = read_questions(_file(tmp_path, GOOD))
    assert (question.kind, question.kind_label, question.split) == ("pris", "pris", "open")
    assert question.facts[0].search("Den kostar 5 kronor.")


def test_a_label_names_the_kind_for_readers(tmp_path: Path) -> None:
    (question,) = read_questions(_file(tmp_path, 'label = "Priser"\n' + GOOD))
    assert (question.kind, question.kind_label) == ("pris", "Priser")


def test_a_folder_is_read_in_order_of_name(tmp_path: Path) -> None:
    _file(tmp_path, GOOD, "b.toml")
    _file(tmp_path, GOOD.replace('"a"', '"c"') + 'split = "locked"\n', "a.toml")
    questions = read_questions(tmp_path)
    assert [each.id for each in questions] == ["c", "a"]
    assert [each.id for each in in_split(questions, "locked")] == ["c"]
    assert [each.id for each in in_split(questions, "all")] == ["c", "a"]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (("answerable", "colour = 1\nanswerable"), "pris.toml, a: nyckeln colour är okänd"),
        (("quote =", "qoute ="), "pris.toml, a: nyckeln evidence.0.0.quote saknas."),
        (('text = "Vad kostar bussen?"\n', ""), "pris.toml, a: nyckeln text saknas."),
        (('id = "a"\n', ""), "pris.toml, fråga 1: nyckeln id saknas."),
        (('"Vad kostar bussen?"', '""'), "pris.toml, a: text får inte vara tomt."),
        (("= true", '= "ja"'), "pris.toml, a: answerable har fel slags värde"),
        (("answerable", 'split = "half"\nanswerable'), 'split ska vara "open" eller "locked"'),
        (
            ('"\\\\b5\\\\b"', '"(5"'),
            "pris.toml, a: det reguljära uttrycket ”(5” går inte att tolka",
        ),
        (("= true", "= false"), "en fråga utan svar (answerable = false) ska varken"),
        (('["plan"]', "[]"), "evidence nämner plan, som inte står under documents."),
        (("[[question]]", "[[questions]]"), "pris.toml: nyckeln question saknas."),
        (("[[question]]", "[[question"), "pris.toml är inte giltig TOML"),
    ],
)
def test_every_fault_has_a_sentence(tmp_path: Path, change: tuple[str, str], sentence: str) -> None:
    assert change[0] in GOOD
    faults = _faults(_file(tmp_path, GOOD.replace(*change, 1)))
    assert any(sentence in fault for fault in faults), faults


def test_all_faults_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    _file(tmp_path, GOOD.replace("true", '"ja"'), "a.toml")
    _file(tmp_path, GOOD.replace("text", "txet"), "b.toml")
    assert {each.split(",")[0] for each in _faults(tmp_path)} == {"a.toml", "b.toml"}


def test_an_id_used_in_two_files_is_a_fault(tmp_path: Path) -> None:
    _file(tmp_path, GOOD, "a.toml")
    _file(tmp_path, GOOD, "b.toml")
    assert _faults(tmp_path) == ("Frågan a står 2 gånger; varje id får finnas en gång.",)


def test_a_missing_file_an_empty_folder_and_foreign_bytes(tmp_path: Path) -> None:
    assert "går inte att läsa" in _faults(tmp_path / "none.toml")[0]
    assert "har inga frågor" in _faults(tmp_path)[0]
    (tmp_path / "latin.toml").write_bytes('id = "å"'.encode("latin-1"))
    assert "är inte UTF-8" in _faults(tmp_path)[0]


def test_the_documented_example_is_valid(tmp_path: Path) -> None:
    example = re.search(r"```toml\n(.*?)```", DOCUMENTATION.read_text(encoding="utf-8"), re.DOTALL)
    assert example is not None
    (question,) = read_questions(_file(tmp_path, example[1]))
    assert question.kind_label == "Siffra"
