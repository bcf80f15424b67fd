"""Markdown and HTML signs taken away, the words between them kept.

Only signs that are surely markup go: emphasis that opens and closes within a line, tags with
a known name. A literal "<1 %" and a footnote's lone asterisk stay.
"""

from __future__ import annotations

import re

from ingest.mapped_text import EMPTY, MappedText, join

_BLOCK_TAG = re.compile(
    r"</?(?:p|li|ul|ol|br|div|tr|td|th|table|thead|tbody|h[1-6])\b[^<>\n\t]*/?>", re.IGNORECASE
)
_INLINE_TAG = re.compile(
    r"</?(?:b|i|u|em|strong|span|sup|sub|a|font|mark|small)\b[^<>\n\t]*/?>", re.IGNORECASE
)
_HASHES = re.compile(r"^\s*(#{1,6})\s+")
_EMPHASIS = re.compile(r"(?<!\w)(\*{1,3}|_{1,3})(?=\S)(.+?)(?<=\S)\1(?!\w)")
_LINK = re.compile(r"\[([^\[\]]+)\]\([^()\s]*\)")
_ENTITY = re.compile(r"&(amp|lt|gt|nbsp|quot);")
_ENTITIES = {"amp": "&", "lt": "<", "gt": ">", "nbsp": " ", "quot": '"'}


def without_tags(text: MappedText) -> MappedText:
    """HTML tags out: a block tag ends a line, an inline one leaves nothing."""
    text = join("\n", text.split(_BLOCK_TAG)) if _BLOCK_TAG.search(text.text) else text
    return _without_entities(text.without(_INLINE_TAG))


def without_emphasis(text: MappedText) -> MappedText:
    """Paired asterisks and underscores out, a link's address too."""
    while match := _EMPHASIS.search(text.text) or _LINK.search(text.text):
        group = 2 if match.re is _EMPHASIS else 1
        inner = text[slice(*match.span(group))]
        text = text[: match.start()] + inner + text[match.end() :]
    return text


def heading_level(text: str) -> int:
    """How many hashes mark the line as a heading; 0 for none."""
    match = _HASHES.match(text)
    return len(match.group(1)) if match else 0


def without_hashes(text: MappedText) -> MappedText:
    """The heading's words."""
    match = _HASHES.match(text.text)
    return text[match.end() :] if match else text


def _without_entities(text: MappedText) -> MappedText:
    result, last = EMPTY, 0
    for match in _ENTITY.finditer(text.text):
        sign = MappedText(_ENTITIES[match.group(1)], (text.origins[match.start()],))
        result = result + text[last : match.start()] + sign
        last = match.end()
    return result + text[last:] if last else text


def is_emphasised(text: str) -> bool:
    """Whether the whole line is set in bold or italics."""
    stripped = text.strip()
    match = _EMPHASIS.match(stripped)
    return bool(match and match.end() == len(stripped)) or bool(
        re.fullmatch(r"<(b|strong)>.*</\1>", stripped, re.IGNORECASE)
    )
