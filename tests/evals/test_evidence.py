"""Which passages hold a quote."""

from __future__ import annotations

from evals.evidence import corpus_faults, squash
from evals.question import Evidence
from tests.evals.making import holding, passage, question


def test_squash_keeps_letters_and_digits_in_lower_case() -> None:
    assert squash("**ISO 27001**, +5,1\u00a0% i År-sredo­visning") == "iso2700151iårsredovisning"


def test_line_breaks_hyphens_and_markup_do_not_matter() -> None:
    index = holding("Region Hal-\nland *köper* bussar.", "Annat.")
    assert index.passages_with(Evidence("plan", "Region Halland köper")) == {"plan/1/1"}


def test_the_document_must_match() -> None:
    assert holding("Bussar köps.").passages_with(Evidence("annan", "Bussar köps")) == frozenset()


def test_a_quote_across_a_cut_counts_for_both_sides() -> None:
    index = holding("Här. Bussar", "köps i maj.", "Slut.")
    assert index.passages_with(Evidence("plan", "Bussar köps")) == {"plan/1/1", "plan/1/2"}


def test_what_is_carried_over_does_not_stand_in_the_way() -> None:
    index = holding("År | Kostnad: bussar", "År | Kostnad: köps dyrt", carried=14)
    assert index.passages_with(Evidence("plan", "bussar köps")) == {"plan/1/1", "plan/1/2"}


def test_a_neighbour_of_the_whole_quote_does_not_count() -> None:
    index = holding("Bussar köps.", "Annat.")
    assert index.passages_with(Evidence("plan", "Bussar köps")) == {"plan/1/1"}


def test_a_quote_both_whole_and_cut_is_found_in_both_places() -> None:
    index = holding("Bussar köps.", "x", "Bussar", "köps.")
    assert index.passages_with(Evidence("plan", "Bussar köps")) == {
        "plan/1/1",
        "plan/1/3",
        "plan/1/4",
    }


def test_groups_by_passage_gathers_every_group() -> None:
    index = holding("grupp 0 och grupp 1", "grupp 1")
    assert index.groups_by_passage(question(2)) == {
        "plan/1/1": frozenset({0, 1}),
        "plan/1/2": frozenset({1}),
    }


def test_an_unknown_document_is_told_once_and_nothing_more_of_it() -> None:
    faults = list(corpus_faults([question()], {}, [passage("Annat.")]))
    assert faults == ["q: dokumentet plan finns inte bland dokumenten."]
