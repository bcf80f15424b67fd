"""A document that a question asks for and the corpus does not have: "planen för 2019"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from index.question.nature import Nature, document_nature
from ingest.document import DocumentInfo

_PLAN = r"verksamhetsplan\w*|vp|planen|årsplan\w*"
_FOLLOW_UP = r"uppföljningsrapport\w*|delårsrapport\w*|rapporten|uppföljningen"
_NAMED_ELSE = r"årsredovisning\w*|årsbokslut\w*|bokslut\w*|årsrapport\w*"
_KINDS = rf"(?P<plan>{_PLAN})|(?P<follow_up>{_FOLLOW_UP})|(?P<other>{_NAMED_ELSE})"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_WITH_YEAR = (
    re.compile(rf"\b(?:{_KINDS})(?: för| från| av| om| över| till)?(?: år)? {_YEAR}\b", re.I),
    re.compile(rf"\b{_YEAR} års (?:{_KINDS})\b", re.IGNORECASE),
)
_ALONE = re.compile(rf"\b(?:{_NAMED_ELSE})\b", re.IGNORECASE)
# "Följde arbetet planen 2019?" asks how it went that year, whether or not that plan is there.
_KEPT_TO = re.compile(r"\b(?:följ(?:er|de|t|a)|h(?:åller|öll|ållit|ålla))\b[^.?!]*$", re.IGNORECASE)
_NUMBERED = re.compile(r"\b(?:bilaga|rapport) (\d{1,2})\b(?!\.)", re.IGNORECASE)


def read_absent_document(question: str, documents: Iterable[DocumentInfo]) -> str:
    """The words for a document that is asked for and isn't there; "" if none is."""
    infos = tuple(documents)
    for pattern in _WITH_YEAR:
        for match in pattern.finditer(question):
            kept_to = match["plan"] and _KEPT_TO.search(question[: match.start()])
            if not kept_to and not any(_fits(match, info) for info in infos):
                return match.group()
    for match in _ALONE.finditer(question):
        stem = match.group().lower()[:9]
        if not any(stem in f"{info.kind} {info.title}".lower() for info in infos):
            return match.group()
    for match in _NUMBERED.finditer(question):
        word, number = match.group().lower().split()
        named = re.compile(rf"{word}\w* {number}\b", re.IGNORECASE)
        if not any(named.search(info.title) for info in infos):
            return match.group()
    return ""


def _fits(match: re.Match[str], info: DocumentInfo) -> bool:
    if info.year != int(match["year"]):
        return False
    if match["plan"]:
        return document_nature(info) is Nature.PLAN
    if match["follow_up"]:
        return document_nature(info) is Nature.FOLLOW_UP
    return match["other"].lower()[:9] in f"{info.kind} {info.title}".lower()
