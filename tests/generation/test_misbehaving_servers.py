"""Whatever the server does: an answer that holds, in time, and nothing leaks."""

from __future__ import annotations

import asyncio
import gzip
import logging
import threading
import time

import httpx
import pytest

from api.answering import Answer
from api.generation.chat_client import ChatClient, ChatServer
from api.generation.checking import Checker
from api.generation.failure import Failure, GenerationError
from api.generation.generating_answerer import GeneratingAnswerer
from api.generation.prompt import Message
from tests.generation.asking import KEY, TRUE, ask
from tests.generation.misbehaving_server import Behaviour, Connection, answering, event, serving
from tests.generation.region import EXTRACT, QUESTION, Extracting, Region


def failures(caplog: pytest.LogCaptureFixture) -> list[str]:
    """What the log says of each question."""
    reported = [r for r in caplog.records if r.getMessage() == "generation"]
    return [vars(record)["plansvar_fields"]["failure"] for record in reported]


def drops(connection: Connection) -> None:
    connection.head()
    connection.say(TRUE + " ")
    connection.say("Avtalet är")


def drops_inside_an_event(connection: Connection) -> None:
    connection.head()
    connection.say(TRUE + " Avtalet")
    connection.write(b'data: {"choices": [{"delta": {"cont')


def drops_a_declared_length(connection: Connection) -> None:
    connection.head(content_length="100000")
    connection.say(TRUE)


def closes_at_once(connection: Connection) -> None:
    connection.close_connection = True


def speaks_no_http(connection: Connection) -> None:
    connection.write(b"220 mail.region.se ESMTP\r\n")


def garbage(connection: Connection) -> None:
    connection.head()
    connection.say(TRUE)
    connection.write(b"data: {[}\n\n")


def another_shape(connection: Connection) -> None:
    connection.head()
    connection.write(event({"choices": "nej"}))


def deep(connection: Connection) -> None:
    connection.head()
    connection.write(b"data: " + b"[" * 100_000 + b"\n\n")


def a_page(connection: Connection) -> None:
    connection.head(kind="text/html")
    connection.write(b"<html><body>Logga in</body></html>")


def invalid_utf8(connection: Connection) -> None:
    connection.head()
    connection.write(b'data: {"choices": [{"delta": {"content": "\xff\xfe"}}]}\n\n')


def a_lone_surrogate(connection: Connection) -> None:
    connection.head()
    text = TRUE.replace("[", "\\ud800 [")
    connection.write(f'data: {{"choices": [{{"delta": {{"content": "{text}"}}}}]}}\n\n'.encode())
    connection.done()


def compressed(connection: Connection) -> None:
    connection.head(content_encoding="gzip")
    connection.write(gzip.compress(event({"choices": [{"delta": {"content": TRUE}}]})))


def an_error_inside(connection: Connection) -> None:
    connection.head()
    connection.say(TRUE)
    connection.write(event({"error": {"message": f"Incorrect API key provided: {KEY}"}}))


def filtered(connection: Connection) -> None:
    connection.head()
    connection.say(TRUE)
    connection.write(event({"choices": [{"delta": {}, "finish_reason": "content_filter"}]}))


def hundred_megabytes(connection: Connection) -> None:
    connection.head()
    piece = event({"choices": [{"delta": {"content": "Regionen är bra. " * 4_000}}]})
    for _ in range(1_500):
        connection.write(piece)


def huge_line(connection: Connection) -> None:
    connection.head()
    for _ in range(1_000):
        connection.write(b"a" * 100_000)


def a_huge_body(connection: Connection) -> None:
    connection.head(kind="application/json")
    for _ in range(1_000):
        connection.write(b" " * 100_000)


def rambles(connection: Connection) -> None:
    connection.head()
    for _ in range(400):
        connection.say("Regionen är en bra region att leva i. " * 20)
    connection.done()


def status(code: int) -> Behaviour:
    def behave(connection: Connection) -> None:
        connection.head(code, "application/json")
        connection.write(f'{{"error": {{"message": "Incorrect API key: {KEY}"}}}}'.encode())

    return behave


def redirects(connection: Connection) -> None:
    connection.head(307, location="http://127.0.0.2:9/v1/chat/completions")


MISBEHAVING = {
    drops: Failure.CUT_OFF,
    drops_inside_an_event: Failure.UNREADABLE,
    drops_a_declared_length: Failure.CUT_OFF,
    closes_at_once: Failure.CUT_OFF,
    speaks_no_http: Failure.CUT_OFF,
    garbage: Failure.UNREADABLE,
    another_shape: Failure.UNREADABLE,
    deep: Failure.UNREADABLE,
    a_page: Failure.CUT_OFF,
    invalid_utf8: Failure.UNREADABLE,
    a_lone_surrogate: Failure.UNREADABLE,
    compressed: Failure.UNREADABLE,
    an_error_inside: Failure.REFUSED,
    filtered: Failure.CUT_OFF,
    hundred_megabytes: Failure.TOO_LARGE,
    huge_line: Failure.TOO_LARGE,
    a_huge_body: Failure.TOO_LARGE,
    rambles: Failure.TOO_LARGE,
    redirects: Failure.REDIRECTED,
    status(401): Failure.REFUSED,
    status(404): Failure.REFUSED,
    status(429): Failure.REFUSED,
    status(500): Failure.REFUSED,
    answering(): Failure.NOTHING_HELD,
    answering(""): Failure.NOTHING_HELD,
    answering("SAKNAS"): Failure.NOTHING_HELD,
    answering("Avtalet är värt 70 mnkr [1]."): Failure.NOTHING_HELD,
    answering("Regionen tecknade avtal med Cambio."): Failure.NOTHING_HELD,
    answering("Regionen tecknade avtal med Cambio [99]."): Failure.NOTHING_HELD,
    answering("The region signed an agreement [1]."): Failure.NOTHING_HELD,
    answering("Resultatet är 5,1 mnkr [2]."): Failure.NOTHING_HELD,
    answering("a" * 15_000): Failure.NOTHING_HELD,
}


@pytest.mark.parametrize(
    ("behaviour", "failure"),
    MISBEHAVING.items(),
    ids=[f"{i}-{getattr(b, '__name__', '')}" for i, b in enumerate(MISBEHAVING)],
)
def test_a_server_that_fails_costs_nothing(
    behaviour: Behaviour, failure: Failure, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    assert ask(behaviour) == EXTRACT
    assert failures(caplog) == [failure.value]
    assert KEY not in caplog.text
    assert KEY not in str([vars(record) for record in caplog.records])


def hangs(connection: Connection) -> None:
    connection.stopping.wait(10)


def hangs_midway(connection: Connection) -> None:
    connection.head()
    connection.say(TRUE + " ")
    connection.stopping.wait(10)


def trickles(connection: Connection) -> None:
    connection.head()
    while not connection.stopping.wait(0.02):
        connection.write(b": still here\n\n")


def trickles_its_headers(connection: Connection) -> None:
    connection.write(b"HTTP/1.0 200 OK\r\n")
    while not connection.stopping.wait(0.02):
        connection.write(b"x-a: b\r\n")


@pytest.mark.parametrize("behaviour", [hangs, hangs_midway, trickles, trickles_its_headers])
def test_a_slow_server_is_left(behaviour: Behaviour, caplog: pytest.LogCaptureFixture) -> None:
    begun = time.perf_counter()
    assert ask(behaviour, timeout_s=0.3) == EXTRACT
    assert time.perf_counter() - begun < 3
    assert failures(caplog) == [Failure.SLOW.value]


def test_nobody_listens(caplog: pytest.LogCaptureFixture) -> None:
    server = ChatServer("http://127.0.0.1:9/v1", "modell", KEY, 2.0)
    assert GeneratingAnswerer(Extracting(), Region(), server).ask(QUESTION) == EXTRACT
    assert failures(caplog) == [Failure.UNREACHABLE.value]


def test_a_fault_of_ours_costs_nothing(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(Checker, "check", broken)
    assert ask(answering(TRUE)) == EXTRACT
    assert failures(caplog) == [Failure.BROKEN.value]


def test_many_at_once_do_not_hold_up_the_rest() -> None:
    held = threading.Event()

    def holds(connection: Connection) -> None:
        held.wait(5)
        answering(TRUE)(connection)

    with serving(holds) as (url, received):
        answerer = GeneratingAnswerer(Extracting(), Region(), ChatServer(url, "m", "", 5.0))
        answers: list[Answer] = []
        threads = [
            threading.Thread(target=lambda: answers.append(answerer.ask(QUESTION)))
            for _ in range(8)
        ]
        for thread in threads:
            thread.start()
        deadline = time.perf_counter() + 5
        while len(received.bodies) < 8 and time.perf_counter() < deadline:
            time.sleep(0.01)
        assert answerer.ask(QUESTION) == EXTRACT
        held.set()
        for thread in threads:
            thread.join()
    assert [answer.text for answer in answers] == [TRUE] * 8


EXCEPTIONS = [
    kind
    for kind in vars(httpx).values()
    if isinstance(kind, type) and issubclass(kind, (httpx.HTTPError, httpx.StreamError))
]


@pytest.mark.parametrize("kind", [*EXCEPTIONS, httpx.InvalidURL])
def test_every_exception_of_the_client_library_is_ours(
    kind: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    error = kind.__new__(kind)
    Exception.__init__(error, KEY)

    def broken(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(httpx.AsyncClient, "stream", broken)

    async def drain() -> None:
        async for _ in ChatClient(ChatServer("http://a", "m", KEY)).stream([Message("user", "")]):
            pass

    with pytest.raises(GenerationError) as raised:
        asyncio.run(drain())
    assert KEY not in str(raised.value)
    assert raised.value.__suppress_context__
