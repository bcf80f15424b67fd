"""What the corpus calls things: abbreviations with their long forms, and renamings.

Learnt from the corpus alone: "Framtidens vårdinformationsstöd (FVIS)", "ÅVS
(åtgärdsvalsstudie)", "FVIS / VISUS". Long forms are found as in Schwartz & Hearst, "A Simple
Algorithm for Identifying Abbreviation Definitions in Biomedical Text", PSB 2003.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

_PARENTHESIS = re.compile(r"\(([^()\n]{2,80})\)")
_CLAUSE_BORDER = re.compile(r"[().;:\n]")
# How far back a long form can begin.
_REACH = 160
# All capitals: "FaR" in lower case is "far", which is a word of its own.
_ABBREVIATION = re.compile(r"[A-ZÅÄÖ][A-ZÅÄÖ\d]{1,9}")
_SLASHED = re.compile(r"\b([A-ZÅÄÖ]{3,10}) ?/ ?([A-ZÅÄÖ]{3,10})\b")
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*-?")


class Names:
    """Groups of names for one thing. ``others`` finds the group of each name in a text."""

    def __init__(self, groups: Sequence[frozenset[str]]) -> None:
        self._groups = tuple(groups)
        self._patterns = tuple(
            (group, re.compile("|".join(_pattern(name) for name in sorted(group, key=len)[::-1])))
            for group in self._groups
        )

    @property
    def groups(self) -> tuple[frozenset[str], ...]:
        """The groups, each with at least two names in lower case."""
        return self._groups

    def found_in(self, text: str) -> tuple[str, ...]:
        """The names in ``text``, one of each group."""
        lowered = text.lower()
        matches = (pattern.search(lowered) for _, pattern in self._patterns)
        return tuple(match.group() for match in matches if match)

    def others(self, text: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """For each name in ``text`` that the corpus has others for: (name, the others)."""
        lowered = text.lower()
        found: list[tuple[str, tuple[str, ...]]] = []
        for group, pattern in self._patterns:
            match = pattern.search(lowered)
            if match:
                written = {name for name in group if re.search(_pattern(name), lowered)}
                found.append((match.group(), tuple(sorted(group - written))))
        return tuple((name, others) for name, others in found if others)


def _pattern(name: str) -> str:
    # Genitive and definite endings belong to the name: "FVIS:s", "vårdinformationsstödet".
    ending = r"(?::?s|en|et|ens|ets|n|t)?"
    return rf"(?<!\w){re.escape(name)}{ending}(?!\w)"


@dataclass(frozen=True, slots=True)
class _Readings:
    """What the texts say outright, each pair in lower case."""

    definitions: set[tuple[str, str]] = field(default_factory=set)
    """(short, long): "Framtidens vårdinformationsstöd (FVIS)"."""
    asides: set[tuple[str, str]] = field(default_factory=set)
    """(words before, one capitalised word in brackets): "… vårdinformationsstöd (Visus)"."""
    slashed: set[tuple[str, str]] = field(default_factory=set)
    """"FVIS / VISUS"."""


def learn_names(texts: Iterable[str]) -> Names:
    """Read definitions off the corpus and put names of one thing together."""
    readings = _Readings()
    for text in texts:
        _read(text, readings)
    groups: list[set[str]] = []
    for short, long in sorted(readings.definitions):
        _merge(groups, {short, long})
    # A bracketed word joins only a long form, a slash only an abbreviation that has one, lest
    # any aside become a name.
    long_forms = {long for _, long in readings.definitions}
    for before, after in sorted(readings.asides):
        words = before.split()
        endings = {" ".join(words[i:]) for i in range(len(words))} & long_forms
        if endings:
            _merge(groups, {max(endings, key=len), after})
    short_forms = {short for short, _ in readings.definitions}
    for pair in sorted(readings.slashed):
        if short_forms.intersection(pair):
            _merge(groups, set(pair))
    return Names([frozenset(group) for group in groups])


def _read(text: str, readings: _Readings) -> None:
    for match in _PARENTHESIS.finditer(text):
        clause = text[max(0, match.start() - _REACH) : match.start()]
        before, inside = _CLAUSE_BORDER.split(clause)[-1].strip(), match.group(1)
        pair = _definition(before, inside)
        if pair:
            readings.definitions.add(pair)
        elif re.fullmatch(r"[A-ZÅÄÖ]\w{2,14}", inside):
            readings.asides.add((before.lower(), inside.lower()))
    for first, second in _SLASHED.findall(text):
        readings.slashed.add((first.lower(), second.lower()))


def _merge(groups: list[set[str]], names: set[str]) -> None:
    touched = [group for group in groups if group & names]
    for group in touched:
        groups.remove(group)
    groups.append(names.union(*touched))


def _definition(before: str, inside: str) -> tuple[str, str] | None:
    """(short, long) in lower case, if one is the other's abbreviation."""
    short = re.sub(r":s$", "", inside.strip())
    if _ABBREVIATION.fullmatch(short):
        long = long_form(short, _WORD.findall(before))
        return (short.lower(), long.lower()) if long else None
    last = _WORD.findall(before)[-1:]
    if last and _ABBREVIATION.fullmatch(last[0]):
        words = _WORD.findall(inside)
        long = long_form(last[0], words)
        if long and words and long.split()[0] == words[0]:
            return last[0].lower(), long.lower()
    return None


def long_form(short: str, words: Sequence[str]) -> str:
    """The shortest run of last ``words`` that holds the letters of ``short`` in order.

    Schwartz & Hearst: matched from the end, the first letter at the beginning of a word; at
    most min(n + 5, 2 n) words for n letters. "" if there is none.
    """
    letters = [letter for letter in short.lower() if letter.isalnum()]
    limit = min(len(letters) + 5, 2 * len(letters))
    candidate = " ".join(words[-limit:])
    lowered = candidate.lower()
    position = len(lowered)
    for i in range(len(letters) - 1, -1, -1):
        position -= 1
        while position >= 0 and not (
            lowered[position] == letters[i]
            and (i > 0 or position == 0 or not lowered[position - 1].isalnum())
        ):
            position -= 1
        if position < 0:
            return ""
    found = candidate[position:].strip()
    return found if len(found) > len(short) + 2 and short.lower() not in found.lower() else ""
