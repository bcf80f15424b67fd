"""Floors: what fails a check, and what is no floor."""

from __future__ import annotations

from pathlib import Path

import pytest

from evals.errors import FloorError
from evals.floors import Floor, check, read_floors
from tests.evals.making import run_result

SHIPPED = Path(__file__).parents[2] / "evals" / "floors.toml"
RUN = run_result(
    {
        "a": {"recall@5": 1.0, "over_refusal": 0.0},
        "b": {"recall@5": 0.0, "over_refusal": 1.0},
    }
)


def _read(folder: Path, text: str) -> tuple[Floor, ...]:
    file = folder / "golv.toml"
    file.write_text(text, encoding="utf-8")
    return read_floors(file)


def test_at_the_floor_passes(tmp_path: Path) -> None:
    check(RUN, _read(tmp_path, '[all]\n"recall@5" = 0.5\nover_refusal = 0.5\n'))
    check(RUN, _read(tmp_path, '[all]\n[all.kind]\n"recall@5" = 0.5\n'))


def test_every_figure_beyond_its_floor_is_named(tmp_path: Path) -> None:
    floors = _read(
        tmp_path, '[all]\n"recall@5" = 0.6\nover_refusal = 0.4\n[all.kind]\n"recall@5" = 1\n'
    )
    with pytest.raises(FloorError) as caught:
        check(RUN, floors)
    assert caught.value.message == (
        "Under golvet: recall@5 är 50,0 % (golv 60,0 %); over_refusal är 50,0 % (tak 40,0 %); "
        "kind recall@5 är 50,0 % (golv 100,0 %)."
    )


def test_a_figure_that_is_not_there_is_under_its_floor(tmp_path: Path) -> None:
    with pytest.raises(FloorError, match="facts har ingen siffra"):
        check(RUN, _read(tmp_path, "[all]\nfacts = 0.1\n"))


def test_a_split_without_floors_does_not_pass(tmp_path: Path) -> None:
    floors = _read(tmp_path, '[open]\n"recall@5" = 0.9\n')
    with pytest.raises(FloorError, match=r"inga golv för \[all\]"):
        check(RUN, floors)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("recall = 1\n", "recall ska vara en tabell"),
        ("[half]\nmrr = 1\n", "half ska vara en tabell"),
        ("[all]\nrecall = 1\n", "måttet recall finns inte"),
        ('[all]\nmrr = "hög"\n', "golvet för mrr ska vara ett tal"),
        ("[all\n", "är inte giltig TOML"),
    ],
)
def test_every_fault_has_a_sentence(tmp_path: Path, text: str, sentence: str) -> None:
    with pytest.raises(FloorError) as caught:
        _read(tmp_path, text)
    assert sentence in caught.value.message


def test_a_missing_file_has_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(FloorError, match="finns filen"):
        read_floors(tmp_path / "none.toml")


def test_the_shipped_floors_can_be_read() -> None:
    read_floors(SHIPPED)
