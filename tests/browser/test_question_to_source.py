"""From a question to the marked quote in its document, as a reader goes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

SCREENSHOTS = Path(__file__).parent / "screenshots"
QUESTION = "vad hände med FVIS 2020?"


@pytest.fixture(params=[True, False], ids=["script", "no-script"])
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page that fails the test if the browser complains of anything."""
    context = browser.new_context(
        java_script_enabled=request.param, viewport={"width": 1280, "height": 900}
    )
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    assert complaints == []


def test_ask_and_read_the_source(page: Page, server: str) -> None:
    page.goto(server)
    page.get_by_label("Ställ en fråga").fill(QUESTION)
    page.get_by_role("button", name="Fråga").click()

    expect(page.get_by_role("heading", name="Svar", exact=True)).to_be_visible()
    expect(page.locator(".answer")).to_contain_text("Cambio")
    page.screenshot(path=SCREENSHOTS / "answer.png", full_page=True)

    page.get_by_role("link", name="Källa 1", exact=True).click()
    source = page.locator("#kalla-1")
    expect(source).to_be_in_viewport()
    quote = source.locator("blockquote mark").inner_text()

    source.get_by_role("link", name="öppna i dokumentet").click()
    expect(page).to_have_url(re.compile("/dokument/uppfoljningsrapport-2-2020"))
    cited = page.locator("#citat")
    expect(cited).to_be_in_viewport()
    marked = "".join(page.locator("mark").all_inner_texts())
    assert _letters(marked) in _letters(quote)
    assert len(_letters(marked)) > 20
    page.screenshot(path=SCREENSHOTS / "source.png")


def test_a_hits_url_opens_at_its_section(page: Page, server: str) -> None:
    page.goto(f"{server}/dokument/uppfoljningsrapport-2-2020#avsnitt-2.4")
    heading = page.get_by_role("heading", name=re.compile(r"^2\.4 "))
    expect(heading).to_be_in_viewport()


@pytest.mark.parametrize("address", ["/", f"/?q={QUESTION}", "/dokument/bilaga-2-uppfoljning-2019"])
def test_a_narrow_screen_needs_no_sideways_scrolling(
    browser: Browser, server: str, address: str
) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 800})
    page.goto(server + address)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.close()


def test_the_apis_documentation_runs_under_the_policy(browser: Browser, server: str) -> None:
    page = browser.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    hosts: set[str] = set()
    page.on("request", lambda request: hosts.add(request.url.split("/")[2]))
    page.goto(f"{server}/api/docs")
    expect(page.get_by_text("/api/ask", exact=True)).to_be_visible()
    page.close()
    assert complaints == []
    assert {host for host in hosts if host} == {server.removeprefix("http://")}


def _letters(text: str) -> str:
    return re.sub(r"\s", "", text)
