"""``POST /api/feedback``."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from api.feedback.rating import MAX_COMMENT, RatedSource, Rating
from api.limits import MAX_NAME, MAX_QUESTION


class FeedbackSource(BaseModel):
    """A quote that the answer rested on."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    passage_id: Annotated[str, StringConstraints(max_length=400)] = Field(
        description="As in the citation."
    )
    document: Annotated[str, StringConstraints(min_length=1, max_length=MAX_NAME)] = Field(
        description="The document's id."
    )
    section: Annotated[str, StringConstraints(max_length=50)] = Field(
        description="The section's number; empty above the first."
    )
    quote: Annotated[str, StringConstraints(min_length=1, max_length=2_000)] = Field(
        description="As in the citation."
    )


class FeedbackRequest(BaseModel):
    """What a reader thought of an answer."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    verdict: Literal["up", "down"] = Field(description="Whether the answer helped.")
    comment: Annotated[str, StringConstraints(strip_whitespace=True, max_length=MAX_COMMENT)] = (
        Field(default="", description="In the reader's own words.")
    )
    question: Annotated[
        str, StringConstraints(strip_whitespace=True, min_length=1, max_length=MAX_QUESTION)
    ] = Field(description="As it was read.")
    answered: bool = Field(description="As in the answer.")
    answer: Annotated[str, StringConstraints(max_length=10_000)] = Field(
        description="As in the answer."
    )
    sources: tuple[FeedbackSource, ...] = Field(
        default=(), max_length=50, description="The answer's citations."
    )

    def rating(self) -> Rating:
        """As it is stored."""
        return Rating(
            verdict=self.verdict,
            comment=self.comment,
            question=self.question,
            answered=self.answered,
            answer=self.answer,
            sources=tuple(RatedSource(**each.model_dump()) for each in self.sources),
        )
