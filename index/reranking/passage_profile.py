"""What a reranker looks at in a passage: its terms by place, and what it is made of."""

from __future__ import annotations

from dataclasses import dataclass

from index.swedish_analysis import SwedishAnalyzer
from ingest.document import BlockKind
from ingest.passage import Passage


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


def profile(passage: Passage, analyzer: SwedishAnalyzer) -> PassageProfile:
    """Read ``passage`` once for all questions."""
    body = analyzer.analyze(passage.text)
    heading = analyzer.analyze("\n".join((passage.section.title, *passage.subheadings)))
    name = analyzer.analyze(_name(passage))
    return PassageProfile(
        body=frozenset(body.words + body.parts),
        heading=frozenset(heading.words + heading.parts),
        name=frozenset(name.words + name.parts),
        word_pairs=frozenset(zip(body.words, body.words[1:], strict=False)),
        words=len(body.words),
        is_row=passage.kind is BlockKind.TABLE_ROW,
        is_heading=passage.kind in (BlockKind.HEADING, BlockKind.SUBHEADING),
    )


def _name(passage: Passage) -> str:
    if passage.cells:
        return passage.cells[0][1]
    if passage.kind is BlockKind.COMMITMENT_ROW:
        # The mandate is the first line that is not the section's own heading.
        lines = passage.text.split("\n")
        heading = f"{passage.section.number} {passage.section.title}"
        return next((line for line in lines if line != heading), "")
    return ""
