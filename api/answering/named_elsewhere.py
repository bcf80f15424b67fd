"""Names in the question that stand nowhere near what was found: people, places, other bodies."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index import Hit, Understanding

# A capital that begins no sentence.
_NAME = re.compile(r"(?<!^)(?<![.!?:] )\b[A-ZÅÄÖ][\wåäöÅÄÖ-]+")
# "Region Skåne", "Halmstads kommun": its town's name alone is not the body.
_BODY = re.compile(
    r"\bRegion(?:en)?s? [A-ZÅÄÖ][a-zåäö-]+|"
    r"(?<!^)(?<![.!?:] )\b[A-ZÅÄÖ]\w+(?:regionen|s? (?:kommun|region|landsting))"
)
# How much of a name must stand in the text: Swedish adds endings.
_STEM_SHARE = 0.8
# "VP 2021" names a document, which no passage of it does.
_DOCUMENT_WORDS = frozenset({"vp"})
_LOOKED_AT = 2


def names_are_missing(understood: Understanding, hits: Sequence[Hit]) -> bool:
    """Whether some name in the question stands nowhere in the two best passages."""
    known = {word for name, _ in understood.aliases for word in name.lower().split()}
    around = _around(hits)
    return any(
        not _stands_in(name[: max(4, int(_STEM_SHARE * len(name)))], around)
        for name in _NAME.findall(understood.corrected)
        if name.lower() not in known | _DOCUMENT_WORDS
    )


def another_body_is_asked(understood: Understanding, hits: Sequence[Hit]) -> bool:
    """Whether the question names a public body that the two best passages and titles don't."""
    around = _around(hits)
    return any(body not in around for body in _BODY.findall(understood.corrected))


def _around(hits: Sequence[Hit]) -> str:
    """The two best passages with what stands above them and their documents' names."""
    return "\n".join(
        "\n".join((h.passage.text, *h.passage.section.path, *_of_document(h)))
        for h in hits[:_LOOKED_AT]
    )


def _stands_in(beginning: str, around: str) -> bool:
    """With its capital or all in capitals: "den 14 mars" names no planet."""
    return beginning in around or beginning.upper() in around


def _of_document(hit: Hit) -> tuple[str, str, str]:
    return hit.document.organisation, hit.document.title, hit.document.kind
