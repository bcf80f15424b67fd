"""The wire format of a chat server: server-sent events in, pieces of text out. No network here."""

from __future__ import annotations

from pydantic import BaseModel, ValidationError

from api.generation.failure import Failure, GenerationError


class _Said(BaseModel):
    content: str | None = None


class _Choice(BaseModel):
    index: int = 0
    delta: _Said | None = None
    message: _Said | None = None
    finish_reason: str | None = None


class _Chunk(BaseModel):
    """A piece of a stream, or a whole answer: all that we read of either."""

    choices: tuple[_Choice, ...] = ()
    error: object = None


# "length": the server's limit came first; the last sentence then has no end and falls by itself.
_FINISHED = frozenset({"stop", "length", "eos", "end_turn"})


class ChatStream:
    """Reads an answer as its bytes arrive."""

    def __init__(self) -> None:
        self._unfinished = b""
        self._data: list[str] = []
        self.finished = False
        """Whether the server has said that the answer is complete."""

    def feed(self, chunk: bytes) -> list[str]:
        """The pieces of text that ``chunk`` completes."""
        # Only the newest chunk is searched: a line of megabytes must not be read over and over.
        if b"\n" not in chunk:
            self._unfinished += chunk
            return []
        *lines, self._unfinished = (self._unfinished + chunk).split(b"\n")
        pieces = [self._line(_text(line.removesuffix(b"\r"))) for line in lines]
        return [piece for piece in pieces if piece]

    def _line(self, line: str) -> str:
        if line.startswith("data:"):
            self._data.append(line[5:].removeprefix(" "))
            return ""
        if line or not self._data:  # a comment, another field, or an event without data
            return ""
        data, self._data = "\n".join(self._data), []
        return self._event(data)

    def _event(self, data: str) -> str:
        if self.finished:
            return ""
        if data.strip() == "[DONE]":
            self.finished = True
            return ""
        text, finished = _read(data)
        self.finished = finished
        return text


def read_whole(body: bytes) -> str:
    """The text of an answer that came in one piece, as from a server that doesn't stream."""
    text, finished = _read(_text(body))
    if not finished:
        raise GenerationError(Failure.CUT_OFF)
    return text


def _read(data: str) -> tuple[str, bool]:
    """The first choice's text, and whether it ends there."""
    try:
        chunk = _Chunk.model_validate_json(data)
    except ValidationError:
        raise GenerationError(Failure.UNREADABLE) from None
    if chunk.error is not None:
        raise GenerationError(Failure.REFUSED)
    for choice in chunk.choices:
        if choice.index == 0:
            said = choice.delta or choice.message or _Said()
            if choice.finish_reason and choice.finish_reason not in _FINISHED:
                raise GenerationError(Failure.CUT_OFF)
            return said.content or "", bool(choice.finish_reason)
    return "", False


def _text(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        raise GenerationError(Failure.UNREADABLE) from None
