"""Spelling as people type it: no Swedish letters, and letters dropped, doubled or swapped."""

from __future__ import annotations

import random

_WITHOUT_MARKS = str.maketrans("åäöéÅÄÖÉ", "aaoeAAOE")
_LETTERS = "abcdefghijklmnoprstuvyåäö"

#: One slip for about this many characters.
_CHARACTERS_PER_SLIP = 30


def misspell(text: str, rng: random.Random) -> str:
    """The text as a hurried writer might have typed it."""
    if rng.random() < 0.4:
        return text.translate(_WITHOUT_MARKS)
    letters = list(text)
    for _ in range(1 + len(letters) // _CHARACTERS_PER_SLIP):
        if not letters:
            break
        at, kind = rng.randrange(len(letters)), rng.random()
        if kind < 0.35:
            letters[at] = ""
        elif kind < 0.6:
            letters[at] *= 2
        elif kind < 0.85 and at + 1 < len(letters):
            letters[at], letters[at + 1] = letters[at + 1], letters[at]
        else:
            letters[at] = rng.choice(_LETTERS)
    return "".join(letters) or text
