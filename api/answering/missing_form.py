"""How surely no sentence found has the form that the question asks for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from api.answering.answer_form import AnswerForm
from api.answering.answer_type import MONTH_BEGINS, AnswerType, person_names_in
from api.answering.lead import is_of_the_body, things_asked_for
from api.answering.selection import Selected
from index import SearchEngine
from ingest import word_count

# Kinds whose answers have a form that can be missed.
_DEMANDING = frozenset(
    {
        AnswerType.HOW_MUCH,
        AnswerType.WHEN,
        AnswerType.WHO,
        AnswerType.WHY,
        AnswerType.PERSON,
        AnswerType.CONTACT,
        AnswerType.FINDING,
    }
)
_ASKS_FOR_NAMES = re.compile(r"\b(?:vad heter|namnet på|what is the name)\b", re.IGNORECASE)
_ASKS_FOR_COMPANY = re.compile(
    r"\b(?:vilke[nt]t? \w*|which |vem )(?:leverantör|företag|firma|bolag|byrå|konsult|entreprenör|"
    r"köpte|köpare|supplier|company)",
    re.IGNORECASE,
)
_ASKS_FOR_DAY = re.compile(r"\b(?:vilke[nt] (?:datum|dag)|what date|which day)\b", re.IGNORECASE)
_DAY = re.compile(rf"\b\d{{1,2}} ?(?:{MONTH_BEGINS}|/\d)", re.IGNORECASE)
_LOOKED_AT = 3
_AS_MUCH = 0.6
# "Why" says itself what is so: a cause whose sentence holds this much of it is surely its cause.
_SURE_OF_CAUSE = 0.6
_CAPITALISED = re.compile(r"\b[A-ZÅÄÖ][\wåäöÅÄÖ&-]{2,}")
_OTHER_NAME = re.compile(r"[”\"“][^”\"“]{3,60}[”\"“]|\b[\w-]+\.(?:se|nu|com|org)\b")
_RARE = 100


def missing_form(
    engine: SearchEngine, form: AnswerForm, question: str, ranked: Sequence[Selected]
) -> float:
    """1 if no sentence nearly as good as the best has what the question asks for, 0 if one has."""
    if form.kind is AnswerType.OTHER and _ASKS_FOR_NAMES.search(question):
        form = AnswerForm(AnswerType.WHO, None)
    if form.kind not in _DEMANDING:
        return 0.0
    if form.kind is AnswerType.WHY:
        causes = [s for s in ranked if form.agreement(s.sentence, engine.analyze)]
        held = max((s.coverage for s in causes), default=0.0)
        return 1 - min(1.0, held / _SURE_OF_CAUSE)
    near = [s for s in ranked[:_LOOKED_AT] if s.coverage >= _AS_MUCH * ranked[0].coverage]
    return 1 - max(_agreement(engine, form, question, candidate) for candidate in near)


def _agreement(engine: SearchEngine, form: AnswerForm, question: str, said: Selected) -> float:
    text = said.sentence.text
    if form.kind is AnswerType.PERSON:
        return float(_names_a_person(said))
    if form.kind is AnswerType.WHEN and _ASKS_FOR_DAY.search(question):
        return float(bool(_DAY.search(text)))
    if form.kind is AnswerType.WHO and _has_rare_name(question, text):
        return 1.0
    if form.kind is AnswerType.WHO and _ASKS_FOR_COMPANY.search(question):
        return 0.0
    if form.kind in (AnswerType.WHO, AnswerType.WHEN):
        return float(bool(things_asked_for(form, question, said)))
    return form.agreement(said.sentence, engine.analyze)


def _names_a_person(said: Selected) -> bool:
    """Whether a first name and a surname stand there, and not the body's own name."""
    return any(
        not is_of_the_body(name, said.hit.document.organisation)
        for name in person_names_in(said.sentence.text)
    )


def _has_rare_name(question: str, text: str) -> bool:
    """Whether a name stands there that the question doesn't say.

    A capitalised word that is no Swedish word ("Coompanion"), what is quoted, or a web address.
    """
    capitalised = _CAPITALISED.findall(text)
    rare = [name for name in capitalised if word_count(name.lower()) < _RARE]
    return any(name.lower() not in question.lower() for name in (*rare, *_OTHER_NAME.findall(text)))
