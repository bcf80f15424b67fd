"""Each metric against figures worked out by hand, or in print."""

from __future__ import annotations

from math import log2

import numpy as np
import pytest

from evals.judgement import Judged, ideal_gains
from evals.metrics import BY_NAME, METRICS
from evals.metrics.ndcg import dcg
from tests.evals.making import answer, found, judged, question


def _value(name: str, outcome: Judged) -> float | None:
    return BY_NAME[name].of(outcome)


def test_names_are_unique() -> None:
    assert len(BY_NAME) == len(METRICS)


def test_recall_asks_for_every_group_in_the_first_k() -> None:
    two = question(2)
    late = judged(two, found(0), found(), found(), found(), found(), found(1))
    assert (_value("recall@5", late), _value("recall@10", late)) == (0, 1)
    assert _value("recall@1", judged(two, found(0, 1))) == 1
    assert _value("recall@5", judged(two)) == 0


def test_recall_says_nothing_of_what_has_no_answer() -> None:
    assert _value("recall@5", judged(question(0, answerable=False), found())) is None


def test_mrr_is_one_through_the_rank() -> None:
    """Ranks 3, 2 and 1 give (1/3 + 1/2 + 1) / 3 = 11/18, the textbook's example."""
    one = question()
    values = [
        _value("mrr", judged(one, *(found() for _ in range(rank - 1)), found(0)))
        for rank in (3, 2, 1)
    ]
    assert np.mean([each for each in values if each is not None]) == pytest.approx(11 / 18)
    assert _value("mrr", judged(one, *[found()] * 10, found(0))) == 0


def test_dcg_of_a_published_example() -> None:
    """Relevance 3, 2, 3, 0, 1, 2 has DCG 6.861, and its ideal order 7.141: Wikipedia,
    "Discounted cumulative gain"."""
    assert dcg([3, 2, 3, 0, 1, 2]) == pytest.approx(6.861, abs=1e-3)
    assert dcg([3, 3, 2, 2, 1, 0]) == pytest.approx(7.141, abs=1e-3)


def test_ndcg_counts_a_group_once() -> None:
    """Groups at ranks 1 and 3, a repetition between: (1 + 1/log₂4) / (1 + 1/log₂3)."""
    outcome = judged(question(2), found(0), found(0), found(1))
    assert _value("ndcg@10", outcome) == pytest.approx((1 + 1 / 2) / (1 + 1 / log2(3)))


def test_the_ideal_takes_what_adds_most_first() -> None:
    groups = [
        frozenset({0}),
        frozenset({1, 2}),
        frozenset({1}),
        frozenset({0, 1}),
        frozenset[int](),
    ]
    assert ideal_gains(groups) == (2, 1)


def test_wrong_year_looks_at_the_first_passage_only() -> None:
    one = question()
    assert _value("wrong_year", judged(one, found(year=2020), found(0))) == 1
    assert _value("wrong_year", judged(one, found(), found(0, year=2020))) == 0
    assert _value("wrong_year", judged(one)) is None


def test_section_is_judged_on_the_first_passage_with_evidence() -> None:
    asked = question(sections=("3.5",))
    assert _value("section", judged(asked, found(section="9"), found(0, section="3.5"))) == 1
    assert _value("section", judged(asked, found(0, section="3.5.1"))) == 0
    assert _value("section", judged(asked, found(section="3.5"))) is None


def test_facts_must_all_stand_in_the_answer() -> None:
    asked = question(facts=(r"\b5,1\b", "maj"))
    both, one = answer("Det blev 5,1 i Maj [1].", found(0)), answer("I maj [1].", found(0))
    assert _value("facts", judged(asked, answer=both)) == 1
    assert _value("facts", judged(asked, answer=one)) == 0
    refused = answer("Dokumenten säger inte 5,1 i maj.", answered=False)
    assert _value("facts", judged(asked, answer=refused)) == 0
    assert _value("facts", judged(question(), answer=both)) is None


def test_cited_facts_need_a_passage_with_evidence() -> None:
    asked = question(facts=("maj",))
    assert _value("facts_cited", judged(asked, answer=answer("I maj [1].", found()))) == 0
    assert _value("facts_cited", judged(asked, answer=answer("I maj [1][2].", found(), found(0))))


def test_citation_precision_counts_each_passage_once_and_recall_each_group() -> None:
    right, same, wrong = found(0, name="a"), found(0, name="a"), found(name="b")
    outcome = judged(question(2), answer=answer("x", right, same, wrong))
    assert _value("citation_precision", outcome) == 1 / 2
    assert _value("citation_recall", outcome) == 1 / 2
    refused = judged(question(2), answer=answer("x", answered=False))
    assert _value("citation_precision", refused) is None
    assert _value("citation_recall", refused) == 0


def test_refusal_precision_recall_and_over_refusal() -> None:
    """Refused: 3 unanswerable and 1 answerable; answered: 1 unanswerable and 3 answerable."""
    no, yes = question(0, answerable=False), question()
    outcomes = [
        *[judged(no, answer=answer("x", answered=False))] * 3,
        judged(no, answer=answer("x")),
        judged(yes, answer=answer("x", answered=False)),
        *[judged(yes, answer=answer("x"))] * 3,
    ]

    def mean(name: str) -> float:
        values = [value for each in outcomes if (value := _value(name, each)) is not None]
        return sum(values) / len(values)

    assert mean("refusal_precision") == 3 / 4
    assert mean("refusal_recall") == 3 / 4
    assert mean("over_refusal") == 1 / 4


def test_latency_is_a_percentile() -> None:
    """Of 1, 2, …, 9 the median is 5 and the 95th percentile 1 + 0.95·8 = 8.6."""
    values = np.arange(1.0, 10.0)
    assert BY_NAME["ask_p50"].statistic(values) == 5
    assert BY_NAME["ask_p95"].statistic(values) == pytest.approx(8.6)


def test_answer_metrics_say_nothing_of_a_system_that_only_searches() -> None:
    outcome = judged(question(facts=("x",)), found(0))
    assert all(each.of(outcome) is None for each in METRICS if each.needs_answer)
