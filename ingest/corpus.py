"""A corpus folder read whole: every document that can be read, and why others can't."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ingest.document import Document
from ingest.errors import CorpusError, DocumentError
from ingest.language.lexicon import word_counts
from ingest.manifest import DocumentEntry, read_manifest
from ingest.reader import read_document
from ingest.source import read_source


@dataclass(frozen=True, slots=True)
class CorpusReading:
    """What a corpus holds. ``hashes``: document id → SHA-256 of its file and its entry."""

    documents: tuple[Document, ...]
    hashes: Mapping[str, str]
    problems: tuple[DocumentError, ...]


def read_corpus(corpus: Path) -> CorpusReading:
    """Read every document that the manifest names.

    Raises ``ManifestError`` without a usable manifest and ``CorpusError`` if not one
    document can be read; what is wrong with single documents is in ``problems``.
    """
    manifest = read_manifest(corpus)
    problems = list(manifest.problems)
    documents: list[Document] = []
    hashes: dict[str, str] = {}
    for entry in manifest.entries:
        try:
            source = read_source(corpus / entry.file, entry.id)
        except DocumentError as error:
            problems.append(error)
            continue
        documents.append(read_document(source, entry, word_counts()))
        hashes[entry.id] = _hash(source.sha256, entry)
    if not documents:
        reasons = " ".join(problem.message for problem in problems)
        raise CorpusError(f"Inget dokument i {corpus} gick att läsa. {reasons}")
    return CorpusReading(tuple(documents), hashes, tuple(problems))


def _hash(file_hash: str, entry: DocumentEntry) -> str:
    return hashlib.sha256(f"{file_hash}\n{entry.model_dump_json()}".encode()).hexdigest()
