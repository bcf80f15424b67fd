"""The command ``plansvar`` from outside: exit codes, messages, no traceback."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest

from api.cli import main

ROOT = Path(__file__).parents[2]
CORPUS = ROOT / "corpus"
FVIS = "vad hände med FVIS 2020?"
COMMAND = [sys.executable, "-m", "api.cli"]
# What a user has, without the settings of whoever runs the tests.
ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if not name.startswith("PLANSVAR_")},
    "PYTHONPATH": str(ROOT),
}


def _plansvar(
    *arguments: str | Path, cwd: Path, **settings: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *map(str, arguments)],
        cwd=cwd,
        env={**ENVIRONMENT, **settings},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def _one_line(result: subprocess.CompletedProcess[str], code: int) -> str:
    assert result.returncode == code
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1
    assert "Traceback" not in result.stderr
    return result.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("hej",),
        ("ask",),
        ("ask", ""),
        ("ask", " "),
        ("ask", "a" * 1001),
        ("ask", "a", "--fel"),
        ("search", "a", "--k", "0"),
        ("search", "a", "--k", "51"),
        ("search", "a", "--k", "tio"),
        ("search", "a" * 501),
        ("serve", "--port", "65536"),
        ("serve", "--port"),
        ("build", "extra"),
    ],
)
def test_wrong_usage(arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as exit_:
        main(arguments)
    printed = capsys.readouterr()
    assert exit_.value.code == 2
    assert printed.out == ""
    assert printed.err.count("\n") == 1
    assert "--help" in printed.err


def test_wrong_usage_leaves_with_its_code(tmp_path: Path) -> None:
    assert "--help" in _one_line(_plansvar("hej", cwd=tmp_path), 2)


def test_version(tmp_path: Path) -> None:
    result = _plansvar("--version", cwd=tmp_path)
    assert result.returncode == 0
    assert result.stdout.startswith("plansvar 0.")


@pytest.mark.parametrize("command", ["ask", "search"])
def test_without_an_index(tmp_path: Path, command: str) -> None:
    assert "plansvar build" in _one_line(_plansvar(command, "hej", cwd=tmp_path), 1)


def test_wrong_setting(tmp_path: Path) -> None:
    result = _plansvar("ask", "hej", cwd=tmp_path, PLANSVAR_PORT="många")
    assert "PLANSVAR_PORT" in _one_line(result, 1)


def test_debug_shows_where(tmp_path: Path) -> None:
    result = _plansvar("ask", "hej", "--debug", cwd=tmp_path)
    assert result.returncode == 1
    assert "Traceback" in result.stderr


def test_what_nobody_foresaw_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def crash(*_: object, **__: object) -> None:
        raise RuntimeError("en\nhemlighet")

    monkeypatch.setattr("api.commands.search.search", crash)
    assert main(["search", "hej"]) == 1
    assert capsys.readouterr().err == (
        "plansvar: Oväntat fel (RuntimeError). Kör om med --debug för att se var.\n"
    )


def test_an_interrupt_is_quiet(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("api.commands.search.search", interrupt)
    assert main(["search", "hej"]) == 1
    assert capsys.readouterr().err == ""


def test_build_without_a_corpus(tmp_path: Path) -> None:
    result = _plansvar("build", "--corpus", tmp_path / "nej", cwd=tmp_path)
    assert result.returncode == 1
    assert result.stderr.count("\n") == 1
    assert "corpus.toml" in result.stderr or "nej" in result.stderr


def test_build_says_what_it_read_and_goes_on_past_a_bad_document(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    shutil.copy(CORPUS / "uppfoljningsrapport-2-2020.md", corpus)
    entry = '[[document]]\nid = "{0}"\ntitle = "T"\nkind = "k"\nyear = 2020\n'
    entry += 'organisation = "o"\nfile = "{1}"\n'
    (corpus / "corpus.toml").write_text(
        entry.format("a", "uppfoljningsrapport-2-2020.md") + entry.format("b", "borta.txt"), "utf-8"
    )
    result = _plansvar("build", cwd=tmp_path)
    assert result.returncode == 0, result.stderr
    assert "1 dokument" in result.stdout
    assert "borta.txt" in result.stderr
    assert "Traceback" not in result.stderr
    assert (tmp_path / ".index").is_dir()


def test_ask(shipped_index: Path, tmp_path: Path) -> None:
    result = _plansvar("ask", FVIS, "--index", shipped_index, cwd=tmp_path)
    assert result.returncode == 0, result.stderr
    assert result.stderr == ""
    assert "[1] Uppföljningsrapport 2 januari–augusti 2020, avsnitt " in result.stdout
    assert "/dokument/uppfoljningsrapport-2-2020#avsnitt-" in result.stdout


def test_ask_as_json(shipped_index: Path, tmp_path: Path) -> None:
    result = _plansvar("ask", FVIS, "--json", "--index", shipped_index, cwd=tmp_path)
    body = json.loads(result.stdout)
    assert list(body) == [
        "question",
        "answered",
        "answer",
        "citations",
        "nearest",
        "searched",
        "took_ms",
    ]
    assert body["answered"] is True


def test_search_as_json(shipped_index: Path, tmp_path: Path) -> None:
    result = _plansvar(
        "search", FVIS, "--k", "3", "--json", cwd=tmp_path, PLANSVAR_INDEX=str(shipped_index)
    )
    body = json.loads(result.stdout)
    assert list(body) == ["query", "hits", "searched", "took_ms"]
    assert len(body["hits"]) == 3


def test_search(shipped_index: Path, tmp_path: Path) -> None:
    result = _plansvar("search", "FVIS", "--index", shipped_index, cwd=tmp_path)
    assert result.returncode == 0
    assert result.stdout.startswith("1. ")


def test_models_are_named_by_a_flag(shipped_index: Path, tmp_path: Path) -> None:
    """The flag wins over the setting, and what it names is really looked for."""
    index = ("--index", shipped_index)
    wrong = _plansvar("ask", FVIS, *index, "--model", "./ingen", cwd=tmp_path)
    assert "Modellkatalogen ./ingen finns inte" in _one_line(wrong, 1)
    other = _plansvar("ask", FVIS, *index, "--model", "plansvar-static-sv", cwd=tmp_path)
    assert "byggt med en annan språkmodell" in _one_line(other, 1)
    (tmp_path / "tom").mkdir()
    judge = _plansvar("search", FVIS, *index, "--reranker", "tom", cwd=tmp_path)
    assert "Modellkatalogen tom går inte att läsa" in _one_line(judge, 1)


@pytest.mark.parametrize("heavy", ["torch", "fastapi", "uvicorn", "jinja2"])
def test_ask_imports_nothing_heavy(shipped_index: Path, tmp_path: Path, heavy: str) -> None:
    script = (
        "import sys\nfrom api.cli import main\n"
        f"assert main(['ask', 'FVIS', '--index', {str(shipped_index)!r}]) == 0\n"
        f"assert {heavy!r} not in sys.modules"
    )
    subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, env=ENVIRONMENT, check=True, timeout=60
    )


def test_a_reader_that_goes_away_is_no_error(shipped_index: Path, tmp_path: Path) -> None:
    command = " ".join(COMMAND)
    result = subprocess.run(
        f"{command} search FVIS --k 50 --index {shipped_index} | true",
        shell=True,
        cwd=tmp_path,
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert result.stderr == ""


@contextmanager
def _serving(
    *arguments: str | Path, cwd: Path
) -> Iterator[tuple[subprocess.Popen[str], str, list[str]]]:
    """A server on a free port: the process, its address, and its log, complete once it ends."""
    process = subprocess.Popen(
        [*COMMAND, "serve", "--port", "0", *map(str, arguments)],
        cwd=cwd,
        env=ENVIRONMENT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    log: list[str] = []
    reader = threading.Thread(target=log.extend, args=(process.stderr,))
    reader.start()
    try:
        line = next((line for line in process.stdout if "http://" in line), "")
        assert line, log
        yield process, line.split()[-1], log
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()
        reader.join()
        process.stdout.close()
        process.stderr.close()


@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGINT])
def test_serve_stops_gracefully(shipped_index: Path, tmp_path: Path, stop: signal.Signals) -> None:
    with _serving("--index", shipped_index, cwd=tmp_path) as (process, address, log):
        with urlopen(f"{address}/api/ready", timeout=10) as response:  # noqa: S310 - our own
            assert json.load(response)["documents"] == 5
        process.send_signal(stop)
        assert process.wait(20) == 0
    assert any(json.loads(line)["event"] == "request" for line in log)
    assert "Traceback" not in "".join(log)


def test_serve_builds_the_index_if_there_is_none(tmp_path: Path) -> None:
    index = tmp_path / "nytt"
    with (
        _serving("--index", index, "--corpus", CORPUS, cwd=tmp_path) as (_, address, _log),
        urlopen(f"{address}/api/health", timeout=10) as response,  # noqa: S310 - our own
    ):
        assert response.status == 200
    assert index.is_dir()


def test_a_taken_port_is_one_line(shipped_index: Path, tmp_path: Path) -> None:
    with _serving("--index", shipped_index, cwd=tmp_path) as (_, address, _log):
        port = address.rsplit(":", 1)[1]
        result = _plansvar("serve", "--port", port, "--index", shipped_index, cwd=tmp_path)
    assert "--port" in _one_line(result, 1)
