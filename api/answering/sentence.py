"""The sentences of a passage that can be quoted, as they stand in its text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest import BlockKind, Passage

# A full stop ends a sentence before a capital, a quote or a figure; after an abbreviation it
# ends nothing.
_END = re.compile(r"(?<=[.!?])[\"”')]*\s+(?=[A-ZÅÄÖ\"”'(+−\d-])|\n")
_ABBREVIATION = re.compile(
    r"(?:\b(?:bl|t|d|s|o|f|m|sk|ca|nr|kap|resp|inkl|exkl|avd|kl|dvs|etc|mm|mfl|fl|tex|ex|tom|bla|"
    r"jan|feb|aug|sept|okt|nov|dec|st|gr|ev|fr|p|e|g|a|v|k|x)\.)$",
    re.IGNORECASE,
)
_REMARK = re.compile(r"^\([^()]*\)\W*$")
_LEADS_IN = re.compile(r"(?::|\b(?:varav|följande|såsom|med|enligt|dels):?)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sentence:
    """``text`` stands at ``start`` in its passage's text."""

    passage: Passage
    start: int
    text: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def sentences_of(passage: Passage) -> tuple[Sentence, ...]:
    """What of ``passage`` says something: no headings, no repeated column headings.

    A passage that is nothing but headings gives those.
    """
    found = tuple(_split(passage))
    said = tuple(s for s in found if not _is_heading(s, passage) and _says_something(s))
    if passage.kind is BlockKind.TABLE_ROW:
        return said[-1:]
    return said or found


def _says_something(sentence: Sentence) -> bool:
    """Whether there are words beside a remark in brackets ("(Från MoB 2018)")."""
    return bool(re.search(r"\w{2,}", _REMARK.sub("", sentence.text)))


def goes_on(sentence: Sentence) -> bool:
    """Whether the sentence leads in to a list ("… varav", "… enligt följande:")."""
    return bool(_LEADS_IN.search(sentence.text))


def _split(passage: Passage) -> list[Sentence]:
    result: list[Sentence] = []
    start = 0
    text = passage.text
    whole_lines = passage.kind is BlockKind.COMMITMENT_ROW
    for match in _END.finditer(text):
        part = text[start : match.start()]
        if match.group() != "\n" and (
            _ABBREVIATION.search(part) or (whole_lines and _line_has_status(text, start))
        ):
            continue
        _append(result, passage, start, text[start : match.end()])
        start = match.end()
    _append(result, passage, start, text[start:])
    return result


def _line_has_status(text: str, start: int) -> bool:
    """Whether the line ends in its status in brackets, which belongs to all of it."""
    end = text.find("\n", start)
    return text[start : end if end >= 0 else None].endswith(")")


def _append(result: list[Sentence], passage: Passage, start: int, part: str) -> None:
    stripped = part.strip()
    if stripped:
        result.append(Sentence(passage, start + part.index(stripped), stripped))


def _is_heading(sentence: Sentence, passage: Passage) -> bool:
    words = sentence.text
    if words in passage.subheadings:
        return True
    heading = passage.section
    return sentence.start == 0 and bool(heading.number) and words.startswith(heading.number)
