"""Questions, passages and outcomes, as short as a test can write them."""

from __future__ import annotations

import re

from evals.evidence import EvidenceIndex
from evals.judgement import (
    Judged,
    JudgedAnswer,
    JudgedCitation,
    JudgedPassage,
    ideal_gains,
)
from evals.question import Evidence, Question
from evals.results import (
    RunResult,
    StoredDocument,
    StoredOutcome,
    StoredPassage,
    StoredQuestion,
    StoredSystem,
)
from ingest import BlockKind, Passage, SectionHeading, TextSpan


def question(
    groups: int = 1,
    *,
    facts: tuple[str, ...] = (),
    sections: tuple[str, ...] = (),
    answerable: bool = True,
) -> Question:
    """With so many groups of evidence."""
    return Question(
        id="q",
        kind="kind",
        kind_label="Slag",
        text="Vad?",
        documents=("plan",) if groups else (),
        sections=sections,
        evidence=tuple((Evidence("plan", f"grupp {number}"),) for number in range(groups)),
        facts=tuple(re.compile(each, re.IGNORECASE) for each in facts),
        answerable=answerable,
        split="open",
    )


def found(*groups: int, year: int = 2021, section: str = "1", name: str = "") -> JudgedPassage:
    """A passage that satisfies ``groups``."""
    return JudgedPassage(
        name or f"plan/{section}/{groups}", "plan", year, section, "Text.", frozenset(groups)
    )


def judged(
    asked: Question, *retrieved: JudgedPassage, answer: JudgedAnswer | None = None
) -> Judged:
    """What came back, the gold year being 2021."""
    return Judged(
        question=asked,
        retrieved=retrieved,
        took_ms=1.0,
        gold_years=frozenset({2021} if asked.documents else ()),
        ideal_gains=ideal_gains([frozenset({n}) for n in range(len(asked.evidence))]),
        answer=answer,
    )


def answer(text: str, *cited: JudgedPassage, answered: bool = True) -> JudgedAnswer:
    """An answer that cites these passages, quoting "Text."."""
    citations = tuple(
        JudgedCitation(number, "Text.", each, verbatim=True)
        for number, each in enumerate(cited, start=1)
    )
    return JudgedAnswer(answered, text, citations, took_ms=5.0)


def passage(
    text: str, name: str = "plan/1/1", *, document: str = "plan", carried: int = 0
) -> Passage:
    """The first ``carried`` characters of ``text`` are repeated from the passage before."""
    spans = (
        TextSpan(0, 0, carried, carried=True),
        TextSpan(carried, carried, len(text) - carried),
    )
    heading = SectionHeading("1", "Bussar", 1, ("1 Bussar",))
    return Passage(name, document, heading, (), BlockKind.PARAGRAPH, text, spans)


def holding(*texts: str, carried: int = 0) -> EvidenceIndex:
    """The passages plan/1/1, plan/1/2, …"""
    return EvidenceIndex(
        passage(text, f"plan/1/{number}", carried=carried if number > 1 else 0)
        for number, text in enumerate(texts, start=1)
    )


def run_result(values: dict[str, dict[str, float]], **changed: object) -> RunResult:
    """A run in which the product got ``values`` (question → metric → value)."""
    from evals.figures import figures_of  # noqa: PLC0415 - keeps this module's names few

    questions = tuple(stored_question(name, each) for name, each in values.items())
    result = RunResult(
        created="2026-01-02T03:04:05+00:00",
        commit="abc",
        encoder="modell",
        passages=2,
        documents=(StoredDocument(id="plan", title="Plan", year=2021),),
        split="all",
        kinds={"kind": "Slag"},
        systems=(StoredSystem(name="plansvar", label="plansvar"),),
        figures=tuple(figures_of(questions, ["plansvar"])),
        questions=questions,
    )
    return result.model_copy(update=changed)


def stored_question(name: str, values: dict[str, float], **changed: object) -> StoredQuestion:
    """As it stands in a file of results."""
    there = StoredPassage(
        passage_id="plan/1/1", document="plan", year=2021, section="1", excerpt="Text.", groups=()
    )
    outcome = StoredOutcome(values=values, retrieved=(there,), answer=None, took_ms=1.0)
    result = StoredQuestion(
        id=name,
        kind="kind",
        split="open",
        text=f"Vad är {name}?",
        answerable=True,
        documents=("plan",),
        sections=(),
        evidence=(),
        facts=(),
        outcomes={"plansvar": outcome},
    )
    return result.model_copy(update=changed)
