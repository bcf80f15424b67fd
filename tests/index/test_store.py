"""The index on disk: whole or refused, whatever happens to it and while it is written."""

from __future__ import annotations

import json
import os
import shutil
import threading
from collections.abc import Callable
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from index import (
    EncoderMismatchError,
    IndexBusyError,
    IndexDamagedError,
    IndexFormatError,
    IndexMissingError,
    IndexStoreError,
    SearchEngine,
    build_index,
    store,
)
from index.index_manifest import FORMAT_VERSION
from tests.fake_encoder import FakeEncoder
from tests.index.small_corpus import FILES, PLAN_2022, write_corpus

CHANGED = {**FILES, "plan-2022": PLAN_2022.replace("öka", "minska")}


@pytest.fixture
def index(corpus: Path, tmp_path: Path) -> Path:
    build_index(corpus, tmp_path / "index", FakeEncoder())
    return tmp_path / "index"


def version_of(index: Path) -> Path:
    (version,) = (index / "versions").iterdir()
    return version


def is_old(index: Path) -> bool:
    """Whether the index, opened, is the one from before ``CHANGED``; it must be whole."""
    texts = [passage.text for passage in SearchEngine.open(index, FakeEncoder()).passages]
    old = any("ska öka" in text for text in texts)
    assert old != any("ska minska" in text for text in texts)
    return old


def assert_one_sentence(error: pytest.ExceptionInfo[IndexStoreError], *parts: str) -> None:
    message = error.value.message
    assert all(part in message for part in parts)
    assert message.endswith(".")
    assert "\n" not in message


def test_no_index(tmp_path: Path) -> None:
    for place in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(IndexMissingError) as error:
            SearchEngine.open(place, FakeEncoder())
        assert_one_sentence(error, str(place), "plansvar build")


def test_a_changed_byte_in_any_file_is_refused(index: Path) -> None:
    files = [index / "current", *sorted(version_of(index).iterdir())]
    assert len(files) > 5
    for path in files:
        content = path.read_bytes()
        for at in (0, len(content) // 2, len(content) - 1):
            damaged = bytearray(content)
            damaged[at] ^= 1
            path.write_bytes(bytes(damaged))
            with pytest.raises(IndexDamagedError) as error:
                SearchEngine.open(index, FakeEncoder())
            assert_one_sentence(error, "plansvar build")
        path.write_bytes(content)
    assert is_old(index)


def test_a_cut_or_missing_file_is_refused(index: Path) -> None:
    for path in sorted(version_of(index).iterdir()):
        content = path.read_bytes()
        path.write_bytes(content[:-1])
        with pytest.raises(IndexDamagedError, match="skadad"):
            SearchEngine.open(index, FakeEncoder())
        path.unlink()
        with pytest.raises(IndexDamagedError, match="saknas"):
            SearchEngine.open(index, FakeEncoder())
        path.write_bytes(content)


def rewrite_manifest(index: Path, **changes: object) -> None:
    path = version_of(index) / "manifest.json"
    content = json.dumps({**json.loads(path.read_bytes()), **changes}).encode()
    path.write_bytes(content)
    (index / "current").write_text(f"{path.parent.name} {sha256(content).hexdigest()}\n")


def test_a_future_format_is_refused_even_if_its_manifest_looks_otherwise(index: Path) -> None:
    rewrite_manifest(index, format_version=FORMAT_VERSION + 1, news="något nytt")
    with pytest.raises(IndexFormatError) as error:
        SearchEngine.open(index, FakeEncoder())
    assert_one_sentence(error, str(FORMAT_VERSION + 1), "plansvar build")


@pytest.mark.parametrize(
    "changes",
    [{"unknown": 1}, {"passage_count": "12"}, {"metric": "euclidean"}, {"format_version": None}],
)
def test_a_manifest_that_says_something_odd_is_refused(
    index: Path, changes: dict[str, object]
) -> None:
    rewrite_manifest(index, **changes)
    with pytest.raises(IndexStoreError) as error:
        SearchEngine.open(index, FakeEncoder())
    assert_one_sentence(error, "plansvar build")


def test_parts_that_do_not_belong_together_are_refused(index: Path) -> None:
    path = version_of(index) / "vector-keys.json"
    path.write_bytes(b"[]")
    files = json.loads((path.parent / "manifest.json").read_bytes())["files"]
    rewrite_manifest(index, files={**files, path.name: sha256(b"[]").hexdigest()})
    with pytest.raises(IndexDamagedError, match="hänger inte ihop"):
        SearchEngine.open(index, FakeEncoder())


def test_another_encoder_is_refused(index: Path) -> None:
    for other in (FakeEncoder("other"), FakeEncoder(dimension=8)):
        with pytest.raises(EncoderMismatchError) as error:
            SearchEngine.open(index, other)
        assert_one_sentence(error, "fake", other.name, "plansvar build")


def test_a_damaged_index_is_built_over(index: Path, corpus: Path) -> None:
    (index / "current").write_bytes(b"\x00")
    encoder = FakeEncoder()
    report = build_index(corpus, index, encoder)
    assert encoder.encoded == report.passages
    assert is_old(index)
    assert version_of(index)


class CrashError(Exception):
    """Stands for the process dying."""


def test_a_crash_at_any_step_leaves_the_old_index_or_the_new_one(
    index: Path, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every flush, rename and removal is a step; the process dies before each of them in turn."""
    outcomes: list[bool] = []
    crashed = True
    while crashed:
        write_corpus(corpus, FILES)
        build_index(corpus, index, FakeEncoder())
        write_corpus(corpus, CHANGED)
        with monkeypatch.context() as patch:
            crash_before(patch, step=len(outcomes))
            try:
                build_index(corpus, index, FakeEncoder())
                crashed = False
            except CrashError:
                outcomes.append(is_old(index))
        assert len(list((index / "versions").iterdir())) <= 2
    # A dozen steps before the pointer moves, and from then on the new one.
    assert outcomes == sorted(outcomes, reverse=True)
    assert outcomes.count(True) > 10
    assert outcomes.count(False) > 1
    assert not is_old(index)
    assert version_of(index)  # the only one left


def crash_before(patch: pytest.MonkeyPatch, step: int) -> None:
    steps = count()

    def counted(call: Callable[..., Any]) -> Callable[..., Any]:
        def wrapper(*args: Any, **kwargs: Any) -> Any:
            if next(steps) == step:
                raise CrashError
            return call(*args, **kwargs)

        return wrapper

    patch.setattr(os, "fsync", counted(os.fsync))
    patch.setattr(Path, "replace", counted(Path.replace))
    patch.setattr(shutil, "rmtree", counted(shutil.rmtree))


def test_a_reader_whose_version_was_removed_under_it_reads_the_new_one(
    index: Path, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = Path.read_bytes
    rebuilt: list[bool] = []

    def rebuilt_after_the_pointer(path: Path) -> bytes:
        content = read(path)
        if path.name == "current" and not rebuilt:
            rebuilt.append(True)
            write_corpus(corpus, CHANGED)
            build_index(corpus, index, FakeEncoder())
        return content

    monkeypatch.setattr(Path, "read_bytes", rebuilt_after_the_pointer)
    assert not is_old(index)
    assert rebuilt


def test_the_disk_refusing_is_one_sentence_and_leaves_the_old_index(
    index: Path, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_corpus(corpus, CHANGED)

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(IndexStoreError) as error:
            build_index(corpus, index, FakeEncoder())
    assert_one_sentence(error, str(index), "No space left")
    assert is_old(index)


def test_an_index_folder_that_is_a_file(corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(IndexStoreError) as error:
        build_index(corpus, tmp_path / "file", FakeEncoder())
    assert_one_sentence(error, "--index")


def test_of_two_builders_the_second_is_told_to_wait(index: Path, corpus: Path) -> None:
    with store.build_lock(index), pytest.raises(IndexBusyError) as error:
        build_index(corpus, index, FakeEncoder())
    assert_one_sentence(error, "redan")
    build_index(corpus, index, FakeEncoder())  # the lock is free again


def test_readers_during_rebuilds_always_find_a_whole_index(index: Path, corpus: Path) -> None:
    stop = threading.Event()
    failures: list[BaseException] = []
    readings = 0

    def read() -> None:
        nonlocal readings
        while not stop.is_set():
            try:
                is_old(index)
                readings += 1
            except BaseException as error:
                failures.append(error)
                return

    thread = threading.Thread(target=read)
    thread.start()
    try:
        for round_number in range(6):
            write_corpus(corpus, CHANGED if round_number % 2 else FILES)
            build_index(corpus, index, FakeEncoder())
    finally:
        stop.set()
        thread.join()
    assert failures == []
    assert readings > 0
    assert version_of(index)


def test_an_open_engine_outlives_its_version(index: Path, corpus: Path) -> None:
    engine = SearchEngine.open(index, FakeEncoder())
    before = engine.search("plaståtervinning").hits
    write_corpus(corpus, CHANGED)
    build_index(corpus, index, FakeEncoder())
    assert engine.search("plaståtervinning").hits == before
