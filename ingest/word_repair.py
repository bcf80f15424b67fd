"""Words that a page's edge broke in two, made whole again.

Three kinds of break occur: with a hyphen at the line's end, with a hyphen that a later
re-flow left inside a line ("skol-gång"), and without any sign ("trafikförsörjningsprogram"
above "met"). Only hyphens and white space are ever taken away.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ingest.lines import Wrapping
from ingest.mapped_text import MappedText, added, join

# "hälso- och sjukvård": the hyphen stands for the word's second half and stays.
_SUSPENDED = frozenset({"och", "eller", "samt", "respektive", "resp", "till", "som"})
_LAST_WORD = re.compile(r"[^\W\d_]+\Z")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_ENDS_IN_HYPHEN = re.compile(r"(?<=\w)[-‐]\s*$")
_INNER_HYPHEN = re.compile(
    r"(?<![\w-])(?P<left>[^\W\d_]{2,60})-(?=(?P<right>[a-zåäöéü]{2,60})(?![\w-]))"
)
# The lexicon itself has "hälsooch" now and then, "gemensamt" thousands of times.
_COMMON = 50
# How much of a line's end or beginning is looked at: longer than any word.
_EDGE = 100


class WordRepair:
    """Joins the lines of one paragraph. ``word_counts`` says which words Swedish has."""

    def __init__(self, word_counts: Mapping[str, int], wrapping: Wrapping) -> None:
        self._counts = word_counts
        self._wrapping = wrapping

    def join(self, lines: Sequence[MappedText]) -> MappedText:
        """One running text out of consecutive lines, words whole, one space at each break."""
        parts: list[MappedText] = []
        spaced = False
        for line in lines:
            stripped = line.strip()
            if not stripped:
                continue
            if parts:
                spaced = spaced or line.text.startswith(" ")
                left, joiner = self._meeting(parts[-1], stripped, spaced=spaced)
                parts[-1:] = [left, added(joiner)]
            parts.append(stripped)
            spaced = line.text.endswith(" ")
        return self.mend(join("", parts))

    def mend(self, text: MappedText) -> MappedText:
        """Take out hyphens that once ended a line; part "hälso-och" into two words."""
        parts: list[MappedText] = []
        done = 0
        for match in _INNER_HYPHEN.finditer(text.text):
            left, right = match["left"], match["right"]
            hyphen = match.end("left")
            if self._is_suspended(left, right):
                parts += [text[done : hyphen + 1], added(" ")]
                done = hyphen + 1
            elif self._is_left_over(left, right):
                parts.append(text[done:hyphen])
                done = hyphen + 1
        return join("", [*parts, text[done:]]) if parts else text

    def _meeting(
        self, left: MappedText, right: MappedText, *, spaced: bool
    ) -> tuple[MappedText, str]:
        """What the left line becomes and what stands between it and the right one."""
        above, below = left.text[-_EDGE:], right.text[:_EDGE]
        if _ENDS_IN_HYPHEN.search(above):
            keeps_hyphen, joiner = self._over_hyphen(above, below)
            return (left if keeps_hyphen else left[: len(left) - 1]), joiner
        return left, "" if self._is_broken_word(above, below, spaced) else " "

    def _over_hyphen(self, left: str, right: str) -> tuple[bool, str]:
        """Whether the hyphen stays, and what follows it."""
        first = _FIRST_WORD.match(right)
        before = left.rstrip()[:-1].rpartition(" ")[2]
        if first is None or self._is_suspended(before, first.group()):
            return True, "" if right[:1].isdigit() else " "
        if not before.isalpha() or before.isupper() or not first.group().islower():
            return True, ""  # "2018-" "2029", "EU-" "projekt": the hyphen is the word's own
        hyphened = f"{before}-{first.group()}".lower()
        whole = before.lower() + first.group()
        return self._counts.get(hyphened, 0) > self._counts.get(whole, 0), ""

    def _is_suspended(self, before: str, after: str) -> bool:
        """Whether the hyphen stands for a second half that comes later; not in "gemen-samt"."""
        whole = self._counts.get((before + after).lower(), 0)
        return after.lower() in _SUSPENDED and whole < _COMMON

    def _is_broken_word(self, left: str, right: str, spaced: bool) -> bool:
        """Whether the break fell inside a word, with no hyphen to show it."""
        if self._wrapping.width is None or spaced:
            return False
        if self._wrapping.marks_spaces:
            return True
        last, first = _LAST_WORD.search(left), _FIRST_WORD.match(right)
        if last is None or first is None or not first.group().islower():
            return False
        whole = (last.group() + first.group()).lower()
        parts_known = last.group().lower() in self._counts and first.group() in self._counts
        return not parts_known and (whole in self._counts or first.group() not in self._counts)

    def _is_left_over(self, left: str, right: str) -> bool:
        """Whether the hyphen between two halves is a trace of a line break.

        It is if Swedish has the whole word and seldom or never writes it with the hyphen.
        """
        whole = self._counts.get((left + right).lower(), 0)
        hyphened = self._counts.get(f"{left}-{right}".lower(), 0)
        return whole > 2 * hyphened and not left.isupper()
