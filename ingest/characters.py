"""Single characters made plain, before anything is read into them.

PDF extraction leaves look-alikes: ligatures, no-break spaces, letters with their accent as a
second character, soft hyphens. Each is mended here with its raw offset kept.
"""

from __future__ import annotations

import unicodedata

from ingest.mapped_text import MappedText

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
_DROPPED = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff\r")


def plain_characters(raw: str) -> MappedText:
    """``raw`` with look-alikes replaced, invisible characters dropped, accents composed.

    Line feeds and form feeds stay; other control characters become spaces.
    """
    letters: list[str] = []
    origins: list[int] = []
    for offset, character in enumerate(raw):
        if character in _DROPPED:
            continue
        if letters and unicodedata.combining(character):
            composed = unicodedata.normalize("NFC", letters[-1] + character)
            if len(composed) == 1:
                letters[-1] = composed
                continue
        plain = _REPLACED.get(character, character)
        if unicodedata.category(character) == "Cc" and character not in "\n\t\f":
            plain = " "
        letters.extend(plain)
        origins.extend([offset] * len(plain))
    return MappedText("".join(letters), tuple(origins))
