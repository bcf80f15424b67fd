from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import Filters, SearchEngine, fuse
from index.fusion import DEFAULT_WEIGHTS, ArmScores, FusionWeights, Mode
from ingest.document import BlockKind, DocumentInfo, SectionHeading
from ingest.passage import Passage


def found(engine: SearchEngine, query: str, filters: Filters | None = None) -> list[str]:
    result = engine.search(query, 10, filters or Filters())
    return [hit.passage.document_id for hit in result.hits]


def test_the_passage_with_the_words_comes_first(engine: SearchEngine) -> None:
    best = engine.search("lustgasdestruktion", 3).hits[0]
    assert best.rank == 1
    assert best.document.id == "plan-2021"
    assert best.passage.section.number == "2"
    assert 0 < best.score <= 1


@pytest.mark.parametrize("mode", ["hybrid", "dense", "lexical"])
def test_hits_are_ranked_from_one_with_falling_scores(engine: SearchEngine, mode: Mode) -> None:
    hits = engine.search("vårdinformationsstöd pandemin", 10, mode=mode).hits
    assert [hit.rank for hit in hits] == list(range(1, len(hits) + 1))
    scores = [hit.score for hit in hits]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)


def test_no_more_than_k(engine: SearchEngine) -> None:
    assert len(engine.search("digital utveckling plan", 2).hits) == 2


def test_each_filter_holds(engine: SearchEngine) -> None:
    query = "vårdinformationsstöd"
    assert set(found(engine, query)) == {"plan-2021", "plan-2022", "rapport-2020"}
    assert set(found(engine, query, Filters(years=frozenset({2020, 2022})))) == {
        "plan-2022",
        "rapport-2020",
    }
    assert set(found(engine, query, Filters(kinds=frozenset({"plan"})))) == {
        "plan-2021",
        "plan-2022",
    }
    assert set(found(engine, query, Filters(documents=frozenset({"plan-2021"})))) == {"plan-2021"}
    both = Filters(years=frozenset({2022}), kinds=frozenset({"rapport"}))
    assert found(engine, query, both) == []


@pytest.mark.parametrize(
    "filters",
    [
        Filters(years=frozenset({1999})),
        Filters(kinds=frozenset({"Plan"})),
        Filters(documents=frozenset({"plan"})),
        Filters(section="9"),
        Filters(section="2."),
        Filters(section=" "),
    ],
)
@pytest.mark.parametrize("mode", ["hybrid", "dense", "lexical"])
def test_a_filter_that_matches_nothing_gives_nothing(
    engine: SearchEngine, filters: Filters, mode: Mode
) -> None:
    result = engine.search("vårdinformationsstöd", 10, filters, mode)
    assert result.hits == ()
    assert (result.searched.documents, result.searched.passages) == (0, 0)
    assert result.searched.years == ()


def test_a_section_is_itself_and_what_is_under_it() -> None:
    info = DocumentInfo("plan", "Plan", "plan", 2021, "Regionen")

    def allowed(number: str) -> bool:
        heading = SectionHeading(number, "", number.count(".") + 1, ())
        passage = Passage("plan/x/1", "plan", heading, (), BlockKind.PARAGRAPH, "", ())
        return Filters(section="3.5").allow(info, passage)

    assert allowed("3.5")
    assert allowed("3.5.1")
    assert allowed("3.5.10.2")
    assert not allowed("3.50")
    assert not allowed("3")
    assert not allowed("13.5")
    assert not allowed("")


def test_what_was_searched_follows_the_filters(engine: SearchEngine) -> None:
    everything = engine.search("x").searched
    assert everything.passages == len(engine.passages)
    assert everything.documents == 3
    assert everything.years == (2020, 2021, 2022)
    plans = engine.search("x", filters=Filters(kinds=frozenset({"plan"}))).searched
    assert (plans.documents, plans.years) == (2, (2021, 2022))


def test_a_score_does_not_depend_on_the_filter(engine: SearchEngine) -> None:
    free = {
        hit.passage.id: hit.score
        for hit in engine.search("vårdinformationsstöd", 50, mode="hybrid").hits
    }
    year = Filters(years=frozenset({2022}))
    only = engine.search("vårdinformationsstöd", 50, year, "hybrid").hits
    assert only
    assert all(hit.score == pytest.approx(free[hit.passage.id], abs=1e-6) for hit in only)


def test_words_that_nobody_wrote_give_no_lexical_hits(engine: SearchEngine) -> None:
    assert engine.search("zzqqxx", mode="lexical").hits == ()
    assert engine.search("och att det", mode="lexical").hits == ()


def test_arm_scores_are_in_the_order_of_the_passages(engine: SearchEngine) -> None:
    filters = Filters(years=frozenset({2021}))
    scores = engine.scores("solceller på sjukhuset", filters)
    (row,) = (i for i, p in enumerate(engine.passages) if "Solceller" in p.text)
    for arm in (scores.lexical, scores.ngrams, scores.dense):
        assert arm.shape == (len(engine.passages),)
        assert arm.dtype == np.float32
        assert arm.argmax() == row
        assert not arm[[i for i in range(len(arm)) if i not in scores.rows]].any()
    hit = engine.search("solceller på sjukhuset", 1, filters, "hybrid").hits[0]
    assert hit.score == pytest.approx(float(fuse(scores, DEFAULT_WEIGHTS)[row]))


def test_fusion_finds_what_neither_arm_alone_puts_first() -> None:
    """Row 0 is best in words, row 1 in meaning, row 2 is second in both, and answers."""
    scores = ArmScores(
        rows=np.arange(3),
        lexical=np.array([0.9, 0.0, 0.8], np.float32),
        ngrams=np.array([0.6, 0.0, 0.5], np.float32),
        dense=np.array([0.0, 0.9, 0.8], np.float32),
    )
    weights = FusionWeights(lexical=1, ngrams=1, dense=1)
    assert fuse(scores, weights.of("lexical")).argmax() == 0
    assert fuse(scores, weights.of("dense")).argmax() == 1
    assert fuse(scores, weights).argmax() == 2
    np.testing.assert_allclose(fuse(scores, weights), [0.5, 0.3, 0.7], atol=1e-6)


def test_an_arm_that_a_model_does_not_give_counts_for_nothing() -> None:
    zero, half = np.zeros(1, np.float32), np.full(1, 0.5, np.float32)
    without = ArmScores(np.arange(1), lexical=zero, ngrams=zero, dense=half)
    weights = FusionWeights(lexical=0, ngrams=0, dense=1, late=1)
    assert fuse(without, weights) == pytest.approx([0.5])
    assert fuse(replace(without, late=zero), weights) == pytest.approx([0.25])


def test_threads_get_the_answers_that_one_gets_alone(engine: SearchEngine) -> None:
    queries = [
        f"vårdinformationsstöd {word}" for word in ["buss", "plast", "sol", "energi", "drift"]
    ] * 8
    alone = [engine.search(query).hits for query in queries]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda query: engine.search(query).hits, queries)) == alone


@given(st.text(max_size=200))
def test_any_question_is_answered_within_bounds(query: str) -> None:
    hits = ENGINE[0].search(query, 5).hits
    assert len(hits) <= 5
    assert all(0 < hit.score <= 1 for hit in hits)


ENGINE: list[SearchEngine] = []


@pytest.fixture(autouse=True)
def _shared_engine(engine: SearchEngine) -> None:
    """Hypothesis runs a test many times in one fixture, so the engine is handed over here."""
    ENGINE[:] = [engine]
