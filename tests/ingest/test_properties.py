"""What holds for any text whatsoever."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.characters import plain_characters
from ingest.mapped_text import ADDED, MappedText, added, from_raw, join
from ingest.passage import MAX_CHARACTERS
from tests.ingest.reading import owned, read

# Pieces of the documents' own make-up, so that tables, headings and lists come about often.
PIECES = st.sampled_from(
    [
        "\n", "\n\n", "\f", "\t", " ", "1 ", "1.1 ", "2. ", "10.2.3 Mål", "Inledning", "innehåll",
        "Innehållsförteckning\n", " ..... 3\n", "# ", "**", "<p>", "</p>", "<tr><td>", "</td></tr>",
        "|", "|---|---|\n", "- ", "• ", "◆ ", "◆ Uppdraget uppfylls delvis\n", "Aktiviteten klar",
        "✓ ", "12 345,6", " -80,0", "hälso-", "och sjukvård", "repres-\n", "enterade.",
        "Sida 3(9)\n",
        "å", "a\u030a", "\u00ad", "\u00a0", "\ufb01", "\r\n", "\ufeff", "&lt;", "\\", "Budget 2022",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=60).map("".join))


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_any_text_is_read_and_no_letter_is_invented(raw: str) -> None:
    reading = read(raw)
    for passage in reading.passages:
        assert len(passage.text) <= MAX_CHARACTERS
        assert passage.text.strip()
        for span in passage.spans:
            for i in range(span.length):
                shown = passage.text[span.text_start + i]
                stands = raw[span.raw_start + i : span.raw_start + i + 4]
                assert not shown.isalnum() or shown in normal(stands)
    assert max(Counter(owned(reading.passages)).values(), default=0) <= 1
    ids = [passage.id for passage in reading.passages]
    assert len(set(ids)) == len(ids)


SIGNS = st.sampled_from(
    [
        "\n", "\n\n", "\t", " ", ". ", ", ", "# ", "## ", "**", "*", "_", "<p>", "</p>", "<b>",
        "<br>", "<tr><td>", "</td><td>", "</td></tr>", "</table>", "|", "\n|---|---|\n", "\n- ",
        "\n• ", "◆ ", "✓ ", "-", "-\n", "\\", "(", ")", "&lt;", "\u00ad", "\ufeff", "\r\n",
        "\n---\n", "...",
    ]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(st.one_of(st.none(), SIGNS), max_size=60))
def test_among_whatever_signs_each_word_stands_in_exactly_one_passage(
    pieces: list[str | None],
) -> None:
    # Each word is another, so that none is a column heading printed again.
    words = (f"{'Åo'[i % 2]}rd{chr(97 + i % 26)}{chr(97 + i // 26)}" for i in range(len(pieces)))
    raw = "".join(next(words) if piece is None else piece for piece in pieces)
    counts = Counter(owned(read(raw).passages))
    tags = re.compile(r"</?(?:p|b|br|tr|td|table)>|&lt;")
    content = tags.sub(lambda match: " " * len(match.group()), raw)
    assert [i for i, c in enumerate(content) if c.isalpha() and counts[i] != 1] == []


def normal(raw: str) -> str:
    """The raw characters, and the same with accents composed and ligatures undone."""
    return raw + unicodedata.normalize("NFC", raw) + unicodedata.normalize("NFKC", raw)


@given(TEXTS)
def test_plain_characters_lose_no_letter(raw: str) -> None:
    def letters(text: str) -> str:
        return "".join(c for c in unicodedata.normalize("NFKC", text) if c.isalnum())

    assert letters(plain_characters(raw).text) == letters(raw)


MAPPED = st.lists(
    st.one_of(
        st.text(max_size=5).map(added),
        st.tuples(st.text(max_size=8), st.integers(0, 1000)).map(lambda t: from_raw(*t)),
    ),
    max_size=6,
).map(lambda parts: join("", parts))


def pairs(text: MappedText) -> list[tuple[str, int]]:
    return list(zip(text.text, text.origins, strict=True))


@given(MAPPED, st.integers(-10, 40), st.integers(-10, 40))
def test_a_part_keeps_its_origins(text: MappedText, start: int, stop: int) -> None:
    assert pairs(text[start:stop]) == pairs(text)[start:stop]


@given(st.lists(MAPPED, max_size=5), st.sampled_from(["", " ", " | "]))
def test_joining_keeps_origins_and_adds_the_separator(parts: list[MappedText], gap: str) -> None:
    joined = join(gap, parts)
    expected: list[tuple[str, int]] = []
    for i, part in enumerate(parts):
        expected += [(sign, ADDED) for sign in gap if i] + pairs(part)
    assert pairs(joined) == expected


@given(MAPPED, st.sampled_from(["a", r"\s+", "[0-9]"]))
def test_splitting_loses_only_what_matches(text: MappedText, pattern: str) -> None:
    parts = text.split(re.compile(pattern))
    assert [part.text for part in parts] == re.split(pattern, text.text)
    assert pairs(text.without(re.compile(pattern))) == [p for part in parts for p in pairs(part)]


@given(MAPPED)
def test_stripping_keeps_the_rest(text: MappedText) -> None:
    start = len(text.text) - len(text.text.lstrip())
    assert pairs(text.strip()) == pairs(text)[start : start + len(text.text.strip())]


@given(MAPPED)
def test_runs_are_maximal_and_in_order(text: MappedText) -> None:
    runs = list(text.runs())
    for (a, raw_a, length_a), (b, raw_b, _) in pairwise(runs):
        assert a + length_a <= b
        assert (a + length_a, raw_a + length_a) != (b, raw_b)
    assert sum(length for _, _, length in runs) == sum(o != ADDED for o in text.origins)
