"""Every error in one shape: problem details under ``/api``, a page elsewhere.

Nothing of an exception's own text reaches a client; only what is written for clients does.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from api.pages.wording import language_of
from api.schemas.problem import MEDIA_TYPE, InvalidInput, Problem
from api.service import service_of
from api.validation_messages import in_swedish


@dataclass(frozen=True, slots=True)
class _Kind:
    name: str
    title: str
    detail: str


_KINDS = {
    400: _Kind("bad-request", "Oläslig förfrågan", "Förfrågan gick inte att läsa."),
    404: _Kind("not-found", "Finns inte", "Här finns ingenting."),
    405: _Kind("method-not-allowed", "Fel metod", "Adressen svarar inte på den metoden."),
    413: _Kind("too-large", "För stor förfrågan", "Förfrågan är större än servern tar emot."),
    422: _Kind("invalid-request", "Ogiltig förfrågan", "Något i förfrågan är ogiltigt."),
    429: _Kind(
        "too-many-requests",
        "För många frågor",
        "Du har ställt fler frågor än tjänsten tar emot på en minut. Vänta en stund.",
    ),
    500: _Kind(
        "internal",
        "Fel i tjänsten",
        "Något gick fel hos oss. Försök igen; ange annars förfrågans nummer till den som sköter "
        "tjänsten.",
    ),
}


def respond(
    request: Request,
    status: int,
    detail: str = "",
    errors: tuple[InvalidInput, ...] = (),
    headers: Mapping[str, str] | None = None,
) -> Response:
    """The response to an error; ``detail`` is what we say of this case, if anything."""
    kind = _KINDS.get(status) or _Kind(f"status-{status}", HTTPStatus(status).phrase, "")
    problem = Problem(
        type=f"urn:plansvar:problem:{kind.name}",
        title=kind.title,
        status=status,
        detail=detail or kind.detail or kind.title,
        errors=errors,
        request_id=getattr(request.state, "request_id", ""),
    )
    if request.url.path.startswith("/api"):
        return Response(problem.model_dump_json(), status, headers, MEDIA_TYPE)
    language = language_of(request.query_params.get("lang", ""))
    page = service_of(request).pages.render("problem.html", lang=language, problem=problem)
    return Response(page, status, headers, "text/html")


def install(app: FastAPI) -> None:
    """Send the framework's own errors through ``respond``."""
    app.add_exception_handler(HTTPException, _on_http_error)
    app.add_exception_handler(RequestValidationError, _on_invalid_request)


def _on_http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101 - what the handler is registered for
    # Starlette's and FastAPI's own texts are English phrases; those raised here are ours.
    ours = isinstance(error, NotFoundError)
    return respond(request, error.status_code, error.detail if ours else "", headers=error.headers)


def _on_invalid_request(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101 - as above
    errors = tuple(
        InvalidInput(field=".".join(str(part) for part in each["loc"]), message=in_swedish(each))
        for each in error.errors()
    )
    if any(each["type"] == "json_invalid" for each in error.errors()):
        return respond(request, 400, "Förfrågans innehåll är inte giltig JSON.")
    listed = "; ".join(f"{each.field} {each.message}" for each in errors[:5])
    return respond(request, 422, f"Något i förfrågan är ogiltigt: {listed}.", errors)


class NotFoundError(HTTPException):
    """404 with a sentence of ours."""

    def __init__(self, detail: str) -> None:
        super().__init__(404, detail)
