"""A strict reader of server-sent events: what it doesn't know is a fault."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Event:
    name: str
    data: dict[str, Any]


def parse(body: str) -> list[Event]:
    """Events, in order; comments are left out."""
    assert body.endswith("\n\n")
    assert "\r" not in body
    events = []
    for block in body[:-2].split("\n\n"):
        if block == ": keep-alive":
            continue
        first, second = block.split("\n")
        assert first.startswith("event: ")
        assert second.startswith("data: ")
        events.append(Event(first[7:], json.loads(second[6:])))
    return events
