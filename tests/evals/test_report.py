"""Tables, Markdown and the page."""

from __future__ import annotations

from html.parser import HTMLParser
from xml.etree import ElementTree

from evals.comparison import compare
from evals.metrics import BY_NAME
from evals.numbers import change_text, figure_text
from evals.report import (
    ablation_tables,
    comparison_table,
    html_report,
    markdown_report,
    result_tables,
    text_of,
)
from evals.report.svg import Bar, bars, histogram
from evals.results import (
    RunResult,
    StoredAnswer,
    StoredCitation,
    StoredOutcome,
    StoredPassage,
    StoredQuestion,
)
from tests.evals.making import run_result, stored_question

HOSTILE = "<script>alert('x')</script> & \"citat\""
_VOID = {"meta", "br", "line", "rect"}


class _Balanced(HTMLParser):
    """Fails on a tag that is closed by another, and keeps the names of all."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[str] = []
        self.feed(page)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.seen.append(tag)
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            assert self.open.pop() == tag


def _hostile_question() -> StoredQuestion:
    passage = StoredPassage(
        passage_id=HOSTILE,
        document=HOSTILE,
        year=2021,
        section=HOSTILE,
        excerpt=HOSTILE,
        groups=(),
    )
    outcome = StoredOutcome(
        values={"recall@5": 0.0, "facts": 0.0},
        retrieved=(passage,),
        answer=StoredAnswer(
            answered=True,
            text=HOSTILE,
            citations=(StoredCitation(number=1, quote=HOSTILE, passage=passage, verbatim=True),),
            took_ms=3.0,
        ),
        took_ms=1.0,
    )
    return stored_question("q", {}, text=HOSTILE, kind=HOSTILE, outcomes={"plansvar": outcome})


def _hostile_run() -> RunResult:
    return run_result({}, questions=(_hostile_question(),), kinds={HOSTILE: HOSTILE})


def test_the_page_is_whole_and_fetches_nothing() -> None:
    page = html_report(run_result({"a": {"recall@5": 1.0}, "b": {"recall@5": 0.0}}))
    seen = _Balanced(page).seen
    assert "svg" in seen
    assert not {"script", "link", "img", "iframe"} & set(seen)
    assert "url(" not in page


def test_the_page_shows_failures_with_what_came_instead() -> None:
    page = html_report(run_result({"a": {"recall@5": 1.0}, "b": {"recall@5": 0.0}}))
    failed, passed = page.split("Frågor som gick bra")
    assert "1 av 2 öppna frågor har minst ett fel" in failed
    assert "Vad är b?" in failed
    assert "Allt underlag finns inte bland de fem första ställena." in failed
    assert "Vad är a?" not in failed
    assert "Vad är a?" in passed


def test_locked_questions_are_counted_but_not_shown() -> None:
    locked = stored_question("hemlig", {"recall@5": 0.0}, split="locked")
    page = html_report(run_result({"a": {"recall@5": 1.0}}, questions=(locked,)))
    assert "hemlig" not in page
    assert "Ytterligare 1 frågor" in page


def test_everything_from_outside_is_escaped() -> None:
    page = html_report(_hostile_run())
    assert "script" not in _Balanced(page).seen
    assert "&lt;script&gt;" in page


def test_bars_are_well_formed_and_escaped() -> None:
    svg = bars("Titel & mer", [Bar(HOSTILE, 0.5, 0.25, 1.2, (0.75,))])
    tree = ElementTree.fromstring(svg)  # noqa: S314 - our own
    assert tree[0].text == f"Titel & mer: {HOSTILE} 50 %"
    (bar,) = (each for each in tree if each.get("class") == "bar")
    # The plot is 400 wide from 290; an end beyond 1 stays inside.
    assert (bar.get("x"), bar.get("width")) == ("290", "200.0")
    (interval,) = (each for each in tree if each.get("class") == "interval")
    assert (interval.get("x1"), interval.get("x2")) == ("390.0", "690.0")


def test_a_histogram_counts_every_value() -> None:
    """1, 1 and 4 in four columns up to 4: two in the second, one in the last, which are the
    only ones with height; the tallest is 120."""
    tree = ElementTree.fromstring(histogram("Tid", [1, 1, 4], "ms", columns=4))  # noqa: S314
    heights = [each.get("height") for each in tree if each.get("class") == "bar"]
    assert heights == ["0.0", "120.0", "0.0", "60.0"]
    assert histogram("Tid", [], "ms") == ""


def test_numbers_are_written_in_swedish() -> None:
    assert figure_text(BY_NAME["recall@5"], 0.853) == "85,3 %"
    assert figure_text(BY_NAME["mrr"], 0.7984) == "0,798"
    assert figure_text(BY_NAME["ask_p50"], 12.34) == "12,3 ms"
    assert change_text(BY_NAME["mrr"], -0.0124) == "−0,012"


def test_the_table_has_every_metric_by_half_and_kind() -> None:
    text = text_of(result_tables(run_result({"a": {"mrr": 1.0}, "b": {"mrr": 0.5}})))
    assert " ".join(text.split()).count("Rätt ställe högt upp (mrr) 0,750") == 1
    assert "Sökningen efter slag av fråga" in text
    assert "Slag" in text


def test_the_comparison_marks_what_is_significant() -> None:
    first = run_result({f"q{n}": {"mrr": 0.0} for n in range(10)})
    second = run_result({f"q{n}": {"mrr": 1.0} for n in range(10)})
    text = text_of([comparison_table(compare(first, second))])
    assert "+1,000" in text
    assert "0,0020 *" in text


def test_the_ablation_tests_each_row_against_the_one_above() -> None:
    result = run_result({f"q{n}": {"ndcg@10": 0.0} for n in range(10)})
    better = {f"q{n}": {"ndcg@10": 1.0} for n in range(10)}
    questions = tuple(
        each.model_copy(
            update={
                "outcomes": {
                    "bas": each.outcomes["plansvar"],
                    "plansvar": other.outcomes["plansvar"],
                }
            }
        )
        for each, other in zip(result.questions, run_result(better).questions, strict=True)
    )
    base = result.systems[0].model_copy(update={"name": "bas", "label": "Bas"})
    both = result.model_copy(update={"questions": questions, "systems": (base, *result.systems)})
    first, second = ablation_tables(both)[0].rows
    assert (first[-1], second[-1]) == ("", "0,0020")


def test_markdown_escapes_its_own_marks() -> None:
    text = markdown_report(run_result({"a": {"mrr": 1.0}}, kinds={"kind": "Ett|två"}))
    assert "| Ett\\|två | 1 | 1,000 |" in text
