"""Markdown and HTML signs taken away, the words between them kept.

Only signs that are surely markup go: emphasis that opens and closes within a line, tags with
a known name. A literal "<1 %" and a footnote's lone asterisk stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ingest.lines import Line
from ingest.mapped_text import MappedText, added, from_raw, join

_BLOCK_TAG = re.compile(
    r"</?(?:p|li|ul|ol|br|div|tr|td|th|table|thead|tbody|h[1-6])\b[^<>\n\t]{0,500}>", re.IGNORECASE
)
_INLINE_TAG = re.compile(
    r"</?(?:b|i|u|em|strong|span|sup|sub|a|font|mark|small)\b[^<>\n\t]{0,500}>", re.IGNORECASE
)
_HASHES = re.compile(r"^\s*(#{1,6})\s+")
_SIGNS = re.compile(r"\*+|_+")
# An emphasis longer than this is two lone signs far apart.
_MAX_EMPHASIS = 1000
_LINK = re.compile(r"!?\[(?P<inner>[^\[\]]{1,500})\]\([^()\s]{0,500}\)")
# Markdown's way to write a sign that is no markup: "1\." is "1.".
_BACKSLASH = re.compile(r"\\(?=[!#&()*+.<>\[\]_`{|}~-])")
_ANY_MARKUP = re.compile(r"[#*_<&\\\[]")
_ENTITY = re.compile(r"&(amp|lt|gt|nbsp|quot);")
_ENTITIES = {"amp": "&", "lt": "<", "gt": ">", "nbsp": " ", "quot": '"'}


def without_tags(text: MappedText) -> MappedText:
    """HTML tags out: a block tag ends a line, an inline one leaves nothing."""
    text = join("\n", text.split(_BLOCK_TAG)) if _BLOCK_TAG.search(text.text) else text
    return _without_entities(text.without(_INLINE_TAG))


def without_emphasis(text: MappedText) -> MappedText:
    """Paired asterisks and underscores out, a link's address and a sign's backslash too."""
    text = text.without(_BACKSLASH) if "\\" in text.text else text
    if "](" in text.text:
        text = _without(
            text,
            (
                span
                for match in _LINK.finditer(text.text)
                for span in (
                    (match.start(), match.start("inner")),
                    (match.end("inner"), match.end()),
                )
            ),
        )
    return _without(text, sorted(_emphasis_signs(text.text)))


def _without(text: MappedText, spans: Iterable[tuple[int, int]]) -> MappedText:
    """The text without the spans, which are in order and apart."""
    parts: list[MappedText] = []
    done = 0
    for start, end in spans:
        parts.append(text[done:start])
        done = end
    return join("", [*parts, text[done:]]) if parts else text


def _emphasis_signs(text: str) -> Iterator[tuple[int, int]]:
    """Where signs stand that open an emphasis and close it again on the same line."""
    opened: dict[str, tuple[int, int]] = {}
    for match in _SIGNS.finditer(text):
        sign, start, end = match.group(), match.start(), match.end()
        before, after = text[start - 1 : start], text[end : end + 1]
        opening = opened.get(sign)
        if opening and (start - opening[1] > _MAX_EMPHASIS or "\n" in text[opening[1] : start]):
            opening = None
        closes = before.strip() and not (after.isalnum() or after == "_")
        if opening and closes and len(sign) <= 3:
            yield opening
            yield (start, end)
            opened = {s: span for s, span in opened.items() if span[0] < opening[0]}
        elif not opening and after.strip() and not (before.isalnum() or before == "_"):
            opened[sign] = (start, end)


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
    spans = sorted(_emphasis_signs(stripped))
    return bool(spans and spans[0][0] == 0 and spans[-1][1] == len(stripped)) or bool(
        re.fullmatch(r"<(b|strong)>.*</\1>", stripped, re.IGNORECASE)
    )


def plain(line: Line) -> Line:
    """The line without hashes, emphasis and tags."""
    return Line(plain_text(without_hashes(line.text)), line.page)


def plain_text(text: MappedText) -> MappedText:
    """Without emphasis and tags, and without white space at either end."""
    if _ANY_MARKUP.search(text.text):
        text = without_emphasis(without_tags(text))
    return text.strip()
