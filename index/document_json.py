"""Documents as JSON, with the origins of mapped text as runs instead of one per character."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from pydantic import TypeAdapter

from ingest.document import Document
from ingest.mapped_text import ADDED, MappedText

_DOCUMENTS = TypeAdapter(tuple[Document, ...])


def documents_to_json(documents: Iterable[Document]) -> bytes:
    """UTF-8 JSON; a ``MappedText`` is ``{"text", "runs": [[start, raw start, length], …]}``."""
    plain = _DOCUMENTS.dump_python(tuple(documents), mode="json")
    return json.dumps(_packed(plain), ensure_ascii=False, separators=(",", ":")).encode()


def documents_from_json(content: bytes) -> tuple[Document, ...]:
    """The documents that ``documents_to_json`` wrote.

    Raises:
        ValueError: not JSON, or not such documents.
    """
    return _DOCUMENTS.validate_python(_unpacked(json.loads(content)))


def _packed(value: Any) -> Any:
    if isinstance(value, dict):
        if value.keys() == {"text", "origins"}:
            mapped = MappedText(value["text"], tuple(value["origins"]))
            return {"text": mapped.text, "runs": list(mapped.runs())}
        return {key: _packed(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_packed(inner) for inner in value]
    return value


def _unpacked(value: Any) -> Any:
    if isinstance(value, dict):
        if value.keys() == {"text", "runs"}:
            origins = [ADDED] * len(value["text"])
            for start, raw_start, length in value["runs"]:
                origins[start : start + length] = range(raw_start, raw_start + length)
            return {"text": value["text"], "origins": origins}
        return {key: _unpacked(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_unpacked(inner) for inner in value]
    return value
