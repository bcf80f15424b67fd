"""Batches of questions with the one sentence that answers each.

The wrong answers of a batch are sentences of the same passages: what tells the right one is not
the matter but what is asked of it.
"""

from __future__ import annotations

import random
from collections.abc import Iterable
from pathlib import Path

from tokenizers import Tokenizer

from index.training.answer_sentences import answering_sentence, reading_pairs
from index.training.answered_questions import answering_sentences
from index.training.neighbours import Batch
from index.training.token_store import tokenise


def reading_sentence_batches(
    material: Path, tokenizer: Tokenizer, size: int, seed: int
) -> list[Batch]:
    """Of reading questions, those of one article together; see ``_batches``."""
    articles: dict[str, list[tuple[str, str]]] = {}
    for pair in reading_pairs(material):
        if sentence := answering_sentence(pair):
            articles.setdefault(pair.document, []).append((pair.query, sentence))
    return _batches(articles.values(), tokenizer, size, seed)


def written_sentence_batches(tokenizer: Tokenizer, size: int, seed: int) -> list[Batch]:
    """Of the questions to made-up passages, in their order, in which fields keep together."""
    return _batches([answering_sentences()], tokenizer, size, seed)


def _batches(
    groups: Iterable[list[tuple[str, str]]], tokenizer: Tokenizer, size: int, seed: int
) -> list[Batch]:
    """Batches of ``size`` from one group each, in random order; no sentence twice in one."""
    batches: list[Batch] = []
    for rows in groups:
        some: dict[str, str] = {}
        for question, sentence in rows:
            some.setdefault(sentence, question)
            if len(some) == size:
                batches.append(_batch(some, tokenizer))
                some = {}
    random.Random(seed).shuffle(batches)  # noqa: S311 - repeatable
    return batches


def _batch(question_of: dict[str, str], tokenizer: Tokenizer) -> Batch:
    questions = tokenise(tokenizer, list(question_of.values()))
    sentences = tokenise(tokenizer, list(question_of))
    rows = range(len(question_of))
    return Batch([questions[i] for i in rows], [sentences[i] for i in rows])
