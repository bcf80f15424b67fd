"""The document's own table of contents: found, read, and kept out of the text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.document import ContentsEntry
from ingest.lines import BLANK, Line
from ingest.markup import plain
from ingest.page_furniture import squash

_TITLE = re.compile(
    r"(?:innehåll|innehållsförteckning|innehållsöversikt|table of contents|contents)\W*",
    re.IGNORECASE,
)
# "1.2 Title ......... 7", "1.2<TAB>Title<TAB>7", "Title      7"
_LEADER = re.compile(r"(?:\.{3,}|…+|(?:\s*\.\s){3,}|\t+|\s{3,})[\s.…]*(\d{1,4})\s*$")
_PAGE_AT_END = re.compile(r"\s(\d{1,3})\s*$")
_NUMBER = re.compile(r"^\s*(\d{1,2}(?:\.\d{1,3})*)\.?(?=\s|[A-ZÅÄÖ])\s*")
_BULLET = re.compile(r"^\s*[-*•–]\s+")
# A printed contents list is at most this many blank or unfinished lines away from its next entry.
_PATIENCE = 3
_MAX_LINE = 400
# A page that jumps further than this is no page but a year, or the end of a sentence.
_MAX_PAGE_STEP = 60


@dataclass(frozen=True, slots=True)
class Contents:
    """The entries in order, and the lines of the document that remain."""

    entries: tuple[ContentsEntry, ...]
    body: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    """A contents list: lines ``start`` to ``end`` (inclusive)."""

    start: int
    end: int
    entries: tuple[ContentsEntry, ...]


def split_contents(lines: tuple[Line, ...]) -> Contents:
    """Take the table of contents out of ``lines``; its place becomes blank."""
    for start, titled in _starts(lines):
        found = _with_pages(lines, start, titled=titled)
        if found is None and titled:
            found = _without_pages(lines, start)
        if found is not None:
            gone = tuple(BLANK for _ in range(found.start, found.end + 1))
            body = lines[: found.start] + gone + lines[found.end + 1 :]
            return Contents(found.entries, body)
    return Contents((), lines)


def _starts(lines: tuple[Line, ...]) -> list[tuple[int, bool]]:
    """Where a contents list may begin, and whether a title says so."""
    starts = [
        (i, True)
        for i, line in enumerate(lines)
        if _TITLE.search(line.text.text) and _TITLE.fullmatch(_plain(line))
    ]
    # Without a title: three lines in a row that end in leaders and a page number.
    filled = [i for i, line in enumerate(lines) if not line.is_blank]
    for first, second, third in zip(filled, filled[1:], filled[2:], strict=False):
        if all("..." in lines[i].text.text for i in (first, second, third)):
            rows = [_plain(lines[i]) for i in (first, second, third)]
            if all(_LEADER.search(row) for row in rows):
                return [*starts, (first, False)]
    return starts


def _with_pages(lines: tuple[Line, ...], start: int, *, titled: bool) -> _Found | None:
    """A list whose entries end in page numbers; an entry may take several lines."""
    entries: list[ContentsEntry] = []
    end = start
    pending = ""
    waiting = page = 0
    for position in range(start + titled, len(lines)):
        words = _plain(lines[position])
        if not words:
            continue
        if _repeats(entries, words):
            break
        leader = _LEADER.search(words) or (titled and _PAGE_AT_END.search(words))
        if leader and page - 1 <= int(leader[1]) <= page + _MAX_PAGE_STEP:
            opening = "" if _NUMBER.match(words) else pending
            entries.append(_entry(f"{opening} {words[: leader.start()]}".strip()))
            end, pending, waiting, page = position, "", 0, int(leader[1])
        else:
            waiting += 1
            if waiting > _PATIENCE:
                break
            pending = words if _NUMBER.match(words) else f"{pending} {words}".strip()
    return _Found(start, end, tuple(entries)) if len(entries) > 1 else None


def _without_pages(lines: tuple[Line, ...], start: int) -> _Found | None:
    """A list without page numbers: told by its entries coming again, in order, as headings."""
    listed: list[tuple[int, str]] = []
    for position in range(start + 1, len(lines)):
        words = _plain(lines[position])
        if not words:
            continue
        if listed and _same(words, listed[0][1]):
            break
        if words.endswith(".") or len(words) == _MAX_LINE:
            return None
        listed.append((position, words))
    else:
        return None
    body = [squash(_entry(_plain(line)).title) for line in lines[position:]]
    repeated: list[int] = []
    for i, (_, words) in enumerate(listed):
        title = squash(_entry(words).title)
        if title and title in body:
            body = body[body.index(title) + 1 :]
            repeated.append(i)
    if len(repeated) < 2:
        return None
    # What stands between the list and its first heading is text again.
    listed = listed[: repeated[-1] + 1]
    if len(repeated) < 0.8 * len(listed):
        return None
    return _Found(start, listed[-1][0], tuple(_entry(words) for _, words in listed))


def _same(words: str, entry: str) -> bool:
    return bool(squash(words)) and squash(words) == squash(entry)


def _plain(line: Line) -> str:
    return plain(line).words if len(line.text) < _MAX_LINE else line.words[:_MAX_LINE]


def _entry(words: str) -> ContentsEntry:
    words = words[match.end() :] if (match := _BULLET.match(words)) else words
    number = _NUMBER.match(words)
    title = words[number.end() :] if number else words
    return ContentsEntry(number[1] if number else "", " ".join(title.strip(" .…").split()))


def _repeats(entries: list[ContentsEntry], words: str) -> bool:
    """Whether the body has begun: its first heading is the first entry over again."""
    if not entries:
        return False
    return _same(words, f"{entries[0].number} {entries[0].title}") or _same(words, entries[0].title)
