"""The pages: what they show, where addresses lead, and that nothing is let through unescaped."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.settings import Settings
from tests.api.fakes import HOSTILE, FakeAnswerer, FakeEngine


class Page(HTMLParser):
    """Ids, addresses and tags of a page; ``foreign`` are scripts that aren't our own files."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[str] = []
        self.attributes: list[str] = []
        self.foreign: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        source = dict(attrs).get("src") or ""
        if tag == "script" and not re.fullmatch(r"/(widget/)?static/\w+\.js\?v=\w+", source):
            self.foreign.append(source)
        for name, value in attrs:
            self.attributes.append(name)
            if name == "id":
                self.ids.append(value or "")
            if name == "href":
                self.links.append(value or "")


def test_question_box(client: TestClient) -> None:
    response = client.get("/")
    assert response.status_code == 200
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    assert "/dokument/plan-2020" in Page(response.text).links
    assert client.head("/").status_code == 200


def test_answer_with_sources(client: TestClient) -> None:
    page = Page(client.get("/?q=bussar gröna").text)
    assert {"kalla-1", "kalla-2"} <= set(page.ids)
    assert "#kalla-1" in page.links
    assert "/dokument/plan-2020?passage=plan-2020/2.4/1&citat=0-21#citat" in page.links


def test_refusal_shows_what_is_nearest(client: TestClient) -> None:
    html = client.get("/?q=ubåt").text
    assert "Det står inte i dokumenten" in html
    assert "Närmast i dokumenten" in html
    assert "kalla-1" not in html


def test_filters_of_the_page(client: TestClient, answerer: FakeAnswerer) -> None:
    html = client.get("/?q=bussar&year=2020&document=plan-2020").text
    assert answerer.asked == [("bussar", frozenset({2020}), frozenset({"plan-2020"}), "sv")]
    assert re.search(r'value="2020" checked', html)
    assert not re.search(r'value="2021" checked', html)


def test_too_long_a_question_is_an_error_page(client: TestClient) -> None:
    response = client.get("/", params={"q": "a" * 1001})
    assert response.status_code == 422
    assert "Ogiltig förfrågan" in response.text


@pytest.mark.parametrize(
    "question", [HOSTILE, '"><img src=x onerror=alert(1)>', "{{ 7 * 7 }}", "'onfocus='alert(1)"]
)
def test_questions_are_escaped(client: TestClient, question: str) -> None:
    html = client.get("/", params={"q": question}).text
    page = Page(html)
    assert page.foreign == []
    assert "img" not in page.tags
    assert not [name for name in page.attributes if name.startswith("on")]
    assert "49" not in html


@pytest.mark.parametrize("address", ["/?q=alert", "/", "/dokument/uppföljning 2021"])
def test_documents_are_escaped(client: TestClient, address: str) -> None:
    html = client.get(address).text
    assert "alert(" in html
    assert Page(html).foreign == []


@pytest.mark.parametrize(
    "address", ["/", "/?q=bussar", "/?q=ubåt", "/dokument/plan-2020", "/om", "/om?lang=en", "/nej"]
)
def test_nothing_is_inline(client: TestClient, address: str) -> None:
    page = Page(client.get(address).text)
    assert "style" not in page.tags + page.attributes
    assert page.foreign == []
    assert len(page.ids) == len(set(page.ids))


def test_document_has_an_anchor_for_each_section(client: TestClient) -> None:
    page = Page(client.get("/dokument/plan-2020").text)
    assert {"avsnitt--", "avsnitt-2", "avsnitt-2.4", "avsnitt-2.4.1"} <= set(page.ids)
    assert "#avsnitt-2.4.1" in page.links


def test_document_shows_lists_and_tables(client: TestClient) -> None:
    plan = client.get("/dokument/plan-2020").text
    assert "<li>Snabbladdning byggs.</li>" in plan
    follow_up = client.get("/dokument/uppföljning 2021").text
    assert '<th scope="col">Budget</th>' in follow_up
    assert "<td>+5,1</td>" in follow_up


def test_cited_quote_is_marked(client: TestClient) -> None:
    html = client.get("/dokument/plan-2020?passage=plan-2020/2.4/1&citat=0-21").text
    assert '<p id="citat" class="cited"><mark>Fler bussar ska köpas</mark>. De ska' in html


def test_cited_passage_is_marked_without_a_quote(client: TestClient) -> None:
    html = client.get("/dokument/plan-2020?passage=plan-2020/2.4/3").text
    assert '<li id="citat" class="cited">Snabbladdning byggs.</li>' in html
    assert "<mark>" not in html


def test_cited_row_is_marked(client: TestClient) -> None:
    html = client.get("/dokument/uppföljning 2021?passage=uppföljning 2021/1/2&citat=0-6").text
    assert '<tr id="citat" class="quoted cited">' in html


@pytest.mark.parametrize("extra", ["passage=borta/1/1", "passage=uppföljning 2021/1/1", "citat=x"])
def test_a_passage_that_is_gone_still_shows_the_document(client: TestClient, extra: str) -> None:
    response = client.get(f"/dokument/plan-2020?{extra}")
    assert response.status_code == 200
    assert "citat" not in Page(response.text).ids


def test_a_quote_is_marked_in_its_context(client: TestClient) -> None:
    html = client.get("/?q=bussar gröna").text
    assert "<mark>Fler bussar ska köpas</mark>. De ska vara gröna." in html


def test_filters_show_what_stands_behind_each(client: TestClient) -> None:
    html = client.get("/?q=bussar&year=2021").text
    counts = re.findall(r'value="(20\d\d)".*?class="count">(\d+)', html)
    assert counts == [("2020", "3"), ("2021", "2")]


def test_a_filter_that_fits_nothing_can_be_taken_away(client: TestClient) -> None:
    html = client.get("/?q=bussar&year=1999").text
    assert "Inget att söka i" in html
    assert "/?q=bussar" in Page(html).links


def test_copied_text_has_full_references(client: TestClient) -> None:
    html = client.get("/?q=bussar gröna").text
    copied = unescape(re.search(r'data-copy="([^"]*)"', html, re.DOTALL)[1])  # type: ignore[index]
    assert ">Kopiera med källa</button>" in html
    assert "[1] Plan 2020, avsnitt 2.4 Bussar:\n”Fler bussar ska köpas”\n/dokument/" in copied


def test_english_by_a_switch(client: TestClient, answerer: FakeAnswerer) -> None:
    html = client.get("/?q=bussar gröna&lang=en").text
    page = Page(html)
    assert '<html lang="en">' in html
    assert '<blockquote lang="sv">' in html
    assert answerer.asked[0][3] == "en"
    sources = [link for link in page.links if "passage=" in link]
    assert sources
    assert all("lang=en" in link for link in sources)
    assert any(link.startswith("/?q=bussar") and "lang" not in link for link in page.links)


def test_documents_are_linked_by_section_over_the_years(client: TestClient) -> None:
    page = Page(client.get("/dokument/plan-2020").text)
    assert "/dokument/uppf%C3%B6ljning%202021#avsnitt-1" in page.links


def test_about_tells_what_is_read_and_how_sure_it_is(client: TestClient) -> None:
    html = client.get("/om").text
    assert "/dokument/plan-2020" in Page(html).links
    assert "Ordagranna citat" in html
    assert "Kontaktuppgift saknas" in html


def test_about_is_filled_in_by_settings(engine: FakeEngine, answerer: FakeAnswerer) -> None:
    settings = Settings(
        body="Region Test", contact="it@test.se", accessibility_faults="Tabeller saknar rubrik."
    )
    html = TestClient(create_app(engine, answerer, settings)).get("/om").text
    assert "Region Test står bakom" in html
    assert "mailto:it@test.se" in Page(html).links
    assert "Tabeller saknar rubrik." in html


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        (Settings(), "skrivs inte i tjänstens logg"),
        (Settings(log_questions=True), "har valt att skriva frågorna i tjänstens logg"),
        (Settings(feedback=True), "sparar frågan, svaret och omdömet"),
        (Settings(llm_url="http://127.0.0.1:1/v1", llm_model="m"), "får då frågan och de ställen"),
    ],
)
def test_about_tells_what_becomes_of_a_question(
    engine: FakeEngine, answerer: FakeAnswerer, settings: Settings, said: str
) -> None:
    assert said in TestClient(create_app(engine, answerer, settings)).get("/om").text


def test_an_error_keeps_the_readers_language(client: TestClient) -> None:
    html = client.get("/nej?lang=en").text
    assert '<html lang="en">' in html
    assert '<h1 lang="sv">Finns inte</h1>' in html
    assert "/?lang=en" in Page(html).links


def test_files_may_be_kept_when_their_address_says_which(client: TestClient) -> None:
    styles = [link for link in Page(client.get("/").text).links if ".css?v=" in link]
    assert styles
    for style in styles:
        assert "immutable" in client.get(style).headers["cache-control"]
    assert client.get("/static/plansvar.css").headers["cache-control"] == "no-cache"
