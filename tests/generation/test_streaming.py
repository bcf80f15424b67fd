"""``POST /api/ask`` as server-sent events."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from fastapi import Request
from fastapi.testclient import TestClient
from starlette.types import Message

from api.answering import Answer
from api.app import create_app
from api.generation.chat_client import ChatServer
from api.generation.generating_answerer import GeneratingAnswerer
from api.ports import Asker
from api.schemas.ask import AskRequest
from api.settings import Settings
from api.streaming import AnswerStream, spoken_sentences, wants_events
from tests.api.fakes import FakeAnswerer, FakeEngine
from tests.generation.event_parser import Event, parse
from tests.generation.misbehaving_server import Behaviour, Connection, answering, serving
from tests.generation.region import EXTRACT, QUESTION, Extracting, Region

EVENTS = {"accept": "text/event-stream"}
ONE = "I juni tecknade regionen avtal med Cambio [1]."
TWO = "Avtalet är värt 69,5 mnkr [1]."
TWO_NUMBERED = "Avtalet är värt 69,5 mnkr [2]."


def client_of(answerer: Asker) -> TestClient:
    return TestClient(create_app(FakeEngine(), answerer, Settings()), raise_server_exceptions=False)


@pytest.fixture
def client() -> Iterator[TestClient]:
    with client_of(FakeAnswerer(FakeEngine())) as client:
        yield client


def both(client: TestClient, question: str) -> tuple[list[Event], dict[str, Any]]:
    """The same question as events and as JSON."""
    streamed = client.post("/api/ask", json={"question": question}, headers=EVENTS)
    assert streamed.status_code == 200
    whole = client.post("/api/ask", json={"question": question}).json()
    return parse(streamed.text), whole


def is_same_answer(events: list[Event], whole: dict[str, Any]) -> None:
    *sentences, answer = events
    assert answer.name == "answer"
    assert {**answer.data, "took_ms": 0} == {**whole, "took_ms": 0}
    since = [i for i, each in enumerate(sentences) if each.name == "restart"]
    sentences = sentences[since[-1] + 1 :] if since else sentences
    assert {each.name for each in sentences} <= {"sentence"}
    if whole["answered"]:
        assert " ".join(each.data["text"] for each in sentences) == whole["answer"]
        told = [citation for each in sentences for citation in each.data["citations"]]
        assert [c for i, c in enumerate(told) if c not in told[:i]] == whole["citations"]
    else:
        assert sentences == []


@pytest.mark.parametrize("question", ["bussar gröna", "ubåt", "maj"])
def test_events_say_what_json_says(client: TestClient, question: str) -> None:
    is_same_answer(*both(client, question))


def test_headers(client: TestClient) -> None:
    response = client.post("/api/ask", json={"question": "bussar"}, headers=EVENTS)
    assert response.headers["content-type"] == "text/event-stream; charset=utf-8"
    assert response.headers["cache-control"] == "no-store"
    assert response.headers["x-accel-buffering"] == "no"
    assert response.headers["x-content-type-options"] == "nosniff"
    assert "content-length" not in response.headers
    assert "content-encoding" not in response.headers


@pytest.mark.parametrize(
    ("accept", "events"),
    [
        ("", False),
        ("*/*", False),
        ("text/*", False),
        ("application/json", False),
        ("application/json, text/event-stream", False),
        ("application/json;q=0.5, text/event-stream", True),
        ("text/event-stream", True),
        ("Text/Event-Stream; charset=utf-8, */*;q=0.1", True),
        ("text/event-stream;q=0", False),
        ("text/event-stream;q=much", False),
        (",;,=", False),
    ],
)
def test_json_stays_the_default(client: TestClient, accept: str, events: bool) -> None:
    assert wants_events(accept) is events
    response = client.post("/api/ask", json={"question": "bussar"}, headers={"accept": accept})
    kind = "text/event-stream; charset=utf-8" if events else "application/json"
    assert response.headers["content-type"] == kind


def test_an_invalid_request_is_refused_before_the_stream(client: TestClient) -> None:
    response = client.post("/api/ask", json={"question": ""}, headers=EVENTS)
    assert response.status_code == 422
    assert response.headers["content-type"] == "application/problem+json"


def test_a_crash_is_an_event_that_tells_nothing(client: TestClient) -> None:
    response = client.post("/api/ask", json={"question": "krasch"}, headers=EVENTS)
    (error,) = parse(response.text)
    assert error.name == "error"
    assert error.data["type"] == "urn:plansvar:problem:internal"
    assert error.data["status"] == 500
    assert error.data["request_id"] == response.headers["x-request-id"]
    assert "hemlighet" not in response.text


def test_it_is_documented(client: TestClient) -> None:
    route = client.get("/api/openapi.json").json()["paths"]["/api/ask"]["post"]
    content = route["responses"]["200"]["content"]
    assert content["application/json"]["schema"] == {"$ref": "#/components/schemas/AskResponse"}
    example = content["text/event-stream"]["example"]
    assert [event.name for event in parse(example + "\n")] == ["sentence", "answer"]
    for name in ("sentence", "restart", "answer", "error"):
        assert f"`{name}`" in route["responses"]["200"]["description"]


def generated(behaviour: Behaviour, timeout_s: float = 5.0) -> tuple[list[Event], dict[str, Any]]:
    with serving(behaviour) as (url, _):
        answerer = GeneratingAnswerer(Extracting(), Region(), ChatServer(url, "m", "", timeout_s))
        with client_of(answerer) as client:
            return both(client, QUESTION)


def test_generated_sentences_are_streamed() -> None:
    events, whole = generated(answering(f"{ONE} Avtalet är värt 7 mnkr [1]. {TWO}"))
    is_same_answer(events, whole)
    assert [event.data["text"] for event in events[:-1]] == [ONE, TWO_NUMBERED]
    assert whole["answer"] == f"{ONE} {TWO_NUMBERED}"


def test_sentences_of_an_answer_that_fails_are_withdrawn() -> None:
    def drops(connection: Connection) -> None:
        connection.head()
        connection.say(f"{ONE} {TWO} Vid")

    events, whole = generated(drops)
    is_same_answer(events, whole)
    assert [event.name for event in events] == [
        "sentence",
        "sentence",
        "restart",
        "sentence",
        "answer",
    ]
    assert events[2].data == {"withdrawn": 2}
    assert whole["answer"] == EXTRACT.text


def test_a_refusal_and_a_failure_before_any_sentence_withdraw_nothing() -> None:
    events, whole = generated(answering("SAKNAS"))
    is_same_answer(events, whole)
    assert [event.name for event in events] == ["sentence", "answer"]


def test_spoken_sentences_join_to_the_answer() -> None:
    text = "A, t.ex. B. C [1] [2]. Ja – d [1]. E? [2]"
    answer = Answer(QUESTION, True, text, EXTRACT.citations, (), EXTRACT.searched)
    spoken = spoken_sentences(answer)
    assert [each.text for each in spoken] == ["A, t.ex. B. C [1] [2].", "Ja – d [1].", "E? [2]"]


class Wire:
    """An ASGI connection: what was sent, and a reader who may leave."""

    def __init__(self) -> None:
        self.sent: list[tuple[float, bytes]] = []
        self.ended = False
        self.leave = asyncio.Event()
        self.on_send: Callable[[bytes], None] = lambda _: None

    async def receive(self) -> Message:
        await self.leave.wait()
        return {"type": "http.disconnect"}

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.body":
            self.sent.append((time.perf_counter(), message["body"]))
            self.ended = not message["more_body"]
            self.on_send(message["body"])

    @property
    def body(self) -> str:
        return b"".join(part for _, part in self.sent).decode()


async def stream(answerer: Asker, wire: Wire, keep_alive_s: float) -> None:
    scope = {"type": "http", "method": "POST", "path": "/api/ask", "headers": [], "state": {}}
    asked = AskRequest(question=QUESTION)
    response = AnswerStream(Request(scope), asked, answerer, keep_alive_s)
    await response(scope, wire.receive, wire.send)


def test_a_sentence_is_sent_while_the_next_is_written() -> None:
    sent = threading.Event()

    def waits(connection: Connection) -> None:
        connection.head()
        connection.say(ONE + " Avt")
        connection.say("alet är värt 69,5 mnkr [1]." if sent.wait(5) else "kom aldrig")
        connection.done()

    wire = Wire()
    wire.on_send = lambda body: sent.set() if body.startswith(b"event: sentence") else None
    with serving(waits) as (url, _):
        answerer = GeneratingAnswerer(Extracting(), Region(), ChatServer(url, "m", "", 5.0))
        asyncio.run(stream(answerer, wire, 5.0))
    assert [event.data.get("text") for event in parse(wire.body)] == [ONE, TWO_NUMBERED, None]
    assert wire.ended


def test_silence_is_filled_with_comments() -> None:
    def slow(connection: Connection) -> None:
        connection.stopping.wait(0.3)
        answering(ONE)(connection)

    wire = Wire()
    with serving(slow) as (url, _):
        answerer = GeneratingAnswerer(Extracting(), Region(), ChatServer(url, "m", "", 5.0))
        asyncio.run(stream(answerer, wire, 0.05))
    assert 2 <= wire.body.count(": keep-alive\n\n") <= 10
    assert [event.name for event in parse(wire.body)] == ["sentence", "answer"]


def test_when_the_reader_leaves_the_server_is_left_too() -> None:
    def endless(connection: Connection) -> None:
        connection.head()
        connection.say(ONE + " Avt")
        while not connection.stopping.wait(0.01):
            connection.write(b": waiting\n\n")

    async def leave() -> None:
        wire = Wire()
        wire.on_send = lambda _: wire.leave.set()
        with serving(endless) as (url, received):
            answerer = GeneratingAnswerer(Extracting(), Region(), ChatServer(url, "m", "", 30.0))
            await asyncio.wait_for(stream(answerer, wire, 5.0), 5)
            assert await asyncio.to_thread(received.left.wait, 5)
        assert not wire.ended
        assert asyncio.all_tasks() == {asyncio.current_task()}

    asyncio.run(leave())


def test_a_server_that_stops_cancels_the_answer() -> None:
    def hangs(connection: Connection) -> None:
        connection.stopping.wait(10)

    async def stop() -> None:
        with serving(hangs) as (url, received):
            answerer = GeneratingAnswerer(Extracting(), Region(), ChatServer(url, "m", "", 30.0))
            task = asyncio.create_task(stream(answerer, Wire(), 5.0))
            while not received.bodies:
                await asyncio.sleep(0.01)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
        assert asyncio.all_tasks() == {asyncio.current_task()}

    asyncio.run(stop())
