"""Proper names in a text, and whether they stand in another."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable

from api.generation.evidence import Analyze

_WORD = re.compile(r"[^\W_]+(?:[-&/.:’'][^\W_]+)*")
_OPENS = re.compile(r"(?:^|[.:!?”\"(–])\s*[”\"(]?$")
_ADDRESS = re.compile(r"\S*(?:://|www\.|@)\S*|\b[\w-]+\.(?:se|com|org|net|eu|io|nu|info)\b", re.I)


# With these a sentence may open in any corpus, however small.
_OPENING_WORDS = """
enligt under efter före innan utöver dessutom vidare däremot dock samtidigt därför även för att
med av i på från till vid det den de detta dessa en ett
"""
_OPENERS = frozenset(_OPENING_WORDS.split())


class OrdinaryWords:
    """Words that the corpus writes with a small letter somewhere: a capital doesn't make them
    names. Forms of the same word count."""

    def __init__(self, texts: Iterable[str], analyze: Analyze) -> None:
        forms = {word for text in texts for word in _WORD.findall(text) if word == word.lower()}
        self._forms = frozenset(forms) | _OPENERS
        self._stems = frozenset(analyze(" ".join(sorted(forms))).words)
        self._analyze = analyze

    def __contains__(self, word: object) -> bool:
        """Whether ``word``, in any case, is one."""
        lower = str(word).lower()
        if lower in self._forms:
            return True
        return any(stem in self._stems for stem in self._analyze(lower).words)


def names_in(text: str, ordinary: Container[str]) -> tuple[str, ...]:
    """Runs of capitalised words, abbreviations, words with digits, and addresses.

    The word that a sentence opens with has its capital from there, if ``ordinary`` knows it.
    """
    names = [match.group() for match in _ADDRESS.finditer(text)]
    run: list[str] = []
    end = -1
    for match in _WORD.finditer(text):
        word = match.group()
        opens = bool(_OPENS.search(text, max(0, match.start() - 4), match.start()))
        opener = opens and word[1:] == word[1:].lower() and word in ordinary
        is_name = _has_name_form(word) and not opener
        follows = run and text[end : match.start()] == " "
        if run and not (is_name and follows):
            names.append(" ".join(run))
            run = []
        if is_name:
            run.append(word)
            end = match.end()
    return tuple([*names, " ".join(run)] if run else names)


def stands_in(name: str, text: str) -> bool:
    """Whether all words of ``name`` stand side by side in ``text``, genitives aside."""
    return _folded(name) in _folded(text)


def _has_name_form(word: str) -> bool:
    if word[0].isdigit():
        return False
    return any(c.isupper() for c in word) or any(c.isdigit() for c in word)


def _folded(text: str) -> str:
    """Words in small letters without a last -s, between spaces."""
    words = (word.casefold() for word in _WORD.findall(text))
    return f" {' '.join(w.removesuffix('s').rstrip(':’') if len(w) > 2 else w for w in words)} "
