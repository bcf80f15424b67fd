"""What makes an answer doubtful although its words match."""

from __future__ import annotations

import pytest

from api.answering import REFUSAL_SIGNS, Answerer
from index import SearchEngine


@pytest.mark.parametrize(
    ("sign", "doubtful", "fine"),
    [
        # A plan's "ska byggas om" does not tell what became of it.
        ("promise_for_outcome", "När byggdes skolgården om?", "Ska skolgården byggas om?"),
        (
            "another_body",
            "Hur många lärare ska Region Norrvik anställa till Granby skola?",
            "Hur många lärare ska Sjövalla kommun anställa till Granby skola?",
        ),
        ("names_missing", "Vilka lärare anställdes på Mars?", "Vilka lärare anställdes i Granby?"),
        ("month_not_told", "Blev simhallen klar i november?", "Blev simhallen klar i mars?"),
        ("event_not_told", "Varför såldes simhallen?", "Varför pausades bygget av vattenverket?"),
        ("missing_form", "Vilka slutsatser drogs om ledningsnätet?", "Vad hände med simhallen?"),
        ("missing_form", "Hur lång är Hamngatan i Granby?", "Vad är ledningsnätet?"),
        ("missing_form", "Vilken dag bytte ni ledningsnätet?", "Vilken dag blev simhallen klar?"),
        ("missing_form", "Vilket telefonnummer har biblioteket?", "Var ligger biblioteket?"),
        ("missing_form", "Vad heter direktören för vattenverket?", "Vad heter rektorn i Granby?"),
        (
            "missing_form",
            "Varför renoverades simhallen?",
            "Varför pausades bygget av vattenverket?",
        ),
    ],
)
def test_a_sign_is_there_when_it_should(
    sjovalla: SearchEngine, sign: str, doubtful: str, fine: str
) -> None:
    answerer = Answerer(sjovalla)
    place = REFUSAL_SIGNS.index(sign)
    signs = answerer.signs(doubtful), answerer.signs(fine)
    assert signs[0] is not None
    assert signs[1] is not None
    assert signs[0][place] > signs[1][place]
    assert signs[1][place] < 0.1


def test_what_refusal_does_not_decide_has_no_signs(sjovalla: SearchEngine) -> None:
    assert Answerer(sjovalla).signs("Vad står i årsredovisningen 2023 om skolan?") is None
