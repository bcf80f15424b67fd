"""What speaks for and against an answer, as numbers with names."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from api.answering.answer_type import AnswerType, has_answer_form
from api.answering.lead import things_asked_for
from api.answering.selection import Selected
from index import Hit, SearchEngine, Understanding
from ingest import word_count

FOR = (
    "passage_probability",
    "second_probability",
    "lexical",
    "ngrams",
    "dense",
    "sentence_coverage",
    "passage_coverage",
    "sentence_worth",
    "likeness",
    "english",
    "words",
)
"""Signs that the documents answer. English and long questions meet fewer of their words, so
being one speaks for an answer whose other signs are the same."""

AGAINST = (
    "unknown_terms",
    "rarest_missing",
    "names_missing",
    "missing_form",
    "pointed_elsewhere",
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
_COUNT_WORD = re.compile(
    r"\b(?:två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|hälften)\b", re.IGNORECASE
)
# How much of a name must stand in the text: Swedish adds endings.
_STEM_SHARE = 0.8
_MOST_WORDS = 20
# "VP 2021" names a document, which no passage of it does.
_DOCUMENT_WORDS = frozenset({"vp"})
_CAPITALISED = re.compile(r"\b[A-ZÅÄÖ][\wåäöÅÄÖ&-]{2,}")
_RARE = 100


def signs_of_answer(
    engine: SearchEngine,
    understood: Understanding,
    kind: AnswerType,
    hits: Sequence[Hit],
    ranked: Sequence[Selected],
) -> npt.NDArray[np.float64]:
    """Shape (len(SIGNS),). ``hits`` and ``ranked`` are not empty and best first."""
    terms = engine.question_terms(understood.question)
    passage, best = hits[0].passage, ranked[0]
    arms = engine.scores(understood.expanded)
    row = engine.row_of(passage.id)
    found = engine.analyze("\n".join((passage.text, *passage.section.path)))
    around = frozenset(found.words + found.parts)
    unknown = [term for term in terms.weights if not engine.knows(term)]
    swedish = float(not understood.english)
    values = {
        "passage_probability": hits[0].score,
        "second_probability": hits[1].score if len(hits) > 1 else 0.0,
        "lexical": float(arms.lexical[row]),
        "ngrams": float(arms.ngrams[row]),
        "dense": float(arms.dense[row]),
        "sentence_coverage": best.coverage,
        "passage_coverage": terms.coverage(around),
        "sentence_worth": best.worth,
        "likeness": max(candidate.likeness for candidate in ranked),
        "unknown_terms": swedish * len(unknown) / max(1, len(terms.weights)),
        "english": 1.0 - swedish,
        "rarest_missing": swedish * float(terms.lacks_rarest(around)),
        "names_missing": swedish * float(_names_are_missing(understood, hits)),
        "missing_form": float(_form_is_missing(kind, understood.question, ranked)),
        "pointed_elsewhere": float(
            bool(understood.documents) and hits[0].document.id not in understood.documents
        ),
        "words": min(len(understood.question.split()), _MOST_WORDS) / _MOST_WORDS,
    }
    return np.array([values[sign] for sign in SIGNS])


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


def _form_is_missing(kind: AnswerType, question: str, ranked: Sequence[Selected]) -> bool:
    """Whether no sentence nearly as good as the best has what the question asks for."""
    if kind is AnswerType.OTHER and _ASKS_FOR_NAMES.search(question):
        kind = AnswerType.WHO
    if kind not in _DEMANDING:
        return False
    near = [s for s in ranked[:_LOOKED_AT] if s.coverage >= _AS_MUCH * ranked[0].coverage]
    return not any(_has_form(kind, question, candidate) for candidate in near)


def _has_form(kind: AnswerType, question: str, said: Selected) -> bool:
    if kind is AnswerType.WHY:
        return has_answer_form(kind, said.sentence.text)
    if kind is AnswerType.HOW_MUCH and _COUNT_WORD.search(said.sentence.text):
        return True
    if kind is AnswerType.WHO and _has_rare_name(question, said.sentence.text):
        return True
    return bool(things_asked_for(kind, question, said))


def _has_rare_name(question: str, text: str) -> bool:
    """Whether a capitalised word that is no Swedish word stands there: "Coompanion"."""
    return any(
        name.lower() not in question.lower() and word_count(name.lower()) < _RARE
        for name in _CAPITALISED.findall(text)
    )
