"""What became of a matter is told by the follow-up, under whatever name the plan gave it."""

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
        """# 1 Digitalisering

## 1.1 Leda införandet av Nordligt vårdstöd (NVS)

Arbetet med NVS ska ske tillsammans med vårdens förvaltningar, så att dagens journalsystem kan
avvecklas.

## 1.2 Öppna data

Regionen ska ge ut tidtabeller som öppna data.

# 2 Lokaler

Matsalen i Ljunga ska rustas upp.
""",
    ),
    Paper(
        "Uppföljningsrapport 2023",
        "uppföljning",
        2023,
        _BODY,
        """# 1 Året i korthet

Ett avtal om Nordligt vårdstöd (NVS) tecknades med Fjällbyte AB i maj. Införandet av NVS pausades
under hösten på grund av brist på utbildare.

# 2 Ekonomi

Resultatet är −4,2 mnkr mot budget. Elen blev dyrare än väntat.
""",
    ),
)


@pytest.fixture(scope="module")
def answerer(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    return Answerer(open_engine(tmp_path_factory.mktemp("ostervik"), PAPERS))


def test_the_follow_up_is_asked_in_the_plans_own_words(answerer: Answerer) -> None:
    answer = answerer.ask("Hur gick det med journalsystemet?")
    assert answer.question == "Hur gick det med journalsystemet?"
    documents = [citation.hit.document.id for citation in answer.citations]
    assert documents[0] == "uppfoljningsrapport-2023"
    assert "pausades" in answer.text
    last = answer.citations[-1]
    assert last.hit.document.id == "verksamhetsplan-2023"
    assert "journalsystem" in last.quote, "why NVS is told of must be seen"


@pytest.mark.parametrize(
    "question",
    [
        "Vad ska ske med journalsystemet?",
        "Hur gick det med matsalen i Ljunga?",
        "Hur gick det med journalsystemet enligt verksamhetsplanen?",
    ],
)
def test_what_is_no_outcome_or_is_not_told_is_not_taken_for_one(
    answerer: Answerer, question: str
) -> None:
    assert "pausades" not in answerer.ask(question).text


def test_filters_hold_for_the_follow_up_too(answerer: Answerer) -> None:
    only = frozenset({"verksamhetsplan-2023"})
    answer = answerer.ask("Hur gick det med journalsystemet?", documents=only)
    assert {citation.hit.document.id for citation in answer.citations} <= only
