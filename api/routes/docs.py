"""Interactive documentation of the API, without a resource from another host."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from api.service import ServiceDependency

router = APIRouter(include_in_schema=False)


@router.get("/api/docs")
def docs(service: ServiceDependency) -> HTMLResponse:
    """Swagger UI over ``/api/openapi.json``."""
    return HTMLResponse(service.pages.render("docs.html"))
