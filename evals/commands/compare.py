"""``plansvar-evals compare A B``: is B better, and could it be chance?"""

from __future__ import annotations

from pathlib import Path

from evals.comparison import compare as differences
from evals.report import comparison_table, text_of
from evals.results import read_results


def compare(first: Path, second: Path) -> None:
    """Prints every metric of both runs with the difference and its p."""
    found = differences(read_results(first), read_results(second))
    print(text_of([comparison_table(found, first.stem, second.stem)]))
