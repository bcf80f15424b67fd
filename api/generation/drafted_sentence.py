"""A language model's text taken apart into sentences while it is being written."""

from __future__ import annotations

import re
from dataclasses import dataclass

from api.generation.thoughts import ThoughtFilter

# A sentence longer than this is none; it is cut, and then fails its checks.
_LONGEST = 1_500
MAX_CHARACTERS = 20_000
"""Of an answer. 220 words are about 2,000 characters."""

_CITES = r"(?:\s*[\[【]\s*\^?\d{1,4}(?:\s*[,;–-]\s*\d{1,4})*\s*[\]】])"
_CITE = re.compile(_CITES)
# The end: a stop with its citations before or behind it, and the beginning of something new.
_END = re.compile(rf"(?:[.!?…]+[\"”')]*{_CITES}*|{_CITES}+)(?=\s+[^\s\[【a-zåäö.,;:])|\n")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(.])(?:bl|t|d|s|o|f|m|k|ca|nr|kap|resp|inkl|exkl|dvs|etc|ex|a|p|st|kl|e\.g|i\.e)\.$"
    r"|^\s*\d{1,2}\.$",  # an item of a list
    re.IGNORECASE,
)
_MARKUP = re.compile(r"\*\*|__|`|^\s*(?:[-*•–]|#+|>|\d{1,2}[.)])\s+", re.MULTILINE)
_EMPHASIS = re.compile(r"(?<!\w)[*_](\S[^*_\n]*)[*_](?!\w)")
# "Enligt [1] …" would read "Enligt …" without its number.
_LEANS_ON_NUMBER = re.compile(
    r"\b(?:enligt|i|ur|från|av|se|källa|utdrag\w*|passage|according to|in|from|see|source|excerpt)"
    r"\s*[\[【]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class DraftedSentence:
    """``text`` without markup, citation numbers and the last stop."""

    text: str
    cites: tuple[int, ...]
    """Numbers of passages, in order, each once."""


class SentenceReader:
    """Gathers pieces of text into sentences, each given as soon as the next one begins."""

    def __init__(self) -> None:
        self._text = ""
        self._thoughts = ThoughtFilter()
        self.characters = 0
        """Of the answer so far."""

    def feed(self, piece: str) -> list[DraftedSentence]:
        """The sentences that ``piece`` completes."""
        answered = self._thoughts.feed(piece)
        self.characters += len(answered)
        self._text += answered
        return self._take(last=False)

    def close(self) -> list[DraftedSentence]:
        """What is left when no more will come."""
        return self._take(last=True)

    def _take(self, *, last: bool) -> list[DraftedSentence]:
        found, start = [], 0
        for match in _END.finditer(self._text):
            part = self._text[start : match.end()]
            if _ABBREVIATION.search(part):
                continue
            found.append(part)
            start = match.end()
        rest = self._text[start:]
        if last or len(rest) > _LONGEST:
            found.append(rest)
            rest = ""
        self._text = rest
        return [sentence for raw in found if (sentence := read_sentence(raw))]


def read_sentence(raw: str) -> DraftedSentence | None:
    """A sentence with its citations apart; None if it says nothing or needs its numbers."""
    if _LEANS_ON_NUMBER.search(raw):
        return None
    numbers = dict.fromkeys(n for match in _CITE.finditer(raw) for n in _numbers(match.group()))
    text = _MARKUP.sub("", _CITE.sub("", raw))
    text = " ".join(_EMPHASIS.sub(r"\1", text).split())
    text = re.sub(r"\s+([.,;:!?])", r"\1", text).rstrip(" .:;,!?…")
    return DraftedSentence(text, tuple(numbers)) if text else None


def _numbers(cite: str) -> list[int]:
    """ "[1, 3–5]" cites 1, 3, 4 and 5."""
    numbers: list[int] = []
    for first, last in re.findall(r"(\d+)(?:\s*[–-]\s*(\d+))?", cite):
        end = int(last or first)
        numbers += range(int(first), min(end, int(first) + 20) + 1)
    return numbers
