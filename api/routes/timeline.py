"""A matter through the years."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from api.export.ledger_tables import timeline_table
from api.routes.exporting import FILES, base_address, file_response, wanted_format
from api.schemas.ledger_lists import TimelineResponse
from api.schemas.ledger_queries import TimelineQuery
from api.service import ServiceDependency
from index.ledger import LinkDecisions

router = APIRouter(prefix="/api/timeline", tags=["ledger"])


@router.get("", response_model=TimelineResponse, responses=FILES)
def timeline(
    request: Request, parameters: Annotated[TimelineQuery, Query()], service: ServiceDependency
) -> TimelineResponse | Response:
    """What was planned, reported and spent, year by year, each with its source; silent years
    are shown as silent."""
    request.state.question = parameters.q
    ledger = service.engine.ledger
    found = ledger.timeline(parameters.q, LinkDecisions(service.settings.index).rejected())
    wanted = wanted_format(request, parameters.format)
    if wanted != "json":
        table = timeline_table(found, ledger.infos, base_address(request))
        return file_response(table, wanted)
    return TimelineResponse.of(found, ledger.infos)
