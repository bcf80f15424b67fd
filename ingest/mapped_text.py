"""Text that remembers where in the raw file each of its characters came from.

Every repair (a line break made a space, a hyphen taken out, markup dropped) is a cut or a
join of ``MappedText``, so the way back to the source can't be lost on the way. Origins are
kept as runs, not one by one: a document of many megabytes is a few runs a line.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter

ADDED = -1
"""The origin of a character that is ours and not the document's."""

Piece = tuple[int, int, int]
"""(start in text, start in raw, length)"""
_start = itemgetter(0)


@dataclass(frozen=True, slots=True)
class MappedText:
    """``pieces`` are maximal runs, in the text's order; what none covers is ``ADDED``."""

    text: str
    pieces: tuple[Piece, ...]

    def __len__(self) -> int:
        return len(self.text)

    def __bool__(self) -> bool:
        return bool(self.text)

    def __getitem__(self, part: slice) -> MappedText:
        start, stop, step = part.indices(len(self.text))
        if step != 1:
            raise ValueError("a part of a text is contiguous")
        if start == 0 and stop == len(self.text):
            return self
        return MappedText(self.text[start:stop], _cut(self.pieces, start, stop))

    def __add__(self, other: MappedText) -> MappedText:
        return join("", (self, other))

    @property
    def origins(self) -> tuple[int, ...]:
        """The raw offset of each character, or ``ADDED``."""
        origins = [ADDED] * len(self.text)
        for start, raw_start, length in self.pieces:
            origins[start : start + length] = range(raw_start, raw_start + length)
        return tuple(origins)

    def strip(self) -> MappedText:
        """Without white space at either end."""
        start = len(self.text) - len(self.text.lstrip())
        return self[start : len(self.text.rstrip())] if start < len(self.text) else EMPTY

    def without(self, pattern: re.Pattern[str]) -> MappedText:
        """With every match of ``pattern`` cut out."""
        return join("", self.split(pattern)) if pattern.search(self.text) else self

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
        return self.pieces[0][1] if self.pieces else None

    def runs(self) -> Iterable[Piece]:
        """Maximal (start in text, start in raw, length) over the document's own characters."""
        return self.pieces


_LINE_FEED = re.compile("\n")
EMPTY = MappedText("", ())


def _cut(pieces: Sequence[Piece], start: int, stop: int) -> tuple[Piece, ...]:
    """The pieces of ``text[start:stop]``, counted from ``start``."""
    position = max(0, bisect_right(pieces, start, key=_start) - 1)
    kept: list[Piece] = []
    while position < len(pieces) and pieces[position][0] < stop:
        text_start, raw_start, length = pieces[position]
        first = max(start, text_start)
        last = min(stop, text_start + length)
        if first < last:
            kept.append((first - start, raw_start + first - text_start, last - first))
        position += 1
    return tuple(kept)


def from_raw(raw: str, start: int = 0) -> MappedText:
    """``raw`` as it stands from offset ``start`` of the file."""
    return MappedText(raw, ((0, start, len(raw)),) if raw else ())


def added(text: str) -> MappedText:
    """Text of ours, without a place in the file."""
    return MappedText(text, ())


def join(separator: str, parts: Iterable[MappedText]) -> MappedText:
    """``separator.join`` that keeps origins; the separator is ours."""
    joined = list(parts)
    pieces: list[Piece] = []
    offset = 0
    for part in joined:
        for text_start, raw_start, length in part.pieces:
            start = offset + text_start
            if pieces:
                last_start, last_raw, last_length = pieces[-1]
                if last_start + last_length == start and last_raw + last_length == raw_start:
                    pieces[-1] = (last_start, last_raw, last_length + length)
                    continue
            pieces.append((start, raw_start, length))
        offset += len(part.text) + len(separator)
    return MappedText(separator.join(part.text for part in joined), tuple(pieces))
