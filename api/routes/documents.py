"""The documents themselves, and their sections."""

from __future__ import annotations

from fastapi import APIRouter

from api.addresses import UNNUMBERED, document_url, section_url
from api.problems import NotFoundError
from api.schemas.documents import (
    BlockCell,
    ContentsItem,
    DocumentDetail,
    DocumentList,
    DocumentSummary,
    SectionBlock,
    SectionDetail,
    SectionPassage,
)
from api.schemas.places import DocumentReference, SectionReference
from api.service import Service, ServiceDependency
from ingest.document import Document, Section

router = APIRouter(prefix="/api/documents", tags=["documents"])


@router.get("")
def documents(service: ServiceDependency) -> DocumentList:
    """Every document, by year and title."""
    return DocumentList(documents=tuple(_summary(service, each) for each in service.documents))


@router.get("/{document_id}")
def document(document_id: str, service: ServiceDependency) -> DocumentDetail:
    """One document with its sections in reading order."""
    found = find_document(service, document_id)
    return DocumentDetail(
        **_summary(service, found).model_dump(),
        contents=tuple(_contents_item(found, section) for section in found.sections),
    )


@router.get("/{document_id}/sections/{number}")
def section(document_id: str, number: str, service: ServiceDependency) -> SectionDetail:
    """One section: its own text, and the sections one step below. `-` is what stands above
    the first numbered heading."""
    found = find_document(service, document_id)
    wanted = "" if number == UNNUMBERED else number
    # A document may print one number twice; what stands under either is then the section.
    same = [each for each in found.sections if each.heading.number == wanted]
    if not same:
        raise NotFoundError(f"Avsnitt {number} finns inte i {found.info.title}.")
    heading = same[0].heading
    return SectionDetail(
        document=DocumentReference.of(found.info),
        section=SectionReference.of(heading),
        page=same[0].page,
        blocks=tuple(
            SectionBlock(
                kind=block.kind,
                text=block.text.text,
                subheadings=block.subheadings,
                cells=tuple(BlockCell(column=column, value=value) for column, value in block.cells),
            )
            for each in same
            for block in each.blocks
        ),
        passages=tuple(
            SectionPassage(passage_id=passage.id, text=passage.text)
            for passage in service.passages_of.get(document_id, ())
            if passage.section.number == wanted
        ),
        subsections=tuple(
            _contents_item(found, each)
            for each in found.sections
            if each.heading.path[:-1] == heading.path and each.heading.number
        ),
        url=section_url(document_id, wanted),
    )


def find_document(service: Service, document_id: str) -> Document:
    """The document; 404 if there is none."""
    found = service.engine.documents.get(document_id)
    if found is None:
        raise NotFoundError(f"Det finns inget dokument med id {document_id}.")
    return found


def _summary(service: Service, document: Document) -> DocumentSummary:
    info = document.info
    return DocumentSummary(
        **DocumentReference.of(info).model_dump(),
        organisation=info.organisation,
        sections=sum(1 for section in document.sections if section.heading.number),
        passages=len(service.passages_of.get(info.id, ())),
        url=document_url(info.id),
    )


def _contents_item(document: Document, section: Section) -> ContentsItem:
    heading = section.heading
    return ContentsItem(
        number=heading.number,
        title=heading.title,
        level=heading.level,
        url=section_url(document.info.id, heading.number),
    )
