"""The first words: the name, date, figure or yes/no asked for, or nothing if unsure."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from api.answering import Answerer
from index import SearchEngine
from tests.answering.invented import Paper, open_engine
from tests.answering.promises import check

_BODY = "Region Norrvik"
TEXT = """# 1 Beslut

{}
"""
Ask = Callable[[str, str], str]


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """(one paragraph that is all the body has said, question) → the answer's text."""
    answerers: dict[str, Answerer] = {}

    def answer(said: str, question: str) -> str:
        if said not in answerers:
            paper = Paper("Rapport 2023", "rapport", 2023, _BODY, TEXT.format(said))
            engine = open_engine(tmp_path_factory.mktemp("said"), [paper])
            answerers[said] = Answerer(engine)
        found = answerers[said].ask(question)
        check(found)
        return found.text

    return answer


@pytest.mark.parametrize(
    ("said", "question", "lead"),
    [
        ("Hamnen öppnades den 14 mars.", "När öppnades hamnen?", "Den 14 mars"),
        ("Hamnen har fått 12 nya kranar.", "Hur många nya kranar har hamnen fått?", "12"),
        ("Hamnen fick 12 kranar och 3 kajer.", "Hur många kajer fick hamnen?", "3"),
        ("Hamnen fick tre kranar 2022.", "Hur många kranar fick hamnen?", "Tre"),
        (
            "Resultatet för hamnen är −4,2 mnkr.",
            "Hur mycket är resultatet för hamnen?",
            "−4,2 mnkr",
        ),
        ("Hamnen leds av Ylva Stenmark.", "Vem leder hamnen?", "Ylva Stenmark"),
        ("Hamnen har fått en ny kran.", "Har hamnen fått en ny kran?", "Ja"),
        ("Hamnen har inte fått en ny kran.", "Har hamnen fått en ny kran?", "Nej"),
        ("Hamnen har beslutat om avgifter.", "Har hamnen beslutat om avgifter?", "Ja"),
        ("Bygget av hamnens kran är inte klart.", "Är bygget av hamnens kran klart?", "Nej"),
    ],
)
def test_an_answer_begins_with_what_was_asked_for(
    ask: Ask, said: str, question: str, lead: str
) -> None:
    assert ask(said, question).startswith(f"{lead} – enligt Rapport 2023")


@pytest.mark.parametrize(
    ("said", "question"),
    [
        # Two dates, two figures, two names: a choice.
        ("Hamnen öppnades den 3 mars och den 14 maj.", "När öppnades hamnen?"),
        ("Hamnen fick 12 kranar och 3 kranar till.", "Hur många kranar fick hamnen?"),
        ("Hamnen leds av Ylva Stenmark, och Bo Ek hjälper till.", "Vem leder hamnen?"),
        # What is decided or prepared is not yet done.
        ("Hamnen har beslutat om att införa avgifter.", "Har hamnen infört avgifter?"),
        ("Hamnen förbereder införandet av avgifter.", "Har hamnen infört avgifter?"),
        # Half of it is denied.
        (
            "Hamnens kran ingår i budgeten för hamnens kranar. Det gör ännu inte dess förare.",
            "Ingår hamnens kran i budgeten för hamnens kranar?",
        ),
        # A promise is no fact.
        ("Hamnens nya kran ska bli klar nästa år.", "Är hamnens nya kran klar?"),
        # Nor is a possibility.
        ("Hamnen kan minska hamnens utsläpp.", "Har hamnens utsläpp minskat?"),
        # The body itself is no one in particular.
        ("Region Norrvik leder hamnen.", "Vem leder hamnen?"),
        # The day of a date is no amount.
        ("Hamnens kostnad räknas från 2 januari.", "Hur stor är hamnens kostnad?"),
        # What is so by 2025 is not what will be by 2030.
        (
            "Hamnens utsläpp minskar 20 procent till 2025.",
            "Hur mycket minskar hamnens utsläpp till 2030?",
        ),
    ],
)
def test_nothing_is_led_with_where_it_might_be_wrong(ask: Ask, said: str, question: str) -> None:
    text = ask(said, question)
    assert not text.startswith("Ja")
    assert " – enligt" not in text


def test_a_lead_speaks_the_language_asked_for(sjovalla: SearchEngine) -> None:
    answer = Answerer(sjovalla).ask("har biblioteket flyttats?", language="en")
    check(answer)
    assert answer.text.startswith("No – according to Delårsrapport april 2023, section 3: ")


def test_who_is_in_the_sentence_even_where_no_lead_is_sure(sjovalla: SearchEngine) -> None:
    answer = Answerer(sjovalla).ask("vem har anställt lärare enligt delårsrapporten?")
    assert "Ylva Stenmark" in answer.text
