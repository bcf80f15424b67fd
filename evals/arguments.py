"""The command line, parsed. Messages are in Swedish; wrong usage exits with 2."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path

from api.commands.swedish_parser import SwedishParser

_HERE = Path(__file__).parent
_QUESTIONS = _HERE / "questions"
_FLOORS = _HERE / "floors.toml"


def parse(argv: Sequence[str], environment: Mapping[str, str]) -> argparse.Namespace:
    """``argv`` without the program's name."""
    common = SwedishParser(add_help=False)
    common.add_argument("--debug", action="store_true", help="visa var ett fel uppstod")
    parser = SwedishParser(prog="plansvar-evals", description="Mäter hur väl plansvar svarar.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="kommando")

    run = commands.add_parser("run", parents=[common], help="mät allt; skriv tabell, JSON, HTML")
    _measured(run, environment)
    run.add_argument("--html", type=Path, metavar="FIL", help="rapporten (evals/results/)")
    run.add_argument(
        "--only-search", action="store_true", help="ställ frågorna till sökningen, inte svaren"
    )
    run.add_argument(
        "--check", action="store_true", help="misslyckas om en siffra är under sitt golv"
    )
    run.add_argument(
        "--floors", type=Path, default=_FLOORS, metavar="FIL", help="golven (evals/floors.toml)"
    )

    ablate = commands.add_parser("ablate", parents=[common], help="mät vad varje del bidrar med")
    _measured(ablate, environment)

    compare = commands.add_parser("compare", parents=[common], help="jämför två körningar")
    compare.add_argument("first", type=Path, metavar="A", help="JSON från en körning")
    compare.add_argument("second", type=Path, metavar="B", help="JSON från en annan")

    report = commands.add_parser("report", parents=[common], help="gör en rapport av en körning")
    report.add_argument("source", type=Path, metavar="JSON", help="resultatet av en körning")
    report.add_argument("--html", type=Path, metavar="FIL", help="rapporten (bredvid JSON-filen)")
    report.add_argument("--markdown", type=Path, metavar="FIL", help="tabellerna som Markdown")
    return parser.parse_args(argv)


def _measured(parser: argparse.ArgumentParser, environment: Mapping[str, str]) -> None:
    # The same variables as the command plansvar reads, so that both mean the same index.
    index = Path(environment.get("PLANSVAR_INDEX") or ".index")
    corpus = Path(environment.get("PLANSVAR_CORPUS") or "corpus")
    parser.add_argument(
        "--questions",
        type=Path,
        default=_QUESTIONS,
        metavar="PLATS",
        help="fil eller mapp med frågor (evals/questions); se evals/QUESTIONS.md",
    )
    parser.add_argument(
        "--index", type=Path, default=index, metavar="MAPP", help=f"indexets mapp ({index})"
    )
    parser.add_argument(
        "--corpus",
        type=Path,
        default=corpus,
        metavar="MAPP",
        help=f"dokumentens mapp, om indexet måste byggas ({corpus})",
    )
    parser.add_argument(
        "--split",
        choices=("open", "locked", "all"),
        default="all",
        help="vilken halva av frågorna (all)",
    )
    parser.add_argument("--json", type=Path, metavar="FIL", help="varje frågas resultat")
