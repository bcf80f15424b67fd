"""Which way a sentence points: not, more, less, a surplus, a deficit.

A sentence can share every word with its source but one and say the opposite.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_NEGATION = re.compile(
    r"\b(?:inte|ej|icke|aldrig|ingen|inget|inga|varken|utebl\w+|not|no|never|none|nor|without)\b"
    r"|n't\b",
    re.IGNORECASE,
)
# Each line is two sides; what says the one must have a source that says the one.
_OPPOSITES = tuple(
    (re.compile(rf"\b(?:{one})", re.IGNORECASE), re.compile(rf"\b(?:{other})", re.IGNORECASE))
    for one, other in (
        (
            r"ök(?:a|ning)|höj|stig(?:er|it|a|ande)\b|steg\b|väx|fler\b|högre\b|increas|rose\b|rais|grew",
            r"minsk|sänk|sjunk|sjönk|färre\b|lägre\b|decreas|reduc|fell\b|lower",
        ),
        (r"överskott|vinst|surplus", r"underskott|förlust|deficit|loss\b"),
        (r"förbättra|bättre\b|improv|better\b", r"försämra|sämre\b|worse|deteriorat"),
        (r"tidigarel|earlier\b", r"försen|senarel|skj?ut\w* (?:upp|fram)|delay|postpon"),
    )
)


def agree(sentence: str, sources: Sequence[str], quote: str) -> bool:
    """Whether ``sentence`` points the way that its ``sources`` and ``quote``, one of them, do.

    A negation may neither come in nor go away; of two opposites, the side taken must be there.
    """
    negated = bool(_NEGATION.search(sentence))
    if negated and not any(_NEGATION.search(source) for source in sources):
        return False
    if not negated and _NEGATION.search(quote):
        return False
    return all(
        not side.search(sentence) or any(side.search(source) for source in sources)
        for pair in _OPPOSITES
        for side in pair
    )
