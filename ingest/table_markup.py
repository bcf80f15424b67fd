"""Tables written with bars (Markdown) or tags (HTML), made rows of cells between tabs.

After this step a row is one line with tabs, whichever way the source wrote it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.lines import Line
from ingest.mapped_text import MappedText, added, join

_RULE = re.compile(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?")
_BAR = re.compile(r"(?<!\\)\|")
_ROW_OPENS = re.compile(r"<tr\b[^<>]*>", re.IGNORECASE)
_ROW_CLOSES = re.compile(r"</tr\s*>|</table\s*>", re.IGNORECASE)
_CELL_CLOSES = re.compile(r"</t[dh]\s*>", re.IGNORECASE)
# An HTML row that takes more lines than this has lost its closing tag.
_MAX_ROW_LINES = 100


def with_tabs(lines: Sequence[Line]) -> tuple[Line, ...]:
    """``lines`` with each row of a bar or tag table as one line of tabbed cells."""
    return tuple(_bar_rows(tuple(_tag_rows(lines))))


def _tag_rows(lines: Sequence[Line]) -> Iterator[Line]:
    position = 0
    while position < len(lines):
        line = lines[position]
        position += 1
        if "<tr" not in line.text.text.lower():
            yield line
            continue
        open_row = [line]
        while (
            position < len(lines)
            and len(open_row) < _MAX_ROW_LINES
            and not _ROW_CLOSES.search(open_row[-1].text.text.rpartition("<tr")[2])
        ):
            open_row.append(lines[position])
            position += 1
        for row in join(" ", (part.text for part in open_row)).split(_ROW_CLOSES):
            before, *cells = row.split(_ROW_OPENS)
            if before.strip():
                yield Line(before, line.page)
            for cell_text in cells:
                row_cells = cell_text.split(_CELL_CLOSES)
                filled = row_cells if row_cells[-1].strip() else row_cells[:-1]
                yield Line(join("\t", (cell.strip() for cell in filled)), line.page)


def _bar_rows(lines: Sequence[Line]) -> Iterator[Line]:
    in_table = False
    for position, line in enumerate(lines):
        words = line.words
        if "|" not in words:
            in_table = False
            yield line
            continue
        below = lines[position + 1].words if position + 1 < len(lines) else ""
        if _is_rule(words):
            in_table = True
        elif in_table or _is_rule(below) or _is_framed(words):
            in_table = True
            yield Line(_cells(line.text), line.page)
        else:
            yield line


def _is_rule(words: str) -> bool:
    return "|" in words and "-" in words and _RULE.fullmatch(words) is not None


def _is_framed(words: str) -> bool:
    return len(words) > 2 and words.startswith("|") and words.endswith("|")


def _cells(text: MappedText) -> MappedText:
    """The row with tabs for its inner bars; an outer bar is no cell's border."""
    parts = list(text.strip().split(_BAR))
    first = 1 if not parts[0].strip() else 0
    last = len(parts) - 1 if len(parts) > 1 and not parts[-1].strip() else len(parts)
    cells = [part.strip() for part in parts[first:last]]
    row = join("\t", cells)
    return row if len(cells) > 1 else row + added("\t")
