"""``GET /api/health`` and ``GET /api/ready``."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field


class Health(BaseModel):
    """The process is alive."""

    model_config = ConfigDict(frozen=True)

    status: Literal["ok"] = Field(default="ok", description="Nothing else is ever said.")
    version: str = Field(description="Version of plansvar.", examples=["0.1.0"])


class Readiness(BaseModel):
    """The index is loaded and questions can be answered."""

    model_config = ConfigDict(frozen=True)

    status: Literal["ready"] = Field(default="ready", description="Nothing else is ever said.")
    documents: int = Field(description="Number of documents.", examples=[5])
    passages: int = Field(description="Number of passages.", examples=[400])
    encoder: str = Field(description="Name of the embedding model.")
