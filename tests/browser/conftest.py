"""Real servers, a hostile host page on another origin, and a real browser."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from index import build_index, load_encoder
from tests.browser.servers import HostPage, serving

ROOT = Path(__file__).parents[2]
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
# Without a sandbox, which a container doesn't let it have, and without calling home.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@pytest.fixture(scope="session")
def shipped_index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of the shipped corpus."""
    index = tmp_path_factory.mktemp("shipped") / "index"
    build_index(ROOT / "corpus", index, load_encoder(), progress=None)
    return index


@pytest.fixture(scope="session")
def host() -> Iterator[HostPage]:
    """An intranet's page whose styles and policy are as hard on the widget as they can be."""
    with HostPage.serving() as host:
        yield host


@pytest.fixture(scope="session")
def feedback_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the server keeps ratings."""
    return tmp_path_factory.mktemp("feedback") / "feedback.sqlite"


@pytest.fixture(scope="session")
def server(shipped_index: Path, host: HostPage, feedback_file: Path) -> Iterator[str]:
    """The address of ``plansvar serve``, which the host page may show the widget of."""
    with serving(
        shipped_index,
        PLANSVAR_WIDGET_ORIGINS=host.address,
        PLANSVAR_FEEDBACK="true",
        PLANSVAR_FEEDBACK_FILE=str(feedback_file),
        PLANSVAR_QUESTIONS_PER_MINUTE="0",
    ) as address:
        host.target = address
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's chromium. CI must have it; elsewhere its absence skips."""
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    if path is None:
        missing = pytest.fail if os.environ.get("CI") else pytest.skip
        missing("No chromium: `make test` installs it where it may.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A fresh visitor with an ordinary screen."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(10_000)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page that fails the test if the browser complains of anything."""
    page = context.new_page()
    complaints = listen(page)
    yield page
    assert complaints == []


def listen(page: Page) -> list[str]:
    """What the browser complains of on ``page``, from now on."""
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    return complaints
