"""The entries of the ledger. Each knows its document, its section and its raw spans."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ingest.commitment import Status
from ingest.document import SectionHeading
from ingest.ledger.amount import Amount

Spans = tuple[tuple[int, int], ...]
"""Half-open (start, end) pairs of character offsets in the raw file, in the text's order."""

Kind = Literal["uppdrag", "aktivitet"]
Scope = Literal["gemensamt", "eget", ""]


@dataclass(frozen=True, slots=True)
class Place:
    """Where an entry stands."""

    document: str
    """The document's id."""
    section: SectionHeading
    page: int | None
    spans: Spans


@dataclass(frozen=True, slots=True)
class CommitmentEntry:
    """A mandate or an activity, as a plan promises it or a follow-up reports it."""

    id: str
    """"document/section/u5", an activity of it "document/section/u5a2"."""
    kind: Kind
    text: str
    """As printed, line breaks and hyphenation repaired."""
    status: Status | None
    """None where the source gives none; never guessed."""
    comment: str
    """What a follow-up says of it."""
    description: str
    """What a plan says under its heading."""
    parent: str | None
    """The mandate that an activity belongs to, or the shared mandate above a mandate."""
    focus_area: str
    scope: Scope
    """Of a mandate in a plan: shared by all administrations, or the administration's own."""
    note: str
    """What a reader must know of how far the source can be trusted here."""
    place: Place
    detail_spans: Spans
    """Where ``comment`` or ``description`` stands."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A paragraph in which a follow-up reports under a focus area."""

    id: str
    """"document/section/r3"."""
    text: str
    focus_area: str
    place: Place


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: column heading, text as printed, and the amount if it is one."""

    column: str
    text: str
    amount: Amount | None


@dataclass(frozen=True, slots=True)
class IndicatorEntry:
    """A measure that the body follows, with what it came to and what was aimed at."""

    id: str
    """"document/section/i2"."""
    name: str
    outcome: Amount | None
    target: Amount | None
    cells: tuple[Cell, ...]
    """All that its row has besides the name."""
    description: str
    group: str
    note: str
    place: Place


@dataclass(frozen=True, slots=True)
class BudgetRow:
    """A row of a table of money: budget, investments, forecast or outcome."""

    id: str
    """"document/section/b4"."""
    table: str
    """"document/section/t1": rows with the same one stand in one table."""
    name: str
    group: str
    """The label that stands over the row; "" if none does."""
    cells: tuple[Cell, ...]
    is_total: bool
    place: Place


FindingKind = Literal["summa", "text-mot-tabell", "indikator-mot-tabell", "avrundning", "bilaga"]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something in which a source does not agree with itself; shown, never mended."""

    id: str
    """"document/section/f1"."""
    kind: FindingKind
    text: str
    """In Swedish, for a reader."""
    place: Place


@dataclass(frozen=True, slots=True)
class AppendixMandate:
    """A mandate that a plan's appendix lists, and the body's mandates that it is."""

    text: str
    found: tuple[str, ...]
    """Ids of commitments; empty: the body does not have it."""
    place: Place


@dataclass(frozen=True, slots=True)
class Extract:
    """The ledger of a corpus, document by document in reading order."""

    commitments: tuple[CommitmentEntry, ...] = ()
    statements: tuple[Statement, ...] = ()
    indicators: tuple[IndicatorEntry, ...] = ()
    budget: tuple[BudgetRow, ...] = ()
    findings: tuple[Finding, ...] = ()
    appendix: tuple[AppendixMandate, ...] = ()
