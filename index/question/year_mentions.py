"""Years in a question: which select documents, which are content, which are part of a name.

"Vad hände 2020?" wants the documents of 2020. "Klart till 2025" is content. "Destination
Halland 2020" is a name, known as one because the corpus itself writes it so. When unsure a
year is preferred, never demanded.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Set
from dataclasses import dataclass
from enum import StrEnum


class YearRole(StrEnum):
    """What a year does in a question."""

    SELECTS = "selects"
    CONTENT = "content"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class YearMention:
    """A year and its role. ``certain``: it stands by a document's kind or plainly alone."""

    year: int
    role: YearRole
    certain: bool = True


_RANGE = re.compile(r"\b((?:19|20)\d\d)\s?[-–—/]\s?((?:19|20)?\d\d)\b")
_SPELLED_RANGE = re.compile(
    r"\b(?:från|mellan|from|between)(?: år)? ((?:19|20)\d\d) (?:till|och|å|to|and)(?: år)? "
    r"((?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<![\d.,])((?:19|20)\d\d)(?![\d]|[.,]\d)")
# The year after the only one that is named.
_NEXT = re.compile(
    r"\b(?:(?:nästa|(?:på)?följande) års?|året (?:efter|därpå)|ett år senare|"
    r"the (?:next|following) year)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
# A year after one of these is a date by which something is to be, not a document's year.
_DEADLINE = frozenset(
    {"till", "senast", "inför", "innan", "före", "efter", "sedan", "by", "until", "since"}
)
MONTHS = (
    *("januari", "februari", "mars", "april", "maj", "juni"),
    *("juli", "augusti", "september", "oktober", "november", "december"),
)
_PLAIN_WORDS = (
    "i år under för av från om plan planen planens planerna verksamhetsplan verksamhetsplanen vp "
    "uppföljning uppföljningen rapport rapporten uppföljningsrapport uppföljningsrapporten bilaga "
    "bilagan budget budgeten augusti och samt respektive jämfört in for of during and year"
)
_PLAIN = frozenset(_PLAIN_WORDS.split())


def read_year_mentions(
    question: str, document_years: Set[int], phrases: YearPhrases
) -> tuple[YearMention, ...]:
    """All years of ``question`` in order, each once, with the role it plays."""
    mentions: dict[int, YearMention] = {}
    spans = list(_SPELLED_RANGE.finditer(question))
    for match in spans:
        first, last = sorted((int(match.group(1)), int(match.group(2))))
        if not {first, last} <= document_years:
            # A period that the documents don't span is what they tell of, not which they are.
            mentions |= {y: YearMention(y, YearRole.CONTENT, certain=False) for y in (first, last)}
            continue
        for year in sorted(y for y in document_years if first <= y <= last):
            mentions[year] = YearMention(year, YearRole.SELECTS)
    for match in _RANGE.finditer(question):
        spans.append(match)
        first, last = int(match.group(1)), _full(match.group(1), match.group(2))
        ours = {first, last} <= document_years and not phrases.has(match.group())
        for year in sorted(document_years) if ours else (first, last):
            if first <= year <= last:
                role = YearRole.SELECTS if ours else YearRole.CONTENT
                mentions.setdefault(year, YearMention(year, role, certain=False))
    for match in _YEAR.finditer(question):
        if any(span.start() <= match.start() < span.end() for span in spans):
            continue
        year = int(match.group(1))
        mentions.setdefault(year, _mention(year, question[: match.start()], phrases))
    selecting = [m.year for m in mentions.values() if m.role is YearRole.SELECTS]
    if len(selecting) == 1 and _NEXT.search(question) and selecting[0] + 1 in document_years:
        year = selecting[0] + 1
        mentions.setdefault(year, YearMention(year, YearRole.SELECTS, certain=False))
    return tuple(mentions.values())


def _full(first: str, last: str) -> int:
    return int(last) if len(last) == 4 else int(first[:2] + last)


def _mention(year: int, before: str, phrases: YearPhrases) -> YearMention:
    words = [word.lower() for word in _WORD.findall(before)[-2:]]
    previous = words[-1] if words else ""
    if previous in _PLAIN or previous.endswith(("plan", "planen", "rapporten")):
        return YearMention(year, YearRole.SELECTS)
    if phrases.has(" ".join([*words, str(year)])) and len(words) == 2:
        return YearMention(year, YearRole.NAME)
    if previous in _DEADLINE:
        return YearMention(year, YearRole.CONTENT, certain=False)
    return YearMention(year, YearRole.SELECTS)


class YearPhrases:
    """The corpus's own phrases that end in a year, and its ranges of years."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._phrases: set[str] = set()
        for text in texts:
            self._phrases.update(_dashed(match.group()) for match in _RANGE.finditer(text))
            for match in _YEAR.finditer(text):
                words = _WORD.findall(text[max(0, match.start() - 60) : match.start()])[-2:]
                # Only a phrase with a capital is a name; "I december 2019" is a date.
                dated = words and words[-1].lower() in MONTHS
                if len(words) == 2 and not dated and any(word[0].isupper() for word in words):
                    self._phrases.add(" ".join([*words, match.group()]).lower())

    def has(self, phrase: str) -> bool:
        """Whether the corpus writes exactly this, in whatever case."""
        return _dashed(phrase.lower()) in self._phrases


def _dashed(text: str) -> str:
    return re.sub(r"\s?[-–—/]\s?", "-", text)
