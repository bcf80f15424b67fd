"""A passage as found, and what was searched."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from api.addresses import section_url
from api.schemas.places import DocumentReference, SectionReference
from index import Hit, Searched


class SearchedScope(BaseModel):
    """What the filters left to search in; all zero when they match nothing."""

    model_config = ConfigDict(frozen=True)

    documents: int = Field(description="Number of documents searched.", examples=[5])
    passages: int = Field(description="Number of passages searched.", examples=[400])
    years: tuple[int, ...] = Field(
        description="Years of the documents searched, rising.",
        examples=[[2018, 2019, 2020, 2021, 2022]],
    )

    @classmethod
    def of(cls, searched: Searched) -> SearchedScope:
        """From a search."""
        return cls(
            documents=searched.documents,
            passages=searched.passages,
            years=tuple(sorted(searched.years)),
        )


class PassageHit(BaseModel):
    """A passage, how well it fits and where it stands."""

    model_config = ConfigDict(frozen=True)

    rank: int = Field(description="1 for the best.", examples=[1])
    score: float = Field(description="0 to 1; higher is better.", examples=[0.83])
    passage_id: str = Field(
        description="Document, section and ordinal within the section.",
        examples=["uppfoljningsrapport-2-2020/2.4/6"],
    )
    document: DocumentReference = Field(description="The document that it stands in.")
    section: SectionReference = Field(description="The innermost numbered section.")
    page: int | None = Field(description="Printed page, where known.", examples=[None])
    text: str = Field(
        description="The document's own words, at most 2,000 characters.",
        examples=["I juni tecknade regionen avtal med Cambio …"],
    )
    url: str = Field(
        description="The section on the document's page, from the root of this server.",
        examples=["/dokument/uppfoljningsrapport-2-2020#avsnitt-2.4"],
    )

    @classmethod
    def of(cls, hit: Hit) -> PassageHit:
        """From a hit of the index."""
        passage = hit.passage
        return cls(
            rank=hit.rank,
            score=float(hit.score),
            passage_id=passage.id,
            document=DocumentReference.of(hit.document),
            section=SectionReference.of(passage.section),
            page=passage.page,
            text=passage.text,
            url=section_url(passage.document_id, passage.section.number),
        )
