"""Tables of money, row by row."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from api.export.ledger_tables import budget_table
from api.routes.exporting import FILES, base_address, file_response, wanted_format
from api.routes.table_entries import findings_on, page_of, passing
from api.schemas.ledger import BudgetItem
from api.schemas.ledger_lists import BudgetList
from api.schemas.ledger_queries import TableListQuery
from api.service import ServiceDependency

router = APIRouter(prefix="/api/budget", tags=["ledger"])


@router.get("", response_model=BudgetList, responses=FILES)
def budget(
    request: Request, parameters: Annotated[TableListQuery, Query()], service: ServiceDependency
) -> BudgetList | Response:
    """Budget, investments, forecast and outcome as printed, with the sums that don't add up."""
    ledger = service.engine.ledger
    found = passing(ledger, ledger.budget, parameters, lambda each: f"{each.name} {each.group}")
    wanted = wanted_format(request, parameters.format)
    page = page_of(found, parameters, as_file=wanted != "json")
    if wanted != "json":
        return file_response(budget_table(page, ledger.infos, base_address(request)), wanted)
    return BudgetList(
        total=len(found),
        items=tuple(BudgetItem.of(each, ledger.infos) for each in page),
        findings=findings_on(ledger, page),
    )
