"""An index on disk: versions side by side, and a pointer that is swapped atomically.

    <index>/
    ├── lock                the builder's lock
    ├── current             "<version> <hash of its manifest>": the version that readers open
    └── versions/
        └── 000007/         manifest.json and the files that it lists

A version is written whole, flushed to disk and only then pointed to, so a reader finds the old
version or the new one. A reader loads everything at once and keeps no file open, so the old
version can go as soon as the pointer has moved; one that is caught in the middle starts over.
"""

from __future__ import annotations

import fcntl
import os
import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from index.errors import (
    IndexBusyError,
    IndexDamagedError,
    IndexMissingError,
    IndexStoreError,
)
from index.index_manifest import IndexManifest, read_manifest

_MANIFEST = "manifest.json"
_POINTER = re.compile(r"(\d{6,}) ([0-9a-f]{64})\n")
_ATTEMPTS = 5
"""How often a reader starts over: each takes a whole rebuild in the time of one reading."""

REBUILD = "kör `plansvar build` för att bygga om indexet."


def read_version(index: Path) -> tuple[IndexManifest, dict[str, bytes]]:
    """The current version's manifest and files, each with the hash that was written for it.

    Raises:
        IndexMissingError: there is no index in ``index``.
        IndexDamagedError: a file is missing or changed.
        IndexFormatError: a format version that this program does not read.
    """
    pointer = _read_pointer(index)
    for _ in range(_ATTEMPTS):
        try:
            return _read_files(index, pointer)
        except IndexDamagedError:
            again = _read_pointer(index)
            if again == pointer:
                raise
            pointer = again
    raise IndexBusyError(f"Indexet i {index} byggs om hela tiden; försök igen om en stund.")


def write_version(index: Path, manifest: IndexManifest, files: Mapping[str, bytes]) -> None:
    """Makes ``files`` the current version; ``manifest.files`` must hold their hashes.

    The caller holds ``build_lock``. Anything that fails on the way leaves the old version
    current; what it left behind goes at the next build.

    Raises:
        IndexStoreError: the disk refuses.
    """
    versions = index / "versions"
    content = manifest.to_bytes()
    try:
        versions.mkdir(exist_ok=True)
        taken = [int(path.name) for path in versions.iterdir() if path.name.isdigit()]
        name = f"{max(taken, default=0) + 1:06d}"
        _remove_all_but(_current_name(index), versions)
        folder = versions / name
        folder.mkdir()
        for file, data in {**files, _MANIFEST: content}.items():
            _write_durably(folder / file, data)
        _flush_folder(folder)
        _flush_folder(versions)
        _write_durably(index / "current.new", f"{name} {sha256(content).hexdigest()}\n".encode())
        (index / "current.new").replace(index / "current")
        _flush_folder(index)
    except OSError as error:
        raise IndexStoreError(
            f"Indexet i {index} kunde inte skrivas ({error.strerror}); "
            "kontrollera rättigheter och ledigt utrymme."
        ) from error
    _remove_all_but(name, versions)


@contextmanager
def build_lock(index: Path) -> Iterator[None]:
    """Holds the index for one builder; the system lets go of it if the process dies.

    Raises:
        IndexBusyError: another builder holds it.
        IndexStoreError: the folder cannot be made or written.
    """
    try:
        index.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(index / "lock", os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise IndexStoreError(
            f"Indexet kan inte skrivas i {index} ({error.strerror}); "
            "välj en annan mapp med --index eller ändra rättigheterna."
        ) from error
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise IndexBusyError(
                f"Indexet i {index} byggs redan av en annan process; vänta tills den är klar."
            ) from error
        yield
    finally:
        os.close(descriptor)


def _current_name(index: Path) -> str | None:
    try:
        return _read_pointer(index)[0]
    except IndexStoreError:
        return None


def _remove_all_but(name: str | None, versions: Path) -> None:
    for path in versions.iterdir():
        if path.name != name:
            shutil.rmtree(path, ignore_errors=True)


def _read_pointer(index: Path) -> tuple[str, str]:
    try:
        content = (index / "current").read_bytes()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise IndexMissingError(
            f"Det finns inget index i {index}; kör `plansvar build` för att bygga det."
        ) from error
    except OSError as error:
        raise IndexDamagedError(f"Indexet i {index} går inte att läsa; {REBUILD}") from error
    match = _POINTER.fullmatch(content.decode("ascii", errors="replace"))
    if match is None:
        raise IndexDamagedError(f"Filen current i {index} är skadad; {REBUILD}")
    return match[1], match[2]


def _read_files(index: Path, pointer: tuple[str, str]) -> tuple[IndexManifest, dict[str, bytes]]:
    version, manifest_hash = pointer
    folder = index / "versions" / version
    manifest = read_manifest(_read_checked(folder / _MANIFEST, manifest_hash))
    files = {
        name: _read_checked(folder / name, expected) for name, expected in manifest.files.items()
    }
    return manifest, files


def _read_checked(path: Path, expected: str) -> bytes:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise IndexDamagedError(f"Indexfilen {path.name} saknas; {REBUILD}") from error
    if sha256(content).hexdigest() != expected:
        raise IndexDamagedError(f"Indexfilen {path.name} är skadad; {REBUILD}")
    return content


def _write_durably(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _flush_folder(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
