"""Lists and counts by status, answered from the structure: complete, each row cited."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from api.answering.answer import Answer
from api.answering.composition import Statement, compose
from api.answering.refusing import refuse
from index import Filters, Hit, SearchEngine, Understanding
from ingest import Document, Passage
from ingest.commitment import Activity, Commitment

# Status code → how people ask for it; the first that matches holds.
_ASKED = (
    ("uppdrag", "uppfylls-inte", r"uppfyll\w+ (?:inte|ej)|inte (?:har )?uppfyll\w+|ej uppfyll\w+"),
    ("aktivitet", "följer-delvis-plan", r"delvis (?:\w+ )?plan|följ\w+ (?:\w+ )?delvis"),
    ("uppdrag", "delvis", r"delvis"),
    ("aktivitet", "följer-inte-plan", r"(?:inte|ej) följ\w+ (?:\w+ )?plan|följ\w+ (?:inte|ej)"),
    (
        "aktivitet",
        "ej-startad",
        r"(?:inte|ej|aldrig) (?:har |hade |blivit )?(?:start|påbörj|kommit)",
    ),
    ("aktivitet", "pausad", r"pausa"),
    ("aktivitet", "klar", r"\b(?:klara?|avsluta\w*|färdig\w*|slutför\w*)\b"),
    ("aktivitet", "pågår", r"\bpågå\w*"),
    ("uppdrag", "uppfylls", r"uppfyll\w+"),
)
_OF = {
    "uppdrag": re.compile(r"\buppdrag\w*|\bmandat\w*", re.IGNORECASE),
    "aktivitet": re.compile(r"\baktivitet\w*|\binsats\w*", re.IGNORECASE),
}
_LIST_OR_COUNT = re.compile(
    r"\b(?:vilk(?:a|en|et)|hur många|lista|nämn|antal|alla|which|how many)\b", re.IGNORECASE
)
_COUNT = re.compile(r"\b(?:hur många|antal\w*|how many)\b", re.IGNORECASE)
# A list asks about the kind, not about one matter: few words besides those of the pattern.
_MOST_OTHER_TERMS = 3
_NEAREST = 3


@dataclass(frozen=True, slots=True)
class StatusQuestion:
    """Of what, with which status, and whether the number is enough."""

    of: str
    code: str
    counts: bool


def read_status_question(question: str) -> StatusQuestion | None:
    """What status is asked for across the board, None if the question is another."""
    lowered = question.lower()
    if not _LIST_OR_COUNT.search(lowered):
        return None
    named = [of for of, pattern in _OF.items() if pattern.search(lowered)]
    for of, code, pattern in _ASKED:
        if re.search(pattern, lowered) and (of in named):
            return StatusQuestion(of, code, bool(_COUNT.search(lowered)))
    return None


def answer_status(
    engine: SearchEngine, understood: Understanding, filters: Filters, language: str
) -> Answer | None:
    """Every mandate or activity with the status, from the documents that record one."""
    asked = read_status_question(understood.question)
    if asked is None or len(_other_terms(engine, understood.question)) > _MOST_OTHER_TERMS:
        return None
    documents = [
        document
        for id_, document in engine.documents.items()
        if (not understood.documents or id_ in understood.documents)
        and (not filters.documents or id_ in filters.documents)
        and (not filters.years or document.info.year in filters.years)
    ]
    rows = [row for document in documents for row in _rows(engine, document, asked)]
    found = engine.search(understood.question, _NEAREST, filters)
    searched = found.searched
    if not rows:
        titles = [d.info.title for d in documents if any(_items(d, asked.of))]
        if not titles:
            return None
        why = _none_such(asked.of, titles, language)
        return refuse(understood.question, found.hits, searched, language, why)
    noun = _noun(asked.of, len(rows))
    label = rows[0].label
    statements = [row.statement for row in rows]
    lead = f"{len(rows)} {noun} ({label})"
    answer = compose(understood.question, statements, searched, lead=lead, language=language)
    if len(answer.citations) < len(rows):
        # What is not the whole list must not pass for it.
        some = "among them" if language == "en" else "bland annat"
        lead = f"{lead}, {some}"
        answer = compose(understood.question, statements, searched, lead=lead, language=language)
    return answer


@dataclass(frozen=True, slots=True)
class _Row:
    hit: Hit
    statement: Statement
    label: str


def _items(document: Document, of: str) -> Iterator[Commitment | Activity]:
    """The document's mandates or activities that it gives a status, in reading order."""
    for section in document.sections:
        for block in section.blocks:
            commitment = block.commitment
            if commitment is None:
                continue
            items = [commitment] if of == "uppdrag" else [*commitment.activities]
            yield from (item for item in items if item.status is not None)


def _rows(engine: SearchEngine, document: Document, asked: StatusQuestion) -> Iterator[_Row]:
    """In reading order, each with the line of a passage that says it."""
    passages = [p for p in engine.passages if p.document_id == document.info.id]
    for item in _items(document, asked.of):
        if item.status is None or item.status.code != asked.code:
            continue
        found = _line_with(passages, item.text.first_origin())
        if found:
            hit = Hit(1, 1.0, found[0], document.info)
            yield _Row(hit, Statement(hit, found[1], item.text.text), item.status.label)


def _none_such(of: str, titles: list[str], language: str) -> str:
    if language == "en":
        return f"Nothing has that status in {' or '.join(titles)}"
    none = "Inget uppdrag" if of == "uppdrag" else "Ingen aktivitet"
    return f"{none} har den statusen i {' eller '.join(titles)}"


def _line_with(passages: list[Passage], origin: int | None) -> tuple[Passage, str] | None:
    """The first passage that owns the source character, and its line there."""
    for passage in passages:
        for span in passage.spans:
            if origin is not None and span.raw_start <= origin < span.raw_start + span.length:
                at = span.text_start + origin - span.raw_start
                start = passage.text.rfind("\n", 0, at) + 1
                end = passage.text.find("\n", at)
                return passage, passage.text[start : end if end >= 0 else None]
    return None


def _noun(of: str, count: int) -> str:
    if of == "uppdrag":
        return "uppdrag"
    return "aktivitet" if count == 1 else "aktiviteter"


_PATTERN_WORDS = re.compile(
    r"uppdrag|aktivitet|insats|plan|följ|delvis|uppfyll|klar|avslut|pågå|paus|start|påbörj|status|"
    r"bara|endast|uppföljning|bilag|rapport|förvaltning|verksamhet|region|mandat|många|slutför|"
    r"färdig|\d"
)


def _other_terms(engine: SearchEngine, question: str) -> list[str]:
    """The question's terms that are about something else than status."""
    return [t for t in engine.analyze(question).words if not _PATTERN_WORDS.match(t)]
