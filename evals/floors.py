"""The floors that ``run --check`` holds figures to.

A floor stands in a table named by split, and under it by kind: ``[all]`` holds for a run over
all questions, ``[all.paraphrase]`` for that kind in it. For a metric where lower is better the
number is a ceiling.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from evals.errors import FloorError
from evals.metrics import BY_NAME
from evals.numbers import figure_text
from evals.results import RunResult, Scope

_SPLITS = ("open", "locked", "all")


@dataclass(frozen=True, slots=True)
class Floor:
    """``kind`` "" is for all kinds together."""

    split: str
    kind: str
    metric: str
    limit: float


def read_floors(file: Path) -> tuple[Floor, ...]:
    """The floors in a TOML file.

    Raises:
        FloorError: it is missing, not TOML, or names a split or a metric that there is not.
    """
    try:
        tables = tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise FloorError(f"Golven i {file} går inte att läsa; finns filen?") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise FloorError(f"{file.name} är inte giltig TOML: {error}.") from error
    return tuple(_floors(tables, file.name))


def _floors(tables: Mapping[str, object], file: str) -> Iterator[Floor]:
    for split, table in tables.items():
        if split not in _SPLITS or not isinstance(table, dict):
            raise FloorError(f"{file}: {split} ska vara en tabell: [open], [locked] eller [all].")
        for key, value in table.items():
            if isinstance(value, dict):
                yield from (_floor(file, split, key, name, each) for name, each in value.items())
            else:
                yield _floor(file, split, "", key, value)


def _floor(file: str, split: str, kind: str, metric: str, limit: object) -> Floor:
    if metric not in BY_NAME:
        raise FloorError(f"{file}: måttet {metric} finns inte; välj bland {', '.join(BY_NAME)}.")
    if isinstance(limit, bool) or not isinstance(limit, int | float):
        raise FloorError(f"{file}: golvet för {metric} ska vara ett tal.")
    return Floor(split, kind, metric, float(limit))


def check(result: RunResult, floors: tuple[Floor, ...]) -> None:
    """Holds ``result`` to the floors of its split.

    Raises:
        FloorError: naming every figure beyond its floor, or that there are no floors to hold
            it to: a check of nothing must not pass.
    """
    applying = [each for each in floors if each.split == result.split]
    if not applying:
        raise FloorError(f"Det finns inga golv för [{result.split}]; skriv sådana eller byt split.")
    beyond = [sentence for each in applying if (sentence := _beyond(result, each))]
    if beyond:
        raise FloorError("Under golvet: " + "; ".join(beyond) + ".")


def _beyond(result: RunResult, floor: Floor) -> str:
    metric = BY_NAME[floor.metric]
    scope = Scope.KIND if floor.kind else Scope.TOTAL
    figure = result.figure(floor.metric, scope, floor.kind)
    name = f"{floor.kind} {floor.metric}".strip()
    if figure is None:
        return f"{name} har ingen siffra"
    sign = 1 if metric.higher_is_better else -1
    if sign * figure.value >= sign * floor.limit:
        return ""
    value, limit = figure_text(metric, figure.value), figure_text(metric, floor.limit)
    return f"{name} är {value} ({'golv' if sign > 0 else 'tak'} {limit})"
