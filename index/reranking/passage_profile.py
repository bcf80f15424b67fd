"""What a reranker looks at in a passage: its terms by place, and what it is made of."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.swedish_analysis import SwedishAnalyzer
from ingest.document import BlockKind
from ingest.passage import Passage

_LINE_OR_CELL = re.compile(r"\n| \| ")
_SHORTEST_HEADING = 12


@dataclass(frozen=True, slots=True)
class PassageProfile:
    """Stems of words and of compounds' parts, by where they stand."""

    body: frozenset[str]
    heading: frozenset[str]
    """Of the section's title and the subheadings."""
    name: frozenset[str]
    """Of what a row is called: a table row's first cell, a commitment's mandate."""
    word_pairs: frozenset[tuple[str, str]]
    """Stems of words that follow one another."""
    words: int
    is_row: bool
    is_heading: bool
    repeats: float
    """Share of the lines and cells that are headings elsewhere in the document: an appendix
    that lists them, not the text under them."""


def profile(
    passage: Passage, analyzer: SwedishAnalyzer, headings: frozenset[str]
) -> PassageProfile:
    """Read ``passage`` once for all questions. ``headings``: its document's, squashed."""
    body = analyzer.analyze(passage.text)
    heading = analyzer.analyze("\n".join(passage.headings))
    name = analyzer.analyze(_name(passage))
    return PassageProfile(
        body=body.all,
        heading=heading.all,
        name=name.all,
        word_pairs=frozenset(zip(body.words, body.words[1:], strict=False)),
        words=len(body.words),
        is_row=passage.kind is BlockKind.TABLE_ROW,
        is_heading=passage.kind in (BlockKind.HEADING, BlockKind.SUBHEADING),
        repeats=_repeats(passage, headings),
    )


def squash(text: str) -> str:
    """Letters and digits only, in lower case."""
    return "".join(character for character in text.lower() if character.isalnum())


def _repeats(passage: Passage, headings: frozenset[str]) -> float:
    own = set(map(squash, passage.headings))
    lines = [squash(line) for line in _LINE_OR_CELL.split(passage.text)]
    lines = [line for line in lines if len(line) >= _SHORTEST_HEADING]
    repeated = sum(line in headings and line not in own for line in lines)
    return repeated / len(lines) if lines else 0.0


def _name(passage: Passage) -> str:
    if passage.cells:
        return passage.cells[0][1]
    if passage.kind is BlockKind.COMMITMENT_ROW:
        # The mandate is the first line that is not the section's own heading.
        lines = passage.text.split("\n")
        heading = f"{passage.section.number} {passage.section.title}"
        return next((line for line in lines if line != heading), "")
    return ""
