"""``POST /api/follow-up``."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from api.limits import MAX_QUESTION

_Asked = Annotated[str, StringConstraints(strip_whitespace=True, max_length=MAX_QUESTION)]


class FollowUpRequest(BaseModel):
    """A question and the one before it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    question: Annotated[_Asked, StringConstraints(min_length=1)] = Field(
        description="In the user's own words.", examples=["och 2021?"]
    )
    previous: _Asked = Field(
        description="The question before, as it was read.", examples=["vad hände med FVIS 2020?"]
    )


class FollowUpResponse(BaseModel):
    """The question to ask."""

    model_config = ConfigDict(frozen=True)

    question: str = Field(
        description="Stands alone; as given if it already did.",
        examples=["vad hände med FVIS 2021?"],
    )
