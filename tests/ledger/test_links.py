"""Links: what is suggested, why, and what people decide on it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from index import SearchEngine, build_index, load_encoder
from index.ledger import Ledger, LinkDecisions
from index.ledger.link_decisions import FILE, LinkDecisionError
from tests.ledger.conftest import CORPUS

FVIS_2021 = "verksamhetsplan-2021/3.5.3.1/u1"
FVIS_2022 = "verksamhetsplan-2022/2.6/u2"


def _pairs(ledger: Ledger) -> set[tuple[str, str]]:
    return {(link.earlier, link.later) for link in ledger.links}


def test_a_mandate_is_linked_to_its_counterpart_in_the_next_plan(ledger: Ledger) -> None:
    pairs = _pairs(ledger)
    assert (FVIS_2021, FVIS_2022) in pairs
    assert ("bilaga-2-uppfoljning-2019/1.6/u2", "verksamhetsplan-2021/3.6.2/u1") in pairs
    # A shared mandate of 2022 has a lead that the one of 2021 lacks.
    assert ("verksamhetsplan-2021/3.5.1/u1", "verksamhetsplan-2022/2.6/u4") in pairs


def test_a_mandate_is_linked_to_what_the_report_says(ledger: Ledger) -> None:
    linked = {
        link.earlier
        for link in ledger.links_of("verksamhetsplan-2021/3.7.2.1/u1")
        if link.relation == "rapporterar"
    }
    (id_,) = linked
    statement = ledger.entry(id_)
    assert statement is not None
    assert "pensionspolicy" in statement.text


def test_links_join_two_years_and_say_why(ledger: Ledger) -> None:
    assert len(ledger.links) > 100
    for link in ledger.links:
        earlier, later = ledger.entry(link.earlier), ledger.entry(link.later)
        assert earlier is not None
        assert later is not None
        years = [ledger.infos[end.place.document].year for end in (earlier, later)]
        assert years[0] < years[1]
        assert 0.5 < link.score <= 1
        assert "betydelse" in link.reason
    assert len({link.id for link in ledger.links}) == len(ledger.links)


def test_words_of_steering_alone_link_nothing(ledger: Ledger) -> None:
    """ "Leda och samordna … i Halland" is in both, and they are about different matters."""
    kunskap, vard = "verksamhetsplan-2021/3.6.1.1/u1", "verksamhetsplan-2022/2.5/u2"
    assert (kunskap, vard) not in _pairs(ledger)


def test_decisions_are_kept_changed_and_taken_back(tmp_path: Path) -> None:
    decisions = LinkDecisions(tmp_path)
    assert decisions.all() == {}
    assert not (tmp_path / FILE).exists()  # reading makes no file
    decisions.decide("a", "bekräftad")
    decisions.decide("b", "avvisad")
    decisions.decide("a", "avvisad")
    decisions.decide("b", "föreslagen")
    assert {link: each.decision for link, each in decisions.all().items()} == {"a": "avvisad"}


def test_a_damaged_file_of_decisions_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"not a database, but long enough to be taken for one" * 40)
    with pytest.raises(LinkDecisionError, match="kontrollera rättigheter"):
        LinkDecisions(tmp_path).all()


def test_a_decision_outlives_a_rebuild_and_finds_its_link_again(
    client: TestClient, index: Path, tmp_path: Path
) -> None:
    listed = client.get("/api/links", params={"limit": 500}).json()["items"]
    link = next(
        each
        for each in listed
        if (each["earlier"]["id"], each["later"]["id"]) == (FVIS_2021, FVIS_2022)
    )
    assert link["decision"] == "föreslagen"
    answer = client.post(f"/api/links/{link['id']}", json={"decision": "bekräftad"})
    assert answer.status_code == 200
    assert answer.json()["decision"] == "bekräftad"
    assert answer.json()["decided_at"]
    copied = tmp_path / "index"
    shutil.copytree(index, copied)
    build_index(CORPUS, copied, load_encoder())
    rebuilt = SearchEngine.open(copied).ledger
    assert LinkDecisions(copied).all()[link["id"]].decision == "bekräftad"
    assert link["id"] in {each.id for each in rebuilt.links_of(FVIS_2021)}
    shown = client.get(f"/api/commitments/{FVIS_2021}").json()["links"]
    assert {each["id"]: each["decision"] for each in shown}[link["id"]] == "bekräftad"
    client.post(f"/api/links/{link['id']}", json={"decision": "föreslagen"})
    assert client.get("/api/links", params={"decision": "bekräftad"}).json()["total"] == 0


@pytest.mark.parametrize(
    ("id_", "body", "status"),
    [
        ("finns-inte", {"decision": "bekräftad"}, 404),
        ("finns-inte", {"decision": "kanske"}, 422),
        ("finns-inte", {}, 422),
        ("finns-inte", {"decision": "bekräftad", "av": "någon"}, 422),
    ],
)
def test_a_decision_that_cannot_be_made_is_refused(
    client: TestClient, id_: str, body: dict[str, str], status: int
) -> None:
    response = client.post(f"/api/links/{id_}", json=body)
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
