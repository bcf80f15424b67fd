"""A raw file as text, or one sentence about why it can't be read."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from ingest.errors import DocumentError

MAX_BYTES = 20_000_000
"""Two hundred times a long plan; beyond it a file is a mistake, not a document."""


@dataclass(frozen=True, slots=True)
class Source:
    """The decoded file, its byte order mark included if it has one.

    All character offsets in the system count in ``text``.
    """

    document_id: str
    text: str
    sha256: str


def read_source(path: Path, document_id: str) -> Source:
    """Read and decode ``path``. Raises ``DocumentError`` with what to do about it."""

    def problem(what: str) -> DocumentError:
        return DocumentError(document_id, f'Dokument "{document_id}" hoppades över: {what}')

    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise problem(
                f"filen {path.name} är {size // 1_000_000} MB, men högst "
                f"{MAX_BYTES // 1_000_000} MB läses; dela den."
            )
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise problem(f"filen {path.name} finns inte; lägg den bredvid manifestet.") from error
    except OSError as error:
        raise problem(f"filen {path.name} går inte att läsa ({error.strerror}).") from error
    if b"\x00" in data:
        raise problem(f"filen {path.name} är binär, inte text; spara den som .txt eller .md.")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise problem(
            f"filen {path.name} är inte UTF-8 (byte {error.start}); spara om den som UTF-8."
        ) from error
    if not any(character.isalnum() for character in text):
        raise problem(f"filen {path.name} är tom; lägg in dokumentets text.")
    return Source(document_id, text, hashlib.sha256(data).hexdigest())
