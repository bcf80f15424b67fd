"""Questions to begin with, made from the corpus's own headings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from ingest.document import Document, Section

_MOST = 5
# A heading of two to five words names a matter; a shorter one is general, a longer unwieldy.
_MATTER = re.compile(r"[A-ZÅÄÖ][\wåäöÅÄÖ-]+( [\wåäöÅÄÖ-]+){1,4}")
# Some plans letter their headings: "A: Hög attraktivitet".
_LETTER = re.compile(r"^[A-ZÅÄÖ]: ")
# What every plan has says nothing of what is in this one.
_GENERAL = re.compile(r"bilaga|tabell|analys|verksamhet|förutsättning|sammanfatt|aktivitet", re.I)
# "Vad planerades för utreda …" is no Swedish.
_VERB = re.compile(
    r"(utreda|stärka|utveckla|skapa|öka|minska|bidra|stödja|säkra|införa|genomföra|främja) ", re.I
)
_FOLLOW_UP = re.compile(r"uppfölj|rapport|bokslut|redovisning|bilaga", re.IGNORECASE)


def example_questions(documents: Iterable[Document]) -> tuple[str, ...]:
    """One question for each of at most five documents, each about another matter.

    Matters that several documents have come first: those are what a reader can follow over
    the years. A document without a usable heading gives none.
    """
    listed = tuple(documents)
    shared = Counter(
        title for document in listed for title in {_title(each) for each in document.sections}
    )
    asked: list[str] = []
    taken: set[str] = set()
    for document in listed:
        usable = [
            section
            for section in document.sections
            if _MATTER.fullmatch(_name(section))
            and not _GENERAL.search(_name(section))
            and not _VERB.match(_name(section))
            and _title(section) not in taken
            and _length(section) > 400
        ]
        if not usable or len(asked) == _MOST:
            continue
        best = max(usable, key=lambda each: (shared[_title(each)], _length(each)))
        taken.add(_title(best))
        asked.append(_question(document, _name(best)))
    return tuple(asked)


def _question(document: Document, title: str) -> str:
    info = document.info
    matter = title[0].lower() + title[1:] if title[1:2].islower() else title
    if _FOLLOW_UP.search(info.kind):
        return f"Vad hände med {matter} {info.year}?"
    return f"Vad planerades för {matter} {info.year}?"


def _name(section: Section) -> str:
    return _LETTER.sub("", section.heading.title)


def _title(section: Section) -> str:
    return _name(section).casefold()


def _length(section: Section) -> int:
    return sum(len(block.text.text) for block in section.blocks)
