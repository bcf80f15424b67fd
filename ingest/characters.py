"""Single characters made plain, before anything is read into them.

PDF extraction leaves look-alikes: ligatures, no-break spaces, letters with their accent as a
second character, soft hyphens. Each is mended here with its raw offset kept.
"""

from __future__ import annotations

import re
import unicodedata

from ingest.mapped_text import MappedText, Piece

_REPLACED = {
    "\u00a0": " ",
    "\u2007": " ",
    "\u2009": " ",
    "\u202f": " ",
    "\u2010": "-",
    "\u2011": "-",
    "\u2028": "\n",
    "\u2029": "\n",
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
}
_DROPPED = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_COMBINING = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_CONTROL = "\x00-\x08\x0b\x0e-\x1f\x7f-\x9f"
# A carriage return alone ends a line, as on an old Mac; before a line feed it says nothing.
_SPECIAL = re.compile(rf"\r\n?|[{_DROPPED}]|[{''.join(_REPLACED)}]|[{_CONTROL}]|\w[{_COMBINING}]+")


def plain_characters(raw: str) -> MappedText:
    """``raw`` with look-alikes replaced, invisible characters dropped, accents composed.

    Line feeds and form feeds stay; other control characters become spaces.
    """
    text: list[str] = []
    pieces: list[Piece] = []
    length = done = 0

    def keep(plain: str, raw_start: int, *, contiguous: bool) -> None:
        nonlocal length
        if contiguous and plain:
            pieces.append((length, raw_start, len(plain)))
        elif plain:
            pieces.extend((length + i, raw_start, 1) for i in range(len(plain)))
        text.append(plain)
        length += len(plain)

    for match in _SPECIAL.finditer(raw):
        keep(raw[done : match.start()], done, contiguous=True)
        done = match.end()
        special = match.group()
        if special[0] == "\r":
            keep("\n", done - 1, contiguous=True)
        elif special in _REPLACED:
            keep(_REPLACED[special], match.start(), contiguous=False)
        elif len(special) > 1:
            for letter, start in _composed(special):
                keep(letter, match.start() + start, contiguous=True)
        elif special not in _DROPPED:
            keep(" ", match.start(), contiguous=True)
    keep(raw[done:], done, contiguous=True)
    return MappedText("".join(text), _merged(pieces))


def _composed(letter_with_accents: str) -> list[tuple[str, int]]:
    """Letter and accents as one character each, as far as there are such; with offsets."""
    parts = [(letter_with_accents[0], 0)]
    for offset, accent in enumerate(letter_with_accents[1:], start=1):
        composed = unicodedata.normalize("NFC", parts[-1][0] + accent)
        if len(composed) == 1:
            parts[-1] = (composed, parts[-1][1])
        else:
            parts.append((accent, offset))
    return parts


def _merged(pieces: list[Piece]) -> tuple[Piece, ...]:
    """Neighbours that are contiguous in both texts as one."""
    merged: list[Piece] = []
    for text_start, raw_start, length in pieces:
        if merged:
            last_start, last_raw, last_length = merged[-1]
            if last_start + last_length == text_start and last_raw + last_length == raw_start:
                merged[-1] = (last_start, last_raw, last_length + length)
                continue
        merged.append((text_start, raw_start, length))
    return tuple(merged)
