"""A run on disk: every question's result and the figures, as JSON.

``format`` goes up when something here changes its meaning; keys may be added without.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from evals.errors import ResultsError

PRODUCT = "plansvar"
"""The name of the system that a run is about."""
EXCERPT = 300
"""Characters of a passage that are kept: enough to see what it is."""


class _Stored(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class Scope(StrEnum):
    """What a figure is over."""

    TOTAL = "total"
    SPLIT = "split"
    KIND = "kind"
    DOCUMENT = "document"


class Figure(_Stored):
    """One metric of one system over some questions, with its 95 % interval."""

    system: str
    scope: Scope
    name: str
    """Which split, kind or document; "" for the total."""
    metric: str
    value: float
    low: float
    high: float
    questions: int
    """How many questions have a value."""


class StoredEvidence(_Stored):
    """Gold, as it was asked for."""

    document: str
    quote: str


class StoredPassage(_Stored):
    """A passage that came. ``groups`` counts from 0."""

    passage_id: str
    document: str
    year: int
    section: str
    excerpt: str
    groups: tuple[int, ...]


class StoredCitation(_Stored):
    """A citation of the answer."""

    number: int
    quote: str
    passage: StoredPassage
    verbatim: bool


class StoredAnswer(_Stored):
    """What was answered."""

    answered: bool
    text: str
    citations: tuple[StoredCitation, ...]
    took_ms: float


class StoredOutcome(_Stored):
    """One question put to one system. ``values`` has the metrics that apply."""

    values: dict[str, float]
    retrieved: tuple[StoredPassage, ...]
    answer: StoredAnswer | None
    took_ms: float


class StoredQuestion(_Stored):
    """A question, and what each system made of it."""

    id: str
    kind: str
    split: Literal["open", "locked"]
    text: str
    answerable: bool
    documents: tuple[str, ...]
    sections: tuple[str, ...]
    evidence: tuple[tuple[StoredEvidence, ...], ...]
    facts: tuple[str, ...]
    outcomes: dict[str, StoredOutcome]


class StoredDocument(_Stored):
    """A document that was searched."""

    id: str
    title: str
    year: int


class StoredSystem(_Stored):
    """A system that was measured; ``label`` is for readers."""

    name: str
    label: str


class RunResult(_Stored):
    """Everything about a run."""

    format: Literal[1] = 1
    created: str
    """UTC, to the second."""
    commit: str
    """"" where the code is not under version control; ends in "+" if it had been changed."""
    encoder: str
    passages: int
    documents: tuple[StoredDocument, ...]
    split: Literal["open", "locked", "all"]
    kinds: dict[str, str]
    """Kind → its label in Swedish."""
    systems: tuple[StoredSystem, ...]
    """The product among them."""
    figures: tuple[Figure, ...]
    questions: tuple[StoredQuestion, ...]

    @property
    def others(self) -> tuple[StoredSystem, ...]:
        """Every system but the product."""
        return tuple(each for each in self.systems if each.name != PRODUCT)

    def figure(
        self, metric: str, scope: Scope = Scope.TOTAL, name: str = "", system: str = ""
    ) -> Figure | None:
        """A figure of ``system``, by default the product; None if no question has a value."""
        wanted = (system or PRODUCT, scope, name, metric)
        return next(
            (
                each
                for each in self.figures
                if (each.system, each.scope, each.name, each.metric) == wanted
            ),
            None,
        )


def write_results(result: RunResult, file: Path) -> None:
    """Writes JSON to ``file``, and the folders above it where there are none."""
    write_text(result.model_dump_json(), file)


def write_text(text: str, file: Path) -> None:
    """Writes UTF-8 to ``file``, and the folders above it where there are none."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        raise ResultsError(f"{file} går inte att skriva; välj en annan plats.") from error


def read_results(file: Path) -> RunResult:
    """What ``write_results`` wrote.

    Raises:
        ResultsError: the file is missing or holds something else.
    """
    try:
        return RunResult.model_validate_json(file.read_bytes())
    except OSError as error:
        raise ResultsError(f"Resultatet {file} går inte att läsa; finns filen?") from error
    except ValidationError as error:
        raise ResultsError(
            f"{file} är inget resultat från denna version; kör plansvar-evals run på nytt."
        ) from error
