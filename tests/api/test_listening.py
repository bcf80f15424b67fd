"""A client that keeps its connection open gets each answer at once."""

from __future__ import annotations

import socket

from api.commands.serve import listen


def test_connections_do_not_hold_back_what_is_sent() -> None:
    with listen("127.0.0.1", 0) as listening, socket.create_connection(listening.getsockname()):
        accepted, _ = listening.accept()
        with accepted:
            assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
