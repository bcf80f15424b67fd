"""Questions that a text answers and questions that it only seems to answer.

Passages of made-up plans and follow-ups, each with lay questions, with questions and the stretch
that answers each, and with questions that are about the matter and that nothing in the passage
answers; to each of those the sentence that would. So the question alone never tells which it is.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np

from index.encoding import FloatMatrix
from index.training.answer_sentences import answering_sentence, reading_pairs
from index.training.lay_questions import PLAN_PASSAGES, read_lay_questions, read_made_up_passages
from index.training.material import Pair, read_table, split_sentences

ANSWERED_QUESTIONS = Path(__file__).parent / "answered_questions.tsv"

#: So many of the file's first passages are not trained on. What is added goes to the file's end.
_HELD_OUT, _DRAWN_FROM = 140, 1795

#: How many of the material's questions are drawn, and how long a text they may have.
_LAY, _READING = 5000, 4000
_LONGEST = 600

#: A wrong passage is one of so many that are nearest to the question.
_NEAREST = 8

#: Words of a passage that can be its heading.
_OPENING = 4

_KINDS = (
    *("Verksamhetsplan", "Nämndplan", "Årsredovisning", "Delårsrapport", "Uppföljningsrapport"),
    *("Verksamhetsberättelse", "Budget", "Handlingsplan", "Internkontrollplan", "Bilaga"),
)

_WORD = re.compile(r"\w{4,}")

Encode = Callable[[Sequence[str]], FloatMatrix]


@dataclass(frozen=True, slots=True)
class JudgedPair:
    """A question, a text, and whether the text answers it."""

    question: str
    text: str
    answers: bool


@dataclass(frozen=True, slots=True)
class AskedPassage:
    """A passage and what is asked about it."""

    text: str
    lay: list[str] = field(default_factory=list)
    """Questions in other words than its own, which it answers."""
    answered: list[tuple[str, str]] = field(default_factory=list)
    """Questions with the stretch that answers each."""
    unanswered: list[tuple[str, str]] = field(default_factory=list)
    """Questions that it does not answer, with the sentence that would."""


def read_answered_questions(path: Path = ANSWERED_QUESTIONS) -> list[AskedPassage]:
    """In the file's order. A line is a passage (P), or asks about the one before (L, A, N)."""
    lay: dict[str, list[str]] = {}
    for pair in read_made_up_passages(PLAN_PASSAGES):
        lay.setdefault(pair.passage, []).append(pair.query)
    found: list[AskedPassage] = []
    for kind, text, *others in read_table(path):
        if kind == "P":
            found.append(AskedPassage(text, list(lay.get(text, ()))))
        elif kind == "L":
            found[-1].lay.append(text)
        else:
            own = found[-1].answered if kind == "A" else found[-1].unanswered
            own.append((text, others[0]))
    return found


def answered_pairs() -> list[Pair]:
    """Each question with the passage that answers it, or with the sentence that would.

    Not those of the held-out passages.
    """
    found: list[tuple[str, str]] = []
    for passage in _trained_on():
        answered = (question for question, _ in passage.answered)
        found += [(question, passage.text) for question in (*passage.lay, *answered)]
        found += passage.unanswered
    return [Pair(question, text, "written", "") for question, text in found]


def answering_sentences() -> list[tuple[str, str]]:
    """Each question with the one sentence that answers or would answer it, in the file's order.

    Not those of the held-out passages.
    """
    found: list[tuple[str, str]] = []
    for passage in _trained_on():
        for question, stretch in passage.answered:
            own = _sentences_with(stretch, passage.text)
            found += [(question, sentence) for sentence in own[:1] if len(own) == 1]
        found += passage.unanswered
    return found


def held_out_passages() -> list[AskedPassage]:
    """Those that no verifier is trained on; the models under it know some with lay questions."""
    passages = read_answered_questions()
    return [passages[i] for i in sorted(_held_out())]


def _trained_on() -> list[AskedPassage]:
    held_out = _held_out()
    return [each for i, each in enumerate(read_answered_questions()) if i not in held_out]


def _held_out() -> frozenset[int]:
    places = random.Random(9).sample(range(_DRAWN_FROM), _HELD_OUT)  # noqa: S311 - repeatable
    return frozenset(places)


def judged_pairs(material: Path, encode: Encode, seed: int, headed: float) -> list[JudgedPair]:
    """All that a verifier learns from, in random order. ``encode`` gives unit rows.

    ``headed``: the share of made-up texts that stand under headings, as sentences do when they are
    judged in an answer.
    """
    rng = random.Random(seed)  # noqa: S311 - repeatable
    passages = _trained_on()
    pairs = [
        _under_headings(pair, passage.text, rng) if rng.random() < headed else pair
        for passage in passages
        for pair in pairs_about(passage, rng)
    ]
    asked = [Pair(q, each.text, "", "") for each in passages for q in each.lay]
    lay = [pair for pair in read_lay_questions(material) if len(pair.passage) < _LONGEST]
    for some in (asked, rng.sample(lay, min(_LAY, len(lay)))):
        pairs += _told_apart(some, encode, rng)
    pairs += _of_reading(material, rng)
    rng.shuffle(pairs)
    return pairs


def pairs_about(passage: AskedPassage, rng: random.Random) -> Iterator[JudgedPair]:
    """The passage, its sentences and those that would answer, with the questions about it."""
    text, sentences = passage.text, split_sentences(passage.text)
    would = [sentence for _, sentence in passage.unanswered]
    for question, stretch in passage.answered:
        yield JudgedPair(question, text, answers=True)
        own = _sentences_with(stretch, text)
        rest = [sentence for sentence in sentences if sentence not in own]
        if len(own) == 1 and rest:
            yield JudgedPair(question, own[0], answers=True)
            other = rng.choice(rest) if rng.random() < 0.5 else " ".join(rest)
            yield JudgedPair(question, other, answers=False)
        yield JudgedPair(question, rng.choice(would), answers=False)
    for question, sentence in passage.unanswered:
        part = text if rng.random() < 0.6 else rng.choice(sentences)
        yield JudgedPair(question, part, answers=False)
        around = rng.choice((sentence, sentence, f"{text} {sentence}", f"{sentence} {text}"))
        yield JudgedPair(question, around, answers=True)
        other = rng.choice([each for each in would if each != sentence] or [text])
        around = other if rng.random() < 0.6 else f"{text} {other}"
        yield JudgedPair(question, around, answers=False)


def _sentences_with(stretch: str, text: str) -> list[str]:
    return [sentence for sentence in split_sentences(text) if stretch.strip(" .") in sentence]


def _under_headings(pair: JudgedPair, passage: str, rng: random.Random) -> JudgedPair:
    """A document's title and what the passage opens with, which answers nothing by itself."""
    title = f"{rng.choice(_KINDS)} {rng.randrange(2015, 2027)}"
    opening = " ".join(passage.split()[:_OPENING])
    return replace(pair, text=f"{title}. {opening}. {pair.text}")


def _told_apart(pairs: Sequence[Pair], encode: Encode, rng: random.Random) -> Iterator[JudgedPair]:
    """Each question with its passage, and with another that is as near to it."""
    passages = sorted({pair.passage for pair in pairs})
    vectors = encode(passages)
    asked = encode([pair.query for pair in pairs])
    for row, pair in enumerate(pairs):
        yield JudgedPair(pair.query, pair.passage, answers=True)
        nearest = np.argsort(-(vectors @ asked[row]))[: _NEAREST + 1]
        others = [passages[i] for i in nearest if passages[i] != pair.passage]
        yield JudgedPair(pair.query, rng.choice(others), answers=False)


def _of_reading(material: Path, rng: random.Random) -> Iterator[JudgedPair]:
    """The sentence that answers, and the other one that shares most words with the question."""
    rows = reading_pairs(material)
    rng.shuffle(rows)
    told = ((pair, answering_sentence(pair)) for pair in rows)
    for pair, sentence in [(pair, sentence) for pair, sentence in told if sentence][:_READING]:
        asked = _words(pair.query)
        others = [each for each in split_sentences(pair.passage) if each != sentence]
        yield JudgedPair(pair.query, sentence, answers=True)
        if others:
            nearest = max(others, key=lambda text: len(asked & _words(text)))
            yield JudgedPair(pair.query, nearest, answers=False)


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.lower()))
