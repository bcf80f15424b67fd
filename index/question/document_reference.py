"""Documents named in a question by kind: "i VP 2021", "bilagan", "augustirapporten"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from index.question.year_mentions import MONTHS
from ingest.document import DocumentInfo

_LATEST = re.compile(
    r"\b(?:senaste|nuvarande|gällande|nya|latest|current)\s+(\w*plan\w*|\w*rapport\w*)",
    re.IGNORECASE,
)
_PREVIOUS = re.compile(
    r"\b(?:förra|föregående|previous)\s+(\w*plan\w*|\w*rapport\w*)", re.IGNORECASE
)
_FIRST = re.compile(r"\b(?:första|äldsta|first)\s+(\w*plan\w*|\w*rapport\w*)", re.IGNORECASE)
# How people name a kind of document; the word is matched from its beginning.
_SPOKEN = {
    "plan": r"\bvp(?=\d{4})|\b(?:vp|verksamhetsplan\w*|årsplan\w*|plan(?:en|ens|erna)|"
    r"plan(?= \d{4}|$)|(?<=års )plan)\b",
    "rapport": r"\b(?:uppföljningsrapport\w*|delårsrapport\w*|årsrapport\w*|\w*rapporten\w*)",
    "bilaga": r"\bbilag(?:a|an|or|orna|ans)\b",
    "uppföljning": r"\buppföljning(?:en|ens|arna)?\b",
    "redovisning": r"\b(?:års)?redovisning\w*",
    "bokslut": r"\b\w*bokslut\w*",
    "budget": r"\bmål och budget\b",
}


def read_document_references(question: str, documents: Iterable[DocumentInfo]) -> frozenset[str]:
    """Ids of the documents whose kind (or month in the title) the question names.

    Years are not looked at here, but for "förra", "senaste" and "första", which choose among
    the documents of the kind by their year.
    """
    lowered = question.lower()
    infos = tuple(documents)
    for pattern, place in ((_PREVIOUS, -2), (_LATEST, -1), (_FIRST, 0)):
        match = pattern.search(lowered)
        stem = "rapport" if match and "rapport" in match.group(1) else "plan"
        of_kind = sorted((i for i in infos if stem in i.kind.lower()), key=lambda i: i.year)
        if match and len(of_kind) >= max(1, -place):
            return frozenset({of_kind[place].id})
    months = [m for m in MONTHS if re.search(rf"\b{m}(?:rapport|bokslut|uppföljning)", lowered)]
    if months:
        return frozenset(i.id for i in infos if any(m in i.title.lower() for m in months))
    named = {
        word
        for word, pattern in _SPOKEN.items()
        if any(not _is_of_another(lowered[: m.start()]) for m in re.finditer(pattern, lowered))
    }
    return frozenset(
        info.id
        for info in infos
        if any(word in f"{info.kind} {info.title}".lower() for word in named)
    )


# "den nationella planen" is no document of ours: an adjective says which plan it is instead.
_ADJECTIVE = re.compile(r"\b(\w{5,}(?:la|na|da|ta|ska|ga))\s$")
_OUR_OWN = frozenset({"förra", "senaste", "gällande", "nuvarande", "första", "andra", "båda"})


def _is_of_another(before: str) -> bool:
    match = _ADJECTIVE.search(before)
    return bool(match and match.group(1) not in _OUR_OWN)
