"""The counts of the follow-up and the mandates of the plans, as the raw files have them."""

from __future__ import annotations

import re
from collections import Counter

from ingest.ledger import CommitmentEntry, Extract

FOLLOW_UP = "bilaga-2-uppfoljning-2019"
NAMED = {
    "följer-inte-plan": [
        "Samordna och driva insatser för att minska Region Hallands miljöpåverkan från läkemedel",
        "Hålla ihop arbetet med framtagande av ny ersättningsmodell för hemsjukvården i Halland",
        "Nulägesanalys av journalen via nätet och förberedande arbete för ett införande",
    ],
    "pausad": ["Om ESF-ansökan är framgångsrik: bevaka VÅXA 2.0"],
    "ej-startad": [
        "Genomföra en kampanj för att guida invånarna till att söka vård på olika vårdnivåer."
    ],
}
SYMBOLS = {"✓": "klar", "▶": "pågår", "⏸": "pausad", "—": "ej-startad", "!": "följer-inte-plan"}


def _of(extract: Extract, document: str, kind: str) -> list[CommitmentEntry]:
    return [
        each
        for each in extract.commitments
        if each.place.document == document and each.kind == kind
    ]


def _with(entries: list[CommitmentEntry], code: str) -> list[str]:
    return [each.text for each in entries if each.status and each.status.code == code]


def test_statuses_of_activities_are_those_counted_in_the_raw_file(extract: Extract) -> None:
    activities = _of(extract, FOLLOW_UP, "aktivitet")
    counts = Counter(each.status.code if each.status else None for each in activities)
    assert counts["klar"] == 55
    assert counts["pågår"] == 130
    assert counts["pausad"] == 1
    assert counts["ej-startad"] == 1
    assert counts["följer-inte-plan"] == 3


def test_symbols_of_the_raw_file_outside_the_legend_are_all_taken(
    extract: Extract, raw: dict[str, str]
) -> None:
    body = raw[FOLLOW_UP].split("Aktiviteten pågår", 1)[1]
    activities = _of(extract, FOLLOW_UP, "aktivitet")
    for symbol in "✓▶⏸":
        assert len(_with(activities, SYMBOLS[symbol])) == body.count(symbol), symbol


def test_mandates_partly_fulfilled_by_name(extract: Extract) -> None:
    assert _with(_of(extract, FOLLOW_UP, "uppdrag"), "delvis") == [
        "Utveckling av det halländska transportsystemet",
        "Skapa en gemensam målbild och färdplan för mer vård nära i Halland",
        "Utveckla samarbetet med kommunerna kring hemsjukvården",
    ]


def test_activities_off_plan_paused_and_not_started_by_name(extract: Extract) -> None:
    activities = _of(extract, FOLLOW_UP, "aktivitet")
    for code, beginnings in NAMED.items():
        texts = _with(activities, code)
        assert len(texts) == len(beginnings)
        for text, beginning in zip(texts, beginnings, strict=True):
            assert text.startswith(beginning)


def test_a_lost_symbol_gives_no_status_and_says_so(extract: Extract) -> None:
    lost = [
        each
        for each in extract.commitments
        if each.place.document == FOLLOW_UP and each.status is None
    ]
    assert any("Besöksnäring" in each.text for each in lost)
    assert all(each.note for each in lost)


def test_ids_tell_mandate_and_activity(extract: Extract) -> None:
    ids = {each.id: each for each in extract.commitments}
    assert len(ids) == len(extract.commitments)
    fifth = ids[f"{FOLLOW_UP}/1.1/u5"]
    assert fifth.text == "Utveckling av det halländska transportsystemet"
    assert fifth.focus_area == "Hög attraktivitet"
    assert fifth.comment.startswith("Arbete pågår")
    for each in extract.commitments:
        if each.parent is not None:
            assert ids[each.parent].kind == "uppdrag"
        if re.search(r"/u\d+a\d+$", each.id):
            assert each.parent == each.id.rpartition("a")[0]


def test_raw_spans_hold_the_words(extract: Extract, raw: dict[str, str]) -> None:
    for each in extract.commitments:
        text = raw[each.place.document]
        spanned = "".join(text[start:end] for start, end in each.place.spans)
        assert spanned, each.id
        # Repair takes out white space, hyphens and markup and puts in spaces; never letters.
        letters = re.sub(r"[\W_]", "", each.text)
        assert _holds(re.sub(r"[\W_]|<[^>]*>", "", spanned), letters), each.id


def _holds(hay: str, needle: str) -> bool:
    letters = iter(hay)
    return all(letter in letters for letter in needle)


def test_every_mandate_of_both_appendices_is_found_in_the_body(extract: Extract) -> None:
    for document, least in (("verksamhetsplan-2021", 49), ("verksamhetsplan-2022", 60)):
        listed = [each for each in extract.appendix if each.place.document == document]
        assert len(listed) > least
        assert [each.text for each in listed if not each.found] == []
        found = {id_ for each in listed for id_ in each.found}
        assert found == {each.id for each in _of(extract, document, "uppdrag")}
    assert not [each for each in extract.findings if each.kind == "bilaga"]


def test_mandates_of_2021_are_numbered_headings_under_focus_areas(extract: Extract) -> None:
    mandates = {each.id: each for each in _of(extract, "verksamhetsplan-2021", "uppdrag")}
    fvis = mandates["verksamhetsplan-2021/3.5.3.1/u1"]
    assert fvis.text == "Leda och driva införandet av Framtidens vårdinformationsstöd (FVIS)"
    assert fvis.focus_area == "Digitalisering i vården"
    assert fvis.scope == "eget"
    assert fvis.parent == "verksamhetsplan-2021/3.5.3/u1"
    assert mandates[fvis.parent].scope == "gemensamt"
    assert fvis.description.startswith("Regionkontoret ska fortsätta att leda")
    assert Counter(each.scope for each in mandates.values()) == {"eget": 38, "gemensamt": 15}


def test_mandates_of_2022_are_unnumbered_headings(extract: Extract) -> None:
    mandates = _of(extract, "verksamhetsplan-2022", "uppdrag")
    assert Counter(each.scope for each in mandates) == {"eget": 46, "gemensamt": 19}
    by_text = {each.text: each for each in mandates}
    visus = by_text["Leda och driva införandet av framtidens vårdinformationsstöd (Visus)"]
    assert visus.place.section.number == "2.6"
    assert visus.focus_area == "Digitalisering i vården"
    # A heading broken over two lines is one mandate.
    assert (
        "Region Hallands förvaltningar ska tillsammans arbeta för att minska Region Hallands "
        "klimatpåverkande utsläpp"
    ) in by_text


def test_flattened_cells_of_2018_are_marked_for_what_they_are(extract: Extract) -> None:
    cells = [each for each in extract.commitments if each.place.document == "verksamhetsplan-2018"]
    assert len(cells) > 600
    assert {(each.kind, each.parent, each.status) for each in cells} == {("aktivitet", None, None)}
    assert all("flutit ihop" in each.note for each in cells)
    assert any("FVIS" in each.text for each in cells)


def test_the_report_of_2020_gives_statements(extract: Extract) -> None:
    statements = [s for s in extract.statements if "Cambio" in s.text]
    assert [s.place.section.number for s in statements] == ["2.4"]
    assert statements[0].focus_area == "Bättre digital tillgänglighet"
