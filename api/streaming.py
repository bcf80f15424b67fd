"""An answer as server-sent events: each sentence when it is certain, the whole at the end."""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import Callable
from time import perf_counter
from typing import Protocol, runtime_checkable

from fastapi import Request, Response
from pydantic import BaseModel
from starlette.types import Receive, Scope, Send

from api.answering import Answer
from api.generation.answer_draft import SpokenSentence
from api.json_log import fields
from api.ports import Asker
from api.problems import respond
from api.schemas.answer_events import RestartEvent, SentenceEvent
from api.schemas.ask import AnswerCitation, AskRequest, AskResponse

log = logging.getLogger("plansvar.request")

MEDIA_TYPE = "text/event-stream"
KEEP_ALIVE_S = 10.0
"""Proxies close a connection that has been silent for 30 or 60 seconds."""


@runtime_checkable
class Follower(Protocol):
    """An answerer whose sentences can be had before the answer is complete."""

    async def follow(
        self,
        question: str,
        years: frozenset[int],
        documents: frozenset[str],
        language: str,
        on_sentence: Callable[[SpokenSentence], None],
    ) -> Answer:
        """The answer; ``on_sentence`` gets each sentence as soon as it is certain."""
        ...


def wants_events(accept: str) -> bool:
    """Whether an ``Accept`` header puts events before JSON, which else is the default."""
    quality = {MEDIA_TYPE: 0.0, "application/json": 0.0}
    for part in accept.lower().split(","):
        name, *parameters = (each.strip() for each in part.split(";"))
        given = next((p[2:] for p in parameters if p.startswith("q=")), "1")
        if name in quality and re.fullmatch(r"[01](\.[0-9]{0,3})?", given):
            quality[name] = float(given)
    return quality[MEDIA_TYPE] > quality["application/json"]


def spoken_sentences(answer: Answer) -> tuple[SpokenSentence, ...]:
    """An answer's sentences, each with its citations; joined by spaces they are its text."""
    if not answer.answered:
        return ()
    texts = re.split(r"(?<=\d\][.!?]) (?!\[)", answer.text)
    return tuple(
        SpokenSentence(text, tuple(c for c in answer.citations if f"[{c.number}]" in text))
        for text in texts
    )


class AnswerStream(Response):
    """The response. It answers while it is being sent, and stops when the reader goes away."""

    media_type = MEDIA_TYPE

    def __init__(
        self, request: Request, asked: AskRequest, answerer: Asker, keep_alive_s: float
    ) -> None:
        super().__init__()
        del self.headers["content-length"]
        self.headers["cache-control"] = "no-store"
        self.headers["x-accel-buffering"] = "no"
        self._request = request
        self._asked = asked
        self._answerer = answerer
        self._keep_alive_s = keep_alive_s

    async def __call__(self, _: Scope, receive: Receive, send: Send) -> None:
        """As ASGI."""
        await send(
            {"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers}
        )
        events: asyncio.Queue[str | None] = asyncio.Queue()
        work = asyncio.create_task(self._answer(events))
        gone = asyncio.create_task(_disconnected(receive))
        for task in (work, gone):
            task.add_done_callback(lambda _: events.put_nowait(None))
        try:
            while (text := await self._next(events)) is not None:
                body = text.encode()
                await send({"type": "http.response.body", "body": body, "more_body": True})
            if not gone.done():
                await send({"type": "http.response.body", "body": b"", "more_body": False})
        finally:
            work.cancel()
            gone.cancel()
            await asyncio.gather(work, gone, return_exceptions=True)

    async def _next(self, events: asyncio.Queue[str | None]) -> str | None:
        """The next event, a comment when it has been silent, None when no more is to be sent."""
        try:
            async with asyncio.timeout(self._keep_alive_s):
                return await events.get()
        except TimeoutError:
            return ": keep-alive\n\n"

    async def _answer(self, events: asyncio.Queue[str | None]) -> None:
        """Puts every event of the answer on ``events``."""
        try:
            await self._tell(events)
        except Exception:
            request_id = getattr(self._request.state, "request_id", "")
            log.exception("error", extra=fields(request_id=request_id, path="/api/ask"))
            problem = bytes(respond(self._request, 500).body).decode()
            events.put_nowait(_event("error", problem))

    async def _tell(self, events: asyncio.Queue[str | None]) -> None:
        asked, begun = self._asked, perf_counter()
        told: list[SpokenSentence] = []

        def tell(sentence: SpokenSentence) -> None:
            told.append(sentence)
            events.put_nowait(_sentence_event(sentence))

        years, documents = frozenset(asked.years), frozenset(asked.documents)
        if isinstance(self._answerer, Follower):
            answer = await self._answerer.follow(
                asked.question, years, documents, asked.language, tell
            )
        else:
            answer = await asyncio.to_thread(
                self._answerer.ask, asked.question, years, documents, asked.language
            )
        sentences = spoken_sentences(answer)
        # The model's sentences have been told; an extract that took their place has not.
        if told != [*sentences[: len(told)]]:
            events.put_nowait(_model_event("restart", RestartEvent(withdrawn=len(told))))
            told.clear()
        for sentence in sentences[len(told) :]:
            events.put_nowait(_sentence_event(sentence))
        took_ms = round((perf_counter() - begun) * 1000, 1)
        events.put_nowait(_model_event("answer", AskResponse.of(answer, took_ms)))


async def _disconnected(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


def _sentence_event(sentence: SpokenSentence) -> str:
    citations = tuple(AnswerCitation.of(each) for each in sentence.citations)
    return _model_event("sentence", SentenceEvent(text=sentence.text, citations=citations))


def _model_event(name: str, data: BaseModel) -> str:
    return _event(name, data.model_dump_json())


def _event(name: str, json: str) -> str:
    """``json`` is one line: JSON has no bare line breaks as pydantic writes it."""
    return f"event: {name}\ndata: {json}\n\n"
