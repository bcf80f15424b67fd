"""Words that a page's edge broke in two, made whole again.

Three kinds of break occur: with a hyphen at the line's end, with a hyphen that a later
re-flow left inside a line ("skol-gång"), and without any sign ("trafikförsörjningsprogram"
above "met"). Only hyphens and white space are ever taken away.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ingest.lines import Wrapping
from ingest.mapped_text import EMPTY, MappedText, added

# "hälso- och sjukvård": the hyphen stands for the word's second half and stays.
_SUSPENDED = frozenset({"och", "eller", "samt", "respektive", "resp", "till", "som"})
_LAST_WORD = re.compile(r"[^\W\d_]+$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_ENDS_IN_HYPHEN = re.compile(r"(?<=\w)[-‐]\s*$")
_INNER_HYPHEN = re.compile(r"(?<![\w-])([^\W\d_]{2,})-([a-zåäöéü]{2,})(?![\w-])")


class WordRepair:
    """Joins the lines of one paragraph. ``word_counts`` says which words Swedish has."""

    def __init__(self, word_counts: Mapping[str, int], wrapping: Wrapping) -> None:
        self._counts = word_counts
        self._wrapping = wrapping

    def join(self, lines: Sequence[MappedText]) -> MappedText:
        """One running text out of consecutive lines, words whole, one space at each break."""
        text = EMPTY
        for line in lines:
            text = self._append(text, line) if text else line
        return self.mend(text.strip())

    def mend(self, text: MappedText) -> MappedText:
        """Take out hyphens that once ended a line; part "hälso-och" into two words."""
        position = 0
        while match := _INNER_HYPHEN.search(text.text, position):
            left, right = match.groups()
            hyphen = match.end(1)
            position = match.start(2)
            if right.lower() in _SUSPENDED:
                text = text[: hyphen + 1] + added(" ") + text[hyphen + 1 :]
            elif self._is_left_over(left, right):
                text = text[:hyphen] + text[hyphen + 1 :]
        return text

    def _append(self, text: MappedText, line: MappedText) -> MappedText:
        left, right = text.strip(), line.strip()
        spaced = text.text.endswith(" ") or line.text.startswith(" ")
        tail = line[line.text.find(right.text) :] if right else right
        if _ENDS_IN_HYPHEN.search(left.text):
            return self._over_hyphen(left, right, tail)
        if self._is_broken_word(left.text, right.text, spaced):
            return left + tail
        return left + added(" ") + tail

    def _over_hyphen(self, left: MappedText, right: MappedText, tail: MappedText) -> MappedText:
        first = _FIRST_WORD.match(right.text)
        if first is None or first.group().lower() in _SUSPENDED:
            joiner = "" if right.text[:1].isdigit() else " "
            return left + added(joiner) + tail
        before = left.text[:-1].rpartition(" ")[2]
        if not before.isalpha() or before.isupper() or not first.group().islower():
            return left + tail  # "2018-" "2029", "EU-" "projekt": the hyphen is the word's own
        hyphened = f"{before}-{first.group()}".lower()
        if self._counts.get(hyphened, 0) > self._counts.get(before.lower() + first.group(), 0):
            return left + tail
        return left[: len(left) - 1] + tail

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
