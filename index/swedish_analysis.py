"""From Swedish text to search terms: words, numbers, stems and the parts of compounds.

å, ä and ö are letters of their own and are never folded here; typing without them is what
``index.character_ngrams`` is for.
"""

from __future__ import annotations

import re
import threading
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

import snowballstemmer

from index.compounds import CompoundSplitter
from index.stop_words import STOP_WORDS

# A number with its separators as printed ("78,2", "3.5.3.1"), or a run of letters and digits.
# A single letter is a word too: "1.10K", "bilaga 2 C".
_TOKEN = re.compile(r"\d+(?:[.,:]\d+)+|[^\W_]+")
_MIXED = re.compile(r"(?=.*\d)(?=.*[^\W\d_])[^\W_]+")
_LETTERS_OR_DIGITS = re.compile(r"\d{2,}|[^\W\d_]{2,}")
_CHAINED = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)+")
"""Words joined by hyphens ("e-hälsa", "vård- och" is not one)."""

_OFTEN_NO_ENDINGS = frozenset({"s", "as", "ad"})
"""Letters that Snowball takes away and that are as often a noun's own."""


@dataclass(frozen=True, slots=True)
class Terms:
    """The search terms of a text, in its order, repeated as often as they stand there."""

    words: tuple[str, ...]
    """Stems of whole words, and numbers as printed."""
    parts: tuple[str, ...]
    """Stems of what the words are compounded of, and the numbers inside numbers."""

    @property
    def all(self) -> frozenset[str]:
        """Words and parts, each once."""
        return frozenset(self.words + self.parts)


class SwedishAnalyzer:
    """Turns text into terms; many threads may ask at once.

    Remembers the words that it has met, because they are met over and over.
    """

    def __init__(self, splitter: CompoundSplitter) -> None:
        self._splitter = splitter
        self._stemmer = snowballstemmer.stemmer("swedish")
        self._lock = threading.Lock()  # a stemmer works on one word at a time
        self._memory: dict[str, tuple[str, tuple[str, ...]]] = {}

    def analyze(self, text: str) -> Terms:
        """The terms of ``text``; never fails, and gives none for text without words."""
        words: list[str] = []
        parts: list[str] = []
        normal = normalize(text)
        for token in _TOKEN.findall(normal):
            if token in STOP_WORDS:
                continue
            stem, inner = self._look_up(token)
            words.append(stem)
            parts.extend(inner)
        for chain in _CHAINED.findall(normal):
            parts.append(self._look_up(chain.replace("-", ""))[0])
        return Terms(tuple(words), tuple(parts))

    def _look_up(self, token: str) -> tuple[str, tuple[str, ...]]:
        known = self._memory.get(token)
        if known is None:
            if len(self._memory) >= _MEMORY:
                self._memory.clear()
            with self._lock:
                known = self._stem(token), tuple(self._inner(token))
            self._memory[token] = known
        return known

    def _stem(self, word: str) -> str:
        stem = str(self._stemmer.stemWord(word))
        ending = word[len(stem) :]
        if ending not in _OFTEN_NO_ENDINGS:
            return stem
        # Snowball takes the s of "plats" and "resurs" for a genitive's and the last letters of
        # "kostnad" and "lustgas" for an ending, but not those of "platser", "kostnader" and
        # "lustgasen", so the two would never meet. A compound is inflected as its last part.
        head = (self._splitter.parts(word) or (word,))[-1]
        if ending == "s":
            seldom_without = self._splitter.count(head) > 10 * self._splitter.count(head[:-1])
            return word if seldom_without else stem
        return word if self._splitter.count(f"{head}en") else stem

    def _inner(self, token: str) -> Iterator[str]:
        if _MIXED.fullmatch(token):
            # "ISO27001" is found by "ISO 27001", and the other way round.
            yield from (self._stem(piece) for piece in _LETTERS_OR_DIGITS.findall(token))
        elif token[0].isdigit():
            # "2021:14" is found by "2021"; a lone digit of "78,2" says nothing.
            pieces = re.split(r"[.,:]", token)
            yield from (piece for piece in pieces if len(piece) > 1 and piece != token)
        else:
            yield from (self._stem(part) for part in self._splitter.parts(token))


_MEMORY = 200_000
"""Words remembered before starting afresh: some 40 MB, many times a large corpus's vocabulary."""


def normalize(text: str) -> str:
    """Composed (NFKC), lower-case text, without soft hyphens."""
    return unicodedata.normalize("NFKC", text).replace("\u00ad", "").lower()


def query_weights(terms: Terms, part_weight: float) -> dict[str, float]:
    """Each term of a question with its weight: 1 for a word, ``part_weight`` for a part.

    A term asked for twice weighs no more than once: questions repeat for grammar's sake.
    """
    weights = dict.fromkeys(terms.parts, part_weight)
    weights.update(dict.fromkeys(terms.words, 1.0))
    return weights
