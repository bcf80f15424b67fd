"""Unnumbered headings told from paragraphs by how their lines are set."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.lines import Line, Wrapping, is_open

_MAX_SUBHEADING = 200
_MAX_SUBHEADING_LINES = 4
_MAX_LEADING_LINES = 2
_SENTENCE_ENDS = (".", "!", "?", ":", ";", ",")
_FINITE_VERBS = "ska|skall|har|är|kan|bör|kommer|behöver|ansvarar|leder|arbetar|innebär|deltar"


def leading_subheading(group: Sequence[Line], wrapping: Wrapping) -> int:
    """How many of the first lines of ``group`` are an unnumbered heading; 0 if none.

    In wrapped text a heading can stand right on top of its paragraph: it is told by lines
    that end before they had to, without a full stop, above a capital letter.
    """
    if wrapping.width is None:
        return 0
    for count in range(1, min(_MAX_LEADING_LINES, len(group) - 1) + 1):
        words, following = group[count - 1].words, group[count].words
        if words.endswith(_SENTENCE_ENDS):
            return 0
        if not following[:1].isupper() or is_open(words):
            continue
        if wrapping.breaks_early(words, following) or _begins_sentence(following):
            return count
    return 0


def _begins_sentence(words: str) -> bool:
    """Whether the words open with a subject and its verb: "Regionkontoret ska …"."""
    return bool(re.match(rf"[A-ZÅÄÖ]\w+ (?:{_FINITE_VERBS})\b", words))


def is_subheading(group: Sequence[Line], wrapping: Wrapping) -> bool:
    """Whether the whole group reads as an unnumbered heading."""
    words = " ".join(line.words for line in group)
    if len(group) > _MAX_SUBHEADING_LINES or len(words) > _MAX_SUBHEADING:
        return False
    if words.endswith(_SENTENCE_ENDS) or is_open(words):
        return False
    if not words[0].isupper() and words[0] not in "\"”'»":
        return False
    if wrapping.width is None:
        return len(group) == 1 and len(words) < 100
    return all(len(line.words) < wrapping.width for line in group)
