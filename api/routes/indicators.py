"""Indicators with outcome and target."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from api.export.ledger_tables import indicators_table
from api.routes.exporting import FILES, base_address, file_response, wanted_format
from api.routes.table_entries import findings_on, page_of, passing
from api.schemas.ledger import IndicatorItem
from api.schemas.ledger_lists import IndicatorList
from api.schemas.ledger_queries import TableListQuery
from api.service import ServiceDependency

router = APIRouter(prefix="/api/indicators", tags=["ledger"])


@router.get("", response_model=IndicatorList, responses=FILES)
def indicators(
    request: Request, parameters: Annotated[TableListQuery, Query()], service: ServiceDependency
) -> IndicatorList | Response:
    """What the body measures: outcome and target as printed and as numbers."""
    ledger = service.engine.ledger
    found = passing(ledger, ledger.indicators, parameters, lambda each: f"{each.name} {each.group}")
    wanted = wanted_format(request, parameters.format)
    page = page_of(found, parameters, as_file=wanted != "json")
    if wanted != "json":
        table = indicators_table(page, ledger.infos, base_address(request))
        return file_response(table, wanted)
    return IndicatorList(
        total=len(found),
        items=tuple(IndicatorItem.of(each, ledger.infos) for each in page),
        findings=findings_on(ledger, page),
    )
