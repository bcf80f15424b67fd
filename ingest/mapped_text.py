"""Text that remembers where in the raw file each of its characters came from.

Every repair (a line break made a space, a hyphen taken out, markup dropped) is a cut or a
join of ``MappedText``, so the way back to the source can't be lost on the way.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

ADDED = -1
"""The origin of a character that is ours and not the document's."""


@dataclass(frozen=True, slots=True)
class MappedText:
    """``origins[i]`` is the raw offset of ``text[i]``, or ``ADDED``."""

    text: str
    origins: tuple[int, ...]

    def __post_init__(self) -> None:
        if len(self.text) != len(self.origins):
            raise ValueError("one origin for each character")

    def __len__(self) -> int:
        return len(self.text)

    def __bool__(self) -> bool:
        return bool(self.text)

    def __getitem__(self, part: slice) -> MappedText:
        return MappedText(self.text[part], self.origins[part])

    def __add__(self, other: MappedText | str) -> MappedText:
        tail = added(other) if isinstance(other, str) else other
        return MappedText(self.text + tail.text, self.origins + tail.origins)

    def strip(self) -> MappedText:
        """Without white space at either end."""
        start = len(self.text) - len(self.text.lstrip())
        return self[start : len(self.text.rstrip())] if start < len(self.text) else EMPTY

    def without(self, pattern: re.Pattern[str]) -> MappedText:
        """With every match of ``pattern`` cut out."""
        return join("", self.split(pattern))

    def split(self, pattern: re.Pattern[str]) -> tuple[MappedText, ...]:
        """The pieces between matches of ``pattern``."""
        edges = [0]
        for match in pattern.finditer(self.text):
            edges += match.span()
        edges.append(len(self.text))
        return tuple(self[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True))

    def lines(self) -> tuple[MappedText, ...]:
        """Split at line feeds."""
        return self.split(_LINE_FEED)

    def first_origin(self) -> int | None:
        """Raw offset of the first character that is the document's own."""
        return next((origin for origin in self.origins if origin != ADDED), None)

    def runs(self) -> Iterable[tuple[int, int, int]]:
        """Maximal (start in text, start in raw, length) over the document's own characters."""
        own = ((i, origin) for i, origin in enumerate(self.origins) if origin != ADDED)
        for _, run in groupby(own, key=lambda pair: pair[1] - pair[0]):
            pairs = list(run)
            # The same shift can recur after an added character: cut where text is not contiguous.
            start = 0
            for i in range(1, len(pairs) + 1):
                if i == len(pairs) or pairs[i][0] != pairs[i - 1][0] + 1:
                    yield pairs[start][0], pairs[start][1], i - start
                    start = i


_LINE_FEED = re.compile("\n")
EMPTY = MappedText("", ())


def from_raw(raw: str, start: int = 0) -> MappedText:
    """``raw`` as it stands from offset ``start`` of the file."""
    return MappedText(raw, tuple(range(start, start + len(raw))))


def added(text: str) -> MappedText:
    """Text of ours, without a place in the file."""
    return MappedText(text, (ADDED,) * len(text))


def join(separator: str, parts: Iterable[MappedText]) -> MappedText:
    """``separator.join`` that keeps origins; the separator is ours."""
    pieces = list(parts)
    text = separator.join(piece.text for piece in pieces)
    gap = (ADDED,) * len(separator)
    origins: list[int] = []
    for i, piece in enumerate(pieces):
        if i:
            origins.extend(gap)
        origins.extend(piece.origins)
    return MappedText(text, tuple(origins))
