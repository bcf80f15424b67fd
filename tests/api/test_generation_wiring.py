"""The commands ask the language model that the settings name."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from urllib.request import Request, urlopen

import pytest

from tests.api.test_cli import COMMAND, ENVIRONMENT, FVIS
from tests.generation.event_parser import parse
from tests.generation.misbehaving_server import Behaviour, Connection, answering, serving

KEY = "sk-hemlig-nyckel"
TRUE = "I juni tecknade regionen avtal med leverantör [1]."
WITHOUT_PROXY = {n: v for n, v in ENVIRONMENT.items() if not n.lower().endswith("_proxy")}


def settings(url: str) -> dict[str, str]:
    llm = {"PLANSVAR_LLM_URL": url, "PLANSVAR_LLM_MODEL": "m", "PLANSVAR_LLM_KEY": KEY}
    return WITHOUT_PROXY | llm


def fails(connection: Connection) -> None:
    connection.head(500)
    connection.write(KEY.encode())


@pytest.mark.parametrize(("behaviour", "written"), [(answering(TRUE), True), (fails, False)])
def test_ask(shipped_index: Path, tmp_path: Path, behaviour: Behaviour, written: bool) -> None:
    with serving(behaviour) as (url, received):
        result = subprocess.run(
            [*COMMAND, "ask", FVIS, "--json", "--index", str(shipped_index)],
            cwd=tmp_path,
            env=settings(url),
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    assert result.returncode == 0
    assert result.stderr == ""
    assert received.authorizations == [f"Bearer {KEY}"]
    body = json.loads(result.stdout)
    assert (body["answer"] == TRUE) is written
    assert body["citations"]
    assert all(each["quote"] in each["text"] for each in body["citations"])


def test_serve(shipped_index: Path, tmp_path: Path) -> None:
    with serving(answering(TRUE)) as (url, _):
        with (tmp_path / "log").open("w") as log_file:
            process = subprocess.Popen(
                [*COMMAND, "serve", "--port", "0", "--index", str(shipped_index)],
                cwd=tmp_path,
                env=settings(url) | {"PLANSVAR_LOG_LEVEL": "debug"},
                stdout=subprocess.PIPE,
                stderr=log_file,
                text=True,
            )
        assert process.stdout is not None
        try:
            address = process.stdout.readline().split()[-1]
            request = Request(  # noqa: S310 - our own
                f"{address}/api/ask",
                json.dumps({"question": FVIS}).encode(),
                {"content-type": "application/json", "accept": "text/event-stream"},
            )
            with urlopen(request, timeout=30) as response:  # noqa: S310
                events = parse(response.read().decode())
        finally:
            process.terminate()
            process.wait(20)
            process.stdout.close()
    assert [event.data.get("text") for event in events] == [TRUE, None]
    assert events[-1].data["answer"] == TRUE
    log = (tmp_path / "log").read_text("utf-8")
    assert '"event": "generation"' in log
    assert KEY not in log
