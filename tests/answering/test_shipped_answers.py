"""The answer that a newcomer meets first, from the shipped documents and the shipped model."""

from __future__ import annotations

import re

import pytest

from api.answering import Answerer
from tests.answering.promises import check


@pytest.mark.parametrize("question", ["vad hände med FVIS 2020?", "Vad hände med FVIS under 2020"])
def test_what_happened_is_told_whole_and_from_the_years_own_report(
    shipped: Answerer, question: str
) -> None:
    answer = shipped.ask(question)
    check(answer)
    for told in ("Cambio", "juni", "pausade", "+5,1 mnkr"):
        assert told in answer.text
    for citation in answer.citations:
        assert citation.hit.document.id == "uppfoljningsrapport-2-2020"
        assert re.fullmatch(r"1|2\.4|5\.1(\.\d)?", citation.hit.passage.section.number)
