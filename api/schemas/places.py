"""Where something stands: document and section."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from ingest.document import DocumentInfo, SectionHeading


class DocumentReference(BaseModel):
    """A document, short."""

    model_config = ConfigDict(frozen=True)

    id: str = Field(
        description="Identity, from the manifest.", examples=["uppfoljningsrapport-2-2020"]
    )
    title: str = Field(
        description="Title.", examples=["Uppföljningsrapport 2 januari–augusti 2020"]
    )
    kind: str = Field(description="Kind, in free text.", examples=["uppföljningsrapport"])
    year: int = Field(description="The year that it plans or follows up.", examples=[2020])

    @classmethod
    def of(cls, info: DocumentInfo) -> DocumentReference:
        """From what the manifest says."""
        return cls(id=info.id, title=info.title, kind=info.kind, year=info.year)


class SectionReference(BaseModel):
    """A numbered section, short."""

    model_config = ConfigDict(frozen=True)

    number: str = Field(
        description="Number exactly as printed; empty above the first numbered heading.",
        examples=["2.4"],
    )
    title: str = Field(
        description="Heading without its number.", examples=["Bättre digital tillgänglighet"]
    )
    path: tuple[str, ...] = Field(
        description="Headings from the outermost to this one, each as “number title”.",
        examples=[
            ["2 Regionfullmäktiges fokusområden", "2.4 Bättre digital tillgänglighet"],
        ],
    )

    @classmethod
    def of(cls, heading: SectionHeading) -> SectionReference:
        """From a heading of the typed tree."""
        return cls(number=heading.number, title=heading.title, path=heading.path)
