"""A price answers only if it is of the matter asked about, and is no deviation from a budget."""

from __future__ import annotations

import pytest

from api.answering import Answerer
from api.answering.quantity import Sort, agreement, quantity_asked_for
from api.answering.quantity_subject import priced_matter
from index import SearchEngine
from tests.answering.promises import check
from tests.answering.test_quantities import sentence


@pytest.mark.parametrize(
    ("question", "stem"),
    [
        ("Vad kostar en kran vid hamnen i Granby?", "kran"),
        ("Hur mycket satsas på kranar 2024?", "kran"),
        ("Hur mycket investeras i kranar?", "kran"),
        ("Vad är budgeten för kranar?", "kran"),
        ("Hur mycket har ni avsatt till kranarna?", "kran"),
    ],
)
def test_what_is_priced_is_known_wherever_it_stands(
    sjovalla: SearchEngine, question: str, stem: str
) -> None:
    matter = priced_matter(question, sjovalla.analyze)
    assert stem in matter
    assert not matter & {"hamn", "granby", "2024"}


@pytest.mark.parametrize(
    "question",
    [
        "Hur stor är avvikelsen mot budget för kranar?",
        "Hur mycket gick budgeten för kranar över?",
        "Hur många kranar finns det?",
        "",
    ],
)
def test_a_deviation_is_no_price(sjovalla: SearchEngine, question: str) -> None:
    assert not priced_matter(question, sjovalla.analyze)


@pytest.mark.parametrize(
    ("said", "agrees"),
    [
        ("Kranen kostar 4,2 mnkr.", 1.0),
        ("Kranen behövs. Den kostar 4,2 mnkr.", 1.0),
        ("+4,2 mnkr eftersom kranen är försenad.", 0.5),
        ("Kajen kostar 4,2 mnkr.", 0.25),
        ("Kranen är gammal.", 0.0),
    ],
)
def test_a_sum_is_held_against_what_it_is_of(
    sjovalla: SearchEngine, said: str, agrees: float
) -> None:
    quantity = quantity_asked_for("Vad kostar kranen?", sjovalla.analyze)
    assert quantity is not None
    assert quantity.sort is Sort.MONEY
    assert agreement(quantity, sentence(said), sjovalla.analyze) == agrees


def test_a_row_of_sums_counts_nothing(sjovalla: SearchEngine) -> None:
    row = sentence("Laddstolpar | 1 000", (("Projekt", "Laddstolpar"), ("Årsbudget", "1 000")))
    quantity = quantity_asked_for("Hur många laddstolpar finns det?", sjovalla.analyze)
    assert quantity is not None
    assert agreement(quantity, row, sjovalla.analyze) < 1


def test_a_price_in_a_table_is_found_below_what_presents_the_matter(shipped: Answerer) -> None:
    answer = shipped.ask("Vad kostar FVIS?")
    check(answer)
    assert "56,0" in answer.citations[0].quote or "| 56,0" in answer.citations[0].hit.passage.text
    assert "+5,1" not in answer.text.split("[1]")[0]


@pytest.mark.parametrize(
    "question",
    [
        "Vad kostar en parkeringsplats vid sjukhuset i Varberg?",
        "Hur mycket satsas på solceller 2021?",
    ],
)
def test_another_matters_price_is_no_answer(shipped: Answerer, question: str) -> None:
    assert not shipped.ask(question).answered
