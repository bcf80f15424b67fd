"""What is seen in a question and a passage, each worked out by hand."""

from __future__ import annotations

import pytest

from index import SearchEngine
from index.compounds import CompoundSplitter
from index.reranking.features import FEATURES, QuestionTerms
from index.reranking.passage_profile import profile, squash
from index.swedish_analysis import SwedishAnalyzer
from ingest.document import BlockKind, SectionHeading
from ingest.passage import Passage

ANALYZER = SwedishAnalyzer(CompoundSplitter({}))


def passage(
    text: str,
    kind: BlockKind = BlockKind.PARAGRAPH,
    cells: tuple[tuple[str, str], ...] = (),
    title: str = "Hamnar",
) -> Passage:
    heading = SectionHeading("2.1", title, 2, (f"2.1 {title}",))
    return Passage("plan/2.1/1", "plan", heading, ("Kajer",), kind, text, (), cells=cells)


def values_of(engine: SearchEngine, question: str, number: str) -> dict[str, float]:
    """The features of the first candidate of the section, in the plan for 2023."""
    passages, features = engine.second_look(question)
    (row,) = (
        i
        for i, candidate in enumerate(passages)
        if candidate.id == f"verksamhetsplan-2023/{number}/1"
    )
    return dict(zip(FEATURES, features[row].tolist(), strict=True))


def test_an_appendix_of_headings_repeats_and_the_section_itself_does_not() -> None:
    headings = frozenset(map(squash, ("Underhåll av kajerna", "Muddring av farleden", "Hamnar")))
    listed = passage("Underhåll av kajerna\nMuddring av farleden")
    assert profile(listed, ANALYZER, headings).repeats == 1.0
    half = passage("Underhåll av kajerna\nKajerna i norr lagas under hösten.")
    assert profile(half, ANALYZER, headings).repeats == 0.5
    own = passage("Underhåll av kajerna", title="Underhåll av kajerna")
    assert profile(own, ANALYZER, headings).repeats == 0.0


def test_a_row_is_known_by_its_name() -> None:
    cells = (("Investering", "Ny lotsbåt"), ("2024", "12,5"))
    row = passage("Investering | 2024\nNy lotsbåt | 12,5", BlockKind.TABLE_ROW, cells)
    seen = profile(row, ANALYZER, frozenset())
    assert seen.is_row
    assert not seen.is_heading
    assert "lotsbåt" in seen.name
    assert "12,5" not in seen.name


def test_a_mandates_name_is_its_first_line_under_the_heading() -> None:
    text = "2.1 Hamnar\nUppdrag: ● Muddra farleden\nKommentar: Pågår i norr."
    seen = profile(passage(text, BlockKind.COMMITMENT_ROW), ANALYZER, frozenset())
    assert "farled" in seen.name
    assert "norr" not in seen.name


def test_heading_terms_come_from_the_section_and_the_subheadings() -> None:
    seen = profile(passage("Det lagas."), ANALYZER, frozenset())
    assert {"hamn", "kaj"} <= seen.heading


def test_coverage_is_the_share_of_the_questions_weight() -> None:
    terms = QuestionTerms({"hamn": 3.0, "båt": 1.0}, (), (), False)
    assert terms.coverage(frozenset({"hamn", "måne"})) == 0.75
    assert terms.coverage(frozenset({"hamn", "båt"})) == 1.0
    assert terms.coverage(frozenset()) == 0.0
    assert QuestionTerms({}, (), (), False).coverage(frozenset({"hamn"})) == 0.0


def test_another_name_covers_as_the_name_itself() -> None:
    alias = (frozenset({"njs"}), frozenset({"nordlig", "journal"}))
    terms = QuestionTerms({"njs": 3.0, "kost": 1.0}, (), (alias,), False)
    assert terms.coverage(frozenset({"nordlig", "journal"})) == 0.75
    assert terms.coverage(frozenset({"nordlig"})) == 0.0


def test_years_and_words_that_ask_weigh_nothing(sjovalla: SearchEngine) -> None:
    weights = sjovalla.question_terms("jämför vad som hände med ishallen 2023 och 2024").weights
    assert "ishall" in weights
    assert not {"2023", "2024", "jämför", "händ"} & weights.keys()


@pytest.mark.parametrize(
    ("question", "amount"),
    [
        ("hur mycket kostar ishallen?", True),
        ("vad är budgeten?", True),
        ("how much is it?", True),
        ("vem bygger ishallen?", False),
    ],
)
def test_an_amount_is_asked_for(sjovalla: SearchEngine, question: str, amount: bool) -> None:
    assert sjovalla.question_terms(question).asks_for_amount is amount


def test_the_document_asked_for_and_the_others(sjovalla: SearchEngine) -> None:
    named = values_of(sjovalla, "vattenverket i VP 2023", "1")
    assert (named["document"], named["other_document"]) == (1.0, 0.0)
    other = values_of(sjovalla, "vattenverket i VP 2024", "1")
    assert (other["document"], other["other_document"]) == (0.0, 1.0)
    none = values_of(sjovalla, "vattenverket", "1")
    assert (none["document"], none["other_document"]) == (0.0, 0.0)


def test_a_plan_agrees_with_what_was_planned_not_with_what_happened(
    sjovalla: SearchEngine,
) -> None:
    assert values_of(sjovalla, "vad planeras för vattenverket?", "1")["nature"] == 1.0
    assert values_of(sjovalla, "hur gick det med vattenverket?", "1")["nature"] == -1.0
    assert values_of(sjovalla, "vattenverket", "1")["nature"] == 0.0


def test_numbers_asked_for_are_looked_for_whole(sjovalla: SearchEngine) -> None:
    assert values_of(sjovalla, "12 lärare till skolan", "2")["numbers"] == 1.0
    assert values_of(sjovalla, "1 lärare till skolan", "2")["numbers"] == 0.0
    assert values_of(sjovalla, "12 eller 14 lärare till skolan", "2")["numbers"] == 0.5


def test_a_year_that_no_document_has_speaks_for_the_passage_that_names_it(
    sjovalla: SearchEngine,
) -> None:
    question = "vad händer med vattenverket 2025?"
    assert values_of(sjovalla, question, "1")["absent_year"] == 1.0
    assert values_of(sjovalla, question, "2")["absent_year"] == 0.0
