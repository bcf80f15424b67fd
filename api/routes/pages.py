"""The pages: the question and its answer, each document to be read, and what this is."""

from __future__ import annotations

import re
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse
from pydantic import StringConstraints

from api.limits import MAX_HITS, MAX_QUERY, MAX_QUESTION, MAX_REPEATS
from api.pages.answer_view import answer_view
from api.pages.figures import read_figures
from api.pages.filter_view import counts_of_hits, filter_view
from api.pages.wording import language_of
from api.reading.marking import CitedPlace
from api.reading.other_years import other_years
from api.reading.page import document_page
from api.routes.documents import find_document
from api.schemas.search import Name, Year
from api.service import Service, ServiceDependency
from index import Filters, Hit

router = APIRouter(include_in_schema=False)

# Beneath an answer, the best passages that it doesn't already cite.
_HITS = 10

Question = Annotated[
    str, StringConstraints(strip_whitespace=True, max_length=MAX_QUESTION), Query()
]
Years = Annotated[list[Year], Query(max_length=MAX_REPEATS)]
Documents = Annotated[list[Name], Query(max_length=MAX_REPEATS)]
Lang = Annotated[str, Query(max_length=20)]


@router.api_route("/", methods=["GET", "HEAD"])
def question(  # noqa: PLR0913 - each is a part of the address
    request: Request,
    *,
    service: ServiceDependency,
    q: Question = "",
    year: Years = [],  # noqa: B006 - the framework copies it
    document: Documents = [],  # noqa: B006
    lang: Lang = "",
) -> HTMLResponse:
    """The question box; with ``?q=`` the answer too."""
    request.state.question = q
    language = language_of(lang)
    view = None
    counts = {name: len(passages) for name, passages in service.passages_of.items()}
    if q:
        years, documents = frozenset(year), frozenset(document)
        answer = service.answerer.ask(q, years, documents, language)
        counts = counts_of_hits(_found(service, q, Filters(), MAX_HITS))
        hits = _found(service, q, Filters(years=years, documents=documents), _HITS)
        view = answer_view(answer, hits)
    infos = [each.info for each in service.documents]
    page = service.pages.render(
        "question.html",
        lang=language,
        address=_address(request),
        origin=str(request.base_url).rstrip("/"),
        question=q,
        view=view,
        filters=filter_view(infos, counts, year, document),
        documents=infos,
        years=year_span(service),
        examples=service.examples,
    )
    return HTMLResponse(page)


@router.api_route("/dokument/{document_id}", methods=["GET", "HEAD"])
def read(  # noqa: PLR0913 - as above
    request: Request,
    *,
    document_id: str,
    service: ServiceDependency,
    passage: Annotated[str, Query(max_length=400)] = "",
    citat: Annotated[str, Query(max_length=20)] = "",
    lang: Lang = "",
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
        service.pages.render(
            "document.html",
            lang=language_of(lang),
            address=_address(request),
            page=document_page(found, cited),
            others=other_years(found, service.documents),
        )
    )


@router.api_route("/om", methods=["GET", "HEAD"])
def about(request: Request, service: ServiceDependency, lang: Lang = "") -> HTMLResponse:
    """What this is, what it reads, how sure it is, and who can use it."""
    return HTMLResponse(
        service.pages.render(
            "about.html",
            lang=language_of(lang),
            address=_address(request),
            documents=[each.info for each in service.documents],
            passages=len(service.passages),
            years=year_span(service),
            figures=read_figures(),
            settings=service.settings,
        )
    )


def year_span(service: Service) -> str:
    """The documents' years as "2018–2022"; one year alone, or nothing, as it is."""
    years = sorted({each.info.year for each in service.documents})
    return f"{years[0]}–{years[-1]}" if len(years) > 1 else "".join(map(str, years))


def _found(service: Service, q: str, filters: Filters, k: int) -> tuple[Hit, ...]:
    return service.engine.search(q[:MAX_QUERY], k, filters).hits


def _address(request: Request) -> str:
    query = request.url.query
    return request.url.path + (f"?{query}" if query else "")


def _positions(citat: str) -> tuple[int, int] | None:
    match = re.fullmatch(r"([0-9]{1,5})-([0-9]{1,5})", citat)
    return (int(match[1]), int(match[2])) if match else None
