"""Lists and counts by status, answered from the structure: complete, each row cited."""

from __future__ import annotations

import re
from dataclasses import dataclass

from api.answering.answer import Answer
from api.answering.composition import Statement, compose
from index import Filters, Hit, SearchEngine, Understanding
from ingest import Passage

# Status code → how people ask for it; the first that matches holds.
_ASKED = (
    ("uppdrag", "uppfylls-inte", r"uppfyll\w+ (?:inte|ej)|inte (?:har )?uppfyll\w+|ej uppfyll\w+"),
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
    rows = [
        row
        for row in _rows(engine, asked)
        if (not understood.documents or row.hit.document.id in understood.documents)
        and (not filters.documents or row.hit.document.id in filters.documents)
        and (not filters.years or row.hit.document.year in filters.years)
    ]
    if not rows:
        return None
    searched = engine.search(understood.question, 1, filters).searched
    noun = _noun(asked.of, len(rows))
    label = rows[0].label
    lead = f"{len(rows)} {noun} ({label})"
    return compose(
        understood.question,
        [row.statement for row in rows],
        searched,
        lead=lead,
        language=language,
    )


@dataclass(frozen=True, slots=True)
class _Row:
    hit: Hit
    statement: Statement
    label: str


def _rows(engine: SearchEngine, asked: StatusQuestion) -> list[_Row]:
    """In reading order, each with the line of a passage that says it."""
    by_document: dict[str, list[Passage]] = {}
    for passage in engine.passages:
        by_document.setdefault(passage.document_id, []).append(passage)
    rows: list[_Row] = []
    for id_, document in engine.documents.items():
        for section in document.sections:
            for block in section.blocks:
                commitment = block.commitment
                if commitment is None:
                    continue
                items = [commitment] if asked.of == "uppdrag" else [*commitment.activities]
                for item in items:
                    if item.status is None or item.status.code != asked.code:
                        continue
                    found = _line_with(by_document[id_], item.text.first_origin())
                    if found:
                        hit = Hit(1, 1.0, found[0], document.info)
                        words = f"{item.text.text}"
                        rows.append(_Row(hit, Statement(hit, found[1], words), item.status.label))
    return rows


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
