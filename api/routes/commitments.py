"""Mandates and activities, with status, comment and links."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from api.export.ledger_tables import commitments_table
from api.problems import NotFoundError
from api.routes.exporting import FILES, base_address, file_response, wanted_format
from api.routes.links import link_items
from api.schemas.ledger import CommitmentItem, commitment_fields
from api.schemas.ledger_lists import CommitmentDetail, CommitmentList
from api.schemas.ledger_queries import DEFAULT_ENTRIES, CommitmentListQuery
from api.service import ServiceDependency

router = APIRouter(prefix="/api/commitments", tags=["ledger"])


@router.get("", response_model=CommitmentList, responses=FILES)
def commitments(
    request: Request,
    parameters: Annotated[CommitmentListQuery, Query()],
    service: ServiceDependency,
) -> CommitmentList | Response:
    """Mandates and activities of all documents: filtered, sorted, paged, or as a file."""
    request.state.question = parameters.q
    ledger = service.engine.ledger
    wanted = wanted_format(request, parameters.format)
    limit = parameters.limit or (DEFAULT_ENTRIES if wanted == "json" else None)
    found = ledger.find(parameters.query(), limit, parameters.offset)
    if wanted != "json":
        table = commitments_table(found.items, ledger.infos, base_address(request))
        return file_response(table, wanted)
    items = tuple(CommitmentItem.of(each, ledger.infos) for each in found.items)
    return CommitmentList(total=found.total, items=items)


@router.get("/{commitment_id:path}")
def commitment(commitment_id: str, service: ServiceDependency) -> CommitmentDetail:
    """One commitment with its activities and its links to other years."""
    ledger = service.engine.ledger
    entry = ledger.commitment(commitment_id)
    if entry is None:
        raise NotFoundError(f"Det finns inget uppdrag och ingen aktivitet med id {commitment_id}.")
    return CommitmentDetail.model_validate(
        {
            **commitment_fields(entry, ledger.infos),
            "activities": tuple(
                CommitmentItem.of(each, ledger.infos) for each in ledger.activities_of(entry.id)
            ),
            "links": link_items(service, ledger.links_of(entry.id)),
        }
    )
