"""The body's own name, which tells nothing of what is asked about it.

In a Swedish question it does no harm, as the other words find their passages. Of an English one
it is often all that stands in Swedish text, and would decide alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_WORD = re.compile(r"\w{4,}")


def without_own_name(question: str, organisations: Iterable[str]) -> str:
    """``question`` without the words of the bodies' names; as it is if nothing else is left."""
    words = {word for name in organisations for word in _WORD.findall(name)}
    if not words:
        return question
    named = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    rest = re.sub(rf"\b(?:the )?(?:{named})(?:['’]?s)?\b", " ", question, flags=re.IGNORECASE)
    return " ".join(rest.split()) if len(_WORD.findall(rest)) > 1 else question
