"""Two runs side by side."""

from __future__ import annotations

import pytest

from evals.comparison import compare
from evals.errors import MismatchError
from tests.evals.making import run_result


def _run(*mrr: float) -> dict[str, dict[str, float]]:
    return {f"q{number:02}": {"mrr": value} for number, value in enumerate(mrr)}


def test_a_plain_improvement_is_significant() -> None:
    """10 of 10 questions better: p = 2 / 2¹⁰, and every resample has the difference 1."""
    (found,) = compare(run_result(_run(*[0] * 10)), run_result(_run(*[1] * 10)))
    assert (found.metric.name, found.questions) == ("mrr", 10)
    assert (found.first, found.second, found.change) == (0, 1, 1)
    assert (found.low, found.high) == (1, 1)
    assert found.p == pytest.approx(2 / 2**10)


def test_one_question_better_and_one_worse_is_not() -> None:
    (found,) = compare(run_result(_run(0, 1, 1)), run_result(_run(1, 0, 1)))
    assert (found.change, found.p) == (0, 1)
    assert found.low < 0 < found.high


def test_only_questions_with_a_value_in_both_are_compared() -> None:
    """A question that one run refused and the other answered has no citations to compare."""
    first = run_result({"a": {"citation_precision": 1.0}, "b": {}})
    second = run_result({"a": {"citation_precision": 0.5}, "b": {"citation_precision": 0.0}})
    (found,) = compare(first, second)
    assert (found.questions, found.change) == (1, -0.5)


def test_other_questions_are_refused() -> None:
    with pytest.raises(MismatchError, match="2 finns bara i den ena \\(a, b\\)"):
        compare(run_result({"a": {}, "c": {}}), run_result({"b": {}, "c": {}}))


def test_reworded_questions_are_refused() -> None:
    first = run_result({"a": {}})
    reworded = first.questions[0].model_copy(update={"text": "Något annat?"})
    with pytest.raises(MismatchError, match=r"skrivits om .*\(a\)"):
        compare(first, first.model_copy(update={"questions": (reworded,)}))
