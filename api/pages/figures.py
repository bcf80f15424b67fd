"""How well the answers hold, as the evaluation suite last measured it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

RESULTS = Path(__file__).parents[2] / "evals" / "RESULTS.md"

# What a reader of answers needs to know, in this order; the suite has more.
_SHOWN = (
    "recall@5",
    "facts_cited",
    "citation_precision",
    "verbatim",
    "refusal_recall",
    "over_refusal",
)
_ROW = re.compile(r"^\| (?P<label>[^|]+?) \((?P<name>[\w@]+)\) \| (?P<cells>.+) \|$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Figure:
    """A measure in words, its value and its 95 % interval, all as printed."""

    label: str
    value: str
    interval: str
    questions: str


@dataclass(frozen=True, slots=True)
class Figures:
    """``summary`` says when and on what; ``rows`` is empty where nothing has been measured."""

    summary: str
    rows: tuple[Figure, ...]


def read_figures(path: Path = RESULTS) -> Figures:
    """The figures in the suite's own summary; none if there is no such file."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError:
        return Figures("", ())
    found: dict[str, Figure] = {}
    for match in _ROW.finditer(text):
        cells = [cell.strip() for cell in match["cells"].split("|")]
        if match["name"] in _SHOWN and len(cells) >= 3:
            found.setdefault(match["name"], Figure(match["label"], *cells[:3]))
    summary = next((line for line in text.splitlines() if re.match(r"\d+ frågor", line)), "")
    summary = summary.split(" Skrivet av")[0]
    return Figures(summary, tuple(found[name] for name in _SHOWN if name in found))
