"""``plansvar-evals run``: everything measured, printed, and kept as JSON and a page."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from evals.commands.measurement import Measurement
from evals.evaluate import evaluate
from evals.floors import check, read_floors
from evals.judge import Ask
from evals.report import html_report, result_tables, text_of
from evals.results import RunResult, write_results, write_text
from evals.systems import baseline_systems, product_system
from index import SearchEngine


@dataclass(frozen=True, slots=True)
class Output:
    """Where results go: None is a file named by commit in ``evals/results/``."""

    json: Path | None
    html: Path | None


def run(
    measurement: Measurement, output: Output, *, answers: bool = True, floors: Path | None = None
) -> None:
    """Measures, prints and writes; then holds the figures to ``floors``, if given."""
    asked = measurement.asked()
    limits = read_floors(floors) if floors else None
    engine = measurement.engine()
    infos = {name: document.info for name, document in engine.documents.items()}
    systems = (product_system(engine), *baseline_systems(engine.passages, infos))
    ask = _answers_of(engine) if answers else None
    result = evaluate(engine, asked, systems, ask, measurement.split)
    print(text_of(result_tables(result)))
    json, html = output.json or _file(result, ".json"), output.html or _file(result, ".html")
    write_results(result, json)
    write_text(html_report(result), html)
    print(f"\nSkrev {json} och {html}.")
    if limits is not None:
        check(result, limits)


def _answers_of(engine: SearchEngine) -> Ask:
    from api.answering import Answerer  # noqa: PLC0415 - whoever measures only search needs none

    answerer = Answerer(engine)
    return lambda question: answerer.ask(question, frozenset(), frozenset(), "sv")


def _file(result: RunResult, ending: str) -> Path:
    """By commit, so that two versions can be compared."""
    return Path("evals/results") / f"{result.commit or 'utan-version'}-{result.split}{ending}"
