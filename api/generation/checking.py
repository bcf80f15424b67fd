"""Whether a sentence that a language model wrote stands in the passages that it cites.

Pure: a sentence and passages in, the sentence with its quotes out, or why it goes. Nothing is
mended; a sentence holds or goes.
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from api.generation import dates, figures, names, polarity
from api.generation.drafted_sentence import DraftedSentence
from api.generation.evidence import Analyze, Evidence, QuotableSentence
from index import Hit

# Share of a sentence's content words, figures and names apart, that its passages must have.
# Half lets a summary have verbs of its own; another language or another matter stays far below.
_SHARED = 0.5
# Each passage cited beside others must have this share of its own, or it is decoration.
_SHARED_BY_EACH = 0.25
# A sentence of the passage with this share of the best one's words speaks of the same: a summary
# of two has half of each.
_SPEAKS_OF_IT = 0.5

_SECTION = re.compile(
    r"\b(?:avsnitt|punkt|kapitel|section|chapter)(?:et|en)?\s+(\d+(?:\.\d+)*)", re.IGNORECASE
)
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# Signs that any sentence may use; others, and letters of other scripts, must be the source's.
_SIGNS = frozenset(" \u00a0.,;:!?()/%+-−–—”“\"'’&§")


class Rejection(StrEnum):
    """Why a sentence goes."""

    NO_SOURCE = "no source"
    UNKNOWN_SOURCE = "unknown source"
    SIGNS = "signs"
    SECTION = "section"
    DATE = "date"
    FIGURE = "figure"
    NAME = "name"
    WORDS = "words"
    POLARITY = "polarity"


@dataclass(frozen=True, slots=True)
class Support:
    """A passage and the sentence of it, verbatim, that says it best."""

    hit: Hit
    quote: str


@dataclass(frozen=True, slots=True)
class CheckedSentence:
    """A sentence that holds, without numbers, and what it stands on."""

    text: str
    supports: tuple[Support, ...]


@dataclass(frozen=True, slots=True)
class Checker:
    """Checks sentences against numbered passages."""

    evidence: Mapping[int, Evidence]
    analyze: Analyze
    ordinary: Container[str]
    """Words that are no names for having a capital; see ``names.OrdinaryWords``."""

    def check(self, sentence: DraftedSentence) -> CheckedSentence | Rejection:
        """The sentence with its quotes, or the first reason against it."""
        cited = self._cited(sentence)
        if isinstance(cited, Rejection):
            return cited
        words = self._content_words(sentence.text)
        supporting = [_supporting(each, words) for each in cited]
        quotes = [self._quote(sentence.text, each) for each in cited]
        rejection = self._facts(sentence.text, cited, supporting, quotes)
        if rejection:
            return rejection
        if not self._shares_enough(words, cited):
            return Rejection.WORDS
        said = [each.text for sentences in supporting for each in sentences]
        if not polarity.agree(sentence.text, [*said, *quotes], quotes[0]):
            return Rejection.POLARITY
        return CheckedSentence(
            sentence.text,
            tuple(Support(each.hit, quote) for each, quote in zip(cited, quotes, strict=True)),
        )

    def _cited(self, sentence: DraftedSentence) -> list[Evidence] | Rejection:
        if not sentence.cites:
            return Rejection.NO_SOURCE
        if any(number not in self.evidence for number in sentence.cites):
            return Rejection.UNKNOWN_SOURCE
        cited = [self.evidence[number] for number in sentence.cites]
        return cited if _signs_known(sentence.text, cited) else Rejection.SIGNS

    def _facts(
        self,
        text: str,
        cited: Sequence[Evidence],
        supporting: Sequence[Sequence[QuotableSentence]],
        quotes: Sequence[str],
    ) -> Rejection | None:
        for each in cited:
            text = re.sub(re.escape(each.hit.document.title), " ", text, flags=re.IGNORECASE)
        for match in _SECTION.finditer(text):
            if not any(_has_section(each, match[1]) for each in cited):
                return Rejection.SECTION
        text = _SECTION.sub(" ", text)
        sources = [
            each.hit.passage.text if each.is_table else "\n".join(s.text for s in sentences)
            for each, sentences in zip(cited, supporting, strict=True)
        ]
        pairs = list(zip(cited, sources, strict=True))
        found, rest = dates.dates_in(text)
        if not all(_date_backed(date, pairs) for date in found):
            return Rejection.DATE
        for figure in figures.figures_in(rest):
            if figure.is_year and _is_document_year(figure.value, text, cited, quotes):
                continue
            if not any(_figure_backed(figure, each, source) for each, source in pairs):
                return Rejection.DATE if figure.is_year else Rejection.FIGURE
        for name in names.names_in(rest, self.ordinary):
            if not any(
                names.stands_in(name, f"{each.hit.passage.text}\n{each.place}") for each in cited
            ):
                return Rejection.NAME
        return None

    def _content_words(self, text: str) -> tuple[frozenset[str], ...]:
        """For each word that is no name, figure, date or stop word: its terms."""
        _, rest = dates.dates_in(text)
        named = {
            word
            for name in names.names_in(rest, self.ordinary)
            # One that opens the sentence may be any word that the corpus has only there.
            if " " in name or name == rest.strip() or not rest.lstrip().startswith(name)
            for word in name.split()
        }
        rest = figures.without_figures(rest)
        found = []
        for word in _WORD.findall(rest):
            terms = self.analyze(word)
            if terms.words and word not in named:
                found.append(frozenset(terms.words))
        return tuple(found)

    def _shares_enough(self, words: Sequence[frozenset[str]], cited: Sequence[Evidence]) -> bool:
        if not words:
            return False  # a bare figure or name: it stands there, but of what?
        together = frozenset[str]().union(*(each.terms for each in cited))
        return self._share(words, together) >= _SHARED and all(
            self._share(words, each.terms) >= _SHARED_BY_EACH for each in cited
        )

    @staticmethod
    def _share(words: Sequence[frozenset[str]], terms: frozenset[str]) -> float:
        return sum(bool(word & terms) for word in words) / len(words)

    def _quote(self, text: str, evidence: Evidence) -> str:
        """The sentence with most of the text's terms; of equals, the shorter."""
        terms = self.analyze(text)
        wanted = frozenset(terms.words) | frozenset(terms.parts)
        best = max(evidence.sentences, key=lambda each: (len(each.terms & wanted), -len(each.text)))
        return best.text


def _supporting(
    evidence: Evidence, words: Sequence[frozenset[str]]
) -> tuple[QuotableSentence, ...]:
    """The sentences that speak of what the sentence speaks of: figures must stand in one.

    Without this a figure could be moved from one matter of the passage to another.
    """
    shared = [sum(bool(word & each.terms) for word in words) for each in evidence.sentences]
    least = max(1.0, _SPEAKS_OF_IT * max(shared, default=0))
    return tuple(
        each
        for each, count in zip(evidence.sentences, shared, strict=True)
        if not words or count >= least
    )


def _date_backed(date: dates.Date, pairs: Sequence[tuple[Evidence, str]]) -> bool:
    return any(
        dates.is_backed(date, dates.dates_in(source)[0], each.hit.document.year)
        for each, source in pairs
    )


def _figure_backed(figure: figures.Figure, evidence: Evidence, source: str) -> bool:
    units = figures.units_in(source) if evidence.is_table else frozenset[str]()
    return figures.is_backed(figure, figures.figures_in(source), units)


def _is_document_year(
    year: str, text: str, cited: Sequence[Evidence], quotes: Sequence[str]
) -> bool:
    """Whether ``year`` says which document it stands in, and ousts no year of the quote."""
    for each, quote in zip(cited, quotes, strict=True):
        if year in each.place and set(_YEAR.findall(quote)) <= set(_YEAR.findall(text)):
            return True
    return False


def _has_section(evidence: Evidence, number: str) -> bool:
    own = evidence.hit.passage.section.number
    return own == number or own.startswith(f"{number}.")


def _signs_known(text: str, cited: Sequence[Evidence]) -> bool:
    return all(
        _is_plain(character) or any(character in each.hit.passage.text for each in cited)
        for character in set(text)
    )


def _is_plain(character: str) -> bool:
    """Latin letters, plain digits, usual signs."""
    if character in _SIGNS or (character.isascii() and character.isalnum()):
        return True
    return "À" <= character <= "ſ" and character.isalpha()
