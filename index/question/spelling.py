"""Typing faults: words that the corpus doesn't have, read as the words that it has.

Only a word that is neither the corpus's nor Swedish is read as another, and only as one that
is close: å, ä and ö may be missing, letters may be dropped, doubled, swapped or spelt as they
sound. Closeness is Damerau & Levenshtein's (Damerau, CACM 1964), relative to length.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

_WORD = re.compile(r"[^\W\d_]+")
_FOLDED = str.maketrans("åäöéüÅÄÖ", "aaoeuaao")
_SHORTEST = 4
_CLOSE = 0.75
# A short word has close neighbours by chance.
_CLOSE_SHORT = 0.8
_SHORT = 6
# Seen this often in public Swedish, a word is a word, whatever the corpus says.
_IS_SWEDISH = 12
_ALL_KNOW = 200
# Rarer, but seen: then only what is very close is taken for a fault.
_VERY_CLOSE = 0.88
# What a Swedish word takes on without becoming another.
_ENDING_WORDS = "s n t en et ens ets ns ts r ar er or na arna erna orna arnas ernas ornas de te des"
_ENDINGS = frozenset(_ENDING_WORDS.split())
# A compound's first and last word: shorter ones are found in any word.
_SHORTEST_FIRST = 3
_SHORTEST_LAST = 5
# Written short as on a phone, in no dictionary and too short to have close neighbours.
_SHORTHAND = {"mkt": "mycket", "ngn": "någon", "ngt": "något", "ngra": "några"}
_ENGLISH_WORDS = (
    "the what which how who when where why did does is are was were for of to and with must have "
    "has been being by from about a an it be will should new there that"
)
_ENGLISH = frozenset(_ENGLISH_WORDS.split())


def is_english(question: str) -> bool:
    """Whether the question is asked in English: two of its function words, or the first."""
    words = [word.lower() for word in _WORD.findall(question)]
    found = [word for word in words if word in _ENGLISH]
    return len(found) >= 2 or (bool(words) and words[0] in _ENGLISH)


def fold(word: str) -> str:
    """Lower-case, without the dots and rings that a foreign keyboard leaves out."""
    return word.lower().translate(_FOLDED)


class Spelling:
    """Knows the corpus's words. ``count``: how often public Swedish has a word form.

    It is asked only of words that the corpus does not have, so it may be slow at first.
    """

    def __init__(self, texts: Iterable[str], count: Callable[[str], int]) -> None:
        words = {word.lower() for text in texts for word in _WORD.findall(text)}
        self._words = frozenset(words)
        self._count = count
        long_enough = sorted(word for word in words if len(word) >= _SHORTEST)
        self._candidates = long_enough
        self._folded = [fold(word) for word in long_enough]

    def correct(self, question: str) -> str:
        """``question`` with each word of no language read as the corpus's closest."""
        if is_english(question):
            return question
        return _WORD.sub(lambda match: self._read(match.group()), question)

    def _read(self, word: str) -> str:
        lowered = word.lower()
        if lowered in _SHORTHAND and lowered not in self._words:
            return _SHORTHAND[lowered]
        if (
            len(word) < _SHORTEST
            or lowered in self._words
            or word.isupper()
            or self._count(lowered) >= _IS_SWEDISH
        ):
            return word
        uninflected = self._uninflected(lowered)
        if uninflected:
            return uninflected
        close = _CLOSE_SHORT if len(word) < _SHORT else _CLOSE
        if self._count(lowered) or self._is_compound(lowered):
            close = _VERY_CLOSE
        # Who has typed å, ä or ö has not left any out: "nämn" is no "namn".
        typed = fold(word)
        dotted = typed != lowered
        found = process.extractOne(
            lowered if dotted else typed,
            self._candidates if dotted else self._folded,
            scorer=DamerauLevenshtein.normalized_similarity,
            score_cutoff=close,
        )
        return self._candidates[found[2]] if found else word

    def _uninflected(self, word: str) -> str:
        """The corpus's word of which it is a form, "" if none.

        "Ishallen" where the corpus has "ishall" is no fault for "simhallen".
        """
        for i in range(len(word) - 1, _SHORTEST - 1, -1):
            known = word[:i] in self._words and word[i:] in _ENDINGS
            if known and word[i] != word[i - 1]:
                return word[:i]
        return ""

    def _is_compound(self, word: str) -> bool:
        """Whether it is a word that all know after a Swedish one: "hyr|sjuksköterskor"."""
        return any(
            (word[i:] in self._words or self._count(word[i:]) >= _ALL_KNOW)
            and self._count(word[:i]) >= _IS_SWEDISH
            for i in range(_SHORTEST_FIRST, len(word) - _SHORTEST_LAST + 1)
        )
