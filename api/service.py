"""What a request handler works with, built once for each application."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from types import MappingProxyType
from typing import Annotated

from fastapi import Depends, Request

from api.pages import Pages
from api.pages.examples import example_questions
from api.ports import Asker, Engine
from api.settings import Settings
from ingest.document import Document
from ingest.passage import Passage


@dataclass(frozen=True, slots=True)
class Service:
    """Read-only, and so shared by all threads."""

    engine: Engine
    answerer: Asker
    settings: Settings
    pages: Pages
    documents: tuple[Document, ...]
    """By year and title, as they are listed."""
    passages: Mapping[str, Passage]
    """By id."""
    passages_of: Mapping[str, tuple[Passage, ...]]
    """By document, in reading order."""
    examples: tuple[str, ...]
    """Questions to begin with."""

    @classmethod
    def of(cls, engine: Engine, answerer: Asker, settings: Settings) -> Service:
        """With what every request would else gather anew."""
        by_document = sorted(engine.passages, key=_document_id)
        documents = tuple(
            sorted(engine.documents.values(), key=lambda each: (each.info.year, each.info.title))
        )
        return cls(
            engine=engine,
            answerer=answerer,
            settings=settings,
            pages=Pages(),
            documents=documents,
            passages=MappingProxyType({passage.id: passage for passage in engine.passages}),
            passages_of=MappingProxyType(
                {each: tuple(passages) for each, passages in groupby(by_document, _document_id)}
            ),
            examples=example_questions(documents),
        )


def _document_id(passage: Passage) -> str:
    return passage.document_id


def service_of(request: Request) -> Service:
    """The service of the application that got the request."""
    service: Service = request.app.state.service
    return service


ServiceDependency = Annotated[Service, Depends(service_of)]
