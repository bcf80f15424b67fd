"""``POST /api/ask``."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from api.addresses import section_url
from api.answering.answer import Answer, Citation
from api.limits import MAX_QUESTION, MAX_REPEATS
from api.schemas.hits import PassageHit, SearchedScope
from api.schemas.places import DocumentReference, SectionReference
from api.schemas.search import Name, Year


class AskRequest(BaseModel):
    """A question. An unknown field is refused: a misspelt filter must not search everything."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        json_schema_extra={
            "examples": [{"question": "vad hände med FVIS 2020?"}],
        },
    )

    question: Annotated[
        str, StringConstraints(strip_whitespace=True, min_length=1, max_length=MAX_QUESTION)
    ] = Field(description="In the user's own words.", examples=["vad hände med FVIS 2020?"])
    years: tuple[Year, ...] = Field(
        default=(),
        max_length=MAX_REPEATS,
        description="Only documents of these years; empty for all.",
        examples=[[2020]],
    )
    documents: tuple[Name, ...] = Field(
        default=(),
        max_length=MAX_REPEATS,
        description="Only these documents, by id; empty for all.",
        examples=[[]],
    )
    language: Literal["sv", "en"] = Field(
        default="sv", description="Language of what plansvar itself says. Quotes stay Swedish."
    )


class AnswerCitation(BaseModel):
    """The source of a sentence."""

    model_config = ConfigDict(frozen=True)

    number: int = Field(description="The number in brackets in the answer.", examples=[1])
    quote: str = Field(
        description="Verbatim: it stands in `text`.",
        examples=["I juni tecknade regionen avtal med Cambio Healthcare system AB …"],
    )
    passage_id: str = Field(
        description="Document, section and ordinal within the section.",
        examples=["uppfoljningsrapport-2-2020/2.4/6"],
    )
    document: DocumentReference = Field(description="The document that it stands in.")
    section: SectionReference = Field(description="The innermost numbered section.")
    page: int | None = Field(description="Printed page, where known.", examples=[None])
    text: str = Field(description="The whole passage that the quote stands in.")
    url: str = Field(
        description="The section on the document's page, from the root of this server.",
        examples=["/dokument/uppfoljningsrapport-2-2020#avsnitt-2.4"],
    )

    @classmethod
    def of(cls, citation: Citation) -> AnswerCitation:
        """From a citation of an answer."""
        passage = citation.hit.passage
        return cls(
            number=citation.number,
            quote=citation.quote,
            passage_id=passage.id,
            document=DocumentReference.of(citation.hit.document),
            section=SectionReference.of(passage.section),
            page=passage.page,
            text=passage.text,
            url=section_url(passage.document_id, passage.section.number),
        )


class AskResponse(BaseModel):
    """An answer whose every sentence is cited, or a refusal with what is nearest."""

    model_config = ConfigDict(frozen=True)

    question: str = Field(description="As asked.", examples=["vad hände med FVIS 2020?"])
    answered: bool = Field(description="False when the documents do not say.")
    answer: str = Field(
        description="At most 220 words; every sentence carries a citation number. A refusal "
        "says what was searched.",
        examples=["I juni 2020 tecknade regionen avtal med Cambio … [1]."],
    )
    citations: tuple[AnswerCitation, ...] = Field(description="Empty in a refusal.")
    nearest: tuple[PassageHit, ...] = Field(
        description="In a refusal the closest passages, best first; else empty."
    )
    searched: SearchedScope = Field(description="What the filters left to search in.")
    took_ms: float = Field(description="Time to find the answer, in milliseconds.", examples=[8.4])

    @classmethod
    def of(cls, answer: Answer, took_ms: float) -> AskResponse:
        """From an answer."""
        return cls(
            question=answer.question,
            answered=answer.answered,
            answer=answer.text,
            citations=tuple(AnswerCitation.of(citation) for citation in answer.citations),
            nearest=tuple(PassageHit.of(hit) for hit in answer.nearest),
            searched=SearchedScope.of(answer.searched),
            took_ms=took_ms,
        )
