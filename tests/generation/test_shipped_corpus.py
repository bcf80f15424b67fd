"""The checks on the documents that ship: their own sentences hold, altered ones go."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from api.answering.sentence import sentences_of
from api.generation.checking import CheckedSentence, Checker
from api.generation.drafted_sentence import DraftedSentence
from api.generation.evidence import evidence_of
from api.generation.names import OrdinaryWords
from index import Hit
from index.compounds import CompoundSplitter
from index.swedish_analysis import SwedishAnalyzer
from ingest import passages_of, read_corpus

CORPUS = Path(__file__).parents[2] / "corpus"
# Every seventh passage: some two hundred sentences, in a second.
_EVERY = 7


@dataclass(frozen=True)
class Said:
    """A sentence of a document, and the checker that knows its passage."""

    text: str
    checker: Checker

    def holds(self, text: str) -> bool:
        return isinstance(self.checker.check(DraftedSentence(text, (1,))), CheckedSentence)


@pytest.fixture(scope="module")
def said() -> list[Said]:
    analyze = SwedishAnalyzer(CompoundSplitter({})).analyze
    hits = [
        Hit(1, 1.0, passage, document.info)
        for document in read_corpus(CORPUS).documents
        for passage in passages_of(document)
    ]
    ordinary = OrdinaryWords((hit.passage.text for hit in hits), analyze)

    def sentences() -> Iterator[Said]:
        for hit in hits[::_EVERY]:
            checker = Checker({1: evidence_of(hit, analyze)}, analyze, ordinary)
            for sentence in sentences_of(hit.passage):
                text = " ".join(sentence.text.split()).rstrip(" .:;,")
                if len(re.findall(r"[^\W\d]{3,}", text)) >= 4:
                    yield Said(text, checker)

    found = list(sentences())
    assert len(found) > 150
    return found


def altered(said: list[Said], pattern: str, replacement: str) -> list[bool]:
    """Whether each sentence still holds with one match of ``pattern`` replaced."""
    return [
        each.holds(each.text[: match.start()] + replacement + each.text[match.end() :])
        for each in said
        for match in re.finditer(pattern, each.text)
    ]


def test_what_the_documents_say_holds(said: list[Said]) -> None:
    fallen = [each.text for each in said if not each.holds(each.text)]
    assert len(fallen) <= 0.01 * len(said), fallen


@pytest.mark.parametrize(
    ("pattern", "replacement", "escapes"),
    [
        (r"(?<![\w.,])\d+", "9876", 0),
        (r"(?<=\w )[A-ZÅÄÖ][a-zåäö]{3,}", "Oracle", 0),
        (r"\binte ", "", 0),
        # A year that many passages have, and many documents are of: what a range or a list of
        # years has in it anyway can't be told.
        (r"(?<![\w.,])20(?:1[0-79]|2\d)(?!\d)", "2018", 0.1),
    ],
)
def test_what_is_altered_goes(
    said: list[Said], pattern: str, replacement: str, escapes: float
) -> None:
    outcomes = altered(said, pattern, replacement)
    assert outcomes
    assert sum(outcomes) <= escapes * len(outcomes), f"{sum(outcomes)} of {len(outcomes)}"
