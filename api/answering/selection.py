"""Which sentences of the passages found answer the question."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from api.answering.answer_form import AnswerForm
from api.answering.answer_type import AnswerType, figures_in
from api.answering.sentence import Sentence, goes_on, sentences_of
from api.answering.table_total import sums_asked_for, sums_of_tables
from index import Hit, QuestionTerms, SearchEngine, Terms, Understanding
from ingest import BlockKind, Passage

# What makes a sentence the answer. Chosen on the open half of our questions, where each may
# move by a third without a change of more than a point in fact accuracy.
_COVERAGE = 1.0
_LIKENESS = 1.5
_PASSAGE = 1.0
_FORM = 0.25
_OUTCOME_FORM = 1.3
_NEIGHBOUR = 0.15
_YEAR = 0.3
_SUM = 0.5
# A heading without text names the matter and says nothing of it.
_HEADING = 0.5
_HEADINGS = frozenset({BlockKind.HEADING, BlockKind.SUBHEADING})
_YEARS = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?!\d)")

# A passage this likely, against the likeliest, is about the matter.
_ABOUT = 0.75
# "Till följd av X har Y skjutits upp" is about Y.
_OCCASION = re.compile(
    r"\b(?:till följd av|på grund av|med anledning av|i samband med|utöver|förutom|"
    r"eftersom|anledningen är att)\b[^.;\n]{3,120}?(?=[,.;\n]| (?:har|är|blir|kommer|ska|kan)\b)",
    re.IGNORECASE,
)
_ASIDE_SHARE = 0.5
# A sentence names the matter if it holds this share of what the one with most of it does.
_NAMED = 0.5
_SUM_OF_MONEY = re.compile(r"\d (?:mnkr|tkr|kronor|kr|miljoner)\b")
# Another passage adds to an answer if it is nearly as likely to hold it as the best one.
_NEARLY = 0.5
# Sentences that share more than this say the same over again.
_SAME_TERMS = 0.75
# So do those that share more than this and the very sums of money.
_SAME_TERMS_AND_SUMS = 0.5
_REMEMBERED = 4096
MAX_WORDS = 170
"""Room in an answer of 220 words for what leads in to the sentences."""


@dataclass(frozen=True, slots=True)
class Selected:
    """A sentence of a hit with its worth.

    ``coverage`` is the share of the question's words in it.
    """

    hit: Hit
    sentence: Sentence
    worth: float
    coverage: float
    terms: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Read:
    """A passage's sentences with their terms, in the same order.

    ``headed``: with those above the cells, where a table's row is the sentence.
    """

    sentences: tuple[Sentence, ...]
    terms: tuple[frozenset[str], ...]
    headed: tuple[frozenset[str], ...]


class SentenceSelector:
    """Ranks sentences by the question's words in them, their likeness to it and their passage.

    Remembers the passages that it has read: the same few answer most questions.
    """

    def __init__(self, engine: SearchEngine) -> None:
        self._engine = engine
        self._sums = sums_of_tables(engine.passages)
        self._read: Callable[[Passage], _Read] = lru_cache(_REMEMBERED)(self._read_passage)

    def rank(self, question: str, form: AnswerForm, hits: Sequence[Hit]) -> list[Selected]:
        """All sentences of ``hits``, best first."""
        if not hits:
            return []
        asked = self._engine.question_terms(question)
        understood = self._engine.understand(question)
        years = told_of(understood)
        sums = sums_asked_for(question, (hit.passage for hit in hits), self._sums)
        ranked: list[Selected] = []
        for hit in hits:
            # What came about is not told by the plan that promised it; there "klar" is to come.
            tells = not understood.is_plan_asked_about(hit.document)
            of_form = _OUTCOME_FORM if form.kind is AnswerType.OUTCOME and tells else _FORM
            read = self._read(hit.passage)
            spans = [(sentence.start, sentence.end) for sentence in read.sentences]
            likenesses = self._engine.likeness(understood.expanded, hit.passage.id, spans)
            for sentence, terms, headed, like in zip(
                read.sentences, read.terms, read.headed, likenesses, strict=True
            ):
                coverage = asked.coverage(headed)
                worth = (
                    _COVERAGE * coverage
                    + _LIKENESS * float(like)
                    + _PASSAGE * hit.score
                    + of_form * form.agreement(sentence, self._engine.analyze)
                    + _YEAR * tells_of(sentence, years)
                    + _SUM * (hit.passage.id in sums)
                    - _HEADING * (hit.passage.kind in _HEADINGS)
                )
                ranked.append(Selected(hit, sentence, worth, coverage, terms))
        return sorted(ranked, key=lambda s: (-s.worth, s.hit.rank, s.sentence.start))

    def _read_passage(self, passage: Passage) -> _Read:
        sentences = sentences_of(passage)
        texts = [sentence.text for sentence in sentences]
        headed = [with_column_headings(sentence) for sentence in sentences]
        terms = tuple(self._engine.analyze(text).all for text in texts)
        if texts == headed:
            return _Read(sentences, terms, terms)
        return _Read(sentences, terms, tuple(self._engine.analyze(text).all for text in headed))


def told_of(understood: Understanding) -> frozenset[str]:
    """Years that the question asks about and not for: "klart till 2025"."""
    return years_in(understood.question) - set(map(str, understood.sure_years))


def years_in(text: str) -> frozenset[str]:
    """Years as written, decimals and parts of longer numbers left out."""
    return frozenset(_YEARS.findall(text))


def with_column_headings(sentence: Sentence) -> str:
    """The sentence and what stands above the cells of the table row that it is."""
    return " ".join((sentence.text, *(heading for heading, _ in sentence.passage.cells)))


def tells_of(sentence: Sentence, years: frozenset[str]) -> bool:
    """Whether any of the years stands in it, or above a cell of the table row that it is."""
    said = with_column_headings(sentence)
    return any(year in said for year in years)


def select(ranked: Sequence[Selected], most: int, share: float = 0.72) -> list[Selected]:
    """The best sentence and up to ``most - 1`` others nearly as good, in reading order.

    A sentence beside one already chosen is easier to read on to, and is chosen sooner; after
    one that leads in to a list, the list comes along. None is said twice.
    """
    chosen: list[Selected] = []
    words = 0
    for candidate in ranked:
        if len(chosen) == most:
            break
        bonus = _NEIGHBOUR if any(_beside(candidate, other) for other in chosen) else 0.0
        bonus += ranked[0].worth if any(_listed_under(candidate, c) for c in chosen) else 0.0
        if chosen and candidate.worth + bonus < share * ranked[0].worth:
            continue
        length = len(candidate.sentence.text.split())
        if chosen and words + length > MAX_WORDS:
            continue
        if chosen and candidate.hit.score < _NEARLY * chosen[0].hit.score:
            continue
        if any(_same(candidate, other) for other in chosen):
            continue
        chosen.append(candidate)
        words += length
    order = {id(c.hit): i for i, c in reversed(list(enumerate(chosen)))}
    return sorted(chosen, key=lambda c: (order[id(c.hit)], c.sentence.start))


def of_the_matter(
    ranked: Sequence[Selected], asked: QuestionTerms, analyze: Callable[[str], Terms]
) -> list[Selected]:
    """For "what happened": sentences of the passages that are about it, and what it came to.

    Elsewhere it is mentioned in passing, but for sums of money, which stand in lists.
    """
    surest = max(candidate.hit.score for candidate in ranked)
    passages = {candidate.hit.passage.id: candidate.hit.passage for candidate in ranked}
    aside = {id_ for id_, p in passages.items() if _is_aside(p.text, asked, analyze)}
    about = [
        candidate
        for candidate in ranked
        if (candidate.hit.score >= _ABOUT * surest and candidate.hit.passage.id not in aside)
        or (
            candidate.coverage >= ranked[0].coverage
            and candidate.hit.document.id == ranked[0].hit.document.id
            and bool(_SUM_OF_MONEY.search(candidate.sentence.text))
        )
    ]
    return _from_where_it_is_named(about or ranked, asked, analyze)


def _from_where_it_is_named(
    ranked: Sequence[Selected], asked: QuestionTerms, analyze: Callable[[str], Terms]
) -> list[Selected]:
    """Without what stands in a passage before the matter is come to, unless a heading names it."""
    begins: dict[str, int] = {}
    for passage in {said.hit.passage.id: said.hit.passage for said in ranked}.values():
        own = [said for said in ranked if said.hit.passage.id == passage.id]
        enough = _NAMED * max(said.coverage for said in own)
        if asked.coverage(analyze("\n".join(passage.headings)).all) < enough:
            begins[passage.id] = min(s.sentence.start for s in own if s.coverage >= enough)
    return [s for s in ranked if s.sentence.start >= begins.get(s.hit.passage.id, 0)]


def _is_aside(text: str, asked: QuestionTerms, analyze: Callable[[str], Terms]) -> bool:
    """Whether the matter is named only as the cause or the occasion of something else."""
    rest = _OCCASION.sub(" ", text)
    whole = asked.coverage(analyze(text).all)
    return rest != text and asked.coverage(analyze(rest).all) < _ASIDE_SHARE * whole


def is_the_cause(text: str, asked: QuestionTerms, analyze: Callable[[str], Terms]) -> bool:
    """Whether a sentence says first that the matter is why something else came to be."""
    return _OCCASION.match(text) is not None and _is_aside(text, asked, analyze)


def _beside(one: Selected, other: Selected) -> bool:
    if one.hit.passage.id != other.hit.passage.id:
        return False
    gap = max(one.sentence.start - other.sentence.end, other.sentence.start - one.sentence.end)
    return gap <= 2


def _listed_under(candidate: Selected, above: Selected) -> bool:
    """Whether the candidate stands in the list that ``above`` leads in to."""
    return (
        goes_on(above.sentence)
        and candidate.hit.passage.id == above.hit.passage.id
        and candidate.sentence.start > above.sentence.start
    )


def _same(one: Selected, other: Selected) -> bool:
    """Whether the two say much the same: most of the shorter one's terms are in the other."""
    shorter, longer = sorted((one.terms, other.terms), key=len)
    sums = _sums_of_money(one)
    as_much = sums and sums == _sums_of_money(other)
    enough = _SAME_TERMS_AND_SUMS if as_much else _SAME_TERMS
    return not shorter or len(shorter & longer) / len(shorter) > enough


def _sums_of_money(said: Selected) -> set[str]:
    return {f for f in figures_in(said.sentence.text) if _SUM_OF_MONEY.search(f)}
