"""Ratings go in and come out, and a faulty file is told of."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from api.feedback.store import FeedbackError, FeedbackStore
from tests.feedback.making import rating


def test_ratings_come_back_in_order(tmp_path: Path) -> None:
    store = FeedbackStore(tmp_path / "f.sqlite")
    assert store.all() == ()
    given = (rating("a"), rating("b", verdict="down", comment="fel 'år'; DROP TABLE rating"))
    for each in given:
        store.add(each)
    assert store.all() == given


def test_many_write_at_once(tmp_path: Path) -> None:
    store = FeedbackStore(tmp_path / "f.sqlite")
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda i: store.add(rating(str(i))), range(40)))
    assert {each.question for each in store.all()} == {str(i) for i in range(40)}


def test_a_file_that_is_no_store_is_told_of(tmp_path: Path) -> None:
    file = tmp_path / "f.sqlite"
    file.write_text("inte en databas" * 100)
    store = FeedbackStore(file)
    with pytest.raises(FeedbackError, match="PLANSVAR_FEEDBACK_FILE"):
        store.all()
    with pytest.raises(FeedbackError):
        store.add(rating("a"))
    with pytest.raises(FeedbackError):
        FeedbackStore(tmp_path / "no" / "f.sqlite").add(rating("a"))
