"""What speaks for a candidate, as numbers with names."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from math import log1p

import numpy as np
import numpy.typing as npt

from index.question import Understanding
from index.reranking.candidate import Candidate
from index.swedish_analysis import Terms

FEATURES = (
    "lexical",
    "ngrams",
    "dense",
    "late",
    "fused",
    "fused_share",
    "document",
    "other_document",
    "nature",
    "body_coverage",
    "heading_coverage",
    "name_coverage",
    "word_pairs",
    "section",
    "numbers",
    "absent_year",
    "amount_in_row",
    "row",
    "heading_only",
    "repeats",
    "length",
)
"""In the order of the model's weights."""

Features = npt.NDArray[np.float64]
"""Shape (candidates, len(FEATURES))."""

_ASKS_FOR_AMOUNT = re.compile(
    r"\b(?:hur (?:mycket|många|stor|stort|stora|hög|lång)|vad kosta\w*|\w*kostnad\w*|\w*budget\w*|"
    r"belopp\w*|pengar|procent|andel\w*|summa\w*|siffr\w*|utfall\w*|målvärde\w*|mnkr|tkr|"
    r"miljon\w*|kronor|how (?:much|many)|costs?|amount)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
# Words that ask, and so need not stand in an answer. Stems.
_ASKING_STEMS = (
    "mång mycket myck lång läng ofta heter het kosta kost står handl vilk nämn beskriv sägs säg "
    "avsnit avsnitt punkt rubrik händ hänt gick gått blev blivit stor stort hög högt jämför skilln "
    "skillnad skilj lov utlov vp enl års kom kommit utvecklat förändrat ändrat "
    "mellan undr berät egent"
)
_ASKING = frozenset(_ASKING_STEMS.split())
# A part of a compound says half as much as a whole word.
_PART_WEIGHT = 0.5


@dataclass(frozen=True, slots=True)
class QuestionTerms:
    """A question's terms with their weight, and its word pairs."""

    weights: Mapping[str, float]
    pairs: tuple[tuple[str, str], ...]
    aliases: tuple[tuple[frozenset[str], frozenset[str]], ...]
    """(terms of a name in the question, terms of another name for the same)."""
    asks_for_amount: bool

    @classmethod
    def of(
        cls,
        understood: Understanding,
        analyze: Callable[[str], Terms],
        idf: Callable[[str], float],
    ) -> QuestionTerms:
        """Years are left out: which year is meant is another feature."""
        terms = analyze(understood.corrected)
        words = [w for w in terms.words if not _YEAR.fullmatch(w) and w not in _ASKING]
        weights = {word: idf(word) for word in words}
        for part in terms.parts:
            weights.setdefault(part, _PART_WEIGHT * idf(part))
        aliases = tuple(
            (frozenset(analyze(name).words), frozenset(analyze(other).words))
            for name, others in understood.aliases
            for other in others
        )
        return cls(
            weights,
            tuple(pairwise(words)),
            aliases,
            bool(_ASKS_FOR_AMOUNT.search(understood.corrected)),
        )

    def coverage(self, terms: frozenset[str]) -> float:
        """The share of the question's weight that ``terms`` hold, 0..1, by whatever name."""
        total = sum(self.weights.values())
        if not total:
            return 0.0
        held = {term for term in self.weights if term in terms}
        for name, other in self.aliases:
            if other and other <= terms:
                held |= name & self.weights.keys()
        return sum(self.weights[term] for term in held) / total


def feature_vector(
    candidate: Candidate, understood: Understanding, terms: QuestionTerms
) -> npt.NDArray[np.float64]:
    """Shape (len(FEATURES),), in their order."""
    passage, profile = candidate.passage, candidate.profile
    pointed = understood.documents.get(passage.document_id, 0.0)
    pairs = sum(pair in profile.word_pairs for pair in terms.pairs)
    values = {
        "lexical": candidate.lexical,
        "ngrams": candidate.ngrams,
        "dense": candidate.dense,
        "late": candidate.late,
        "fused": candidate.fused,
        "fused_share": candidate.fused / candidate.best_fused if candidate.best_fused else 0.0,
        "document": pointed,
        "other_document": float(bool(understood.documents) and not pointed),
        "nature": _agreement(candidate, understood),
        "body_coverage": terms.coverage(profile.body),
        "heading_coverage": terms.coverage(profile.heading),
        "name_coverage": terms.coverage(profile.name),
        "word_pairs": pairs / len(terms.pairs) if terms.pairs else 0.0,
        "section": section_match(passage.section.number, understood.section),
        "numbers": _numbers_found(passage.text, understood.numbers),
        "absent_year": float(any(str(y) in passage.text for y in understood.absent_years)),
        "amount_in_row": float(terms.asks_for_amount and profile.is_row),
        "row": float(profile.is_row),
        "heading_only": float(profile.is_heading),
        "repeats": profile.repeats,
        "length": log1p(profile.words),
    }
    return np.array([values[name] for name in FEATURES])


def section_match(number: str, asked: str) -> float:
    """1 for the section asked for, 0.5 for one of its sub-sections, else 0."""
    if not asked:
        return 0.0
    if number == asked:
        return 1.0
    return 0.5 if number.startswith(f"{asked}.") else 0.0


def _agreement(candidate: Candidate, understood: Understanding) -> float:
    """1 if plan meets plan or follow-up follow-up, -1 if they don't, 0 if unknown."""
    if understood.nature is None or candidate.nature is None:
        return 0.0
    return 1.0 if understood.nature is candidate.nature else -1.0


def _numbers_found(text: str, numbers: frozenset[str]) -> float:
    """The share of the question's numbers that stand in the text."""
    if not numbers:
        return 0.0
    found = sum(bool(re.search(rf"(?<![\d.,]){re.escape(n)}(?![\d])", text)) for n in numbers)
    return found / len(numbers)
