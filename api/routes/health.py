"""For those who watch the service."""

from __future__ import annotations

from fastapi import APIRouter

from api.schemas.health import Health, Readiness
from api.service import ServiceDependency
from api.version import version

router = APIRouter(prefix="/api", tags=["health"])


@router.get("/health")
def health() -> Health:
    """Whether the process is alive."""
    return Health(version=version())


@router.get("/ready")
def ready(service: ServiceDependency) -> Readiness:
    """Whether questions can be answered. The server listens only once its index is loaded."""
    return Readiness(
        documents=len(service.engine.documents),
        passages=len(service.engine.passages),
        encoder=service.engine.encoder.name,
    )
