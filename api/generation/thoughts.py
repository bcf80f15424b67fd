"""Takes away what a model thinks aloud, between "<think>" and "</think>", before it answers."""

from __future__ import annotations

import re

_OPENING = "<think"
_CLOSING = re.compile(r"</think(?:ing)?>", re.IGNORECASE)
# Enough of the end to find a closing mark that comes in pieces.
_KEPT = 16


class ThoughtFilter:
    """Passes text through, except thoughts at its very beginning."""

    def __init__(self) -> None:
        self._held = ""
        self._begun = False
        self._thinking = False

    def feed(self, piece: str) -> str:
        """What of the text so far can be passed on."""
        if self._begun:
            return piece
        self._held += piece
        if not self._thinking:
            start = self._held.lstrip().lower()[: len(_OPENING)]
            if start != _OPENING:
                # "<th" may yet become a thought.
                return "" if _OPENING.startswith(start) else self._begin(0)
            self._thinking = True
        closing = _CLOSING.search(self._held)
        if closing:
            return self._begin(closing.end())
        self._held = self._held[-_KEPT:]
        return ""

    def _begin(self, at: int) -> str:
        self._begun = True
        return self._held[at:]
