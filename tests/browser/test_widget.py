"""The chat on a page of somebody else's that does its worst."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, FrameLocator, Page, Route, expect

from api.feedback.store import FeedbackStore
from tests.browser.conftest import listen
from tests.browser.servers import HostPage

QUESTION = "vad hände med FVIS 2020?"
LAUNCHER = "plansvar-chat button"
# What a screen reader is told, gathered as it is said.
_HEAR = """\
window.heard = [];
new MutationObserver(() => {
  const said = document.getElementById("besked").textContent;
  if (said) window.heard.push(said);
}).observe(document.getElementById("besked"), { childList: true });
"""


def _chat(page: Page, host: HostPage) -> FrameLocator:
    """The opened chat, ready to be asked."""
    page.goto(host.address)
    page.locator(LAUNCHER).click()
    chat = page.frame_locator("iframe")
    expect(chat.get_by_role("button", name="Stäng")).to_be_visible()
    return chat


def _ask(chat: FrameLocator, question: str) -> None:
    chat.get_by_label("Ställ en fråga").fill(question)
    chat.get_by_role("button", name="Skicka", exact=True).click()


@pytest.mark.usefixtures("server")
def test_the_frame_is_made_when_it_is_first_opened(page: Page, host: HostPage) -> None:
    page.goto(host.address)
    expect(page.locator(LAUNCHER)).to_be_visible()
    assert len(page.frames) == 1
    page.locator(LAUNCHER).click()
    expect(page.locator("iframe")).to_be_visible()
    assert len(page.frames) == 2


@pytest.mark.usefixtures("server")
def test_neither_sides_styles_reach_the_other(page: Page, host: HostPage) -> None:
    page.goto(host.address)
    own = page.locator("#own").evaluate("each => getComputedStyle(each).cssText")
    launcher = page.locator(LAUNCHER)
    expect(launcher).to_have_css("color", "rgb(255, 255, 255)")
    expect(launcher).to_have_css("font-size", "16px")
    expect(launcher).to_have_css("position", "fixed")
    launcher.click()
    box = page.locator("iframe").bounding_box()
    assert box is not None
    assert (box["width"] < 430, box["x"] + box["width"] > 1200) == (True, True)
    assert page.locator("#own").evaluate("each => getComputedStyle(each).cssText") == own


@pytest.mark.usefixtures("server")
def test_an_answer_and_its_source_in_place(page: Page, host: HostPage) -> None:
    chat = _chat(page, host)
    page.frames[1].evaluate(_HEAR)
    _ask(chat, QUESTION)
    expect(chat.get_by_role("log")).to_contain_text("Framtidens vårdinformationsstöd")
    expect(chat.get_by_role("status")).to_have_text("Svar klart")
    assert page.frames[1].evaluate("window.heard") == ["Svar klart"]
    expect(chat.get_by_role("log")).to_have_attribute("aria-live", "off")

    number = chat.get_by_role("button", name="Källa 1", exact=True)
    number.click()
    expect(number).to_have_attribute("aria-expanded", "true")
    source = chat.get_by_role("region", name="Källa 1")
    quote = source.locator("mark").inner_text()
    with page.context.expect_page() as opened:
        source.get_by_role("link", name="Öppna i dokumentet").click()
    document = opened.value
    expect(document.locator("#citat")).to_be_in_viewport()
    marked = "".join(document.locator("article mark").all_inner_texts())
    assert re.sub(r"\s", "", marked) in re.sub(r"\s", "", quote)
    document.close()
    number.click()
    expect(source).to_have_count(0)


@pytest.mark.usefixtures("server")
def test_a_follow_up_keeps_the_matter_and_the_year(page: Page, host: HostPage) -> None:
    chat = _chat(page, host)
    _ask(chat, QUESTION)
    expect(chat.locator(".reply .text")).to_have_count(1)
    _ask(chat, "och 2021?")
    expect(chat.get_by_text("Läst som: vad hände med FVIS 2021?")).to_be_visible()
    expect(chat.locator(".reply .text").nth(1)).to_contain_text("2021")
    _ask(chat, "och bredband?")
    expect(chat.get_by_text("Läst som: vad hände med bredband 2021?")).to_be_visible()


@pytest.mark.usefixtures("server")
def test_the_keyboard_opens_asks_and_closes(page: Page, host: HostPage) -> None:
    page.goto(host.address)
    expect(page.locator(LAUNCHER)).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.locator(LAUNCHER)).to_be_focused()
    page.keyboard.press("Enter")
    chat = page.frame_locator("iframe")
    expect(chat.get_by_label("Ställ en fråga")).to_be_focused()
    page.keyboard.type(QUESTION)
    page.keyboard.press("Enter")
    expect(chat.get_by_role("button", name="Källa 1", exact=True)).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("iframe")).to_be_hidden()
    expect(page.locator(LAUNCHER)).to_be_focused()
    page.keyboard.press("Enter")
    expect(chat.get_by_label("Ställ en fråga")).to_be_focused()
    expect(chat.get_by_role("button", name="Källa 1", exact=True)).to_be_visible()


@pytest.mark.usefixtures("server")
def test_a_stream_that_breaks_is_told_of_and_tried_again(page: Page, host: HostPage) -> None:
    chat = _chat(page, host)
    sentence = 'event: sentence\ndata: {"text": "I juni [1].", "citations": []}\n\n'

    def broken(route: Route) -> None:
        route.fulfill(content_type="text/event-stream", body=sentence + "event: answer\ndata: {")

    page.route("**/api/ask", broken)
    _ask(chat, QUESTION)
    expect(chat.get_by_text("I juni")).to_be_visible()
    expect(chat.locator(".problem")).to_contain_text("Svaret bröts innan det var klart")
    page.unroute("**/api/ask")
    chat.get_by_role("button", name="Försök igen").click()
    expect(chat.get_by_role("button", name="Källa 1", exact=True)).to_be_visible()
    expect(chat.locator(".problem")).to_have_count(0)


@pytest.mark.usefixtures("server")
def test_withdrawn_sentences_are_taken_away(page: Page, host: HostPage) -> None:
    chat = _chat(page, host)
    answer = (
        '{"question": "q", "answered": true, "answer": "Rätt.", "citations": [], "nearest": []}'
    )
    body = (
        'event: sentence\ndata: {"text": "Fel.", "citations": []}\n\n'
        'event: restart\ndata: {"withdrawn": 1}\n\n: keep-alive\n\n'
        'event: sentence\ndata: {"text": "Rätt.", "citations": []}\n\n'
        f"event: answer\ndata: {answer}\n\n"
    )
    page.route(
        "**/api/ask", lambda route: route.fulfill(content_type="text/event-stream", body=body)
    )
    _ask(chat, QUESTION)
    expect(chat.locator(".reply .text")).to_have_text("Rätt.")


@pytest.mark.usefixtures("server")
@pytest.mark.parametrize(
    ("status", "said"), [(0, "Servern svarar inte"), (500, "Servern svarar inte"), (429, "Vänta")]
)
def test_a_server_that_fails_is_told_of(
    context: BrowserContext, host: HostPage, status: int, said: str
) -> None:
    page = context.new_page()  # whose console does complain of the failure
    chat = _chat(page, host)
    page.route(
        "**/api/ask",
        lambda route: route.fulfill(status=status, body="") if status else route.abort(),
    )
    _ask(chat, QUESTION)
    expect(chat.locator(".problem")).to_contain_text(said)
    page.unroute("**/api/ask")
    chat.get_by_role("button", name="Försök igen").click()
    expect(chat.get_by_role("button", name="Källa 1", exact=True)).to_be_visible()


@pytest.mark.usefixtures("server")
def test_a_rating_is_stored(page: Page, host: HostPage, feedback_file: Path) -> None:
    chat = _chat(page, host)
    _ask(chat, QUESTION)
    chat.get_by_role("button", name="Nej").click()
    chat.get_by_label("Vad borde vara annorlunda?").fill("fel <b>år</b>")
    chat.get_by_role("button", name="Skicka omdöme").click()
    expect(chat.get_by_text("Tack! Omdömet är sparat.")).to_be_focused()
    kept = FeedbackStore(feedback_file).all()[-1]
    assert (kept.verdict, kept.comment, kept.question) == ("down", "fel <b>år</b>", QUESTION)
    assert kept.sources[0].document == "uppfoljningsrapport-2-2020"


def test_others_may_not_frame_it(context: BrowserContext, server: str) -> None:
    page = context.new_page()
    complaints = listen(page)
    with HostPage.serving() as stranger:
        stranger.target = server
        page.goto(stranger.address)
        page.locator(LAUNCHER).click()
        expect(page.locator("iframe")).to_be_visible()
        page.wait_for_timeout(300)
        assert page.frames[1].locator("#ask").count() == 0
    assert any("frame-ancestors" in each for each in complaints)


@pytest.mark.usefixtures("server")
def test_messages_from_elsewhere_are_not_heard(page: Page, host: HostPage) -> None:
    _chat(page, host)
    page.evaluate("postMessage({ plansvar: 'close' }, '*')")
    page.wait_for_timeout(100)
    expect(page.locator("iframe")).to_be_visible()
