"""The ledger's pages: they work without a script, and the address is the whole view."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree

import pytest
from fastapi.testclient import TestClient

SVG = "{http://www.w3.org/2000/svg}"


class _Page(HTMLParser):
    """Links, rows, ids and attributes of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[dict[str, str]] = []
        self.ids: list[str] = []
        self.rows = 0
        self.inline: list[str] = []
        self.checked: list[tuple[str, str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self.inline += [name for name in attributes if name == "style" or name.startswith("on")]
        if tag == "style" or (tag == "script" and "src" not in attributes):
            self.inline.append(tag)
        if tag == "a":
            self.links.append(attributes)
        if tag == "input" and "checked" in attributes:
            self.checked.append((attributes["name"], attributes["value"]))
        self.rows += tag == "tr"
        if "id" in attributes:
            self.ids.append(attributes["id"])


@pytest.mark.parametrize(
    "path",
    ["/uppdrag", "/uppdrag?q=elbilar", "/tidslinje", "/tidslinje?q=FVIS", "/tidslinje?q=xyz"],
)
def test_pages_obey_the_content_policy(client: TestClient, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 200
    page = _Page(response.text)
    assert page.inline == []
    assert len(page.ids) == len(set(page.ids))
    assert "style-src 'self'" in response.headers["content-security-policy"]


def test_filters_of_the_form_are_those_of_the_address(client: TestClient) -> None:
    # As a browser sends the form, empty fields and all.
    address = "/uppdrag?q=&year=2019&status=delvis&section=&sort="
    page = _Page(client.get(address).text)
    assert page.rows == 1 + 3
    assert page.checked == [("year", "2019"), ("status", "delvis")]
    downloads = [link["href"] for link in page.links if "download" in link]
    for href, format_ in zip(downloads, ("csv", "xlsx"), strict=True):
        assert parse_qs(urlsplit(href).query) == {
            "year": ["2019"],
            "status": ["delvis"],
            "format": [format_],
        }
        assert client.get(href).status_code == 200


def test_every_row_leads_to_its_source(client: TestClient) -> None:
    page = _Page(client.get("/uppdrag?year=2019&status=delvis").text)
    sources = [link["href"] for link in page.links if link["href"].startswith("/dokument/")]
    assert len(sources) == 3
    for source in sources:
        path, _, anchor = source.partition("#")
        assert f'id="{anchor}"' in client.get(path).text


def test_paging_keeps_the_filters(client: TestClient) -> None:
    page = _Page(client.get("/uppdrag?year=2019&kind=aktivitet").text)
    assert page.rows == 1 + 50
    (following,) = [link["href"] for link in page.links if link.get("rel") == "next"]
    assert parse_qs(urlsplit(following).query) == {
        "year": ["2019"],
        "kind": ["aktivitet"],
        "offset": ["50"],
    }
    second = client.get(following).text
    assert "51–100 av" in second
    (back,) = [link["href"] for link in _Page(second).links if link.get("rel") == "prev"]
    assert "1–50 av" in client.get(back).text


def test_what_passes_nothing_says_so(client: TestClient) -> None:
    html = client.get("/uppdrag?year=1999").text
    assert "Inga uppdrag eller aktiviteter passar filtren." in html
    assert _Page(html).rows == 0


def test_hostile_words_are_shown_as_words(client: TestClient) -> None:
    for path in ("/uppdrag", "/tidslinje"):
        html = client.get(path, params={"q": '"><script>alert(1)</script>'}).text
        assert "<script>alert" not in html
        assert "&lt;script&gt;" in html


def test_a_wrong_filter_is_a_page_that_says_so(client: TestClient) -> None:
    response = client.get("/uppdrag?sort=slump")
    assert response.status_code == 422
    assert response.headers["content-type"].startswith("text/html")


def _svg(html: str) -> ElementTree.Element:
    match = re.search(r"<svg.*?</svg>", html, re.DOTALL)
    assert match
    return ElementTree.fromstring(match.group().replace("<svg", f'<svg xmlns="{SVG[1:-1]}"', 1))  # noqa: S314 - ours


def test_the_picture_is_a_table_for_a_screen_reader(client: TestClient) -> None:
    svg = _svg(client.get("/tidslinje?q=pensionspolicy").text)
    assert svg.get("role") == "table"
    assert svg.get("aria-label")
    header, *rows = [each for each in svg.iter(f"{SVG}g") if each.get("role") == "row"]
    years = ["".join(cell.itertext()).strip() for cell in header]
    assert years == ["År", "2018", "2019", "2020", "2021", "2022"]
    assert ["".join(row[0].itertext()).strip() for row in rows] == [
        "Planerat",
        "Rapporterat",
        "Pengar",
    ]
    labels = [[cell.get("aria-label") for cell in row[1:]] for row in rows]
    # A plan that says nothing is silent; a year without a plan is not.
    assert labels[0][:2] == ["Planerat 2018: tyst", "Planerat 2019: ingen plan"]
    assert labels[1][0] == "Rapporterat 2018: ingen uppföljning"
    assert labels[1][2] == "Rapporterat 2020: 1 ställe"
    assert labels[0][3] == "Planerat 2021: 2 ställen"


def test_the_picture_has_the_years_amounts(client: TestClient) -> None:
    svg = _svg(client.get("/tidslinje?q=FVIS").text)
    money = [each for each in svg.iter(f"{SVG}g") if each.get("role") == "row"][-1]
    assert [cell.get("aria-label") for cell in money[1:]] == [
        "Pengar 2018: tyst",
        "Pengar 2019: tyst",
        "Pengar 2020: 5 ställen, 29 400 tkr",
        "Pengar 2021: 1 ställe, 3,0",
        "Pengar 2022: 1 ställe, 20,0 mnkr",
    ]


def test_each_disc_leads_to_its_quotes(client: TestClient) -> None:
    html = client.get("/tidslinje?q=FVIS").text
    page = _Page(html)
    anchors = [link["href"][1:] for link in page.links if link["href"].startswith("#ar-")]
    assert len(anchors) == 8
    assert set(anchors) <= set(page.ids)
    for figure in ("14 500", "29 400", "56,0", "3,0", "20,0", "18,0"):
        assert f"{figure}" in html
    assert "säger inget om det" in client.get("/tidslinje?q=pensionspolicy").text
