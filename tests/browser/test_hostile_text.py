"""Text that wants to be markup stays text: in the question, in a title, in a passage."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from index import build_index, load_encoder
from tests.browser.servers import serving

ATTACK = "<img src=x onerror=alert(1)><script>alert(2)</script>\"'><svg onload=alert(3)>"
# A page that was fooled would have one of these.
_PLANTED = "img[src=x], svg[onload], article script, main script"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server over a document that attacks by title, heading and text."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "plan.txt").write_text(
        f"1 Bussar {ATTACK}\nBussarna ska bli gröna {ATTACK} under hela året i länet.\n"
        "2 Broar\nBroarna ska målas om under våren.\n",
        "utf-8",
    )
    (folder / "corpus.toml").write_text(
        '[[document]]\nid = "plan"\n'
        f"title = '''Plan {ATTACK[:-1]}'''\n"
        'kind = "plan <b>"\nyear = 2020\norganisation = "Region <i>"\nfile = "plan.txt"\n',
        "utf-8",
    )
    build_index(folder, folder / "index", load_encoder(), progress=None)
    with serving(folder / "index") as address:
        yield address


@pytest.mark.parametrize(
    "address", ["/", "/?q=vad ska hända med bussarna?", "/?q=ubåtar", "/dokument/plan", "/om"]
)
def test_documents_are_text(page: Page, hostile: str, address: str) -> None:
    page.goto(hostile + address)
    expect(page.locator("body")).to_contain_text("<img src=x")
    assert page.locator(_PLANTED).count() == 0


def test_questions_are_text(page: Page, hostile: str) -> None:
    page.goto(hostile)
    page.get_by_label("Ställ en fråga").fill(ATTACK)
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("Svar klart")
    assert page.locator(_PLANTED).count() == 0
    page.reload()
    expect(page.get_by_label("Ställ en fråga")).to_have_value(ATTACK)
    assert page.locator(_PLANTED).count() == 0


def test_the_chat_shows_text(page: Page, hostile: str) -> None:
    page.goto(f"{hostile}/widget/chat?title={ATTACK[:80]}")
    for question in (ATTACK, "vad ska hända med bussarna?"):
        page.get_by_label("Ställ en fråga").fill(question)
        page.keyboard.press("Enter")
        expect(page.get_by_role("status")).to_have_text("Svar klart")
        expect(page.locator("#log .asked").last).to_contain_text(question)
        page.get_by_label("Ställ en fråga").focus()
    page.get_by_role("button", name="Källa 1", exact=True).last.click()
    expect(page.locator(".source")).to_contain_text("<img src=x")
    assert page.locator(_PLANTED).count() == 0
