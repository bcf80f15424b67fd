"""Questions as people ask them: misspelt, and without the words that the text uses.

No Swedish letters, letters dropped, doubled or swapped; tokens left out that both sides have.
"""

from __future__ import annotations

import random

import numpy as np

from index.training.token_store import Ids

_WITHOUT_MARKS = str.maketrans("åäöéÅÄÖÉ", "aaoeAAOE")
_LETTERS = "abcdefghijklmnoprstuvyåäö"

#: One slip for about this many characters.
_CHARACTERS_PER_SLIP = 30

#: Share of the shared tokens that are left out.
_LOST = 0.6


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


def without_shared(short: Ids, long: Ids, share: float, rng: random.Random) -> Ids:
    """In ``share`` of the examples the short side loses most tokens that the long side has too.

    Wording alone then does not suffice, as when people ask in words of their own.
    """
    if rng.random() >= share:
        return short
    shared = set(long.tolist())
    kept = [token for token in short.tolist() if token not in shared or rng.random() > _LOST]
    return np.asarray(kept, dtype=short.dtype) if len(kept) >= 2 else short
