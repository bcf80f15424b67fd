"""``GET /api/documents`` and what lies below it."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from api.schemas.places import DocumentReference, SectionReference


class DocumentSummary(DocumentReference):
    """A document with its size."""

    organisation: str = Field(
        description="The body that issued it.", examples=["Region Halland, Regionkontoret"]
    )
    sections: int = Field(description="Number of numbered sections.", examples=[42])
    passages: int = Field(description="Number of passages that can be found.", examples=[80])
    url: str = Field(
        description="The document's page, from the root of this server.",
        examples=["/dokument/uppfoljningsrapport-2-2020"],
    )


class DocumentList(BaseModel):
    """Every document, by year and title."""

    model_config = ConfigDict(frozen=True)

    documents: tuple[DocumentSummary, ...] = Field(description="By year and title.")


class ContentsItem(BaseModel):
    """A section in the contents list."""

    model_config = ConfigDict(frozen=True)

    number: str = Field(description="As printed; empty above the first heading.", examples=["2.4"])
    title: str = Field(description="Heading without its number.")
    level: int = Field(description="1 for “2”, 2 for “2.4”; 0 above the first.", examples=[2])
    url: str = Field(description="The section on the document's page.")


class DocumentDetail(DocumentSummary):
    """A document with its sections in reading order."""

    contents: tuple[ContentsItem, ...] = Field(description="Its sections in reading order.")


class BlockCell(BaseModel):
    """A cell of a table row."""

    model_config = ConfigDict(frozen=True)

    column: str = Field(description="Column heading; empty if there is none.")
    value: str = Field(description="As printed.")


class SectionBlock(BaseModel):
    """One unit of reading."""

    model_config = ConfigDict(frozen=True)

    kind: str = Field(
        description="heading, subheading, paragraph, list item, cell, table row or commitment row.",
        examples=["paragraph"],
    )
    text: str = Field(description="The document's own words.")
    subheadings: tuple[str, ...] = Field(
        description="Unnumbered headings above it, inside the section, outermost first."
    )
    cells: tuple[BlockCell, ...] = Field(description="Of a table row; else empty.")


class SectionPassage(BaseModel):
    """A passage of the section."""

    model_config = ConfigDict(frozen=True)

    passage_id: str = Field(
        description="Document, section and ordinal within the section.",
        examples=["uppfoljningsrapport-2-2020/2.4/6"],
    )
    text: str = Field(description="The document's own words, at most 2,000 characters.")


class SectionDetail(BaseModel):
    """A section: its own text, and what lies directly below it."""

    model_config = ConfigDict(frozen=True)

    document: DocumentReference = Field(description="The document that it stands in.")
    section: SectionReference = Field(description="The innermost numbered section.")
    page: int | None = Field(description="Printed page, where known.")
    blocks: tuple[SectionBlock, ...] = Field(description="In reading order.")
    passages: tuple[SectionPassage, ...] = Field(description="In reading order.")
    subsections: tuple[ContentsItem, ...] = Field(description="The sections one step below.")
    url: str = Field(description="The section on the document's page.")
