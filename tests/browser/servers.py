"""``plansvar serve`` as users run it, and a page of somebody else's that shows the widget."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryFile

ROOT = Path(__file__).parents[2]

HOSTILE_STYLE = """\
html { font-size: 40px }
* { all: unset !important; display: block !important; position: static !important;
    color: red !important; font-size: 40px !important; z-index: -1 !important }
"""


@contextmanager
def serving(index: Path, **settings: str) -> Iterator[str]:
    """The address of a server over ``index``."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("PLANSVAR_")}
    with TemporaryFile("w+") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "api.cli", "serve", "--port", "0", "--index", index],
            cwd=ROOT,
            env={**own, **settings},
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        )
        assert process.stdout is not None
        try:
            line = next((line for line in process.stdout if "http://" in line), "")
            log.seek(0)
            assert line, log.read()
            yield line.split()[-1]
        finally:
            process.terminate()
            process.wait(20)
            process.stdout.close()


class HostPage:
    """Serves one page at ``address`` that shows the widget of ``target``."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.target = ""

    @classmethod
    @contextmanager
    def serving(cls) -> Iterator[HostPage]:
        """In a thread of its own, on any free port."""

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                styles = self.path == "/hostile.css"
                kind = "text/css" if styles else "text/html; charset=utf-8"
                body = HOSTILE_STYLE if styles else host.html()
                self.send_response(200)
                self.send_header("content-type", kind)
                self.send_header("content-security-policy", host.policy())
                self.end_headers()
                self.wfile.write(body.encode())

            def log_message(self, *_: object) -> None:
                pass

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        host = cls(f"http://127.0.0.1:{server.server_port}")
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield host
        finally:
            server.shutdown()
            thread.join()
            server.server_close()

    def policy(self) -> str:
        """As strict as a page with the widget can be."""
        return (
            f"default-src 'none'; style-src 'self'; img-src data:; script-src {self.target}; "
            f"frame-src {self.target}"
        )

    def html(self) -> str:
        """A page with the one line."""
        line = f'<script src="{self.target}/widget.js" data-title="Fråga planerna" defer></script>'
        return (
            '<!doctype html><html lang="sv"><head><meta charset="utf-8"><title>Intranät</title>'
            '<link rel="stylesheet" href="/hostile.css"><link rel="icon" href="data:,"></head>'
            '<body><main><h1 id="own">Intranätet</h1><button>Eget</button></main>'
            f"{line}</body></html>"
        )
