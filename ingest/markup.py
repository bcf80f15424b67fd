"""Markdown and HTML signs taken away, the words between them kept.

Only signs that are surely markup go: emphasis that opens and closes within a line, tags with
a known name. A literal "<1 %" and a footnote's lone asterisk stay.
"""

from __future__ import annotations

import re

from ingest.lines import Line
from ingest.mapped_text import MappedText, added, from_raw, join

_BLOCK_TAG = re.compile(
    r"</?(?:p|li|ul|ol|br|div|tr|td|th|table|thead|tbody|h[1-6])\b[^<>\n\t]{0,500}>", re.IGNORECASE
)
_INLINE_TAG = re.compile(
    r"</?(?:b|i|u|em|strong|span|sup|sub|a|font|mark|small)\b[^<>\n\t]{0,500}>", re.IGNORECASE
)
_HASHES = re.compile(r"^\s*(#{1,6})\s+")
# An emphasis longer than this is two lone signs far apart.
_EMPHASIS = re.compile(
    r"(?<![\w*])(?P<sign>\*{1,3}(?!\*)|_{1,3}(?!_))(?=\S)"
    r"(?P<inner>[^\n]{1,1000}?)(?<=\S)(?P=sign)(?!\w)"
)
_LINK = re.compile(r"!?\[(?P<inner>[^\[\]]{1,500})\]\([^()\s]{0,500}\)")
# Markdown's way to write a sign that is no markup: "1\." is "1.".
_BACKSLASH = re.compile(r"\\(?=[!#&()*+.<>\[\]_`{|}~-])")
_ENTITY = re.compile(r"&(amp|lt|gt|nbsp|quot);")
_ENTITIES = {"amp": "&", "lt": "<", "gt": ">", "nbsp": " ", "quot": '"'}


def without_tags(text: MappedText) -> MappedText:
    """HTML tags out: a block tag ends a line, an inline one leaves nothing."""
    text = join("\n", text.split(_BLOCK_TAG)) if _BLOCK_TAG.search(text.text) else text
    return _without_entities(text.without(_INLINE_TAG))


def without_emphasis(text: MappedText) -> MappedText:
    """Paired asterisks and underscores out, a link's address and a sign's backslash too."""
    text = text.without(_BACKSLASH) if "\\" in text.text else text
    while True:
        matches = [*_EMPHASIS.finditer(text.text)] or [*_LINK.finditer(text.text)]
        if not matches:
            return text
        edges = [0]
        for match in matches:
            inner_start, inner_end = match.span("inner")
            edges += [match.start(), inner_start, inner_end, match.end()]
        edges.append(len(text))
        text = join("", (text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True)))


def heading_level(text: str) -> int:
    """How many hashes mark the line as a heading; 0 for none."""
    match = _HASHES.match(text)
    return len(match.group(1)) if match else 0


def without_hashes(text: MappedText) -> MappedText:
    """The heading's words."""
    match = _HASHES.match(text.text)
    return text[match.end() :] if match else text


def _without_entities(text: MappedText) -> MappedText:
    if "&" not in text.text:
        return text
    parts: list[MappedText] = []
    last = 0
    for match in _ENTITY.finditer(text.text):
        origin = text[match.start() : match.end()].first_origin()
        sign = _ENTITIES[match.group(1)]
        parts.append(text[last : match.start()])
        parts.append(added(sign) if origin is None else from_raw(sign, origin))
        last = match.end()
    return join("", [*parts, text[last:]])


def is_emphasised(text: str) -> bool:
    """Whether the whole line is set in bold or italics."""
    stripped = text.strip()
    match = _EMPHASIS.match(stripped)
    return bool(match and match.end() == len(stripped)) or bool(
        re.fullmatch(r"<(b|strong)>.*</\1>", stripped, re.IGNORECASE)
    )


def plain(line: Line) -> Line:
    """The line without hashes, emphasis and tags."""
    return Line(without_emphasis(without_tags(without_hashes(line.text))).strip(), line.page)
