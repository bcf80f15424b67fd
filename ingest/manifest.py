"""The corpus manifest, ``corpus.toml``: which documents there are and what to know of each.

One ``[[document]]`` table a document. An entry that says something wrong is reported and
left out; the others are still read.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from ingest.document import DocumentInfo
from ingest.errors import DocumentError, ManifestError

MANIFEST_FILE = "corpus.toml"

Words = Annotated[str, Field(min_length=1, max_length=300)]


class StatusSymbol(BaseModel):
    """One line of a document's legend: what a symbol means, and of what it is said."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    symbol: str = Field(min_length=1, max_length=3)
    of: Literal["uppdrag", "aktivitet"]
    code: Words
    label: Words
    """The legend's own words."""


class ColumnLayout(BaseModel):
    """The column headings of a table that the source has flattened to lines."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    section: str
    columns: tuple[Words, ...] = Field(min_length=2)


class DocumentEntry(BaseModel):
    """One ``[[document]]`` table. The keys below ``file`` are optional help for the reader."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str = Field(pattern=r"^[a-z0-9]+(?:[._-][a-z0-9]+)*$", max_length=100)
    title: Words
    kind: Words
    year: int = Field(ge=1900, le=2200)
    organisation: Words
    file: str = Field(min_length=1)
    legend: tuple[StatusSymbol, ...] = ()
    columns: tuple[Words, ...] = ()
    """Column headings repeated through a document that is one long flattened table."""
    table: tuple[ColumnLayout, ...] = ()

    @field_validator("file")
    @classmethod
    def _beside_the_manifest(cls, file: str) -> str:
        path = PurePosixPath(file)
        if path.is_absolute() or ".." in path.parts:
            raise ValueError("filen ska ligga i samma mapp som manifestet")
        return file

    @property
    def info(self) -> DocumentInfo:
        """What the rest of the system needs to know."""
        return DocumentInfo(self.id, self.title, self.kind, self.year, self.organisation)


@dataclass(frozen=True, slots=True)
class Manifest:
    """The usable entries in the manifest's order, and what was wrong with the others."""

    entries: tuple[DocumentEntry, ...]
    problems: tuple[DocumentError, ...]


def read_manifest(corpus: Path) -> Manifest:
    """Read ``corpus/corpus.toml``. Raises ``ManifestError`` if there is nothing to go on."""
    path = corpus / MANIFEST_FILE
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise ManifestError(
            f"Det finns ingen {MANIFEST_FILE} i {corpus}: lägg en där, med en "
            "[[document]]-tabell för varje dokument."
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ManifestError(
            f"{path} är inte giltig TOML i UTF-8 ({error}): rätta filen."
        ) from error
    except OSError as error:
        raise ManifestError(f"{path} går inte att läsa: {error.strerror or error}.") from error
    documents = tables.pop("document", None)
    if not isinstance(documents, list) or not documents:
        raise ManifestError(f"{path} nämner inga dokument: lägg till minst en [[document]]-tabell.")
    entries: dict[str, DocumentEntry] = {}
    problems = [
        DocumentError(key, f'Okänd nyckel "{key}" i {path}: ta bort den eller rätta stavningen.')
        for key in tables
    ]
    for position, table in enumerate(documents, start=1):
        try:
            entry = _read_entry(table, position)
            if entry.id in entries:
                raise DocumentError(
                    entry.id,
                    f'Två dokument i manifestet heter "{entry.id}": ge det andra ett eget id.',
                )
        except DocumentError as error:
            problems.append(error)
        else:
            entries[entry.id] = entry
    return Manifest(tuple(entries.values()), tuple(problems))


def _read_entry(table: Any, position: int) -> DocumentEntry:
    name = str(table.get("id", f"nummer {position}")) if isinstance(table, dict) else str(position)
    try:
        return DocumentEntry.model_validate(table)
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"])
        raise DocumentError(
            name, f'Dokument "{name}" i manifestet: {_fault(first["type"], key, first["msg"])}'
        ) from error


def _fault(kind: str, key: str, message: str) -> str:
    if kind == "extra_forbidden":
        return f'okänd nyckel "{key}"; ta bort den eller rätta stavningen.'
    if kind == "missing":
        return f'nyckeln "{key}" saknas; lägg till den.'
    return f'värdet av "{key}" går inte att använda ({message}); rätta det.'
