"""What speaks for and against an answer, as numbers with names."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from api.answering.answer_form import AnswerForm
from api.answering.answer_type import AnswerType
from api.answering.lead import things_asked_for
from api.answering.selection import Selected, with_column_headings, years_in
from index import Hit, SearchEngine, Understanding
from ingest import word_count

FOR = (
    "passage_probability",
    "second_probability",
    "lexical",
    "lexical_lead",
    "ngrams",
    "english",
    "words",
    "document_of_year",
)
"""Signs that the documents answer. English and long questions meet fewer of their words, so
being one speaks for an answer whose other signs are the same. ``lexical_lead`` is how far the
best passage is ahead of the fourth: what is only of the same kind has as good ones beside it."""

AGAINST = (
    "unknown_terms",
    "names_missing",
    "missing_form",
    "pointed_elsewhere",
    "absent_year",
    "year_not_told",
    "other_year",
)
"""Signs that they don't."""

SIGNS = FOR + AGAINST
"""In the order of the weights."""

# Kinds whose answers have a form that can be missed.
_DEMANDING = frozenset({AnswerType.HOW_MUCH, AnswerType.WHEN, AnswerType.WHO, AnswerType.WHY})
_ASKS_FOR_NAMES = re.compile(r"\b(?:vad heter|namnet på|what is the name)\b", re.IGNORECASE)
_LOOKED_AT = 4
_AS_MUCH = 0.6
# A capital that begins no sentence.
_NAME = re.compile(r"(?<!^)(?<![.!?:] )\b[A-ZÅÄÖ][\wåäöÅÄÖ-]+")
# How much of a name must stand in the text: Swedish adds endings.
_STEM_SHARE = 0.8
_MOST_WORDS = 20
_AHEAD_OF = 3
# "VP 2021" names a document, which no passage of it does.
_DOCUMENT_WORDS = frozenset({"vp"})
_CAPITALISED = re.compile(r"\b[A-ZÅÄÖ][\wåäöÅÄÖ&-]{2,}")
_RARE = 100


def signs_of_answer(
    engine: SearchEngine,
    understood: Understanding,
    form: AnswerForm,
    hits: Sequence[Hit],
    ranked: Sequence[Selected],
) -> npt.NDArray[np.float64]:
    """Shape (len(SIGNS),). ``hits`` and ``ranked`` are not empty and best first."""
    terms = engine.question_terms(understood.question)
    arms = engine.scores(understood.expanded)
    row = engine.row_of(hits[0].passage.id)
    unknown = [term for term in terms.weights if not engine.knows(term)]
    swedish = float(not understood.english)
    lexical = np.sort(np.append(arms.lexical, np.zeros(_AHEAD_OF)))[::-1]
    values = {
        "passage_probability": hits[0].score,
        "second_probability": hits[1].score if len(hits) > 1 else 0.0,
        "lexical": float(arms.lexical[row]),
        "lexical_lead": float(lexical[0] - lexical[_AHEAD_OF]),
        "ngrams": float(arms.ngrams[row]),
        "english": 1.0 - swedish,
        "words": min(len(understood.question.split()), _MOST_WORDS) / _MOST_WORDS,
        "unknown_terms": swedish * len(unknown) / max(1, len(terms.weights)),
        "names_missing": swedish * float(_names_are_missing(understood, hits)),
        "missing_form": _missing_form(engine, form, understood.question, ranked),
        "pointed_elsewhere": float(
            bool(understood.documents) and hits[0].document.id not in understood.documents
        ),
        "absent_year": float(bool(understood.absent_years)),
        **_signs_of_years(understood.question, ranked[0]),
    }
    return np.array([values[sign] for sign in SIGNS])


def _signs_of_years(question: str, best: Selected) -> dict[str, float]:
    """Whether the best sentence is of a year asked about, or tells of one."""
    asked = years_in(question)
    said = years_in(with_column_headings(best.sentence))
    of_document = str(best.hit.document.year) in asked
    return {
        "document_of_year": float(of_document),
        "year_not_told": float(bool(asked) and not of_document and asked.isdisjoint(said)),
        "other_year": float(bool(asked) and bool(said) and asked.isdisjoint(said)),
    }


def _names_are_missing(understood: Understanding, hits: Sequence[Hit]) -> bool:
    """Whether some name in the question stands nowhere in the two best passages."""
    known = {word for name, _ in understood.aliases for word in name.lower().split()}
    around = "\n".join(
        "\n".join((h.passage.text, *h.passage.section.path, *_of_document(h))) for h in hits[:2]
    ).lower()
    return any(
        name.lower()[: max(4, int(_STEM_SHARE * len(name)))] not in around
        for name in _NAME.findall(understood.corrected)
        if name.lower() not in known | _DOCUMENT_WORDS
    )


def _of_document(hit: Hit) -> tuple[str, str, str]:
    return hit.document.organisation, hit.document.title, hit.document.kind


def _missing_form(
    engine: SearchEngine, form: AnswerForm, question: str, ranked: Sequence[Selected]
) -> float:
    """1 if no sentence nearly as good as the best has what the question asks for, 0 if one has."""
    if form.kind is AnswerType.OTHER and _ASKS_FOR_NAMES.search(question):
        form = AnswerForm(AnswerType.WHO, None)
    if form.kind not in _DEMANDING:
        return 0.0
    near = [s for s in ranked[:_LOOKED_AT] if s.coverage >= _AS_MUCH * ranked[0].coverage]
    return 1 - max(_agreement(engine, form, question, candidate) for candidate in near)


def _agreement(engine: SearchEngine, form: AnswerForm, question: str, said: Selected) -> float:
    if form.quantity or form.kind is AnswerType.WHY:
        return form.agreement(said.sentence, engine.analyze)
    if form.kind is AnswerType.WHO and _has_rare_name(question, said.sentence.text):
        return 1.0
    return float(bool(things_asked_for(form, question, said)))


def _has_rare_name(question: str, text: str) -> bool:
    """Whether a capitalised word that is no Swedish word stands there: "Coompanion"."""
    return any(
        name.lower() not in question.lower() and word_count(name.lower()) < _RARE
        for name in _CAPITALISED.findall(text)
    )
