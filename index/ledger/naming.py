"""What the documents call one thing by several names, found in texts."""

from __future__ import annotations

import re
from collections.abc import Iterable

from index.question.names import Names, learn_names
from ingest.document import Document

# Genitive and definite endings belong to a name: "FVIS:s", "vårdinformationsstödet".
_ENDING = r"(?::?s|en|et|ens|ets|n|t)?"


class Naming:
    """Things with several names ("FVIS", "Visus"), each as the set of its names."""

    def __init__(self, names: Names) -> None:
        self._things = tuple((group, name_pattern(group)) for group in names.groups)

    @classmethod
    def of(cls, documents: Iterable[Document]) -> Naming:
        """The names that the documents themselves define."""
        return cls(
            learn_names(
                block.text.text
                for document in documents
                for section in document.sections
                for block in section.blocks
            )
        )

    def things(self, text: str) -> tuple[frozenset[str], ...]:
        """The things that ``text`` names by any of their names."""
        return tuple(group for group, pattern in self._things if pattern.search(text))


def name_pattern(names: Iterable[str]) -> re.Pattern[str]:
    """Finds any of ``names``, with an ending or without, in either case."""
    either = "|".join(re.escape(name) for name in sorted(names, key=lambda n: (-len(n), n)))
    return re.compile(rf"(?<!\w)(?:{either}){_ENDING}(?!\w)", re.IGNORECASE)
