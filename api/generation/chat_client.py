"""Talks to a chat server that speaks OpenAI's protocol, whoever made it."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator, Sequence
from dataclasses import asdict, dataclass, field

import httpx

from api.generation.chat_stream import ChatStream, read_whole
from api.generation.failure import Failure, GenerationError
from api.generation.prompt import Message

MAX_BYTES = 2 * 1024 * 1024
"""Of a response. 220 words, each token in its own event, are some 200 kB; a model that thinks
aloud sends several times that."""

_PATH = "/chat/completions"


@dataclass(frozen=True, slots=True)
class ChatServer:
    """Where to ask. The key isn't shown when the object is."""

    url: str
    """Base address ("http://127.0.0.1:11434/v1") or that of the chat route itself."""
    model: str
    key: str = field(default="", repr=False)
    timeout_s: float = 20.0
    """For everything from connecting to the last word."""

    @property
    def address(self) -> str:
        """Of the chat route."""
        base = self.url.rstrip("/")
        return base if base.endswith(_PATH) else base + _PATH


class ChatClient:
    """One question, one connection. Holds nothing between questions, so threads may share it."""

    def __init__(self, server: ChatServer) -> None:
        self.server = server
        # Reading the system's certificates takes longer than a request; once is enough.
        self._tls = httpx.create_ssl_context()

    async def stream(self, messages: Sequence[Message]) -> AsyncGenerator[str]:
        """The answer's text in pieces, as they come. The caller keeps the total deadline.

        Raises:
            GenerationError: anything else than a whole answer came.
        """
        server = self.server
        headers = {"accept": "text/event-stream", "accept-encoding": "identity"}
        if server.key:
            headers["authorization"] = f"Bearer {server.key}"
        body = {
            "model": server.model,
            "messages": [asdict(message) for message in messages],
            "stream": True,
            # The likeliest words: an answer is to be repeated, not varied.
            "temperature": 0,
        }
        try:
            async with (
                httpx.AsyncClient(
                    verify=self._tls, timeout=server.timeout_s, follow_redirects=False
                ) as client,
                client.stream("POST", server.address, json=body, headers=headers) as response,
            ):
                _accept(response)
                async for text in _texts(response):
                    yield text
        except httpx.TimeoutException:
            raise GenerationError(Failure.SLOW) from None
        except httpx.RemoteProtocolError:
            raise GenerationError(Failure.CUT_OFF) from None
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, OSError):
            raise GenerationError(Failure.UNREACHABLE) from None


def _accept(response: httpx.Response) -> None:
    status = response.status_code
    # No redirect is followed: it would carry passages, and the key, to another address.
    if 300 <= status < 400:
        raise GenerationError(Failure.REDIRECTED, status)
    if status != httpx.codes.OK:
        raise GenerationError(Failure.REFUSED, status)
    # Not asked for, and a few bytes of it can become any number.
    if response.headers.get("content-encoding", "identity") != "identity":
        raise GenerationError(Failure.UNREADABLE, status)


async def _texts(response: httpx.Response) -> AsyncIterator[str]:
    whole = response.headers.get("content-type", "").startswith("application/json")
    stream, body, size = ChatStream(), b"", 0
    async for chunk in response.aiter_raw():
        size += len(chunk)
        if size > MAX_BYTES:
            raise GenerationError(Failure.TOO_LARGE)
        if whole:
            body += chunk
            continue
        for text in stream.feed(chunk):
            yield text
        if stream.finished:
            return
    if whole:
        yield read_whole(body)
        return
    for text in stream.feed(b"\n\n"):  # the last event of a server that forgets the empty line
        yield text
    if not stream.finished:
        raise GenerationError(Failure.CUT_OFF)
