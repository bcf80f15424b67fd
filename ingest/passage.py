"""The passage: the unit that is searched, cited and quoted."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.document import BlockKind, SectionHeading

MAX_CHARACTERS = 2000
"""The contract's limit on ``Passage.text``."""


@dataclass(frozen=True, slots=True)
class TextSpan:
    """``text[text_start : text_start + length]`` stands in the raw file at ``raw_start``.

    ``carried`` marks what is repeated here for reading (a column heading) and is owned by
    another passage, or by the first passage of the table.
    """

    text_start: int
    raw_start: int
    length: int
    carried: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of one section's blocks that reads on its own.

    Characters of ``text`` that no span covers are ours: a space for a line break, a bar
    between cells.
    """

    id: str
    """"document/section/ordinal", the ordinal counted from 1 within the section; "-" for the
    text above the first numbered heading."""
    document_id: str
    section: SectionHeading
    subheadings: tuple[str, ...]
    kind: BlockKind
    text: str
    spans: tuple[TextSpan, ...]
    page: int | None = None
    cells: tuple[tuple[str, str], ...] = ()
    """For a table row: (column heading, value as printed)."""

    @property
    def headings(self) -> tuple[str, ...]:
        """What stands above the passage: its section's title, then its subheadings."""
        return (self.section.title, *self.subheadings)

    def raw_spans(self, start: int, end: int) -> tuple[tuple[int, int], ...]:
        """Where ``text[start:end]`` stands in the raw file, as half-open (start, end) pairs.

        Neighbouring pieces are merged over what repair took away between them (a line break,
        a hyphen, markup), so that one quote is one span wherever the source is contiguous.
        """
        pieces: list[tuple[int, int]] = []
        for span in self.spans:
            first = max(start, span.text_start)
            last = min(end, span.text_start + span.length)
            if first >= last:
                continue
            raw_start = span.raw_start + first - span.text_start
            raw_end = raw_start + last - first
            if pieces and 0 <= raw_start - pieces[-1][1] <= _MERGE_GAP:
                pieces[-1] = (pieces[-1][0], raw_end)
            else:
                pieces.append((raw_start, raw_end))
        return tuple(pieces)


# Longest stretch of raw characters that repair removes inside one sentence: a page break with
# its blank lines and page header.
_MERGE_GAP = 120
