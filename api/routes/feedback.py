"""A reader's verdict on an answer, where the body that runs this wants it."""

from __future__ import annotations

from fastapi import APIRouter, Response

from api.feedback.store import FeedbackStore
from api.problems import NotFoundError
from api.schemas.feedback import FeedbackRequest
from api.service import ServiceDependency

router = APIRouter(prefix="/api", tags=["feedback"])


@router.post("/feedback", status_code=204)
def feedback(body: FeedbackRequest, service: ServiceDependency) -> Response:
    """Keep the verdict with question, answer and sources. 404 where feedback is off."""
    if not service.settings.feedback:
        raise NotFoundError("Omdömen är avstängda här.")
    FeedbackStore(service.settings.feedback_file).add(body.rating())
    return Response(status_code=204)
