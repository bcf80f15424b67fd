"""What is sent to the server that formulates answers, and what is made of what it says."""

from __future__ import annotations

import pytest

from api.generation import with_generation
from api.generation.chat_client import ChatServer
from api.generation.generating_answerer import GeneratingAnswerer
from api.settings import Settings
from tests.generation.asking import ALSO_TRUE, KEY, TRUE, ask
from tests.generation.misbehaving_server import Connection, answering, event, serving
from tests.generation.region import EXTRACT, HITS, QUESTION, Extracting, Region


@pytest.mark.parametrize(
    "pieces",
    [
        (TRUE, " ", ALSO_TRUE),
        tuple(f"{TRUE} {ALSO_TRUE}"),
        (f"## Svar\n\n- **{TRUE[:6]}**{TRUE[6:]}\n- {ALSO_TRUE}\n",),
        (f"<think>Budgeten är 999 [1].</think>\n{TRUE}\n\n{ALSO_TRUE}",),
        # What does not hold goes; the rest stays.
        (f"{TRUE} Avtalet är värt 70 mnkr [1]. I juni 2019 tecknades avtal [1]. {ALSO_TRUE}",),
        # Said over and over.
        (*[TRUE + " "] * 50, ALSO_TRUE),
        # No end to its last sentence.
        (f"{TRUE} {ALSO_TRUE} Vidare har regionen",),
    ],
)
def test_what_holds_is_the_answer(pieces: tuple[str, ...]) -> None:
    answer = ask(answering(*pieces))
    assert answer.text == (
        "I juni tecknade regionen avtal med Cambio [1]. Avtalet är värt 69,5 mnkr [2]."
    )
    assert answer.answered
    assert answer.question == QUESTION
    assert [c.number for c in answer.citations] == [1, 2]
    assert [c.quote for c in answer.citations] == [
        "I juni tecknade regionen avtal med Cambio Healthcare system AB om ett nytt "
        "vårdinformationsstöd.",
        "Avtalet är värt 69,5 mnkr.",
    ]
    assert all(c.quote in c.hit.passage.text for c in answer.citations)
    assert answer.searched == EXTRACT.searched


def test_sources_are_numbered_as_they_are_used() -> None:
    answer = ask(answering("Resultatet är −5,1 mnkr [2]. Avtalet är värt 69,5 mnkr [1]."))
    assert answer.text == "Resultatet är −5,1 mnkr [1]. Avtalet är värt 69,5 mnkr [2]."
    assert [c.hit.rank for c in answer.citations] == [2, 1]


def test_a_server_that_does_not_stream() -> None:
    def whole(connection: Connection) -> None:
        connection.head(kind="application/json; charset=utf-8")
        message = {"role": "assistant", "content": TRUE}
        choice = {"index": 0, "message": message, "finish_reason": "stop"}
        connection.write(event({"choices": [choice]}).removeprefix(b"data: "))

    assert ask(whole).text == TRUE


def test_an_answer_is_no_longer_than_the_contract_says() -> None:
    # Different each time, since a sentence is said once.
    words = [
        "regionen",
        "tecknade",
        "avtal",
        "med",
        "Cambio",
        "om",
        "ett",
        "nytt",
        "vårdinformationsstöd",
    ]
    said = [" ".join([*words[i:], *words[:i]] * n) for n in range(1, 5) for i in range(9)]
    with serving(answering(*(f"I juni {each} [1]. " for each in said))) as (url, _):
        answer = GeneratingAnswerer(Extracting(), Region(), ChatServer(url, "m")).ask(QUESTION)
    assert 150 < len(answer.text.split()) <= 220


def test_a_planted_instruction_has_no_effect() -> None:
    """The server does as it is told: once with what it reads, once with what it knows."""

    def obeys(connection: Connection) -> None:
        prompt = str(connection.server.received.bodies[-1])
        connection.head()
        connection.say("Budgeten är 999 [4]. " if "999" in prompt else "Budgeten är 999 [1]. ")
        connection.say("The budget is 999 [4].")
        connection.done()

    assert ask(obeys) == EXTRACT
    with serving(obeys) as (url, received):
        GeneratingAnswerer(Extracting(), Region(), ChatServer(url, "m")).ask(QUESTION)
    assert "999" not in str(received.bodies)
    assert "Hylte" in str(received.bodies)


def test_data_stands_behind_a_fence_that_no_document_knows() -> None:
    with serving(answering(TRUE)) as (url, received):
        answerer = GeneratingAnswerer(Extracting(), Region(), ChatServer(url, "m"))
        for _ in range(2):
            answerer.ask(QUESTION)
    fences = []
    for body in received.bodies:
        system, user = (message["content"] for message in body["messages"])
        fence = next(line for line in user.splitlines() if line.startswith("=== "))
        assert fence in system
        for hit in (*HITS[:3], HITS[4]):
            assert f"{fence}\n{hit.passage.text}\n{fence}" in user
        assert f"{fence}\n{QUESTION}\n{fence}" in user
        assert "Uppföljningsrapport 2 2020 (år 2020), avsnitt 2.4 Rubrik" in user
        fences.append(fence)
    assert fences[0] != fences[1]


def test_what_the_server_is_sent() -> None:
    with serving(answering(TRUE)) as (url, received):
        GeneratingAnswerer(Extracting(), Region(), ChatServer(url + "/", "mod", KEY)).ask(QUESTION)
        GeneratingAnswerer(Extracting(), Region(), ChatServer(url, "mod")).ask(QUESTION)
    assert received.paths == ["/v1/chat/completions"] * 2
    assert received.authorizations == [f"Bearer {KEY}", ""]
    assert [(b["model"], b["stream"]) for b in received.bodies] == [("mod", True)] * 2


@pytest.mark.parametrize(("question", "language"), [("finns ubåt?", "sv"), (QUESTION, "en")])
def test_when_no_server_is_asked(question: str, language: str) -> None:
    with serving(answering(TRUE)) as (url, received):
        answerer = GeneratingAnswerer(Extracting(), Region(), ChatServer(url, "m"))
        assert answerer.ask(question, language=language) == Extracting().ask(question)
    assert received.bodies == []


def test_off_unless_a_server_is_set() -> None:
    extracting = Extracting()
    assert with_generation(extracting, Region(), Settings()) is extracting
    on = with_generation(extracting, Region(), Settings(llm_url="http://a/v1", llm_model="m"))
    assert isinstance(on, GeneratingAnswerer)


def test_the_key_is_not_shown() -> None:
    assert KEY not in repr(ChatServer("http://a", "m", KEY))
    assert KEY not in repr(Settings(llm_key=KEY))
