"""The measure by hand, and the floor that the suggested links hold."""

from __future__ import annotations

import pytest

from evals.links import LinkPrecision, measure_links, read_judged
from index.ledger import Ledger, Link


def _link(id_: str) -> Link:
    return Link(id_, "a", "b", "motsvarar", 1.0, "")


def test_precision_counts_judged_suggestions_only() -> None:
    right, wrong = (
        next(pair for pair in read_judged() if pair.same is same) for same in (True, False)
    )
    links = [_link(right.link), _link(wrong.link), _link("0" * 16)]
    assert measure_links(links, [right, wrong]) == LinkPrecision(right=1, judged=2, suggested=3)


def test_wilsons_interval_by_hand() -> None:
    # 57 of 60: middle (0.95 + 3.8416/120) / (1 + 3.8416/60) = 0.9229, half 0.0599.
    low, high = LinkPrecision(57, 60, 100).interval
    assert low == pytest.approx(0.863, abs=0.0005)
    assert high == pytest.approx(0.983, abs=0.0005)
    assert LinkPrecision(0, 0, 5).interval == (0.0, 1.0)


def test_sixty_pairs_are_judged_each_once() -> None:
    pairs = read_judged()
    assert len(pairs) == 60
    assert len({pair.link for pair in pairs}) == 60


def test_nine_of_ten_suggested_links_are_right(ledger: Ledger) -> None:
    found = measure_links(ledger.links, read_judged())
    # Another encoder suggests somewhat other links; most of the judged must still be there.
    assert found.judged >= 45
    assert found.precision >= 0.9


def test_judged_pairs_are_of_entries_that_exist(ledger: Ledger) -> None:
    for pair in read_judged():
        for id_, text in ((pair.earlier, pair.earlier_text), (pair.later, pair.later_text)):
            entry = ledger.entry(id_)
            assert entry is not None, id_
            assert entry.text.startswith(text.removesuffix(" …")), id_
