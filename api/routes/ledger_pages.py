"""The pages of the ledger: commitments in a table, and a matter through the years."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse
from pydantic import StringConstraints, model_validator

from api.limits import MAX_QUERY
from api.pages.commitments_view import commitments_view
from api.pages.timeline_view import timeline_view
from api.pages.wording import language_of
from api.schemas.ledger_queries import CommitmentListQuery
from api.service import ServiceDependency
from index.ledger import LinkDecisions

router = APIRouter(include_in_schema=False)

Language = Annotated[str, StringConstraints(max_length=20)]


class CommitmentPageQuery(CommitmentListQuery):
    """As the API's, but a form also sends the fields that were left empty."""

    lang: Language = ""

    @model_validator(mode="before")
    @classmethod
    def _without_empty(cls, values: Any) -> Any:
        if not isinstance(values, Mapping):
            return values
        kept = {
            name: [one for one in value if one] if isinstance(value, list | tuple) else value
            for name, value in values.items()
        }
        return {name: value for name, value in kept.items() if value not in ("", [])}


@router.api_route("/uppdrag", methods=["GET", "HEAD"])
def commitments(
    request: Request,
    parameters: Annotated[CommitmentPageQuery, Query()],
    service: ServiceDependency,
) -> HTMLResponse:
    """Mandates and activities in a table that needs no script; each filter is in the address."""
    request.state.question = parameters.q
    given = tuple((name, value) for name, value in request.query_params.multi_items() if value)
    view = commitments_view(service.engine.ledger, parameters.query(), given, parameters.offset)
    page = service.pages.render(
        "commitments.html",
        lang=language_of(parameters.lang),
        address=_address(request),
        view=view,
    )
    return HTMLResponse(page)


@router.api_route("/tidslinje", methods=["GET", "HEAD"])
def timeline(
    request: Request,
    service: ServiceDependency,
    q: Annotated[str, StringConstraints(strip_whitespace=True, max_length=MAX_QUERY), Query()] = "",
    lang: Language = "",
) -> HTMLResponse:
    """A matter through the years, as a picture that is a table too, and in quotes."""
    request.state.question = q
    view = None
    if q:
        ledger = service.engine.ledger
        rejected = LinkDecisions(service.settings.index).rejected()
        view = timeline_view(ledger, ledger.timeline(q, rejected), q)
    page = service.pages.render(
        "timeline.html", lang=language_of(lang), address=_address(request), view=view, asked=q
    )
    return HTMLResponse(page)


def _address(request: Request) -> str:
    query = request.url.query
    return request.url.path + (f"?{query}" if query else "")
