"""The first words of an answer: the name, date, figure or yes/no that was asked for.

Only where a sentence leaves no choice. A lead that might be wrong is worse than none: the
sentence itself follows in any case.
"""

from __future__ import annotations

import re

from api.answering.answer_type import AnswerType, dates_in, figures_in
from api.answering.selection import Selected
from ingest import BlockKind

_NEGATION = re.compile(
    r"\b(?:inte|ej|inget|ingen|inga|aldrig|icke|varken|upphör\w*)\b", re.IGNORECASE
)
_HALTED = re.compile(
    r"\b(?:pausa\w*|skju(?:ts|tits|tas|tit) upp|senarelag\w*|inställ[td]\w*|stoppa\w*|avstanna\w*|"
    r"avbr(?:öt\w*|uten|utits)|uteblev\w*)\b",
    re.IGNORECASE,
)
_PERSON_OR_BODY = re.compile(
    r"\b(?:[A-ZÅÄÖ][\w&-]+ (?:(?:av|och|i) )?)?[A-ZÅÄÖ][\wåäö&-]+(?: [A-ZÅÄÖ]{2,})?\b"
    r"|\b\w+(?:direktören|direktör|ordföranden|chefen|styrelsen|nämnden|kontoret|utskottet)\b"
)
# Below this share of the question in the sentence, a yes or no would be a guess.
_SURE = 0.62


def lead(kind: AnswerType, question: str, best: Selected) -> str:
    """What the answer begins with, "" if the best sentence doesn't decide it."""
    text, passage = best.sentence.text, best.hit.passage
    if kind is AnswerType.YES_NO:
        return _yes_or_no(question, best)
    if kind is AnswerType.SECTION and passage.section.number:
        return f"Avsnitt {passage.section.number} {passage.section.title}"
    found: list[str] = []
    if kind is AnswerType.WHEN:
        found = [date for date in dates_in(text) if date.lower() not in question.lower()]
    elif kind is AnswerType.HOW_MUCH and passage.kind is BlockKind.TABLE_ROW:
        found = _cells_asked_for(question, passage.cells)
    elif kind is AnswerType.HOW_MUCH:
        found = [figure for figure in figures_in(text) if figure not in question]
    elif kind is AnswerType.WHO:
        found = _names(question, text)
    return _only(found)


def _only(found: list[str]) -> str:
    """The one thing found; nothing if there is a choice."""
    distinct = list(dict.fromkeys(found))
    return _capital(distinct[0]) if len(distinct) == 1 else ""


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]


def _yes_or_no(question: str, best: Selected) -> str:
    if best.coverage < _SURE:
        return ""
    said = best.sentence.text
    negated = bool(_NEGATION.search(said)) != bool(re.search(r"\binte\b", question)) or (
        bool(_HALTED.search(said)) and not _HALTED.search(question)
    )
    return "Nej" if negated else "Ja"


def _cells_asked_for(question: str, cells: tuple[tuple[str, str], ...]) -> list[str]:
    """Values under columns that the question names by year or heading; all if it names none."""
    lowered = question.lower()
    named = [value for heading, value in cells[1:] if heading and heading.lower() in lowered]
    values = [value for _, value in cells[1:] if re.match(r"[+−–-]?\d", value)]
    return [value for value in named if value] or values


def _names(question: str, text: str) -> list[str]:
    """Capitalised names and offices, not at the sentence's beginning, not in the question."""
    asked = question.lower()
    return [
        match.group().strip()
        for match in _PERSON_OR_BODY.finditer(text)
        if match.start() > 0 and match.group().strip().lower() not in asked
    ]
