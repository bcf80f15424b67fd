"""The first words of an answer: the name, date, figure or yes/no that was asked for.

Only where a sentence leaves no choice. A lead that might be wrong is worse than none: the
sentence itself follows in any case.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from api.answering.answer_form import AnswerForm
from api.answering.answer_type import MONTH_BEGINS, AnswerType, dates_in, figures_in
from api.answering.quantity import counted_in, of_sort
from api.answering.selection import Selected
from api.answering.table_row import headings_named
from index import QuestionTerms
from ingest import BlockKind

_NEGATION = re.compile(
    r"\b(?:inte|ej|inget|ingen|inga|aldrig|icke|varken|upphör\w*)\b", re.IGNORECASE
)
_HALTED = re.compile(
    r"\b(?:pausa\w*|skju(?:ts|tits|tas|tit) upp|senarelag\w*|inställ[td]\w*|stoppa\w*|avstanna\w*|"
    r"avbr(?:öt\w*|uten|utits)|uteblev\w*)\b",
    re.IGNORECASE,
)
# What is only prepared or considered is not yet done.
_UNDECIDED = re.compile(
    r"\b(?:eventuell\w*|inför beslut|förstudie\w*|ännu|utreda)\b", re.IGNORECASE
)
# What is decided, prepared or begun is not yet done either, but not denied.
_UNDERWAY = re.compile(
    r"\b(?:beslut(?:at|ats)? (?:om|att)|förbered\w*|påbörja\w*|arbeta\w* (?:för|med) att|"
    r"verka för)\b",
    re.IGNORECASE,
)
_ASKS_OF_BEGINNINGS = re.compile(
    r"\b(?:beslut\w*|förbered\w*|påbörja\w*|arbeta\w*|verka\w*)\b", re.IGNORECASE
)
_ASKS_IF_DONE = re.compile(
    r"\b(?:redan|har|beslutat|beslutats|infört|klart?|färdig\w*)\b", re.IGNORECASE
)
# "only" makes neither a yes nor a no of it.
_RESTRICTED = re.compile(r"\b(?:endast|bara|enbart|delvis|vissa)\b", re.IGNORECASE)
_BRACKETED = re.compile(r"\([^()]*\)|^[^:]{3,40}: (?=[^\w\s] )")
_OFFICE = re.compile(
    r"\b\w{2,}(?:direktören|direktör|ordföranden|chefen|styrelsen|nämnden|kontoret|utskottet|"
    r"fullmäktige|läkaren|tjänsten|verket|sjukvården|service)\b"
)
_NAME = re.compile(r"\b[A-ZÅÄÖ][\wåäö&-]+(?: (?:av |och |i )?[A-ZÅÄÖ][\wåäö&-]*)+")
# A promise or a possibility is no fact: "ska vara klart till 2025" doesn't say that it is.
_PLANNED = re.compile(
    r"\b(?:ska|skall|kan|kunna|bör|vill|behöver|måste|kommer att|planera[sr]|avse[rs]|avser att|"
    r"lägg(?:er|s) på att|ligger på att)\b",
    re.IGNORECASE,
)
# "2 januari", "den 14 mars": the day of a date is no amount.
_DAY = re.compile(rf"^\d{{1,2}}\s+{MONTH_BEGINS}", re.IGNORECASE)
# Below this share of the question's words in what is said, any lead would be a guess.
_SURE = 0.4
_AS_GOOD = 0.75
_LOOKED_AT = 6


def lead(
    form: AnswerForm,
    question: str,
    asked: QuestionTerms,
    ranked: Sequence[Selected],
    headings: frozenset[str],
) -> str:
    """What the answer begins with, "" if the best sentences, best first, don't decide it.

    ``headings``: the terms that stand above the best sentence, and so need not be said in it.
    """
    best = ranked[0]
    passage = best.hit.passage
    if form.kind is AnswerType.YES_NO:
        return _yes_or_no(question, asked, ranked, headings)
    if form.kind is AnswerType.SECTION and passage.section.number:
        return f"Avsnitt {passage.section.number} {passage.section.title}"
    return _only(things_asked_for(form, question, best)) if best.coverage >= _SURE else ""


def things_asked_for(form: AnswerForm, question: str, said: Selected) -> list[str]:
    """The dates, figures or names in a sentence that the question doesn't say itself."""
    kind, text, passage = form.kind, said.sentence.text, said.hit.passage
    if kind is AnswerType.WHEN:
        return [date for date in dates_in(text) if date.lower() not in question.lower()]
    if kind is AnswerType.HOW_MUCH and passage.kind is BlockKind.TABLE_ROW:
        return _cells_asked_for(question, passage.cells)
    if form.quantity:
        found = [f for f in figures_in(text) if f not in question and not _is_day(f, text)]
        return counted_in(form.quantity, text) or of_sort(form.quantity, found)
    if kind is AnswerType.WHO:
        return _names(question, text, said.hit.document.organisation)
    return []


def _only(found: list[str]) -> str:
    """The one thing found; nothing if there is a choice."""
    distinct = list(dict.fromkeys(found))
    return _capital(distinct[0]) if len(distinct) == 1 else ""


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]


def _yes_or_no(
    question: str,
    asked: QuestionTerms,
    ranked: Sequence[Selected],
    headings: frozenset[str],
) -> str:
    """No if something nearly as good as the best sentence denies, halts or only considers it."""
    best = ranked[0]
    passage = [s for s in ranked[:_LOOKED_AT] if s.hit.passage.id == best.hit.passage.id]
    said = [s for s in passage if s.worth >= _AS_GOOD * best.worth]
    held = frozenset().union(*(candidate.terms for candidate in said), headings)
    if asked.coverage(held) < _SURE:
        return ""
    texts = [candidate.sentence.text for candidate in said]
    if any(_denies(question, text) for text in texts):
        return "Nej"
    if any(_RESTRICTED.search(text) for text in texts) and not _RESTRICTED.search(question):
        return ""
    # A "yes" with a "not" read beside it would be believed by nobody.
    if any(_denies(question, s.sentence.text) for s in passage if s not in said):
        return ""
    if not _ASKS_IF_DONE.search(question):
        return "Ja"
    said_of_best = best.sentence.text
    promised = _PLANNED.search(said_of_best) and not _PLANNED.search(question)
    begun = _UNDERWAY.search(said_of_best) and not _ASKS_OF_BEGINNINGS.search(question)
    return "" if promised or begun else "Ja"


def _denies(question: str, text: str) -> bool:
    if _NEGATION.search(text):
        return not _NEGATION.search(question)
    if _HALTED.search(text):
        return not _HALTED.search(question)
    return bool(_UNDECIDED.search(text) and _ASKS_IF_DONE.search(question))


def _cells_asked_for(question: str, cells: tuple[tuple[str, str], ...]) -> list[str]:
    """Values under columns that the question names by year or heading; all if it names none."""
    headings = [heading for heading, _ in cells[1:]]
    years = {heading for heading in headings if heading.isdigit() and heading in question}
    asked = headings_named(headings, question) | years
    named = [value for heading, value in cells[1:] if heading in asked]
    values = [value for _, value in cells[1:] if re.match(r"[+−–-]?\d", value)]
    return [value for value in named if value] or values


def _is_day(figure: str, text: str) -> bool:
    """Whether the figure stands in ``text`` as the day of a date."""
    return bool(_DAY.match(text[text.find(figure) :]))


def _names(question: str, text: str, organisation: str) -> list[str]:
    """Names of several words, else offices, that the question does not say itself.

    What is called after the body itself ("Region X:s planering") is no one in particular.
    """
    asked = question.lower()
    bare = _BRACKETED.sub(" ", text)
    for pattern in (_NAME, _OFFICE):
        found = [match.group().strip() for match in pattern.finditer(bare)]
        fresh = [
            name
            for name in found
            if name.lower() not in asked
            and not is_of_the_body(name, organisation)
            and not any(name.lower().startswith(w) for w in re.findall(r"\w{6,}", asked))
        ]
        if fresh:
            return fresh
    return []


def is_of_the_body(name: str, organisation: str) -> bool:
    """Whether ``name`` has a word of the body's own: "Region X:s planering"."""
    own = re.findall(r"\w{4,}", organisation.lower())
    return any(word.removesuffix("s") in own for word in name.lower().split())
