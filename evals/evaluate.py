"""The whole evaluation: questions to every system, judged and summed up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Literal, TypeVar

from tqdm import tqdm

from evals.errors import QuestionsError
from evals.evidence import corpus_faults
from evals.figures import figures_of
from evals.judge import Ask, Judge
from evals.judgement import Judged, JudgedAnswer, JudgedPassage
from evals.metrics import METRICS
from evals.question import Question
from evals.results import (
    EXCERPT,
    PRODUCT,
    RunResult,
    StoredAnswer,
    StoredCitation,
    StoredDocument,
    StoredEvidence,
    StoredOutcome,
    StoredPassage,
    StoredQuestion,
    StoredSystem,
)
from evals.systems import System
from evals.working_copy import commit
from index import SearchEngine

_Item = TypeVar("_Item")


def evaluate(
    engine: SearchEngine,
    questions: Sequence[Question],
    systems: Sequence[System],
    ask: Ask | None,
    split: Literal["open", "locked", "all"] = "all",
) -> RunResult:
    """Puts ``questions`` to ``systems``, the product among them; ``ask`` gives its answers.

    Raises:
        QuestionsError: a question says something of the corpus that is not so.
    """
    faults = tuple(corpus_faults(questions, engine.documents, engine.passages))
    if faults:
        raise QuestionsError(faults)
    infos = {name: document.info for name, document in engine.documents.items()}
    judge = Judge(engine.passages, infos)
    judged = {
        system.name: judge.searches(system, _shown(questions, system.label)) for system in systems
    }
    if ask is not None:
        judged[PRODUCT] = judge.answers(_shown(judged[PRODUCT], "Svar"), ask)
    stored = [
        _question(question, {name: _outcome(each[row]) for name, each in judged.items()})
        for row, question in enumerate(questions)
    ]
    return RunResult(
        created=datetime.now(UTC).isoformat(timespec="seconds"),
        commit=commit(),
        encoder=engine.encoder.name,
        passages=len(engine.passages),
        documents=tuple(
            StoredDocument(id=info.id, title=info.title, year=info.year)
            for info in sorted(infos.values(), key=lambda each: (each.year, each.id))
        ),
        split=split,
        kinds={each.kind: each.kind_label for each in questions},
        systems=tuple(StoredSystem(name=each.name, label=each.label) for each in systems),
        figures=tuple(figures_of(stored, [each.name for each in systems])),
        questions=tuple(stored),
    )


def _shown(items: Sequence[_Item], what: str) -> Iterable[_Item]:
    """``items`` with a progress bar on a terminal."""
    bar: Iterable[_Item] = tqdm(items, desc=what, disable=None, leave=False)
    return bar


def _question(question: Question, outcomes: dict[str, StoredOutcome]) -> StoredQuestion:
    return StoredQuestion(
        id=question.id,
        kind=question.kind,
        split=question.split,
        text=question.text,
        answerable=question.answerable,
        documents=question.documents,
        sections=question.sections,
        evidence=tuple(
            tuple(StoredEvidence(document=each.document, quote=each.quote) for each in group)
            for group in question.evidence
        ),
        facts=tuple(each.pattern for each in question.facts),
        outcomes=outcomes,
    )


def _outcome(judged: Judged) -> StoredOutcome:
    values = ((metric.name, metric.of(judged)) for metric in METRICS)
    return StoredOutcome(
        values={name: value for name, value in values if value is not None},
        retrieved=tuple(_passage(each) for each in judged.retrieved),
        answer=None if judged.answer is None else _answer(judged.answer),
        took_ms=judged.took_ms,
    )


def _answer(answer: JudgedAnswer) -> StoredAnswer:
    return StoredAnswer(
        answered=answer.answered,
        text=answer.text,
        citations=tuple(
            StoredCitation(
                number=each.number,
                quote=each.quote,
                passage=_passage(each.passage),
                verbatim=each.verbatim,
            )
            for each in answer.citations
        ),
        took_ms=answer.took_ms,
    )


def _passage(passage: JudgedPassage) -> StoredPassage:
    text = " ".join(passage.text.split())
    return StoredPassage(
        passage_id=passage.passage_id,
        document=passage.document,
        year=passage.year,
        section=passage.section,
        excerpt=text if len(text) <= EXCERPT else text[: EXCERPT - 1].rstrip() + "…",
        groups=tuple(sorted(passage.groups)),
    )
