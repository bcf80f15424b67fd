"""Which characters of a block a citation covers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from ingest.mapped_text import ADDED, MappedText
from ingest.passage import Passage

Spans = tuple[tuple[int, int], ...]
"""Half-open (start, end) pairs in the raw file."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text that is quoted, or that isn't."""

    text: str
    quoted: bool


@dataclass(frozen=True, slots=True)
class CitedPlace:
    """A passage and the quote in it, as places in the raw file."""

    section_number: str
    passage: Spans
    quote: Spans

    @classmethod
    def of(cls, passage: Passage, quoted: tuple[int, int] | None) -> CitedPlace:
        """``quoted`` is the quote's half-open place in the passage's text, if one is cited."""
        own = tuple(
            (span.raw_start, span.raw_start + span.length)
            for span in passage.spans
            if not span.carried
        )
        quote = passage.raw_spans(*quoted) if quoted else ()
        return cls(passage.section.number, own, quote)


def touches(text: MappedText, spans: Spans) -> bool:
    """Whether any character of ``text`` stands in ``spans``."""
    return any(
        raw_start < end and start < raw_start + length
        for _, raw_start, length in text.runs()
        for start, end in spans
    )


def runs(text: MappedText, spans: Spans) -> tuple[Run, ...]:
    """``text`` cut where a quote begins or ends; joined, the runs are the text again."""
    if not spans:
        return (Run(text.text, False),) if text else ()
    states = zip(text.text, _states(text.origins, spans), strict=True)
    return tuple(
        Run("".join(character for character, _ in run), quoted)
        for quoted, run in groupby(states, key=lambda pair: pair[1])
    )


def _states(origins: Iterable[int], spans: Spans) -> Iterable[bool]:
    quoted = False
    for origin in origins:
        if origin != ADDED:  # a character of ours goes with the one before it
            quoted = any(start <= origin < end for start, end in spans)
        yield quoted
