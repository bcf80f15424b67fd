"""The sentence that answers a reading question, found by the marked answer."""

from __future__ import annotations

import pytest

from index.training.answer_sentences import answering_sentence
from index.training.material import Pair

PASSAGE = "Bron byggdes 1932. Den bär två spår. Arkitekten hette Berg. Spåren lades om 1975."


def pair(answer: str) -> Pair:
    return Pair("?", PASSAGE, "squad_sv_dev", "Bron", answer=answer)


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        ("Berg", "Arkitekten hette Berg."),
        ("två spår", "Den bär två spår."),
        ("19", ""),  # in two sentences
        ("Lund", ""),
    ],
)
def test_the_sentence_that_answers_is_the_only_one_that_holds_the_answer(
    answer: str, sentence: str
) -> None:
    assert answering_sentence(pair(answer)) == sentence
