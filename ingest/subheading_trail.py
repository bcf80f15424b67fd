"""Which unnumbered headings stand above each part of a section."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.document import Block, BlockKind
from ingest.prose import Part


class SubheadingTrail:
    """Follows one section from its beginning, over its tables too.

    Marked headings nest by their level. Of unmarked ones, a heading right on top of another
    heading covers the ones that follow.
    """

    def __init__(self) -> None:
        self._marked: list[tuple[int, str]] = []
        self._covering: str | None = None
        self.current: tuple[str, ...] = ()
        """The headings above whatever comes next, outermost first."""

    def place(self, parts: Sequence[Part]) -> Iterator[Block]:
        """The parts as blocks that know the headings above them."""
        for position, part in enumerate(parts):
            if part.kind is BlockKind.SUBHEADING:
                below = parts[position + 1] if position + 1 < len(parts) else None
                self._enter(part, below)
            yield Block(part.kind, part.text, self.current)

    def _enter(self, heading: Part, below: Part | None) -> None:
        words = heading.text.text
        if heading.level:
            self._marked = [mark for mark in self._marked if mark[0] < heading.level]
            self._marked.append((heading.level, words))
            self._covering = None
            self.current = tuple(title for _, title in self._marked)
            return
        above = tuple(title for _, title in self._marked)
        if below is not None and below.kind is BlockKind.SUBHEADING and not below.level:
            self._covering = words
            self.current = (*above, words)
        else:
            covering = (self._covering,) if self._covering else ()
            self.current = (*above, *covering, words)
