"""Why a language model's answer was not used."""

from __future__ import annotations

from enum import StrEnum


class Failure(StrEnum):
    """The server's part in it, in words that are safe to log."""

    UNREACHABLE = "unreachable"
    SLOW = "slow"
    REFUSED = "refused"
    """A status other than 200, or an error inside the answer."""
    REDIRECTED = "redirected"
    UNREADABLE = "unreadable"
    """Not the protocol: no JSON, no UTF-8, compressed, another shape."""
    TOO_LARGE = "too large"
    CUT_OFF = "cut off"
    """The stream ended before the answer did."""
    BUSY = "busy"
    """As many answers as allowed are already being written."""
    NOTHING_HELD = "nothing held"
    """The answer came, and no sentence of it stood up to the passages."""
    LEFT = "left"
    """Whoever asked went away, or we are stopping."""
    BROKEN = "broken"
    """The fault is ours."""


class GenerationError(Exception):
    """Carries the failure and nothing else.

    What the server or the network said may hold the key or a question, so it is neither kept
    here nor chained.
    """

    def __init__(self, failure: Failure, status: int = 0) -> None:
        super().__init__(failure.value)
        self.failure = failure
        self.status = status
        """The server's HTTP status, 0 if none came."""
