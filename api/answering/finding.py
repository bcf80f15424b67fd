"""The best passages for a question, and their sentences, before anything is said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from api.answering.answer_form import AnswerForm
from api.answering.selection import Selected, SentenceSelector, is_the_cause
from index import Filters, Hit, Searched, SearchEngine, Understanding

_HITS = 6
# A cause is told in passing, where the money is, and a price in a table, and neither where the
# matter is presented: so far down one is looked for whose sentence holds as much of the question
# as any above, and this.
_HITS_IN_PASSING = 30
_COVERAGE_IN_PASSING = 0.3


@dataclass(frozen=True, slots=True)
class Found:
    """What was found for a question before anything is said."""

    understood: Understanding
    form: AnswerForm
    hits: tuple[Hit, ...]
    ranked: tuple[Selected, ...]
    searched: Searched


class Finder:
    """Finds in one index. Read-only: many threads may ask at once."""

    def __init__(self, engine: SearchEngine) -> None:
        self._engine = engine
        self._selector = SentenceSelector(engine)

    def find(self, question: str, filters: Filters) -> Found:
        """The best passages and their sentences, best first."""
        understood = self._engine.understand(question)
        form = AnswerForm.of(understood, self._engine.analyze)
        most = _HITS_IN_PASSING if form.is_told_in_passing else _HITS
        result = self._engine.search(question, most, filters)
        deep = self._selector.rank(question, form, result.hits)
        ranked = [s for s in deep if s.hit.rank <= _HITS]
        if form.is_told_in_passing and ranked:
            ranked = self._of_form_first(question, form, ranked, deep)
        return Found(understood, form, result.hits[:_HITS], tuple(ranked), result.searched)

    def _of_form_first(
        self,
        question: str,
        form: AnswerForm,
        ranked: Sequence[Selected],
        deep: Sequence[Selected],
    ) -> list[Selected]:
        """The best in ``deep`` of the form asked for put first, if it is surely of the matter."""
        asked = self._engine.question_terms(question)
        needed = max(_COVERAGE_IN_PASSING, *(s.coverage for s in ranked))
        of_form = (s for s in deep if s.coverage >= needed and self._has_form(form, s))
        told = next(
            (s for s in of_form if not is_the_cause(s.sentence.text, asked, self._engine.analyze)),
            None,
        )
        return [told, *(s for s in ranked if s is not told)] if told else list(ranked)

    def of_form_only(self, form: AnswerForm, ranked: Sequence[Selected]) -> list[Selected]:
        """Without what only presents the matter, if the best sentence has the form asked for."""
        if not self._has_form(form, ranked[0]):
            return list(ranked)
        return [s for s in ranked if self._has_form(form, s)]

    def _has_form(self, form: AnswerForm, said: Selected) -> bool:
        return form.agreement(said.sentence, self._engine.analyze) == 1
