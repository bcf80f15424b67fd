"""What became of a matter: a plan's promise and its outcome, a figure through the years."""

from __future__ import annotations

import pytest

from api.answering import Answerer
from tests.answering.invented import Paper, open_engine

_BODY = "Region Östervik"
PAPERS = (
    Paper(
        "Verksamhetsplan 2023",
        "verksamhetsplan",
        2023,
        _BODY,
        """# 1 Miljö

Förteckning ska upprättas över de mest miljöbelastande engångsartiklarna.

# 2 Lokaler

Matsalen i Ljunga ska rustas upp.
""",
    ),
    Paper(
        "Uppföljningsrapport 2024",
        "uppföljning",
        2024,
        _BODY,
        """# 1 Miljö

Samverkan med andra regioner har påbörjats om utsläpp från transporter. Arbetet med de mest
miljöbelastande engångsartiklarna har pausats.

# 2 Lokaler

Matsalen i Ljunga blev klar i juni. Köket invigdes i augusti.
""",
    ),
)


@pytest.fixture(scope="module")
def answerer(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    return Answerer(open_engine(tmp_path_factory.mktemp("ostervik"), PAPERS))


@pytest.mark.parametrize(
    "question",
    [
        "Planen 2023 lovade en förteckning över engångsartiklar. Vad hade hänt ett år senare?",
        "2023 skulle ni upprätta en förteckning över engångsartiklar. Kom den igång sedan?",
    ],
)
def test_the_follow_up_is_asked_in_the_words_of_the_promise(
    answerer: Answerer, question: str
) -> None:
    quotes = [citation.quote for citation in answerer.ask(question).citations]
    assert "Förteckning ska upprättas" in quotes[0]
    assert any("har pausats" in quote for quote in quotes[1:])


def test_what_a_plan_calls_decided_is_no_outcome(shipped: Answerer) -> None:
    question = "Cykelstrategin skulle revideras enligt 2018 års plan, hur långt kom man till 2019?"
    answer = shipped.ask(question)
    of_plan = [c.quote for c in answer.citations if c.hit.document.year == 2018]
    assert "Revidera Cykelstrategi" in of_plan
    assert not any("beslutad" in quote for quote in of_plan)


def test_a_figure_through_the_years_is_not_what_else_came_about(shipped: Answerer) -> None:
    answer = shipped.ask("Hur har personalomsättningen utvecklats från 2018 till 2022?")
    of_follow_ups = [c.quote for c in answer.citations if c.hit.document.year in {2019, 2020}]
    assert of_follow_ups
    assert all("personalomsättning" in quote.lower() for quote in of_follow_ups)
