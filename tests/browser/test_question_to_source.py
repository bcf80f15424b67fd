"""From a question to the marked quote in its document, as a reader goes."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from tests.browser.conftest import listen

QUESTION = "vad hände med FVIS 2020?"


@pytest.fixture(params=[True, False], ids=["script", "no-script"])
def either(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page with and without scripts that fails the test if the browser complains."""
    context = browser.new_context(
        java_script_enabled=request.param, viewport={"width": 1280, "height": 900}
    )
    page = context.new_page()
    complaints = listen(page)
    yield page
    context.close()
    assert complaints == []


def test_ask_and_read_the_source(either: Page, server: str) -> None:
    either.goto(server)
    either.get_by_label("Ställ en fråga").fill(QUESTION)
    either.get_by_role("button", name="Fråga").click()
    expect(either.get_by_role("heading", name="Svar", exact=True)).to_be_visible()
    expect(either.locator(".answer")).to_contain_text("Framtidens vårdinformationsstöd")

    either.get_by_role("link", name="Källa 1", exact=True).click()
    source = either.locator("#kalla-1")
    expect(source).to_be_in_viewport()
    # The border tells which source was meant.
    expect(source).not_to_have_css("box-shadow", "none")
    quote = source.locator("blockquote mark").inner_text()

    source.get_by_role("link", name="öppna i dokumentet").click()
    expect(either).to_have_url(re.compile("/dokument/uppfoljningsrapport-2-2020"))
    expect(either.locator("#citat")).to_be_in_viewport()
    marked = "".join(either.locator("article mark").all_inner_texts())
    assert _letters(marked) in _letters(quote)
    assert len(_letters(marked)) > 20


def test_filters_stand_in_the_address_and_back_goes_back(either: Page, server: str) -> None:
    either.goto(f"{server}/?q={QUESTION}")
    scripted = either.locator("[data-print]:visible").count() > 0
    either.get_by_text("Avgränsa").click()
    either.get_by_role("checkbox", name=re.compile("^2021 ")).check()
    if not scripted:
        either.get_by_role("button", name="Fråga").click()
    expect(either).to_have_url(re.compile(r"q=vad.*&year=2021$"))
    expect(either.locator("#resultat .chip.year").first).to_have_text("2021")
    years = set(either.locator("#resultat .chip.year").all_inner_texts())
    assert years == {"2021"}
    either.go_back()
    expect(either).not_to_have_url(re.compile("year="))
    expect(either.locator("#resultat .chip.year").first).to_have_text("2020")
    if scripted:  # else the browser itself may remember the box as it was left
        expect(either.get_by_role("checkbox", name=re.compile("^2021 "))).not_to_be_checked()


def test_a_refusal_says_so_and_shows_what_is_nearest(either: Page, server: str) -> None:
    either.goto(f"{server}/?q=hur många ubåtar köptes in?")
    expect(either.get_by_role("heading", name="Det står inte i dokumenten")).to_be_visible()
    expect(either.get_by_role("heading", name="Närmast i dokumenten")).to_be_visible()
    assert either.locator(".others li").count() > 0
    assert either.locator(".sources").count() == 0


def test_an_example_is_answered_by_one_click(either: Page, server: str) -> None:
    either.goto(server)
    example = either.locator(".examples a").first
    question = example.inner_text()
    example.click()
    expect(either.get_by_role("heading", name="Svar", exact=True)).to_be_visible()
    expect(either.get_by_label("Ställ en fråga")).to_have_value(question)


def test_the_same_section_in_another_year(either: Page, server: str) -> None:
    either.goto(f"{server}/dokument/verksamhetsplan-2022#avsnitt-2.5")
    section = either.locator('[id="avsnitt-2.5"]')
    title = section.get_by_role("heading").first.inner_text().split(maxsplit=1)[1]
    section.locator(".years a", has_text="2020").first.click()
    expect(either).to_have_url(re.compile("/dokument/uppfoljningsrapport-2-2020#avsnitt-"))
    heading = either.get_by_role("heading", name=re.compile(re.escape(title)))
    expect(heading.first).to_be_in_viewport()


def test_asking_anew_does_not_reload_the_page(page: Page, server: str) -> None:
    page.goto(server)
    page.evaluate("window.kept = true")
    page.get_by_label("Ställ en fråga").fill(QUESTION)
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("Svar klart")
    assert page.evaluate("window.kept")
    assert page.title() == f"{QUESTION} – plansvar"


def test_asking_the_same_twice_is_one_step_back(page: Page, server: str) -> None:
    page.goto(server)
    page.get_by_label("Ställ en fråga").fill(QUESTION)
    for _ in range(2):
        with page.expect_response("**/?q=*"):
            page.get_by_role("button", name="Fråga").click()
    expect(page.get_by_role("heading", name="Svar", exact=True)).to_be_visible()
    page.go_back()
    expect(page).to_have_url(f"{server}/")


def test_the_answer_is_copied_with_its_sources(page: Page, server: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=server)
    page.goto(f"{server}/?q={QUESTION}")
    page.get_by_role("button", name="Kopiera med källa").click()
    expect(page.get_by_role("button", name="Kopierat")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(QUESTION)
    assert "[1] Uppföljningsrapport 2 januari–augusti 2020, avsnitt " in copied
    assert f"\n{server}/dokument/uppfoljningsrapport-2-2020?passage=" in copied


def test_a_server_that_is_down_is_told_of_and_tried_again(
    context: BrowserContext, server: str
) -> None:
    page = context.new_page()  # whose console does complain of the failure
    page.goto(server)
    page.route("**/?q=*", lambda route: route.abort())
    page.get_by_label("Ställ en fråga").fill(QUESTION)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Svaret kom inte fram")).to_be_visible()
    expect(page.get_by_label("Ställ en fråga")).to_have_value(QUESTION)
    page.unroute("**/?q=*")
    page.get_by_role("button", name="Försök igen").click()
    expect(page.get_by_role("heading", name="Svar", exact=True)).to_be_visible()


def test_a_slow_answer_shows_that_it_is_on_its_way(page: Page, server: str) -> None:
    page.goto(server)

    def late(route: Route) -> None:
        page.wait_for_timeout(600)
        route.continue_()

    page.route("**/?q=*", late)
    page.get_by_label("Ställ en fråga").fill(QUESTION)
    page.keyboard.press("Enter")
    expect(page.get_by_text("Söker i dokumenten")).to_be_visible()
    expect(page.get_by_role("heading", name="Svar", exact=True)).to_be_visible()


def test_print_shows_question_answer_and_whole_addresses(page: Page, server: str) -> None:
    page.goto(f"{server}/?q={QUESTION}")
    expect(page.locator(".answer .asked")).to_be_hidden()
    page.emulate_media(media="print")
    expect(page.locator(".ask")).to_be_hidden()
    expect(page.locator(".answer .asked")).to_have_text(QUESTION)
    expect(page.locator("#kalla-1 blockquote")).to_be_visible()
    address = page.locator("#kalla-1 .place .printed")
    expect(address).to_be_visible()
    expect(address).to_contain_text(f"{server}/dokument/uppfoljningsrapport-2-2020?passage=")


def test_the_apis_documentation_runs_under_the_policy(page: Page, server: str) -> None:
    hosts: set[str] = set()
    page.on("request", lambda request: hosts.add(request.url.split("/")[2]))
    page.goto(f"{server}/api/docs")
    expect(page.get_by_text("/api/ask", exact=True)).to_be_visible()
    assert {host for host in hosts if host} == {server.removeprefix("http://")}


def _letters(text: str) -> str:
    return re.sub(r"\s", "", text)
