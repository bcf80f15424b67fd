"""Passages for a query."""

from __future__ import annotations

from time import perf_counter
from typing import Annotated

from fastapi import APIRouter, Query, Request

from api.schemas.search import SearchQuery, SearchResponse
from api.service import ServiceDependency

router = APIRouter(prefix="/api", tags=["search"])


# A plain function: the framework runs it in a thread, so that computing blocks nobody.
@router.get("/search")
def search(
    request: Request, parameters: Annotated[SearchQuery, Query()], service: ServiceDependency
) -> SearchResponse:
    """Find passages, best first. A filter that matches nothing gives no hits."""
    request.state.question = parameters.q
    begun = perf_counter()
    result = service.engine.search(parameters.q, parameters.k, parameters.filters())
    return SearchResponse.of(parameters.q, result, elapsed_ms(begun))


def elapsed_ms(begun: float) -> float:
    """Milliseconds since ``begun`` on the performance counter."""
    return round((perf_counter() - begun) * 1000, 1)
