"""A system: something that is asked a question and gives passages, best first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ingest import Passage

Search = Callable[[str, int], Sequence[Passage]]
"""(question, how many) → passages, best first."""


@dataclass(frozen=True, slots=True)
class System:
    """``label`` is for readers, in Swedish."""

    name: str
    label: str
    search: Search
