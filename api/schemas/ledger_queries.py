"""What may stand in the addresses of the ledger's routes. An unknown parameter is refused: a
misspelt filter must not show everything."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from api.export import Format
from api.limits import MAX_NAME, MAX_QUERY, MAX_REPEATS
from api.schemas.search import Name, Year
from index.ledger import CommitmentQuery, Decision, Sort

MAX_ENTRIES = 500
"""Entries on one page of a list."""
DEFAULT_ENTRIES = 50

FreeText = Annotated[str, StringConstraints(strip_whitespace=True, max_length=MAX_QUERY)]
Section = Annotated[str, StringConstraints(strip_whitespace=True, max_length=50)]


class _List(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    year: tuple[Year, ...] = Field(
        default=(), max_length=MAX_REPEATS, description="Only documents of these years."
    )
    document: tuple[Name, ...] = Field(
        default=(), max_length=MAX_REPEATS, description="Only these documents, by id."
    )
    section: Section = Field(
        default="",
        description="Section-number prefix: 3.5 finds 3.5, 3.5.1, … but not 3.50.",
        examples=["3.5"],
    )
    limit: int | None = Field(
        default=None,
        ge=1,
        le=MAX_ENTRIES,
        description="Entries wanted: 50 if nothing is said, and all of them in a file.",
    )
    offset: int = Field(default=0, ge=0, le=1_000_000, description="Entries to leave out first.")
    format: Format | None = Field(
        default=None, description="Else what `Accept` prefers, and JSON if it says nothing."
    )


class CommitmentListQuery(_List):
    """Filters of ``GET /api/commitments``."""

    q: FreeText = Field(default="", description="Free text.", examples=["elbilar"])
    status: tuple[Name, ...] = Field(
        default=(),
        max_length=MAX_REPEATS,
        description="Status codes; `saknas` finds those without a status.",
        examples=[["delvis"]],
    )
    kind: tuple[Literal["uppdrag", "aktivitet"], ...] = Field(
        default=(), max_length=MAX_REPEATS, description="Mandates or activities."
    )
    focus_area: tuple[Name, ...] = Field(
        default=(),
        max_length=MAX_REPEATS,
        description="Only these focus areas, as printed.",
        examples=[["Hög attraktivitet"]],
    )
    parent: Annotated[str, StringConstraints(max_length=2 * MAX_NAME)] = Field(
        default="", description="Only what belongs to this mandate, by id."
    )
    sort: Sort | None = Field(
        default=None, description="Order; by relevance if there is a `q`, else as printed."
    )
    order: Literal["stigande", "fallande"] = Field(
        default="stigande", description="Direction of `sort`."
    )

    def query(self) -> CommitmentQuery:
        """For the ledger."""
        return CommitmentQuery(
            years=frozenset(self.year),
            documents=frozenset(self.document),
            statuses=frozenset(self.status),
            kinds=frozenset(self.kind),
            focus_areas=frozenset(self.focus_area),
            section=self.section,
            parent=self.parent,
            q=self.q,
            sort=self.sort,
            descending=self.order == "fallande",
        )


class TableListQuery(_List):
    """Filters of ``GET /api/indicators`` and ``GET /api/budget``."""

    q: FreeText = Field(
        default="", description="Words of the name or its group.", examples=["personalomsättning"]
    )


class TimelineQuery(BaseModel):
    """What ``GET /api/timeline`` is asked for."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    q: Annotated[
        str, StringConstraints(strip_whitespace=True, min_length=1, max_length=MAX_QUERY)
    ] = Field(description="A topic, a name, or a commitment's id.", examples=["FVIS"])
    format: Format | None = Field(
        default=None, description="Else what `Accept` prefers, and JSON if it says nothing."
    )


class LinkListQuery(BaseModel):
    """Filters of ``GET /api/links``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    decision: tuple[Decision, ...] = Field(
        default=(), max_length=MAX_REPEATS, description="Only links with these decisions."
    )
    limit: int = Field(default=DEFAULT_ENTRIES, ge=1, le=MAX_ENTRIES, description="Links wanted.")
    offset: int = Field(default=0, ge=0, le=1_000_000, description="Links to leave out first.")


class LinkDecisionRequest(BaseModel):
    """What a person says of a suggested link."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    decision: Decision = Field(
        description="`bekräftad`, `avvisad`, or `föreslagen` to take a decision back.",
        examples=["bekräftad"],
    )
