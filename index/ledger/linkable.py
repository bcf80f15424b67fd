"""What can be linked across the years: promises, and what follow-ups say of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from ingest.document import DocumentInfo
from ingest.ledger import CommitmentEntry, Extract, Place, Statement
from ingest.ledger.sentences import sentence_spans

# A "sentence" with more words is a list that has lost its bullets: it touches on everything.
_LONGEST_SENTENCE = 40
# "Region Hallands förvaltningar ska tillsammans arbeta för att …" says who, not what.
_LEAD = re.compile(
    r"^.{0,60}?\bska(?:ll)?\s+tillsammans\s+arbeta(?:\s+(?:för|med)\b)?(?:\s+att\b)?\s+",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Linkable:
    """A commitment or a statement, as linking sees it."""

    id: str
    key: str
    """Document, section, wording, and which of those with the same wording it is: what it can
    be known by again when an ordinal has shifted."""
    text: str
    """The words that it is known by: a mandate's heading, a statement's paragraph."""
    parts: tuple[str, ...]
    """What is compared: a statement's sentences, each alone; else the text as a whole."""
    focus_area: str
    place: Place
    year: int
    reports: bool
    """A statement: it may report on several mandates at once."""

    @property
    def is_mandate(self) -> bool:
        """Neither a statement nor an activity."""
        return re.search(r"/u\d+$", self.id) is not None


def linkables(extract: Extract, infos: Mapping[str, DocumentInfo]) -> tuple[Linkable, ...]:
    """Every mandate, every activity without a mandate, and every statement."""
    commitments = (
        each for each in extract.commitments if each.kind == "uppdrag" or not each.parent
    )
    entries: tuple[CommitmentEntry | Statement, ...] = (*commitments, *extract.statements)
    seen: Counter[str] = Counter()
    return tuple(
        Linkable(
            id=each.id,
            key=_key(each, seen),
            text=each.text,
            parts=_sentences(each.text) if isinstance(each, Statement) else (matter(each.text),),
            focus_area=each.focus_area,
            place=each.place,
            year=infos[each.place.document].year,
            reports=isinstance(each, Statement),
        )
        for each in entries
    )


def _key(entry: CommitmentEntry | Statement, seen: Counter[str]) -> str:
    place, words = entry.place, " ".join(entry.text.split())
    key = f"{place.document}\t{place.section.number}\t{words}"
    seen[key] += 1
    return f"{key}\t{seen[key]}"


def matter(text: str) -> str:
    """What a mandate is about, without who is to carry it out."""
    return _LEAD.sub("", text)


def _sentences(text: str) -> tuple[str, ...]:
    sentences = (text[start:end] for start, end in sentence_spans(text))
    return tuple(each for each in sentences if len(each.split()) <= _LONGEST_SENTENCE)
