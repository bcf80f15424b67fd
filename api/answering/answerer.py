"""A question in, a cited answer or an honest refusal out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from api.answering.absence import absent, of_another_year, untold
from api.answering.answer import Answer
from api.answering.answer_type import AnswerType
from api.answering.composition import (
    Statement,
    compose,
    not_mentioned_in,
    sentence_statement,
)
from api.answering.finding import Finder, Found
from api.answering.lead import lead
from api.answering.plan_words import asked_of_follow_ups
from api.answering.refusal import RefusalModel, load_model
from api.answering.refusal_signs import SIGNS, signs_of_answer
from api.answering.refusing import refuse
from api.answering.section_answer import answer_section
from api.answering.selection import (
    Selected,
    of_the_matter,
    select,
    tells_of,
    told_of,
)
from api.answering.status_answer import answer_status
from api.answering.verdict import (
    Verdicts,
    reordered,
    verdict_signs,
    verdicts_on,
)
from index import (
    Filters,
    Nature,
    SearchEngine,
    Understanding,
    Verifier,
    asks_promise_and_outcome,
    document_nature,
    shipped_verifier,
)

# How many sentences an answer takes, and how nearly each must be worth as much as the best.
# What happened and what there is may take more.
_ROOM: dict[AnswerType, tuple[int, float]] = {
    AnswerType.LIST: (6, 0.55),
    AnswerType.OUTCOME: (5, 0.45),
}
_USUAL_ROOM = (4, 0.72)
# Once the figure, the date or the name is said, what is only near it is in the way.
_ANSWERED_AT_ONCE = frozenset({AnswerType.HOW_MUCH, AnswerType.WHEN, AnswerType.WHO})
_LITTLE_ROOM = (2, 0.8)
# Where none of the best few has the question's words, it is less sure which of them answers.
_BEST_FEW, _UNWORDED = 3, 0.3
_UNWORDED_ROOM = (5, 0.6)
_MOST_OF_ONE_DOCUMENT = 2
# The passages of the documents asked about are kept to if the likeliest is this likely against the
# likeliest of all.
_NEAR = 0.4
# A document speaks of the matter if its best sentence holds this share of the question or its
# best passage is this likely, or has this share of the likelihood of the likeliest passage of all;
# it is silent if no passage of it comes near.
_SPEAKS_COVERAGE = 0.2
_SPEAKS_PROBABILITY = 0.15
_SPEAKS_SHARE = 0.5
_SILENT_COVERAGE = 0.15
_SILENT_PROBABILITY = 0.1


class Answerer:
    """Answers from one index. Read-only: many threads may ask at once."""

    def __init__(
        self,
        engine: SearchEngine,
        refusal: RefusalModel | None = None,
        verifier: Verifier | None = None,
    ) -> None:
        """``refusal`` and ``verifier`` are those that ship with the project if none is given."""
        self._engine = engine
        self._finder = Finder(engine)
        self._refusal = refusal or load_model()
        self._verifier = verifier or shipped_verifier()
        infos = [document.info for document in engine.documents.values()]
        self._follow_ups = frozenset(
            info.id for info in infos if document_nature(info) is Nature.FOLLOW_UP
        )

    def ask(
        self,
        question: str,
        years: frozenset[int] = frozenset(),
        documents: frozenset[str] = frozenset(),
        language: str = "sv",
    ) -> Answer:
        """Answer ``question`` from the documents that ``years`` and ``documents`` let pass."""
        filters = Filters(years=years, documents=documents)
        understood = self._engine.understand(question)
        answer = self._from_structure(understood, filters, language)
        if answer:
            return answer
        found = self._finder.find(question, filters)
        absence = absent(understood, found.ranked, language)
        if absence:
            return refuse(question, found.hits, found.searched, language, absence)
        wanted = understood.sure_documents
        probability, ranked = self._judged(found)
        ranked = _of_documents(ranked, wanted)
        refused = not ranked or probability < self._refusal.threshold
        if len(wanted) > 1 and not refused:
            return self._answer_each(found, wanted, filters, language)
        elsewhere = of_another_year(understood, ranked[0], language) if ranked else ""
        outcome = None if elsewhere else self._outcome_of_plan(found, ranked, filters, language)
        if outcome:
            return outcome
        if elsewhere or refused:
            reason = elsewhere or (untold(understood, ranked[0], language) if ranked else "")
            return refuse(question, found.hits, found.searched, language, reason)
        return self._answer_as_one(found, ranked, language)

    def _outcome_of_plan(
        self, found: Found, ranked: Sequence[Selected], filters: Filters, language: str
    ) -> Answer | None:
        """What became of a matter that only a plan has the question's words for, if it is told.

        The plan's sentence comes last: it says why the others are about what was asked.
        """
        if not found.hits:
            return None
        plan = found.hits[0]
        question = asked_of_follow_ups(found.understood, plan)
        among = self._follow_ups & (filters.documents or self._follow_ups)
        # A heading without a name of its own may be about anything.
        if not self._engine.names_in(question) or not among:
            return None
        told = self._finder.find(question, Filters(years=filters.years, documents=among))
        probability, outcome = self._judged(told)
        if not outcome or probability < self._refusal.threshold:
            return None
        promised = [s for s in ranked if s.hit.passage.id == plan.passage.id][:1]
        after = (sentence_statement(plan, said.sentence.text) for said in promised)
        answer = self._answer_as_one(told, outcome, language, *after)
        return replace(answer, question=found.understood.question, searched=found.searched)

    def _answer_as_one(
        self, found: Found, ranked: Sequence[Selected], language: str, *after: Statement
    ) -> Answer:
        """From ``ranked`` alone, best first and not empty; then what is to be said ``after``."""
        question = found.understood.question
        asked = self._engine.question_terms(question)
        if found.form.kind is AnswerType.OUTCOME:
            ranked = of_the_matter(ranked, asked, self._engine.analyze)
        if found.form.is_told_in_passing:
            ranked = self._finder.of_form_only(found.form, ranked)
        best = ranked[0]
        opening = lead(found.form, question, asked, ranked, self._headings(best))
        # What is so by 2020 is no answer to how it will be by 2025.
        told = told_of(found.understood)
        if told and not tells_of(best.sentence, told):
            opening = ""
        worded = max(said.coverage for said in ranked[:_BEST_FEW]) >= _UNWORDED
        room = _ROOM.get(found.form.kind, _USUAL_ROOM if worded else _UNWORDED_ROOM)
        if opening and found.form.kind in _ANSWERED_AT_ONCE:
            room = _LITTLE_ROOM
        most, share = room
        chosen = select(ranked, most - len(after), share)
        statements = [sentence_statement(c.hit, c.sentence.text, question) for c in chosen]
        if opening:
            # The sentence that the lead is taken from has to follow it.
            first = sentence_statement(best.hit, best.sentence.text, question)
            statements = [first, *(s for s in statements if s != first)]
        statements += after
        return compose(question, statements, found.searched, lead=opening, language=language)

    def _from_structure(
        self, understood: Understanding, filters: Filters, language: str
    ) -> Answer | None:
        """What a section or a commitment's status says, if that is asked for."""
        for answer in (answer_section, answer_status):
            found = answer(self._engine, understood, filters, language)
            if found:
                return found
        return None

    def _headings(self, said: Selected) -> frozenset[str]:
        """The terms of what stands above a sentence in its document."""
        return self._engine.analyze("\n".join(said.hit.passage.headings)).all

    def _judged(self, found: Found) -> tuple[float, Sequence[Selected]]:
        """How likely the documents are to answer, and the sentences, read if that is in doubt.

        The signs are those of the order before they are read.
        """
        signs = self._signs(found)
        at_hand = self._refusal.at_hand(signs)
        if not self._refusal.is_unsure(at_hand):
            return at_hand, found.ranked
        verdicts = self._verdicts(found)
        return self._refusal.having_read(signs, verdicts), reordered(found.ranked, verdicts)

    def signs(self, question: str) -> npt.NDArray[np.float64] | None:
        """What refusal is decided by, to train and explain by; zeros if nothing was found.

        None where it is decided by something else: structure, or a document that isn't there.
        """
        found = self._finder.find(question, Filters())
        if self._from_structure(found.understood, Filters(), "sv") or absent(
            found.understood, found.ranked, "sv"
        ):
            return None
        return np.concatenate([self._signs(found), verdict_signs(self._verdicts(found))])

    def _signs(self, found: Found) -> npt.NDArray[np.float64]:
        if not found.ranked:
            return np.zeros(len(SIGNS))
        return signs_of_answer(self._engine, found.understood, found.form, found.hits, found.ranked)

    def _verdicts(self, found: Found) -> Verdicts:
        return verdicts_on(self._verifier, found.understood.question, found.ranked)

    def _answer_each(
        self, found: Found, wanted: Sequence[str], filters: Filters, language: str
    ) -> Answer:
        """What each document asked about says, oldest first; which ones say nothing."""
        question = found.understood.question
        infos = sorted((self._engine.documents[w].info for w in wanted), key=lambda i: i.year)
        statements: list[Statement] = []
        silent: list[str] = []
        # What became of a promise is told in the promise's words.
        asks_outcome, promised = asks_promise_and_outcome(question), ""
        asked = self._engine.question_terms(question)
        known = [term for term in asked.weights if self._engine.knows(term)]
        matter = max(known, key=lambda term: asked.weights[term], default="")
        told_in = self._engine.documents_with(matter)
        likely = min(_SPEAKS_PROBABILITY, _SPEAKS_SHARE * found.hits[0].score)
        for info in infos:
            if (filters.documents and info.id not in filters.documents) or (
                filters.years and info.year not in filters.years
            ):
                continue
            only = Filters(documents=frozenset({info.id}))
            own = self._finder.find(f"{question} {promised}".strip(), only)
            coverage = max((s.coverage for s in own.ranked), default=0.0)
            probability = own.hits[0].score if own.hits else 0.0
            if (
                coverage < _SILENT_COVERAGE
                and probability < _SILENT_PROBABILITY
                and info.id not in told_in
            ):
                silent.append(info.title)
            if coverage < _SPEAKS_COVERAGE and probability < likely:
                continue
            ranked = reordered(own.ranked, self._verdicts(own))
            if own.form.kind is AnswerType.OUTCOME:
                ranked = of_the_matter(ranked, asked, self._engine.analyze)
            chosen = select(ranked, _MOST_OF_ONE_DOCUMENT)
            statements += [sentence_statement(c.hit, c.sentence.text, question) for c in chosen]
            if asks_outcome and found.understood.is_plan_asked_about(info):
                promised = ranked[0].sentence.text
        if not statements:
            return refuse(question, found.hits, found.searched, language)
        # Only of years that were named can it be said that they are silent.
        named = len(found.understood.sure_years) > 1
        after = not_mentioned_in(silent, language) if named else ""
        return compose(question, statements, found.searched, after=after, language=language)


def _of_documents(ranked: Sequence[Selected], wanted: Sequence[str]) -> list[Selected]:
    """Sentences of the documents surely asked about, if they come near the best of all."""
    own = [s for s in ranked if s.hit.document.id in wanted]
    near = own and _likeliest(own) >= _NEAR * _likeliest(ranked)
    return own if near else list(ranked)


def _likeliest(ranked: Sequence[Selected]) -> float:
    """The highest score of a passage among sentences, which are not empty."""
    return max(said.hit.score for said in ranked)
