"""What of a passage is searched: its own words, and where in which document it stands."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.document import DocumentInfo
from ingest.passage import Passage


@dataclass(frozen=True, slots=True)
class SearchableText:
    """``heading`` says what ``body`` is about; people ask with the words of both."""

    body: str
    heading: str = ""

    @property
    def whole(self) -> str:
        """What an encoder is given: heading first, as models read the beginning best."""
        return f"{self.heading}\n{self.body}" if self.heading else self.body


def searchable_text(info: DocumentInfo, passage: Passage) -> SearchableText:
    """The passage under its document's title and year, its section's title and subheadings.

    The titles of the sections above are left out: with them the many passages of a chapter
    look alike, and recall is no better.
    """
    title = info.title if str(info.year) in info.title else f"{info.title} {info.year}"
    innermost = passage.section.path[-1:]
    return SearchableText(
        body=passage.text, heading="\n".join((title, *innermost, *passage.subheadings))
    )
