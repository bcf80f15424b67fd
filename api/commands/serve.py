"""``plansvar serve``: the API and the pages."""

from __future__ import annotations

import signal
import socket

import uvicorn

from api import json_log
from api.answering import Answerer
from api.app import create_app
from api.commands.build import build
from api.commands.opened_index import open_index
from api.generation import with_generation
from api.settings import Settings
from index import IndexMissingError, SearchEngine
from ingest.errors import PlansvarError


class AddressError(PlansvarError):
    """The address can't be listened on."""


def serve(settings: Settings) -> None:
    """Listen until told to stop; then finish what has begun, and return."""
    # First, so that a taken port is known before minutes of building.
    listening = listen(settings.host, settings.port)
    json_log.configure(settings.log_level)
    engine = _open_or_build(settings)
    answerer = with_generation(Answerer(engine), engine, settings)
    app = create_app(engine, answerer, settings)
    server = uvicorn.Server(
        uvicorn.Config(
            app,
            log_config=None,
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=settings.stop_seconds,
        )
    )
    # The server stops on either signal and then raises it again for whoever had it before;
    # being told to stop is no failure.
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: None)
    host, port = listening.getsockname()[:2]
    shown = f"[{host}]" if ":" in host else host
    print(f"plansvar svarar på http://{shown}:{port}", flush=True)
    server.run(sockets=[listening])


def _open_or_build(settings: Settings) -> SearchEngine:
    try:
        return open_index(settings)
    except IndexMissingError:
        build(settings)
        return open_index(settings)


def listen(host: str, port: int) -> socket.socket:
    """A socket whose connections send at once.

    Raises:
        AddressError: the address is taken, or is none of this machine's.
    """
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        listening = socket.create_server((host, port), family=family, backlog=512)
        # Connections inherit it. Without it each answer on a kept connection waits 40 ms for the
        # acknowledgement of its own headers.
        listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return listening
    except OSError as error:
        raise AddressError(
            f"Det går inte att lyssna på {host}:{port} ({error.strerror or error}). Välj en "
            "annan adress med --host eller --port."
        ) from error
