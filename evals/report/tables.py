"""Tables as rows of words, whatever they are then printed on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from evals.comparison import Difference, difference
from evals.metrics import BY_NAME, METRICS, Metric
from evals.numbers import change_text, decimal, figure_text
from evals.results import Figure, RunResult, Scope

_NONE = "–"
_SPLITS = {"open": "Öppna", "locked": "Låsta"}
_SEARCH = ("recall@5", "recall@10", "mrr", "ndcg@10", "wrong_year", "section")
_ANSWER = (
    "facts",
    "facts_cited",
    "citation_precision",
    "citation_recall",
    "over_refusal",
    "refusal_recall",
)
_ABLATED = ("recall@1", "recall@5", "recall@10", "mrr", "ndcg@10", "wrong_year")
SIGNIFICANT = 0.05


@dataclass(frozen=True, slots=True)
class Table:
    """The first column names the row; the rest are figures."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""


def result_tables(result: RunResult) -> tuple[Table, ...]:
    """All figures; the baselines beside the product; then by kind and by document."""
    tables = [_total(result)]
    if result.others:
        tables.append(_systems(result))
    measured = {each.metric for each in result.figures}
    for scope, what, names in (
        (Scope.KIND, "slag av fråga", sorted(result.kinds, key=lambda name: result.kinds[name])),
        (Scope.DOCUMENT, "dokument", [each.id for each in result.documents]),
    ):
        for title, metrics in (("Sökningen", _SEARCH), ("Svaren", _ANSWER)):
            shown = tuple(BY_NAME[name] for name in metrics if name in measured)
            if shown:
                tables.append(_by(result, f"{title} efter {what}", scope, names, shown))
    return tuple(tables)


def _total(result: RunResult) -> Table:
    splits = _SPLITS if result.split == "all" else {}
    rows = []
    for metric in METRICS:
        figure = result.figure(metric.name)
        if figure is not None:
            halves = [result.figure(metric.name, Scope.SPLIT, each) for each in splits]
            rows.append(
                (
                    f"{metric.label} ({metric.name})",
                    figure_text(metric, figure.value),
                    _interval(metric, figure),
                    str(figure.questions),
                    *(_value(metric, each) for each in halves),
                )
            )
    columns = ("Mått", "Alla", "95 % säkerhet", "Frågor", *(_SPLITS[each] for each in splits))
    return Table("Alla mått", columns, tuple(rows))


def _systems(result: RunResult) -> Table:
    metrics = tuple(BY_NAME[name] for name in (*_ABLATED, "search_p50"))
    rows = tuple(
        (
            system.label,
            *(_value(each, result.figure(each.name, system=system.name)) for each in metrics),
        )
        for system in result.systems
    )
    return Table("Mot enklare sökningar", ("Sökning", *(each.name for each in metrics)), rows)


def _by(
    result: RunResult, title: str, scope: Scope, names: Sequence[str], metrics: Sequence[Metric]
) -> Table:
    rows = []
    for name in names:
        figures = [result.figure(metric.name, scope, name) for metric in metrics]
        if any(figures):
            count = max(each.questions for each in figures if each)
            label = result.kinds.get(name, name) if scope is Scope.KIND else name
            values = (_value(*pair) for pair in zip(metrics, figures, strict=True))
            rows.append((label, str(count), *values))
    return Table(title, ("", "Frågor", *(each.name for each in metrics)), tuple(rows))


def comparison_table(
    differences: Sequence[Difference], first: str = "A", second: str = "B"
) -> Table:
    """Metric by metric, with the p of each; a star where it is under 0.05."""
    rows = tuple(
        (
            f"{each.metric.label} ({each.metric.name})",
            figure_text(each.metric, each.first),
            figure_text(each.metric, each.second),
            change_text(each.metric, each.change),
            f"{change_text(each.metric, each.low)} till {change_text(each.metric, each.high)}",
            decimal(each.p, 4) + (" *" if each.p < SIGNIFICANT else ""),
            str(each.questions),
        )
        for each in differences
    )
    return Table(
        "Jämförelse",
        ("Mått", first, second, "Skillnad", "95 % säkerhet", "p", "Frågor"),
        rows,
        "* p under 0,05. Av tjugo mått får ett en stjärna av en slump också när inget skiljer.",
    )


def ablation_tables(result: RunResult) -> tuple[Table, ...]:
    """What each part adds; p is of nDCG@10 against the row above."""
    metrics = tuple(BY_NAME[name] for name in _ABLATED)
    ps = ["", *(_step(result, *pair) for pair in _steps(result))]
    rows = tuple(
        (
            system.label,
            *(_value(each, result.figure(each.name, system=system.name)) for each in metrics),
            p,
        )
        for system, p in zip(result.systems, ps, strict=True)
    )
    kinds = sorted(result.kinds, key=lambda name: result.kinds[name])
    by_kind = []
    for kind in kinds:
        figures = [
            result.figure("recall@5", Scope.KIND, kind, system.name) for system in result.systems
        ]
        if any(figures):
            count = next(str(each.questions) for each in figures if each)
            values = (_value(BY_NAME["recall@5"], each) for each in figures)
            by_kind.append((result.kinds[kind], count, *values))
    names = (system.name for system in result.systems)
    return (
        Table(
            "Vad delarna bidrar med",
            ("Sökning", *(each.name for each in metrics), "p"),
            rows,
            "p: skillnaden i ndcg@10 mot raden ovanför, parvis slumptest.",
        ),
        Table("recall@5 efter slag av fråga", ("", "Frågor", *names), tuple(by_kind)),
    )


def _steps(result: RunResult) -> Iterator[tuple[str, str]]:
    names = [each.name for each in result.systems]
    return pairwise(names)


def _step(result: RunResult, before: str, after: str) -> str:
    metric = BY_NAME["ndcg@10"]
    pairs = [
        (each.outcomes[before].values[metric.name], each.outcomes[after].values[metric.name])
        for each in result.questions
        if metric.name in each.outcomes[before].values
    ]
    if not pairs:
        return _NONE
    values = np.array(pairs)
    return decimal(difference(metric, values[:, 0], values[:, 1]).p, 4)


def _value(metric: Metric, figure: Figure | None) -> str:
    return _NONE if figure is None else figure_text(metric, figure.value)


def _interval(metric: Metric, figure: Figure) -> str:
    low = figure_text(metric, figure.low).split()[0]
    return f"{low}–{figure_text(metric, figure.high)}"
