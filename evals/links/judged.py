"""Pairs that a person has judged."""

from __future__ import annotations

import tomllib
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

_FILE = Path(__file__).parent / "judged.toml"


class JudgedPair(BaseModel):
    """A link and whether its ends are about the same matter."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    link: str = Field(pattern=r"^[0-9a-f]{16}$")
    earlier: str
    later: str
    earlier_text: str
    later_text: str
    same: bool
    why: str = Field(min_length=1)


class _Judged(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    pair: tuple[JudgedPair, ...]


def read_judged() -> tuple[JudgedPair, ...]:
    """Every judged pair, in the file's order."""
    return _Judged.model_validate(tomllib.loads(_FILE.read_text(encoding="utf-8"))).pair
