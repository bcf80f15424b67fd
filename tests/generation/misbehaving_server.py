"""A chat server on this machine that speaks the protocol, and breaks it as each test wishes."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Behaviour = Callable[["Connection"], None]


@dataclass
class Received:
    """What the server has been sent."""

    paths: list[str] = field(default_factory=list)
    authorizations: list[str] = field(default_factory=list)
    bodies: list[dict[str, Any]] = field(default_factory=list)
    left: threading.Event = field(default_factory=threading.Event)
    """Set when a client goes away while it is being written to."""


class Connection(BaseHTTPRequestHandler):
    """One request; a behaviour writes what it likes."""

    server: _Server
    protocol_version = "HTTP/1.0"

    def do_POST(self) -> None:
        received = self.server.received
        received.paths.append(self.path)
        received.authorizations.append(self.headers.get("authorization", ""))
        length = int(self.headers["content-length"])
        received.bodies.append(json.loads(self.rfile.read(length)))
        try:
            self.server.behaviour(self)
        except OSError:
            received.left.set()

    def head(self, status: int = 200, kind: str = "text/event-stream", **headers: str) -> None:
        self.send_response(status)
        self.send_header("content-type", kind)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()

    def write(self, data: bytes) -> None:
        self.wfile.write(data)
        self.wfile.flush()

    def say(self, text: str) -> None:
        """A piece of the answer."""
        self.write(event({"choices": [{"index": 0, "delta": {"content": text}}]}))

    def done(self) -> None:
        self.write(event({"choices": [{"delta": {}, "finish_reason": "stop"}]}))
        self.write(b"data: [DONE]\n\n")

    @property
    def stopping(self) -> threading.Event:
        return self.server.stopping

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's name
        """Nothing on standard error."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def __init__(self, behaviour: Behaviour) -> None:
        super().__init__(("127.0.0.1", 0), Connection)
        self.behaviour = behaviour
        self.received = Received()
        self.stopping = threading.Event()


def event(data: object) -> bytes:
    """As the protocol has it."""
    return f"data: {json.dumps(data, ensure_ascii=False)}\n\n".encode()


@contextmanager
def serving(behaviour: Behaviour) -> Iterator[tuple[str, Received]]:
    """The server's base address, and what it receives."""
    server = _Server(behaviour)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1", server.received
    finally:
        server.stopping.set()
        server.shutdown()
        server.server_close()
        thread.join()


def answering(*pieces: str) -> Behaviour:
    """Says the pieces and ends as it should."""

    def behave(connection: Connection) -> None:
        connection.head()
        for piece in pieces:
            connection.say(piece)
        connection.done()

    return behave
