"""The report as one page that needs nothing else: for whoever answers for the documents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from evals.metrics import BY_NAME, METRICS
from evals.numbers import figure_text
from evals.report.svg import Bar, bars, histogram
from evals.report.tables import result_tables
from evals.report.verdict import Verdict, verdict
from evals.results import PRODUCT, RunResult, Scope, StoredOutcome, StoredQuestion

_HEADLINES = (
    "recall@5",
    "mrr",
    "facts",
    "facts_cited",
    "refusal_recall",
    "over_refusal",
    "verbatim",
    "ask_p50",
)


@dataclass(frozen=True, slots=True)
class _Card:
    label: str
    value: str
    explanation: str
    questions: int


@dataclass(frozen=True, slots=True)
class _Shown:
    question: StoredQuestion
    outcome: StoredOutcome
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class _Plot:
    heading: str
    text: str
    svg: Markup
    legend: tuple[str, ...] = ()
    """What each colour of mark is."""


def html_report(result: RunResult) -> str:
    """The page. Everything that comes from questions and documents is escaped.

    Questions of the locked half count in every figure but are not shown: whoever reads what
    fails there tunes to it, and then it says nothing any more.
    """
    environment = Environment(
        loader=PackageLoader("evals.report", "."), autoescape=True, undefined=StrictUndefined
    )
    shown = [
        _Shown(each, outcome, verdict(each, outcome))
        for each in result.questions
        if each.split == "open"
        for outcome in (each.outcomes[PRODUCT],)
    ]
    return environment.get_template("report.html").render(
        result=result,
        cards=list(_cards(result)),
        plots=list(_plots(result)),
        refusals=_refusals(result),
        tables=result_tables(result),
        failed=[each for each in shown if not each.verdict.right],
        passed=[each for each in shown if each.verdict.right],
        locked=len(result.questions) - len(shown),
        metrics=[each for each in METRICS if result.figure(each.name)],
    )


def _cards(result: RunResult) -> Iterator[_Card]:
    for name in _HEADLINES:
        figure, metric = result.figure(name), BY_NAME[name]
        if figure is not None:
            value = figure_text(metric, figure.value)
            yield _Card(metric.label, value, metric.explanation, figure.questions)


def _plots(result: RunResult) -> Iterator[_Plot]:
    if result.others:
        yield _Plot(
            "Mot enklare sökningar",
            "Andel frågor där allt underlag finns bland de fem första ställena. Strecket visar "
            "hur säker siffran är.",
            bars("Allt underlag bland de fem första", list(_by_system(result))),
        )
    yield _Plot(
        "Sökningen efter slag av fråga",
        "Samma mått för varje slag av fråga, med antalet frågor.",
        bars("Allt underlag bland de fem första, efter slag", list(_by_kind(result, "recall@5"))),
        tuple(each.label for each in result.others),
    )
    facts = list(_by_kind(result, "facts"))
    if facts:
        yield _Plot(
            "Svaren efter slag av fråga",
            "Andel svar med alla uppgifter som de måste innehålla.",
            bars("Rätt uppgifter, efter slag", facts),
        )
    times = [
        answer.took_ms
        for each in result.questions
        if (answer := each.outcomes[PRODUCT].answer) is not None
    ]
    if times:
        yield _Plot(
            "Hur lång tid svaren tar",
            "Antal frågor efter svarstid i millisekunder.",
            histogram("Svarstid", times, "ms"),
        )


def _by_system(result: RunResult) -> Iterator[Bar]:
    for system in result.systems:
        figure = result.figure("recall@5", system=system.name)
        if figure is not None:
            yield Bar(
                system.label,
                figure.value,
                figure.low,
                figure.high,
                strong=system.name == PRODUCT,
            )


def _by_kind(result: RunResult, metric: str) -> Iterator[Bar]:
    for kind in sorted(result.kinds, key=lambda name: result.kinds[name]):
        figure = result.figure(metric, Scope.KIND, kind)
        if figure is not None:
            others = (
                result.figure(metric, Scope.KIND, kind, system.name) for system in result.others
            )
            yield Bar(
                f"{result.kinds[kind]} ({figure.questions})",
                figure.value,
                figure.low,
                figure.high,
                tuple(each.value for each in others if each is not None),
            )


def _refusals(result: RunResult) -> tuple[tuple[str, int, int], ...]:
    """(has an answer or not, answered, refused); nothing if the run did not ask for answers."""
    answers = [
        (each.answerable, answer.answered)
        for each in result.questions
        if (answer := each.outcomes[PRODUCT].answer) is not None
    ]
    if not answers:
        return ()
    return (
        ("Svaret finns", answers.count((True, True)), answers.count((True, False))),
        ("Svaret finns inte", answers.count((False, True)), answers.count((False, False))),
    )
