"""A long text in pieces that a model reads whole, so that nothing is cut off in silence."""

from __future__ import annotations

import re
from collections.abc import Callable

_WORD = re.compile(r"\S+\s*")


def pieces_that_fit(text: str, fits: Callable[[str], bool]) -> list[str]:
    """The text, or consecutive parts of whole words that each fit; a single word is never cut."""
    if fits(text):
        return [text]
    words = _WORD.findall(text)
    if len(words) < 2:
        return [text]
    middle = len(words) // 2
    return pieces_that_fit("".join(words[:middle]), fits) + pieces_that_fit(
        "".join(words[middle:]), fits
    )
