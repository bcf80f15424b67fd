"""An answer to a question."""

from __future__ import annotations

from time import perf_counter

from fastapi import APIRouter, Request, Response

from api.routes.search import elapsed_ms
from api.schemas import answer_events
from api.schemas.ask import AskRequest, AskResponse
from api.service import ServiceDependency
from api.streaming import KEEP_ALIVE_S, MEDIA_TYPE, AnswerStream, wants_events

router = APIRouter(prefix="/api", tags=["ask"])


@router.post(
    "/ask",
    response_model=AskResponse,
    responses={
        200: {
            "description": answer_events.DESCRIPTION,
            "content": {
                MEDIA_TYPE: {"schema": {"type": "string"}, "example": answer_events.EXAMPLE}
            },
        }
    },
)
def ask(request: Request, body: AskRequest, service: ServiceDependency) -> AskResponse | Response:
    """Answer in the documents' own words, every sentence cited, or say that they don't say."""
    request.state.question = body.question
    if wants_events(request.headers.get("accept", "")):
        return AnswerStream(request, body, service.answerer, KEEP_ALIVE_S)
    begun = perf_counter()
    answer = service.answerer.ask(
        body.question, frozenset(body.years), frozenset(body.documents), body.language
    )
    return AskResponse.of(answer, elapsed_ms(begun))
