"""WCAG 2.2 AA by axe-core on every page and state, light and dark, narrow and wide.

A picture of each is kept in ``screenshots/``, to be looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.servers import HostPage

SCREENSHOTS = Path(__file__).parent / "screenshots"
QUESTION = "vad hände med FVIS 2020?"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
THEMES: tuple[Literal["light"], Literal["dark"]] = ("light", "dark")


def _axe_script() -> str:
    package = find_spec("axe_playwright_python")
    assert package is not None
    assert package.origin is not None
    return Path(package.origin).with_name("axe.min.js").read_text("utf-8")


AXE = _axe_script()


def _at(address: str) -> Callable[[Page, str], None]:
    return lambda page, server: _go(page, server + address)


def _go(page: Page, address: str) -> None:
    page.goto(address)


def _filters(page: Page, server: str) -> None:
    page.goto(f"{server}/?q={QUESTION}&year=2020")
    expect(page.get_by_role("checkbox", name="2020").first).to_be_checked()


def _source(page: Page, server: str) -> None:
    page.goto(f"{server}/?q={QUESTION}")
    page.get_by_role("link", name="Källa 1", exact=True).click()
    page.get_by_role("link", name="Källa 1: öppna i dokumentet").click()
    expect(page.locator("#citat")).to_be_in_viewport()


def _failure(page: Page, server: str) -> None:
    page.goto(server)
    page.route("**/?q=*", lambda route: route.abort())
    page.get_by_label("Ställ en fråga").fill(QUESTION)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Svaret kom inte fram")).to_be_visible()


def _waiting(page: Page, server: str) -> None:
    page.goto(server)
    page.route("**/?q=*", lambda _: None)
    page.get_by_label("Ställ en fråga").fill(QUESTION)
    page.keyboard.press("Enter")
    expect(page.get_by_text("Söker i dokumenten")).to_be_visible()


def _chat(page: Page, server: str) -> None:
    page.goto(f"{server}/widget/chat?title=Fråga planerna")
    expect(page.get_by_role("log")).to_be_visible()


def _chat_answer(page: Page, server: str) -> None:
    _chat(page, server)
    for question in (QUESTION, "och 2021?", "hur många ubåtar köptes in?"):
        page.get_by_label("Ställ en fråga").fill(question)
        page.keyboard.press("Enter")
        expect(page.get_by_role("status")).to_have_text("Svar klart")
        page.evaluate("document.getElementById('besked').textContent = ''")
    page.get_by_role("button", name="Källa 1", exact=True).nth(1).click()
    page.get_by_role("button", name="Nej", exact=True).first.click()


def _chat_failure(page: Page, server: str) -> None:
    _chat(page, server)
    page.route("**/api/ask", lambda route: route.abort())
    page.get_by_label("Ställ en fråga").fill(QUESTION)
    page.keyboard.press("Enter")
    expect(page.locator(".problem")).to_be_visible()


STATES: dict[str, Callable[[Page, str], None]] = {
    "front": _at("/"),
    "front-english": _at("/?lang=en"),
    "answer": _at(f"/?q={QUESTION}"),
    "answer-english": _at("/?q=what happened to FVIS in 2020?&lang=en"),
    "answer-filtered": _filters,
    "refusal": _at("/?q=hur många ubåtar köptes in?"),
    "nothing-to-search": _at(f"/?q={QUESTION}&year=1999"),
    "waiting": _waiting,
    "failure": _failure,
    "too-long": _at("/?q=" + "a" * 1001),
    "missing": _at("/finns-inte"),
    "about": _at("/om"),
    "about-english": _at("/om?lang=en"),
    "document-cited": _source,
    "document-commitments": _at("/dokument/bilaga-2-uppfoljning-2019"),
    "document-tables": _at("/dokument/verksamhetsplan-2021#avsnitt-5.2"),
    "commitments": _at("/uppdrag"),
    "timeline": _at("/tidslinje?q=FVIS"),
    "chat": _chat,
    "chat-answer": _chat_answer,
    "chat-failure": _chat_failure,
}

# Those that a wide screen lays out in another way; the others are only wider.
REARRANGED = ("answer", "answer-english", "answer-filtered", "document-cited", "timeline")


@pytest.fixture(scope="module", params=THEMES)
def themed(browser: Browser, request: pytest.FixtureRequest) -> Iterator[tuple[Page, str]]:
    """A page in one theme, used for every state."""
    context = browser.new_context(color_scheme=request.param, reduced_motion="reduce")
    page = context.new_page()
    yield page, request.param
    context.close()


@pytest.mark.parametrize("state", STATES)
def test_no_violation(themed: tuple[Page, str], server: str, state: str) -> None:
    page, theme = themed
    page.unroute_all()
    page.set_viewport_size({"width": 320, "height": 800})
    STATES[state](page, server)
    # What sticks out is scrolled on its own, as a table may; never the page.
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.screenshot(path=SCREENSHOTS / f"{state}-320-{theme}.png")
    assert _violations(page) == []
    page.set_viewport_size({"width": 1280, "height": 900})
    page.evaluate("document.getElementById('citat')?.scrollIntoView({ block: 'center' })")
    page.screenshot(path=SCREENSHOTS / f"{state}-1280-{theme}.png")
    if state in REARRANGED:
        assert _violations(page) == []


@pytest.mark.parametrize("theme", THEMES)
def test_the_launcher_and_its_dialog(
    browser: Browser, server: str, host: HostPage, theme: Literal["light", "dark"]
) -> None:
    assert host.target == server
    page = browser.new_page(color_scheme=theme, viewport={"width": 1280, "height": 900})
    page.goto(host.address)
    launcher = page.locator("plansvar-chat button")
    box = launcher.bounding_box()
    assert box is not None
    assert min(box["width"], box["height"]) >= 24
    assert _violations(page, "plansvar-chat") == []
    launcher.click()
    expect(page.frame_locator("iframe").get_by_role("button", name="Stäng")).to_be_visible()
    page.screenshot(path=SCREENSHOTS / f"widget-1280-{theme}.png")
    assert _violations(page, "plansvar-chat") == []
    page.close()


@pytest.mark.parametrize("state", ["front", "answer", "about", "chat-answer"])
def test_twice_the_text_still_fits(page: Page, server: str, state: str) -> None:
    page.set_viewport_size({"width": 640, "height": 800})
    STATES[state](page, server)
    # As a reader who has set larger text in the browser, not as one who zooms.
    page.evaluate("document.documentElement.style.fontSize = '32px'")
    assert page.evaluate("document.documentElement.scrollWidth") <= 640


@pytest.mark.parametrize("state", ["front", "answer", "document-cited"])
def test_reduced_motion_is_respected(themed: tuple[Page, str], server: str, state: str) -> None:
    page, _ = themed
    page.unroute_all()
    STATES[state](page, server)
    moving = "document.getAnimations().length"
    assert page.evaluate(moving) == 0
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


def test_the_keyboard_reaches_everything(page: Page, server: str) -> None:
    page.goto(f"{server}/?q={QUESTION}")
    page.get_by_text("Avgränsa").click()
    page.evaluate("document.activeElement.blur()")
    wanted = page.locator("a:visible, button:visible, input:visible, summary:visible").evaluate_all(
        "all => all.length"
    )
    reached: set[int] = set()
    page.evaluate(
        "window.all = [...document.querySelectorAll('a, button, input, summary')]"
        ".filter(each => each.checkVisibility())"
    )
    page.keyboard.press("Tab")
    for _ in range(wanted + 5):
        at = page.evaluate("window.all.indexOf(document.activeElement)")
        if at >= 0:
            reached.add(at)
            assert (
                page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
            ), page.evaluate("document.activeElement.outerHTML")
        page.keyboard.press("Tab")
    assert len(reached) == wanted


def test_a_number_moves_the_focus_to_its_source(page: Page, server: str) -> None:
    page.goto(f"{server}/?q={QUESTION}")
    page.get_by_role("link", name="Källa 2", exact=True).press("Enter")
    expect(page.locator("#kalla-2")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('li').id") == "kalla-2"


def _violations(page: Page, inside: str = "") -> list[Any]:
    """Each broken rule with the elements that break it."""
    page.evaluate(AXE)
    found: list[Any] = page.evaluate(
        """async ([rules, inside]) => {
          const options = { runOnly: { type: "tag", values: rules }, resultTypes: ["violations"],
                            iframes: false };
          const result = await axe.run(inside || document, options);
          return result.violations.map((each) =>
            [each.id, each.nodes.slice(0, 3).map((node) => node.html.slice(0, 200))]);
        }""",
        [RULES, inside],
    )
    return found
