"""Suggested links between the years, and what people decide on them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

from fastapi import APIRouter, Query

from api.problems import NotFoundError
from api.schemas.ledger import LinkItem
from api.schemas.ledger_lists import LinkList
from api.schemas.ledger_queries import LinkDecisionRequest, LinkListQuery
from api.service import Service, ServiceDependency
from index.ledger import Link, LinkDecisions

router = APIRouter(prefix="/api/links", tags=["ledger"])


@router.get("")
def links(parameters: Annotated[LinkListQuery, Query()], service: ServiceDependency) -> LinkList:
    """Every link, surest first: suggested, confirmed or rejected."""
    wanted = frozenset(parameters.decision)
    items = [
        item
        for item in link_items(service, service.engine.ledger.links)
        if not wanted or item.decision in wanted
    ]
    end = parameters.offset + parameters.limit
    return LinkList(total=len(items), items=tuple(items[parameters.offset : end]))


@router.post("/{link_id}")
def decide(link_id: str, body: LinkDecisionRequest, service: ServiceDependency) -> LinkItem:
    """Confirm or reject a suggested link, or take a decision back. It outlives a rebuild."""
    found = [link for link in service.engine.ledger.links if link.id == link_id]
    if not found:
        raise NotFoundError(f"Det finns ingen länk med id {link_id}.")
    LinkDecisions(service.settings.index).decide(link_id, body.decision)
    return link_items(service, found)[0]


def link_items(service: Service, links: Iterable[Link]) -> tuple[LinkItem, ...]:
    """The links with both ends and what has been decided."""
    ledger = service.engine.ledger
    decided = LinkDecisions(service.settings.index).all()
    items = []
    for link in links:
        earlier, later = ledger.entry(link.earlier), ledger.entry(link.later)
        if earlier is not None and later is not None:
            ends = (earlier, later)
            items.append(LinkItem.of(link, ends, ledger.infos, decided.get(link.id)))
    return tuple(items)
