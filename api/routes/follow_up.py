"""A follow-up made into a question that stands alone."""

from __future__ import annotations

from fastapi import APIRouter, Request

from api.conversation import complete
from api.schemas.follow_up import FollowUpRequest, FollowUpResponse

router = APIRouter(prefix="/api", tags=["ask"])


@router.post("/follow-up")
def follow_up(request: Request, body: FollowUpRequest) -> FollowUpResponse:
    """Fill in what "och 2021?" leaves out from the question before; then ask the result."""
    request.state.question = body.question
    return FollowUpResponse(question=complete(body.question, body.previous))
