"""Lists of the ledger's entries, one commitment whole, and the timeline."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from api.schemas.ledger import (
    BudgetItem,
    CellItem,
    CommitmentItem,
    CommitmentStatus,
    FindingItem,
    IndicatorItem,
    Infos,
    LinkItem,
    SourcePlace,
    place_fields,
)
from api.schemas.places import DocumentReference
from index.ledger import Timeline, TimelineItem, TimelineYear

_FROZEN = ConfigDict(frozen=True)


class CommitmentList(BaseModel):
    """A page of commitments."""

    model_config = _FROZEN

    total: int = Field(description="How many there are in all.", examples=[197])
    items: tuple[CommitmentItem, ...] = Field(description="This page's, in the order asked for.")


class CommitmentDetail(CommitmentItem):
    """One commitment, with what belongs to it and what it is linked to."""

    activities: tuple[CommitmentItem, ...] = Field(description="What belongs to it, as printed.")
    links: tuple[LinkItem, ...] = Field(description="Its links, surest first.")


class IndicatorList(BaseModel):
    """A page of indicators."""

    model_config = _FROZEN

    total: int = Field(description="How many there are in all.", examples=[31])
    items: tuple[IndicatorItem, ...] = Field(description="This page's, in the documents' order.")
    findings: tuple[FindingItem, ...] = Field(
        description="Where the documents on this page don't agree with themselves."
    )


class BudgetList(BaseModel):
    """A page of budget rows."""

    model_config = _FROZEN

    total: int = Field(description="How many there are in all.", examples=[67])
    items: tuple[BudgetItem, ...] = Field(description="This page's, in the documents' order.")
    findings: tuple[FindingItem, ...] = Field(
        description="Where the documents on this page don't agree with themselves."
    )


class LinkList(BaseModel):
    """A page of links."""

    model_config = _FROZEN

    total: int = Field(description="How many there are in all.", examples=[117])
    items: tuple[LinkItem, ...] = Field(description="This page's, surest first.")


class TimelineEntry(SourcePlace):
    """One thing that a document says of the matter, word for word."""

    quote: str = Field(
        description="As printed: a mandate, a sentence or the name of a budget row.",
        examples=["FVIS"],
    )
    within: str = Field(description="What the quote stands under.", examples=[""])
    entry: str = Field(
        description="Id of the commitment, paragraph or budget row; empty for another sentence.",
        examples=["uppfoljningsrapport-2-2020/5.3/b3"],
    )
    status: CommitmentStatus | None = Field(description="Null where the source gives none.")
    cells: tuple[CellItem, ...] = Field(description="The figures of a budget row.")

    @classmethod
    def of(cls, item: TimelineItem, infos: Infos) -> TimelineEntry:
        """From the ledger."""
        fields = {
            "quote": item.quote,
            "within": item.within,
            "entry": item.entry,
            "status": CommitmentStatus.of(item.status) if item.status else None,
            "cells": tuple(CellItem.of(cell) for cell in item.cells),
        }
        return cls.model_validate({**place_fields(item.place, infos), **fields})


class TimelineYearItem(BaseModel):
    """A year of the matter."""

    model_config = _FROZEN

    year: int = Field(description="The year.", examples=[2020])
    silent: bool = Field(description="Whether no document says anything of it.", examples=[False])
    documents: tuple[DocumentReference, ...] = Field(
        description="Those that cover the year; none where no document does."
    )
    planned: tuple[TimelineEntry, ...] = Field(description="What plans promise.")
    reported: tuple[TimelineEntry, ...] = Field(description="What follow-ups report.")
    money: tuple[TimelineEntry, ...] = Field(description="Budget rows, and sentences with amounts.")

    @classmethod
    def of(cls, year: TimelineYear, infos: Infos) -> TimelineYearItem:
        """From the ledger."""
        return cls(
            year=year.year,
            silent=year.is_silent,
            documents=tuple(DocumentReference.of(infos[id_]) for id_ in year.documents),
            planned=tuple(TimelineEntry.of(item, infos) for item in year.planned),
            reported=tuple(TimelineEntry.of(item, infos) for item in year.reported),
            money=tuple(TimelineEntry.of(item, infos) for item in year.money),
        )


class TimelineResponse(BaseModel):
    """A matter through the years."""

    model_config = _FROZEN

    topic: str = Field(description="The matter.", examples=["FVIS"])
    names: tuple[str, ...] = Field(
        description="Other names that the documents have for it, looked for too.",
        examples=[["framtidens vårdinformationsstöd", "visus"]],
    )
    years: tuple[TimelineYearItem, ...] = Field(description="Every year, silent ones included.")

    @classmethod
    def of(cls, timeline: Timeline, infos: Infos) -> TimelineResponse:
        """From the ledger."""
        return cls(
            topic=timeline.topic,
            names=timeline.names,
            years=tuple(TimelineYearItem.of(year, infos) for year in timeline.years),
        )
