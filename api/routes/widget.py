"""The chat widget: its loader, and the page in its frame."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import FileResponse, HTMLResponse

from api.pages import WIDGET_STATIC
from api.pages.wording import WORDING, language_of
from api.routes.pages import Lang, year_span
from api.service import ServiceDependency

router = APIRouter(include_in_schema=False)


@router.api_route("/widget.js", methods=["GET", "HEAD"])
def loader() -> FileResponse:
    """Asked for anew each time, since its address stands in others' pages and never changes."""
    return FileResponse(
        WIDGET_STATIC / "loader.js",
        media_type="text/javascript",
        headers={"cache-control": "no-cache", "cross-origin-resource-policy": "cross-origin"},
    )


@router.api_route("/widget/chat", methods=["GET", "HEAD"])
def chat(
    service: ServiceDependency,
    title: Annotated[str, Query(max_length=80)] = "",
    lang: Lang = "",
) -> HTMLResponse:
    """The conversation. Only pages of the allowed origins may frame it."""
    language = language_of(lang)
    return HTMLResponse(
        service.pages.render(
            "chat.html",
            lang=language,
            title=title or WORDING[language]["ask_label"],
            years=year_span(service),
            settings=service.settings,
            examples=service.examples[:3],
        )
    )
