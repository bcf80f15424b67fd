"""An answer to a question."""

from __future__ import annotations

from time import perf_counter

from fastapi import APIRouter, Request

from api.routes.search import elapsed_ms
from api.schemas.ask import AskRequest, AskResponse
from api.service import ServiceDependency

router = APIRouter(prefix="/api", tags=["ask"])


@router.post("/ask")
def ask(request: Request, body: AskRequest, service: ServiceDependency) -> AskResponse:
    """Answer in the documents' own words, every sentence cited, or say that they don't say."""
    request.state.question = body.question
    begun = perf_counter()
    answer = service.answerer.ask(
        body.question, frozenset(body.years), frozenset(body.documents), body.language
    )
    return AskResponse.of(answer, elapsed_ms(begun))
