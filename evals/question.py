"""A question with what a right answer rests on. QUESTIONS.md says how to write one."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from evals.errors import QuestionsError

Split = Literal["open", "locked"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words that stand in a document, quoted as printed."""

    document: str
    quote: str


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, and what a right answer holds and rests on."""

    id: str
    kind: str
    kind_label: str
    """The kind in Swedish, for readers."""
    text: str
    documents: tuple[str, ...]
    """The documents that answer."""
    sections: tuple[str, ...]
    """The section numbers that the evidence stands under; empty: not said."""
    evidence: tuple[tuple[Evidence, ...], ...]
    """Groups: every group is needed, any alternative within a group will do."""
    facts: tuple[re.Pattern[str], ...]
    """What the answer's text must match, every one."""
    answerable: bool
    split: Split


class _Written(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


_Text = Annotated[str, Field(min_length=1)]


class _WrittenEvidence(_Written):
    document: _Text
    quote: _Text


class _WrittenQuestion(_Written):
    id: _Text
    text: Annotated[str, Field(min_length=1, max_length=1000)]
    kind: str = ""
    documents: list[_Text] = []
    sections: list[str] = []
    evidence: list[Annotated[list[_WrittenEvidence], Field(min_length=1)]] = []
    facts: list[_Text] = []
    answerable: bool
    split: Split = "open"


class _WrittenFile(_Written):
    label: str = ""
    question: Annotated[list[_WrittenQuestion], Field(min_length=1)]


def read_questions(path: Path) -> tuple[Question, ...]:
    """The questions in the file ``path``, or in the ``*.toml`` of that folder by name.

    Raises:
        QuestionsError: with every fault that was found.
    """
    files = sorted(path.glob("*.toml")) if path.is_dir() else [path]
    if not files:
        raise QuestionsError((f"Mappen {path} har inga frågor; lägg filer som slutar på .toml.",))
    faults: list[str] = []
    questions: list[Question] = []
    for file in files:
        try:
            questions += _of_file(file)
        except QuestionsError as error:
            faults += error.faults
    faults += _duplicates(questions)
    if faults:
        raise QuestionsError(tuple(faults))
    return tuple(questions)


def in_split(questions: Iterable[Question], split: str) -> tuple[Question, ...]:
    """Those of one half, or all of them where ``split`` is "all"."""
    return tuple(each for each in questions if split in ("all", each.split))


def _of_file(file: Path) -> list[Question]:
    try:
        written = tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise QuestionsError((f"Frågorna i {file} går inte att läsa; finns filen?",)) from error
    except UnicodeDecodeError as error:
        raise QuestionsError((f"{file.name} är inte UTF-8; spara om filen som UTF-8.",)) from error
    except tomllib.TOMLDecodeError as error:
        raise QuestionsError((f"{file.name} är inte giltig TOML: {error}.",)) from error
    try:
        read = _WrittenFile.model_validate(written)
    except ValidationError as error:
        raise QuestionsError(tuple(_sentences(error, file.name, written))) from error
    faults = [
        f"{file.name}, {each.id}: {fault}" for each in read.question for fault in _faults(each)
    ]
    if faults:
        raise QuestionsError(tuple(faults))
    return [_question(each, file.stem, read.label) for each in read.question]


def _question(written: _WrittenQuestion, stem: str, label: str) -> Question:
    return Question(
        id=written.id,
        kind=written.kind or stem,
        kind_label=written.kind or label or stem,
        text=written.text,
        documents=tuple(written.documents),
        sections=tuple(written.sections),
        evidence=tuple(
            tuple(Evidence(each.document, each.quote) for each in group)
            for group in written.evidence
        ),
        facts=tuple(_pattern(each) for each in written.facts),
        answerable=written.answerable,
        split=written.split,
    )


def _pattern(fact: str) -> re.Pattern[str]:
    return re.compile(fact, re.IGNORECASE)


def _faults(written: _WrittenQuestion) -> Iterator[str]:
    for fact in written.facts:
        try:
            _pattern(fact)
        except re.error as error:
            yield f"det reguljära uttrycket ”{fact}” går inte att tolka ({error})."
    if written.answerable and not written.evidence:
        yield "en fråga som har svar ska ha minst en grupp under evidence."
    if not written.answerable and (written.evidence or written.facts):
        yield "en fråga utan svar (answerable = false) ska varken ha evidence eller facts."
    for group in written.evidence:
        for each in group:
            if each.document not in written.documents:
                yield f"evidence nämner {each.document}, som inte står under documents."


def _duplicates(questions: Iterable[Question]) -> Iterator[str]:
    for name, count in Counter(each.id for each in questions).items():
        if count > 1:
            yield f"Frågan {name} står {count} gånger; varje id får finnas en gång."


def _sentences(error: ValidationError, file: str, written: Mapping[str, Any]) -> Iterator[str]:
    for fault in error.errors(include_url=False):
        place = fault["loc"]
        name = ".".join(str(each) for each in place[2:]) or str(place[0] if place else "question")
        where = f"{file}, {_called(written, place)}" if len(place) > 1 else file
        match fault["type"]:
            case "extra_forbidden":
                yield f"{where}: nyckeln {name} är okänd; se evals/QUESTIONS.md."
            case "missing":
                yield f"{where}: nyckeln {name} saknas."
            case "string_too_short" | "too_short":
                yield f"{where}: {name} får inte vara tomt."
            case "string_too_long":
                yield f"{where}: {name} är för lång; en fråga har högst 1 000 tecken."
            case "literal_error":
                yield f'{where}: {name} ska vara "open" eller "locked".'
            case _:
                yield f"{where}: {name} har fel slags värde; se evals/QUESTIONS.md."


def _called(written: Mapping[str, Any], place: tuple[int | str, ...]) -> str:
    """The question at ``place`` by its id, or by where it stands in the file."""
    questions, position = written["question"], int(place[1])
    found = questions[position]
    name = found.get("id") if isinstance(found, dict) else None
    return name if isinstance(name, str) and name else f"fråga {position + 1}"
