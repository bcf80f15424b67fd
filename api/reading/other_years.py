"""The same section in other documents: what a reader compares over the years."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from api.addresses import section_url
from ingest.document import Document, DocumentInfo, Section


@dataclass(frozen=True, slots=True)
class OtherYear:
    """A section of the same name in another document."""

    info: DocumentInfo
    number: str
    url: str


def other_years(
    document: Document, documents: Iterable[Document]
) -> Mapping[str, tuple[OtherYear, ...]]:
    """Section number → the same section elsewhere, one a document, by year.

    Sections are the same when their titles are. Where a document has a title twice, the one
    under the same heading counts, else the one with the same number, else the first.
    """
    elsewhere = [each for each in documents if each.info.id != document.info.id]
    by_title = {each.info.id: _by_title(each) for each in elsewhere}
    found: dict[str, tuple[OtherYear, ...]] = {}
    for section in document.sections:
        number = section.heading.number
        if not number or number in found:
            continue
        same = [
            (each.info, _nearest(section, by_title[each.info.id][_title(section.heading.title)]))
            for each in elsewhere
            if _title(section.heading.title) in by_title[each.info.id]
        ]
        found[number] = tuple(
            OtherYear(info, other.heading.number, section_url(info.id, other.heading.number))
            for info, other in sorted(same, key=lambda pair: (pair[0].year, pair[0].title))
        )
    return found


def _by_title(document: Document) -> Mapping[str, list[Section]]:
    sections = defaultdict(list)
    for section in document.sections:
        if section.heading.number:
            sections[_title(section.heading.title)].append(section)
    return dict(sections)


def _nearest(section: Section, candidates: list[Section]) -> Section:
    def likeness(candidate: Section) -> tuple[bool, bool]:
        return (
            _parent(candidate) == _parent(section),
            candidate.heading.number == section.heading.number,
        )

    return max(candidates, key=likeness)


def _parent(section: Section) -> str:
    above = section.heading.path[:-1]
    return _title(above[-1]) if above else ""


def _title(text: str) -> str:
    """Letters only, less a lettered heading's own: numbers and marks differ between years."""
    return re.sub(r"[^a-zåäöé]", "", re.sub(r"^[a-zåäö]: ", "", text.casefold()))
