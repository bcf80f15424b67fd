"""Sentences of running text, for quoting and comparing one at a time."""

from __future__ import annotations

import re

# A full stop ends a sentence only if what follows can begin one, so "bl.a. att" and "1 jan. 2020"
# stay whole; a line break always does, as it parts paragraphs and list items.
_END = re.compile(r"(?:(?<=[.!?])(?<!\b\w\.)\s+(?=[A-ZÅÄÖ\"”(+−–-])|\s*\n\s*)")


def sentence_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Where each sentence stands in ``text``, as (start, end), without white space around."""
    spans: list[tuple[int, int]] = []
    start = 0
    for match in (*_END.finditer(text), None):
        end = match.start() if match else len(text)
        words = text[start:end]
        stripped = words.strip()
        if stripped:
            first = start + words.index(stripped)
            spans.append((first, first + len(stripped)))
        start = match.end() if match else end
    return tuple(spans)
