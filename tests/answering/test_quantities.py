"""A number answers a question only if it is of what was asked for."""

from __future__ import annotations

import pytest

from api.answering.quantity import Sort, agreement, of_sort, quantity_asked_for
from api.answering.sentence import Sentence
from index import SearchEngine
from ingest import BlockKind, Passage, SectionHeading

HEADING = SectionHeading("2.1", "Hamnar", 2, ("2.1 Hamnar",))


def sentence(text: str, cells: tuple[tuple[str, str], ...] = ()) -> Sentence:
    kind = BlockKind.TABLE_ROW if cells else BlockKind.PARAGRAPH
    return Sentence(
        Passage("plan/2.1/1", "plan", HEADING, (), kind, text, (), cells=cells), 0, text
    )


@pytest.mark.parametrize(
    ("question", "sort"),
    [
        ("Hur ofta muddras hamnen?", Sort.FREQUENCY),
        ("Hur stor andel av kajerna är nya?", Sort.SHARE),
        ("Hur många procent av kajerna är nya?", Sort.SHARE),
        ("Hur länge varar bygget?", Sort.DURATION),
        ("Hur många månader varar bygget?", Sort.DURATION),
        ("Vad kostar kranen?", Sort.MONEY),
        ("Hur mycket pengar fick hamnen?", Sort.MONEY),
        ("Hur många kilometer kaj finns det?", Sort.MEASURE),
        ("Hur många kranar har hamnen?", Sort.COUNT),
        ("Hur många miljoner kostade kranen?", Sort.MONEY),
        ("Hur många miljoner ton fraktas?", Sort.COUNT),
        ("Hur stor är hamnen?", Sort.ANY),
    ],
)
def test_what_is_asked_for_is_known_by_its_words(
    sjovalla: SearchEngine, question: str, sort: Sort
) -> None:
    quantity = quantity_asked_for(question, sjovalla.analyze)
    assert quantity is not None
    assert quantity.sort is sort


@pytest.mark.parametrize(
    "question", ["När öppnades hamnen?", "Hur långt har bygget kommit?", "hamnen", ""]
)
def test_a_question_without_how_much_asks_for_no_quantity(
    sjovalla: SearchEngine, question: str
) -> None:
    assert quantity_asked_for(question, sjovalla.analyze) is None


@pytest.mark.parametrize(
    ("question", "said", "agrees"),
    [
        ("Hur många kranar har hamnen?", "Hamnen har tre nya kranar.", 1.0),
        (
            "Hur många kranar har hamnen?",
            "Hamnen fick 12 kajer i fjol, men det saknas fortfarande kranar.",
            0.5,
        ),
        ("Hur många kranar har hamnen?", "Hamnen fick 12 kajer.", 0.25),
        ("Hur många kranar har hamnen?", "Antalet kranar är cirka 12.", 1.0),
        ("Hur många kranar har hamnen?", "Frågor om kranar besvaras på 1177.", 0.5),
        ("Hur många kranar har hamnen?", "Hamnens kranar är gamla.", 0.0),
        ("Hur många kranar har hamnen?", "Avtal om hamnens kranar finns.", 0.0),
        ("Hur många kranar har hamnen?", "Hundratals kranar finns i hamnen.", 1.0),
        ("Hur många nya kranar har hamnen?", "Hamnen har tre mobilkranar.", 1.0),
        ("Hur många av regionens hamnar är öppna?", "Fem hamnar är öppna.", 1.0),
        ("Hur många har besökt hamnen?", "Hamnen besöktes av 3 000 personer.", 1.0),
        ("Hur stor andel av kajerna är nya?", "29 procent av kajerna är nya.", 1.0),
        ("Hur stor andel av kajerna är nya?", "Hälften av kajerna är nya.", 1.0),
        ("Hur stor andel av kajerna är nya?", "12 kajer är nya.", 0.5),
        ("Hur länge varar bygget?", "Bygget varar i de kommande sex åren.", 1.0),
        ("Hur länge varar bygget?", "Bygget pågår till och med våren.", 1.0),
        ("Hur länge varar bygget?", "Bygget försenas.", 0.0),
        ("Vad kostar kranen?", "Kranen kostar 4,2 mnkr.", 1.0),
        ("Vad kostar kranen?", "Kranen är från 2017.", 0.0),
        ("Hur många kilometer kaj finns det?", "Det finns 3 km kaj.", 1.0),
        ("Hur många ton släpper hamnen ut?", "Hamnen släpper ut 1,5 miljoner ton.", 1.0),
    ],
)
def test_a_sentence_agrees_by_what_its_number_is_of(
    sjovalla: SearchEngine, question: str, said: str, agrees: float
) -> None:
    quantity = quantity_asked_for(question, sjovalla.analyze)
    assert quantity is not None
    assert agreement(quantity, sentence(said), sjovalla.analyze) == agrees


def test_a_table_need_not_repeat_its_unit(sjovalla: SearchEngine) -> None:
    row = sentence("Norra kajen | 69,5", (("Projekt", "Norra kajen"), ("Budget", "69,5")))
    quantity = quantity_asked_for("Vad kostar norra kajen?", sjovalla.analyze)
    assert quantity is not None
    assert agreement(quantity, row, sjovalla.analyze) == 1.0


def test_the_figure_of_the_sort_asked_for_is_picked(sjovalla: SearchEngine) -> None:
    quantity = quantity_asked_for("Vad kostade kranen?", sjovalla.analyze)
    assert quantity is not None
    assert of_sort(quantity, ["12", "4,2 mnkr"]) == ["4,2 mnkr"]
    assert of_sort(quantity, ["12", "13"]) == ["12", "13"]
