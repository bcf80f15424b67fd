"""A commitment as a follow-up table prints it: a mandate, its status, its activities."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.mapped_text import MappedText


@dataclass(frozen=True, slots=True)
class Status:
    """What the source's symbol says. ``label`` is the legend's own words."""

    symbol: str
    code: str
    label: str


@dataclass(frozen=True, slots=True)
class Activity:
    """One activity of a mandate; ``status`` is None where the source has lost the symbol."""

    text: MappedText
    status: Status | None


@dataclass(frozen=True, slots=True)
class Commitment:
    """A mandate with its whole comment and all its activities, across page breaks."""

    text: MappedText
    status: Status | None
    comment: MappedText
    activities: tuple[Activity, ...]
