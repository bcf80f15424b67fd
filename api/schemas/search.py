"""``GET /api/search``."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from api.limits import MAX_HITS, MAX_NAME, MAX_QUERY, MAX_REPEATS
from api.schemas.hits import PassageHit, SearchedScope
from index import Filters, SearchResult

Year = Annotated[int, Field(ge=1, le=9999)]
Name = Annotated[str, StringConstraints(max_length=MAX_NAME)]


class SearchQuery(BaseModel):
    """The address's parameters. An unknown one is refused: a misspelt filter must not search
    everything."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    q: Annotated[
        str, StringConstraints(strip_whitespace=True, min_length=1, max_length=MAX_QUERY)
    ] = Field(description="What to look for.", examples=["vad hände med FVIS 2020?"])
    k: int = Field(default=10, ge=1, le=MAX_HITS, description="Number of passages wanted.")
    year: tuple[Year, ...] = Field(
        default=(), max_length=MAX_REPEATS, description="Only documents of these years."
    )
    kind: tuple[Name, ...] = Field(
        default=(), max_length=MAX_REPEATS, description="Only documents of these kinds."
    )
    document: tuple[Name, ...] = Field(
        default=(), max_length=MAX_REPEATS, description="Only these documents, by id."
    )
    section: Annotated[str, StringConstraints(strip_whitespace=True, max_length=50)] = Field(
        default="",
        description="Section-number prefix: 3.5 finds 3.5, 3.5.1, … but not 3.50.",
        examples=["3.5"],
    )

    def filters(self) -> Filters:
        """For the index."""
        return Filters(
            years=frozenset(self.year),
            kinds=frozenset(self.kind),
            documents=frozenset(self.document),
            section=self.section,
        )


class SearchResponse(BaseModel):
    """Passages, best first."""

    model_config = ConfigDict(frozen=True)

    query: str = Field(description="As asked.", examples=["vad hände med FVIS 2020?"])
    hits: tuple[PassageHit, ...] = Field(description="Best first; at most `k`.")
    searched: SearchedScope = Field(description="What the filters left to search in.")
    took_ms: float = Field(description="Time in the index, in milliseconds.", examples=[3.1])

    @classmethod
    def of(cls, query: str, result: SearchResult, took_ms: float) -> SearchResponse:
        """From a search."""
        return cls(
            query=query,
            hits=tuple(PassageHit.of(hit) for hit in result.hits),
            searched=SearchedScope.of(result.searched),
            took_ms=took_ms,
        )
