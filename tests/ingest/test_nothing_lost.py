"""Nothing lost, nothing invented: each letter of the source in exactly one passage."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from itertools import pairwise

import pytest

from ingest import BlockKind, Passage
from tests.ingest.reading import FIVE, Reading, owned, shipped

# What is no content, each document's by itself: contents list, page headers, repeated column
# headings, tags.
NOT_CONTENT = {
    "verksamhetsplan-2018": (
        r"Innehållsförteckning\n.*?(?=\n1 Verksamhetsplan\n)",
        r"Regionkontoret, Verksamhetsplan \d+\(32\)",
        r"\s*".join("PrioriteringsområdenPrioriteringarFörvaltningensverksamhetsplanAktiviteter"),
    ),
    "bilaga-2-uppfoljning-2019": (
        r"Förvaltningens uppdrag\tKommentar\tAktivitet(?:en)?",
        r"</?(?:p|li|ul|br|i|b)/?>",
    ),
    "uppfoljningsrapport-2-2020": (r"Innehållsförteckning\n.*?(?=\n1 Sammanfattning\n)",),
    "verksamhetsplan-2021": (
        r"# Innehållsförteckning\n.*?(?=\n# 1 Inledning\n)",
        r"(?<=\n)Fokusområde\tRegiongemensamma uppdrag[^\n]*",
    ),
    "verksamhetsplan-2022": (),
}
# Signs that a passage adds beside the document's letters: the words of a status, and the
# names of a commitment's columns where the source repeats them.
LEGEND_WORDS = re.compile(
    r"\((?:Uppdraget|Aktiviteten) [a-zåäö ]+\)"
    r"|(?:Förvaltningens uppdrag|Kommentar|Aktivitet(?:en)?): "
)


def content_letters(document_id: str, reading: Reading) -> set[int]:
    excluded: set[int] = set()
    for pattern in NOT_CONTENT[document_id]:
        matches = [*re.finditer(pattern, reading.raw, re.DOTALL)]
        assert matches, f"nothing to exclude: {pattern}"
        for match in matches:
            excluded.update(range(*match.span()))
    return {i for i, c in enumerate(reading.raw) if c.isalnum() and i not in excluded}


@pytest.mark.parametrize("document_id", FIVE)
def test_at_least_995_of_1000_letters_stand_in_exactly_one_passage(document_id: str) -> None:
    reading = shipped()[document_id]
    content = content_letters(document_id, reading)
    counts = Counter(owned(reading.passages))
    missing = sorted(i for i in content if counts[i] != 1)
    for i in missing:
        if i - 1 not in missing:
            print(f"missing from {i}: {reading.raw[i : i + 60]!r}")
    assert len(content) > 20_000
    assert len(missing) <= 0.005 * len(content)
    assert max(counts.values()) == 1


@pytest.mark.parametrize("document_id", [i for i in FIVE if "2019" not in i])
def test_passages_follow_the_reading_order(document_id: str) -> None:
    reading = shipped()[document_id]
    offsets = [i for i in owned(reading.passages) if reading.raw[i].isalnum()]
    backwards = [reading.raw[b : b + 40] for a, b in pairwise(offsets) if b < a]
    assert backwards == []


def test_commitments_follow_the_order_of_their_mandates() -> None:
    reading = shipped()["bilaga-2-uppfoljning-2019"]
    rows = [p for p in reading.passages if p.kind is BlockKind.COMMITMENT_ROW]
    mandates = [p.spans[0].raw_start for p in rows if "Förvaltningens uppdrag" in p.text]
    assert len(mandates) > 80
    assert mandates == sorted(mandates)


@pytest.mark.parametrize("document_id", FIVE)
def test_every_character_of_a_passage_is_the_sources_or_a_sign_of_ours(document_id: str) -> None:
    reading = shipped()[document_id]
    for passage in reading.passages:
        assert_maps(passage, reading.raw)


def assert_maps(passage: Passage, raw: str) -> None:
    covered = [False] * len(passage.text)
    for span in passage.spans:
        end = span.text_start + span.length
        shown = passage.text[span.text_start : end]
        assert plain(shown) == plain(raw[span.raw_start : span.raw_start + span.length])
        covered[span.text_start : end] = [True] * span.length
    for match in LEGEND_WORDS.finditer(passage.text):
        covered[slice(*match.span())] = [True] * (match.end() - match.start())
    ours = {c for c, own in zip(passage.text, covered, strict=True) if not own}
    assert ours <= set(" \n|●◆✓▶⏸—!")


def plain(text: str) -> str:
    """What may differ between page and passage: kinds of space and hyphen."""
    spaces = "".join(" " if c.isspace() or unicodedata.category(c) == "Cc" else c for c in text)
    return spaces.translate({0x2010: "-", 0x2011: "-"})
