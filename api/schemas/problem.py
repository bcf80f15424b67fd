"""RFC 9457 problem details: the one shape of every error."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

MEDIA_TYPE = "application/problem+json"


class InvalidInput(BaseModel):
    """What is wrong with one part of a request."""

    model_config = ConfigDict(frozen=True)

    field: str = Field(description="Where: query, path or body and the name.", examples=["query.k"])
    message: str = Field(description="What is wrong.", examples=["ska vara högst 50"])


class Problem(BaseModel):
    """An error, for people and programs."""

    model_config = ConfigDict(frozen=True)

    type: str = Field(
        description="Kind of problem; stays the same.", examples=["urn:plansvar:problem:not-found"]
    )
    title: str = Field(description="The kind in words.", examples=["Finns inte"])
    status: int = Field(description="HTTP status.", examples=[404])
    detail: str = Field(description="What happened this time, and what to do.")
    errors: tuple[InvalidInput, ...] = Field(
        default=(), description="Each invalid part of the request; empty for other problems."
    )
    request_id: str = Field(default="", description="To be found in the server's log.")
