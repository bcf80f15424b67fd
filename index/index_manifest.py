"""The manifest beside an index: what it was made from and with, and what its files hash to."""

from __future__ import annotations

import json
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from index.errors import IndexDamagedError, IndexFormatError
from index.index_settings import LexicalSettings

FORMAT_VERSION = 4
"""Raised when an older program would misread the files, or analyse text otherwise than them."""

_STRICT = ConfigDict(frozen=True, extra="forbid", strict=True)


class EncoderRecord(BaseModel):
    """The embedding model that the vectors came from."""

    model_config = _STRICT

    name: str
    fingerprint: str
    dimension: int


class IndexManifest(BaseModel):
    """All hashes are SHA-256 in hexadecimal."""

    model_config = _STRICT

    format_version: int = FORMAT_VERSION
    encoder: EncoderRecord
    metric: Literal["cosine"] = "cosine"
    settings: LexicalSettings
    documents: dict[str, str]
    """Document id → hash of its raw file and manifest entry."""
    passage_count: int
    files: dict[str, str]
    """Name of each other file of the version → hash of its bytes."""

    def to_bytes(self) -> bytes:
        """JSON, UTF-8."""
        return self.model_dump_json(indent=2).encode()


def read_manifest(content: bytes) -> IndexManifest:
    """The manifest in ``content``.

    Raises:
        IndexFormatError: another format version; looked at before anything else, as the rest
            may have another shape.
        IndexDamagedError: not a manifest.
    """
    try:
        version = json.loads(content)["format_version"]
        if version != FORMAT_VERSION:
            raise IndexFormatError(
                f"Indexet har formatversion {version}, men det här programmet läser version "
                f"{FORMAT_VERSION}; kör `plansvar build` för att bygga om det."
            )
        return IndexManifest.model_validate_json(content)
    except (ValueError, KeyError, TypeError, ValidationError) as error:
        raise IndexDamagedError(
            "Indexets manifest går inte att läsa; kör `plansvar build` för att bygga om indexet."
        ) from error
