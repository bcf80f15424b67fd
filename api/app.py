"""The application: routes, pages, and what every request passes."""

from __future__ import annotations

from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware
from fastapi.middleware.gzip import GZipMiddleware
from fastapi.staticfiles import StaticFiles

from api import problems
from api.middleware.body_limit import BodyLimit
from api.middleware.rate_limit import RateLimit
from api.middleware.request_log import RequestLog
from api.middleware.security_headers import SecurityHeaders
from api.pages import STATIC, WIDGET_STATIC
from api.pages.static_files import VersionedFiles
from api.ports import Asker, Engine
from api.routes import (
    ask,
    docs,
    documents,
    feedback,
    follow_up,
    health,
    ledger_pages,
    pages,
    search,
    widget,
)
from api.routes.ledger_routes import LEDGER_ROUTES
from api.schemas.problem import MEDIA_TYPE, Problem
from api.service import Service
from api.settings import Settings
from api.version import version

_DESCRIPTION = """\
Question answering over a public body's plans and follow-ups. Every sentence of an answer is
cited by document, year, section number and a verbatim quote.
"""
# Shown beside every route in the OpenAPI document.
_ERRORS: dict[int | str, dict[str, object]] = {
    "4XX": {
        "description": "The request can't be met; `detail` says why.",
        "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
    },
    422: {
        "description": "Something in the request is invalid; `errors` says what.",
        "model": Problem,
    },
}


def create_app(engine: Engine, answerer: Asker, settings: Settings) -> FastAPI:
    """Everything that ``plansvar serve`` serves."""
    app = FastAPI(
        title="plansvar",
        version=version(),
        description=_DESCRIPTION,
        openapi_url="/api/openapi.json",
        docs_url=None,
        redoc_url=None,
    )
    app.state.service = Service.of(engine, answerer, settings)
    for api in (search, ask, documents, health, follow_up, feedback, *LEDGER_ROUTES):
        app.include_router(api.router, responses=_ERRORS)
    app.include_router(docs.router)
    app.include_router(pages.router)
    app.include_router(ledger_pages.router)
    app.include_router(widget.router)
    app.mount("/api/docs/assets", StaticFiles(packages=[("fastapi_offline", "static")]))
    app.mount("/static", VersionedFiles(directory=STATIC))
    app.mount("/widget/static", VersionedFiles(directory=WIDGET_STATIC))
    problems.install(app)
    # The last one added is outermost.
    app.add_middleware(GZipMiddleware, minimum_size=1_024)
    app.add_middleware(BodyLimit, max_bytes=settings.max_body_bytes)
    app.add_middleware(RateLimit, per_minute=settings.questions_per_minute)
    if settings.widget_origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=settings.widget_origins,
            allow_methods=["GET", "POST"],
            allow_headers=["content-type"],
        )
    app.add_middleware(RequestLog, log_questions=settings.log_questions)
    app.add_middleware(
        SecurityHeaders,
        frame_ancestors=settings.frame_ancestors,
        widget_origins=settings.widget_origins,
    )
    return app
