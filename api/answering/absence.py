"""What is asked about and isn't among the documents: a document, a year."""

from __future__ import annotations

from collections.abc import Sequence

from api.answering.refusing import ABSENT
from api.answering.selection import Selected, tells_of
from index import Understanding

# A year that no document is about is told of all the same if the best sentence that names it holds
# this share of the question. That another one, further down, does is no help: it is not given.
_TOLD_COVERAGE = 0.15


def absent(understood: Understanding, ranked: Sequence[Selected], language: str) -> str:
    """What is said if the question is about a document or a year that isn't there; else ""."""
    if understood.absent_document:
        words = ABSENT.get(language, ABSENT["sv"])
        return words.document.format(asked=understood.absent_document)
    years = frozenset(map(str, understood.absent_years))
    told = next((s for s in ranked if tells_of(s.sentence, years)), None)
    return "" if told and told.coverage >= _TOLD_COVERAGE else _silent_on(years, language)


def of_another_year(understood: Understanding, best: Selected, language: str) -> str:
    """What is said if the best sentence is of nothing asked for, nor tells of the year; else "".

    Another year's figure is no answer, however well the words agree.
    """
    years = frozenset(map(str, understood.sure_years))
    document = best.hit.document
    own = document.id in understood.sure_documents or str(document.year) in years
    told = own or tells_of(best.sentence, years)
    return "" if told else _silent_on(years, language)


def untold(understood: Understanding, best: Selected, language: str) -> str:
    """What is said of years that no document is about and the best sentence does not tell of."""
    years = frozenset(map(str, understood.absent_years))
    return "" if tells_of(best.sentence, years) else _silent_on(years, language)


def _silent_on(years: frozenset[str], language: str) -> str:
    """That no document tells of ``years`` in the matter; "" of no year."""
    words = ABSENT.get(language, ABSENT["sv"])
    return words.year.format(asked=", ".join(sorted(years))) if years else ""
