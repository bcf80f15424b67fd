"""Refuses a client that asks for more answers a minute than the setting allows.

A token bucket for each client: it may ask a minute's worth at once, then as fast as the bucket
fills. Behind a proxy a client is known by the proxy's forwarded address, if the server trusts
that proxy; else all behind it share one bucket.
"""

from __future__ import annotations

from collections.abc import Callable
from math import ceil
from time import monotonic
from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from api.problems import respond

_ASKING = {("POST", "/api/ask"), ("POST", "/api/feedback")}
_MOST_CLIENTS = 10_000


class TokenBuckets:
    """``per_minute`` tokens for each name, filled evenly. Not for several threads at once."""

    def __init__(self, per_minute: int, clock: Callable[[], float] = monotonic) -> None:
        self._full = per_minute
        self._per_second = per_minute / 60
        self._clock = clock
        self._buckets: dict[str, tuple[float, float]] = {}

    def take(self, name: str) -> float:
        """0 if there was a token; else the seconds until there is one."""
        now = self._clock()
        tokens, then = self._buckets.pop(name, (float(self._full), now))
        tokens = min(self._full, tokens + (now - then) * self._per_second)
        allowed = tokens >= 1
        # The newest last, so that the first is the one that has been quiet the longest.
        self._buckets[name] = (tokens - allowed, now)
        if len(self._buckets) > _MOST_CLIENTS:
            del self._buckets[next(iter(self._buckets))]
        return 0.0 if allowed else (1 - tokens) / self._per_second


class RateLimit:
    """429 with ``retry-after`` for a client whose bucket is empty; 0 is no limit."""

    def __init__(
        self, app: ASGIApp, per_minute: int, clock: Callable[[], float] = monotonic
    ) -> None:
        self._app = app
        self._buckets = TokenBuckets(per_minute, clock) if per_minute else None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """As ASGI."""
        if self._buckets and scope["type"] == "http" and _asks(scope):
            client = scope["client"][0] if scope.get("client") else ""
            wait = self._buckets.take(client)
            if wait:
                headers = {"retry-after": str(ceil(wait))}
                await respond(Request(scope), 429, headers=headers)(scope, receive, send)
                return
        await self._app(scope, receive, send)


def _asks(scope: Scope) -> bool:
    if scope["path"] == "/":
        return bool(parse_qs(scope["query_string"].decode("latin-1")).get("q"))
    return (scope["method"], scope["path"]) in _ASKING
