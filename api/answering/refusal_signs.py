"""What speaks for and against an answer, as numbers with names."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from api.answering.answer_form import AnswerForm
from api.answering.answer_type import AnswerType
from api.answering.missing_form import missing_form
from api.answering.named_elsewhere import another_body_is_asked, names_are_missing
from api.answering.quantity import Sort, is_of_money
from api.answering.selection import Selected, with_column_headings, years_in
from api.answering.told_event import event_is_not_told
from index import (
    Hit,
    Nature,
    QuestionTerms,
    SearchEngine,
    Understanding,
    asks_what_came_about,
    document_nature,
    tells_what_came_about,
)

_ASKED = {
    "asks_who": AnswerType.WHO,
    "asks_when": AnswerType.WHEN,
    "asks_why": AnswerType.WHY,
    "asks_how_much": AnswerType.HOW_MUCH,
    "asks_yes_or_no": AnswerType.YES_NO,
}
SIGNS = (
    "passage_probability",
    "second_probability",
    "lexical",
    "lexical_lead",
    "ngrams",
    "dense",
    "english",
    "words",
    "document_of_year",
    *_ASKED,
    "unknown_terms",
    "names_missing",
    "another_body",
    "missing_form",
    "only_sums",
    "promise_for_outcome",
    "month_not_told",
    "event_not_told",
    "pointed_elsewhere",
    "absent_year",
    "year_not_told",
    "other_year",
    "matter_elsewhere",
)
"""Those down to the document's year speak for an answer, those from the unknown terms on against
it. English and long questions meet fewer of their words, and what kind of thing is asked says how
to take the others. ``lexical_lead`` is how far the best passage is ahead of the fourth: what is
only of the same kind has as good ones beside it."""

_MOST_WORDS = 20
_AHEAD_OF = 3
# By their first letters, since tables and comments shorten them.
_MONTH = re.compile(
    r"\b(jan|feb|mars|april|maj|juni|juli|aug|sep|okt|nov|dec)(?:uari|ruari|usti|tember|ober|"
    r"ember)?\b",
    re.IGNORECASE,
)


def signs_of_answer(
    engine: SearchEngine,
    understood: Understanding,
    form: AnswerForm,
    hits: Sequence[Hit],
    ranked: Sequence[Selected],
) -> npt.NDArray[np.float64]:
    """Shape (len(SIGNS),). ``hits`` and ``ranked`` are not empty and best first."""
    terms = engine.question_terms(understood.question)
    best = ranked[0]
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
        "dense": float(arms.dense[row]),
        "english": 1.0 - swedish,
        "words": min(len(understood.question.split()), _MOST_WORDS) / _MOST_WORDS,
        **{sign: float(form.kind is kind) for sign, kind in _ASKED.items()},
        "unknown_terms": swedish * len(unknown) / max(1, len(terms.weights)),
        "names_missing": swedish * float(names_are_missing(understood, hits)),
        "another_body": float(another_body_is_asked(understood, hits)),
        "missing_form": missing_form(engine, form, understood.question, ranked),
        "pointed_elsewhere": float(
            bool(understood.documents) and hits[0].document.id not in understood.documents
        ),
        "absent_year": float(bool(understood.absent_years)),
        "only_sums": float(_gives_only_sums(form, terms.asks_for_amount, best)),
        "promise_for_outcome": float(_is_promise_for_outcome(understood, best)),
        "event_not_told": float(event_is_not_told(understood.corrected, hits)),
        "month_not_told": float(_month_is_not_told(understood.question, best)),
        **_signs_of_years(understood.question, best),
        "matter_elsewhere": _told_elsewhere(engine, terms, understood.sure_documents),
    }
    return np.array([values[sign] for sign in SIGNS])


def _told_elsewhere(engine: SearchEngine, terms: QuestionTerms, documents: Sequence[str]) -> float:
    """The share of the question's known terms that none of the documents asked about holds."""
    known = {t: w for t, w in terms.weights.items() if engine.knows(t)}
    if not documents or not known:
        return 0.0
    elsewhere = (w for t, w in known.items() if engine.documents_with(t).isdisjoint(documents))
    return sum(elsewhere) / sum(known.values())


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


def _gives_only_sums(form: AnswerForm, asks_for_amount: bool, best: Selected) -> bool:
    """Whether something else than an amount is asked for, and a row of sums of money is found."""
    if form.quantity:
        asks_for_amount = form.quantity.sort in (Sort.MONEY, Sort.ANY)
    return is_of_money(best.hit.passage.cells) and not asks_for_amount


def _is_promise_for_outcome(understood: Understanding, best: Selected) -> bool:
    """Whether what was is asked for, and a plan says what shall be."""
    return (
        asks_what_came_about(understood.question)
        and not understood.section
        and document_nature(best.hit.document) is Nature.PLAN
        and not tells_what_came_about(best.sentence.text)
    )


def _month_is_not_told(question: str, best: Selected) -> bool:
    """Whether months are asked about and the best passage tells of none of them."""
    passage = best.hit.passage
    said = "\n".join((passage.text, passage.section.title, best.hit.document.title))
    asked = {month.lower() for month in _MONTH.findall(question)}
    return bool(asked) and asked.isdisjoint(month.lower() for month in _MONTH.findall(said))
