"""The document's own table of contents: found, read, and kept out of the text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.document import ContentsEntry
from ingest.lines import BLANK, Line
from ingest.markup import without_emphasis, without_hashes, without_tags

_TITLE = re.compile(r"(?:innehåll|innehållsförteckning|innehållsöversikt)\W*", re.IGNORECASE)
# "1.2 Title ......... 7", "1.2<TAB>Title<TAB>7", "Title      7"
_LEADER = re.compile(r"(?:\.{3,}|…+|(?:\s*\.\s){3,}|\t+|\s{3,})[\s.…]*(\d{1,4})\s*$")
_PAGE_AT_END = re.compile(r"\s(\d{1,4})\s*$")
_NUMBER = re.compile(r"^\s*(\d{1,2}(?:\.\d{1,3})*)\.?(?=[\s\t]|[A-ZÅÄÖ]:)\s*")
# A printed contents list is at most this many blank or unfinished lines away from its next entry.
_PATIENCE = 3


@dataclass(frozen=True, slots=True)
class Contents:
    """The entries in order, and the lines of the document that remain."""

    entries: tuple[ContentsEntry, ...]
    body: tuple[Line, ...]


def split_contents(lines: tuple[Line, ...]) -> Contents:
    """Take the table of contents out of ``lines``; its place becomes blank."""
    start = _find_start(lines)
    if start is None:
        return Contents((), lines)
    entries: list[ContentsEntry] = []
    end = start
    pending = ""
    waiting = 0
    titled = _TITLE.fullmatch(_plain(lines[start])) is not None
    for position in range(start + titled, len(lines)):
        words = _plain(lines[position])
        leader = _LEADER.search(words) or (titled and _PAGE_AT_END.search(words))
        if not words:
            continue
        if leader:
            entry = _entry(f"{pending} {words[: leader.start()]}".strip())
            entries.append(entry)
            end, pending, waiting = position, "", 0
        else:
            waiting += 1
            if waiting > _PATIENCE or _repeats(entries, words):
                break
            pending = f"{pending} {words}".strip()
    if len(entries) < 2:
        return Contents((), lines)
    gone = tuple(BLANK for _ in range(start, end + 1))
    return Contents(tuple(entries), lines[:start] + gone + lines[end + 1 :])


def _find_start(lines: tuple[Line, ...]) -> int | None:
    for position, line in enumerate(lines):
        if _TITLE.fullmatch(_plain(line)):
            return position
    # Without a title: three lines in a row that end in leaders and a page number.
    filled = [i for i, line in enumerate(lines) if not line.is_blank]
    for first, second, third in zip(filled, filled[1:], filled[2:], strict=False):
        rows = [_plain(lines[i]) for i in (first, second, third)]
        if all("..." in row and _LEADER.search(row) for row in rows):
            return first
    return None


def _plain(line: Line) -> str:
    text = without_emphasis(without_tags(without_hashes(line.text)))
    return text.text.strip()


def _entry(words: str) -> ContentsEntry:
    match = _NUMBER.match(words)
    number = match.group(1) if match else ""
    title = words[match.end() :] if match else words
    return ContentsEntry(number, " ".join(title.strip(" .…").split()))


def _repeats(entries: list[ContentsEntry], words: str) -> bool:
    """Whether the body has begun: its first heading is the first entry over again."""
    if not entries:
        return False
    first = f"{entries[0].number} {entries[0].title}".strip()
    return words == first or words == entries[0].title
