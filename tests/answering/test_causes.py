"""Why something came to be is told in passing, far from where the matter is presented."""

from __future__ import annotations

from pathlib import Path

from api.answering import Answerer
from tests.answering.invented import Paper, open_engine
from tests.answering.promises import check

MATTERS = ["planeras", "byggs", "prövas", "provkörs", "invigs", "mäts", "visas", "bemannas"]
SECTIONS = "\n\n".join(
    f"## 1.{n} Hamnkranen {matter}\n\nHamnkranen {matter} under året. Hamnkranen är viktig."
    for n, matter in enumerate(MATTERS, 1)
)
CAUSE = "+4,2 mnkr på grund av att hamnkranen försenades av isen."
TEXT = f"# 1 Hamnen\n\n{SECTIONS}\n\n# 2 Ekonomi\n\nHamnens resultat är bättre än budget. {CAUSE}\n"


def test_a_cause_told_in_passing_is_found(tmp_path: Path) -> None:
    paper = Paper("Rapport 2023", "rapport", 2023, "Region Norrvik", TEXT)
    answerer = Answerer(open_engine(tmp_path, [paper]))
    answer = answerer.ask("Varför försenades hamnkranen?")
    check(answer)
    assert answer.citations[0].quote == CAUSE


def test_a_cause_of_something_else_is_none(tmp_path: Path) -> None:
    paper = Paper("Rapport 2023", "rapport", 2023, "Region Norrvik", TEXT)
    answerer = Answerer(open_engine(tmp_path, [paper]))
    assert not answerer.ask("Varför såldes ridhuset till en brandkår?").answered
