"""A table written to a file on disk."""

from __future__ import annotations

from pathlib import Path

from api.export import Table, to_csv, to_xlsx
from ingest.errors import PlansvarError


class FileError(PlansvarError):
    """The file can't be written."""


def save(path: Path, table: Table) -> None:
    """Write ``table`` as the ending of ``path`` says: ``.csv`` or ``.xlsx``.

    Raises:
        FileError: another ending, or the disk refuses.
    """
    write = {".csv": to_csv, ".xlsx": to_xlsx}.get(path.suffix.lower())
    if write is None:
        raise FileError(f"Filen {path} ska heta något på .csv eller .xlsx.")
    try:
        path.write_bytes(write(table))
    except OSError as error:
        raise FileError(
            f"Filen {path} gick inte att skriva ({error.strerror}); välj en annan plats."
        ) from error
    print(f"Skrev {len(table.rows)} rader till {path}.")
