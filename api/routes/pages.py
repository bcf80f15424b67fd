"""The pages: the question and its answer, and each document to be read."""

from __future__ import annotations

import re
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse
from pydantic import StringConstraints

from api.limits import MAX_QUERY, MAX_QUESTION, MAX_REPEATS
from api.pages.answer_view import answer_view
from api.reading.marking import CitedPlace
from api.reading.page import document_page
from api.routes.documents import find_document
from api.schemas.search import Name, Year
from api.service import ServiceDependency
from index import Filters

router = APIRouter(include_in_schema=False)

# Beneath an answer, the best passages that it doesn't already cite.
_HITS = 10

Question = Annotated[
    str, StringConstraints(strip_whitespace=True, max_length=MAX_QUESTION), Query()
]
Years = Annotated[list[Year], Query(max_length=MAX_REPEATS)]
Documents = Annotated[list[Name], Query(max_length=MAX_REPEATS)]


@router.api_route("/", methods=["GET", "HEAD"])
def question(
    request: Request,
    service: ServiceDependency,
    q: Question = "",
    year: Years = [],  # noqa: B006 - the framework copies it
    document: Documents = [],  # noqa: B006
) -> HTMLResponse:
    """The question box; with ``?q=`` the answer too."""
    request.state.question = q
    view = None
    if q:
        years, documents = frozenset(year), frozenset(document)
        answer = service.answerer.ask(q, years, documents, "sv")
        hits = service.engine.search(
            q[:MAX_QUERY], _HITS, Filters(years=years, documents=documents)
        ).hits
        view = answer_view(answer, hits)
    page = service.pages.render(
        "question.html",
        question=q,
        view=view,
        years=sorted({each.info.year for each in service.documents}),
        documents=[each.info for each in service.documents],
        chosen_years=year,
        chosen_documents=document,
    )
    return HTMLResponse(page)


@router.api_route("/dokument/{document_id}", methods=["GET", "HEAD"])
def read(
    document_id: str,
    service: ServiceDependency,
    passage: Annotated[str, Query(max_length=400)] = "",
    citat: Annotated[str, Query(max_length=20)] = "",
) -> HTMLResponse:
    """A document. ``passage`` marks a passage, ``citat`` a quote in it as "start-end".

    An address whose passage is gone, as after a rebuild, still shows the document.
    """
    found = find_document(service, document_id)
    cited = None
    marked = service.passages.get(passage)
    if marked is not None and marked.document_id == document_id:
        cited = CitedPlace.of(marked, _positions(citat))
    return HTMLResponse(
        service.pages.render("document.html", page=document_page(found, cited), cited=cited)
    )


def _positions(citat: str) -> tuple[int, int] | None:
    match = re.fullmatch(r"([0-9]{1,5})-([0-9]{1,5})", citat)
    return (int(match[1]), int(match[2])) if match else None
