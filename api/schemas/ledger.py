"""Commitments, indicators, budget rows and links as the API shows them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from api.addresses import section_url
from api.schemas.places import DocumentReference, SectionReference
from index.ledger import Decided, Link
from ingest.commitment import Status
from ingest.document import DocumentInfo
from ingest.ledger import (
    Amount,
    BudgetRow,
    Cell,
    CommitmentEntry,
    Finding,
    IndicatorEntry,
    Place,
    Statement,
)

Infos = Mapping[str, DocumentInfo]
_FROZEN = ConfigDict(frozen=True)


class SourcePlace(BaseModel):
    """Where something stands, and the way there."""

    model_config = _FROZEN

    document: DocumentReference = Field(description="The document that it stands in.")
    section: SectionReference = Field(description="The innermost numbered section.")
    page: int | None = Field(description="Printed page, where known.", examples=[None])
    url: str = Field(
        description="The section on the document's page, from the root of this server.",
        examples=["/dokument/bilaga-2-uppfoljning-2019#avsnitt-1.1"],
    )
    spans: tuple[tuple[int, int], ...] = Field(
        description="Half-open (start, end) character offsets in the raw file.",
        examples=[[[2290, 2336]]],
    )


def place_fields(place: Place, infos: Infos) -> dict[str, object]:
    """The fields of ``SourcePlace``, for what is one."""
    return {
        "document": DocumentReference.of(infos[place.document]),
        "section": SectionReference.of(place.section),
        "page": place.page,
        "url": section_url(place.document, place.section.number),
        "spans": place.spans,
    }


class CommitmentStatus(BaseModel):
    """A status as the source marks it."""

    model_config = _FROZEN

    code: str = Field(description="One of the contract's codes.", examples=["delvis"])
    symbol: str = Field(description="The source's own symbol.", examples=["◆"])
    label: str = Field(
        description="The legend's own words.", examples=["Uppdraget uppfylls delvis"]
    )

    @classmethod
    def of(cls, status: Status) -> CommitmentStatus:
        """From the ledger."""
        return cls(code=status.code, symbol=status.symbol, label=status.label)


class CommitmentItem(SourcePlace):
    """A mandate or an activity."""

    id: str = Field(
        description="Document, section and ordinal; an activity's begins with its mandate's.",
        examples=["bilaga-2-uppfoljning-2019/1.1/u5"],
    )
    kind: Literal["uppdrag", "aktivitet"] = Field(description="Mandate or activity.")
    text: str = Field(
        description="As printed, line breaks repaired.",
        examples=["Utveckling av det halländska transportsystemet"],
    )
    status: CommitmentStatus | None = Field(
        description="Null where the source gives none; never guessed."
    )
    comment: str = Field(
        description="What a follow-up says of it.", examples=["Arbete pågår kontinuerligt …"]
    )
    description: str = Field(
        description="What a plan says under its heading.", examples=["Regionkontoret ska …"]
    )
    parent: str | None = Field(
        description="An activity's mandate; a mandate's shared mandate, if it has one.",
        examples=[None],
    )
    focus_area: str = Field(description="Focus area around it.", examples=["Hög attraktivitet"])
    scope: Literal["gemensamt", "eget", ""] = Field(
        description="A plan's mandate: shared by all administrations, or the administration's own."
    )
    note: str = Field(
        description="What to know of how far the source can be trusted here.", examples=[""]
    )

    @classmethod
    def of(cls, entry: CommitmentEntry, infos: Infos) -> CommitmentItem:
        """From the ledger."""
        return cls.model_validate(commitment_fields(entry, infos))


def commitment_fields(entry: CommitmentEntry, infos: Infos) -> dict[str, object]:
    """The fields of ``CommitmentItem``."""
    return {
        **place_fields(entry.place, infos),
        "id": entry.id,
        "kind": entry.kind,
        "text": entry.text,
        "status": CommitmentStatus.of(entry.status) if entry.status else None,
        "comment": entry.comment,
        "description": entry.description,
        "parent": entry.parent,
        "focus_area": entry.focus_area,
        "scope": entry.scope,
        "note": entry.note,
    }


class LinkEnd(SourcePlace):
    """What a link leads to: a commitment, or a paragraph of a follow-up."""

    id: str = Field(description="Its id.", examples=["verksamhetsplan-2021/3.5.3.1/u1"])
    kind: Literal["uppdrag", "aktivitet", "rapport"] = Field(description="What it is.")
    text: str = Field(description="As printed.", examples=["Förbättra hjärtsjukvården"])

    @classmethod
    def of(cls, entry: CommitmentEntry | Statement, infos: Infos) -> LinkEnd:
        """From the ledger."""
        kind = entry.kind if isinstance(entry, CommitmentEntry) else "rapport"
        fields = {"id": entry.id, "kind": kind, "text": entry.text}
        return cls.model_validate({**place_fields(entry.place, infos), **fields})


class LinkItem(BaseModel):
    """Two entries of different years about the same matter."""

    model_config = _FROZEN

    id: str = Field(
        description="Follows from what is linked; outlives a rebuild.",
        examples=["3f9a0c1d2e4b5a67"],
    )
    relation: Literal["motsvarar", "rapporterar"] = Field(
        description="Counterparts in two plans or tables, or a paragraph that reports on a mandate."
    )
    score: float = Field(description="0 to 1; higher is surer.", examples=[0.83])
    reason: str = Field(
        description="Why it is suggested.",
        examples=["83 % av orden är gemensamma efter vikt (”vårdinformationsstöd”)."],
    )
    decision: Literal["föreslagen", "bekräftad", "avvisad"] = Field(
        description="Suggested until a person confirms or rejects it."
    )
    decided_at: str | None = Field(
        description="When it was decided, ISO 8601 in UTC.", examples=["2026-03-01T12:00:00+00:00"]
    )
    earlier: LinkEnd = Field(description="The end of the earlier year.")
    later: LinkEnd = Field(description="The end of the later year.")

    @classmethod
    def of(
        cls,
        link: Link,
        ends: tuple[CommitmentEntry | Statement, CommitmentEntry | Statement],
        infos: Infos,
        decided: Decided | None,
    ) -> LinkItem:
        """From the ledger and what people have decided."""
        return cls(
            id=link.id,
            relation=link.relation,
            score=link.score,
            reason=link.reason,
            decision=decided.decision if decided else "föreslagen",
            decided_at=decided.decided_at if decided else None,
            earlier=LinkEnd.of(ends[0], infos),
            later=LinkEnd.of(ends[1], infos),
        )


class AmountItem(BaseModel):
    """A figure: its value, and as printed."""

    model_config = _FROZEN

    value: float = Field(description="The number.", examples=[-122726])
    text: str = Field(description="As printed.", examples=["-122 726"])
    unit: str = Field(description="Empty where the source states none.", examples=["tkr"])

    @classmethod
    def of(cls, amount: Amount) -> AmountItem:
        """From the ledger."""
        return cls(value=float(amount.value), text=amount.text, unit=amount.unit)


class CellItem(BaseModel):
    """A cell of a table."""

    model_config = _FROZEN

    column: str = Field(description="The column's heading.", examples=["Årsbudget"])
    text: str = Field(description="As printed.", examples=["29 400"])
    amount: AmountItem | None = Field(description="Null where the cell is no amount.")

    @classmethod
    def of(cls, cell: Cell) -> CellItem:
        """From the ledger."""
        amount = AmountItem.of(cell.amount) if cell.amount else None
        return cls(column=cell.column, text=cell.text, amount=amount)


class IndicatorItem(SourcePlace):
    """A measure that the body follows."""

    id: str = Field(description="Its id.", examples=["uppfoljningsrapport-2-2020/4.1/i1"])
    name: str = Field(description="As printed.", examples=["Personalomsättning"])
    group: str = Field(description="What it stands under.", examples=["Medarbetare"])
    outcome: AmountItem | None = Field(description="What it came to.")
    target: AmountItem | None = Field(description="What was aimed at.")
    cells: tuple[CellItem, ...] = Field(description="All that its row has besides the name.")
    description: str = Field(description="What the plan says of it.", examples=[""])
    note: str = Field(description="How far the source can be trusted.", examples=[""])

    @classmethod
    def of(cls, entry: IndicatorEntry, infos: Infos) -> IndicatorItem:
        """From the ledger."""
        fields = {
            "id": entry.id,
            "name": entry.name,
            "group": entry.group,
            "outcome": AmountItem.of(entry.outcome) if entry.outcome else None,
            "target": AmountItem.of(entry.target) if entry.target else None,
            "cells": tuple(CellItem.of(cell) for cell in entry.cells),
            "description": entry.description,
            "note": entry.note,
        }
        return cls.model_validate({**place_fields(entry.place, infos), **fields})


class BudgetItem(SourcePlace):
    """A row of a table of money."""

    id: str = Field(description="Its id.", examples=["uppfoljningsrapport-2-2020/5.3/b3"])
    table: str = Field(
        description="Rows with the same one stand in one table.",
        examples=["uppfoljningsrapport-2-2020/5.3/t1"],
    )
    name: str = Field(description="As printed.", examples=["FVIS"])
    group: str = Field(description="The label over the row.", examples=["Reinvesteringar"])
    cells: tuple[CellItem, ...] = Field(description="The row's cells in order.")
    is_total: bool = Field(description="Whether the row sums up others.")

    @classmethod
    def of(cls, row: BudgetRow, infos: Infos) -> BudgetItem:
        """From the ledger."""
        fields = {
            "id": row.id,
            "table": row.table,
            "name": row.name,
            "group": row.group,
            "cells": tuple(CellItem.of(cell) for cell in row.cells),
            "is_total": row.is_total,
        }
        return cls.model_validate({**place_fields(row.place, infos), **fields})


class FindingItem(SourcePlace):
    """Something in which a source does not agree with itself."""

    id: str = Field(description="Its id.", examples=["uppfoljningsrapport-2-2020/5.3/f1"])
    kind: str = Field(description="What disagrees.", examples=["summa"])
    text: str = Field(
        description="In Swedish, for a reader.",
        examples=["Raden Summa stämmer inte med raderna ovanför: …"],
    )

    @classmethod
    def of(cls, finding: Finding, infos: Infos) -> FindingItem:
        """From the ledger."""
        fields = {"id": finding.id, "kind": finding.kind, "text": finding.text}
        return cls.model_validate({**place_fields(finding.place, infos), **fields})
