"""Batches of questions with the sentence that answers each, neighbours in one article.

The wrong answers of a batch are sentences of the same paragraphs: what tells the right one is not
the matter but what is asked of it.
"""

from __future__ import annotations

import random
from pathlib import Path

from tokenizers import Tokenizer

from index.training.material import Pair, is_held_out, read_pairs, split_sentences
from index.training.neighbours import Batch
from index.training.token_store import tokenise


def answer_sentence_batches(
    material: Path, tokenizer: Tokenizer, size: int, seed: int
) -> list[Batch]:
    """Batches of ``size`` questions of one article, in random order; no sentence twice in one."""
    articles: dict[str, list[tuple[str, str]]] = {}
    for pair in reading_pairs(material):
        if sentence := answering_sentence(pair):
            articles.setdefault(pair.document, []).append((pair.query, sentence))
    batches: list[Batch] = []
    for rows in articles.values():
        some: dict[str, str] = {}
        for question, sentence in rows:
            some.setdefault(sentence, question)
            if len(some) == size:
                batches.append(_batch(some, tokenizer))
                some = {}
    random.Random(seed).shuffle(batches)  # noqa: S311 - repeatable
    return batches


def reading_pairs(material: Path) -> list[Pair]:
    """Reading questions with the passage that each is about, those held out left out."""
    return [p for p in read_pairs(material) if p.answer and not is_held_out(p.source, p.document)]


def answering_sentence(pair: Pair) -> str:
    """The one sentence of the passage that holds the answer; "" if none or several do."""
    found = [part for part in split_sentences(pair.passage) if pair.answer in part]
    return found[0] if len(found) == 1 else ""


def _batch(question_of: dict[str, str], tokenizer: Tokenizer) -> Batch:
    questions = tokenise(tokenizer, list(question_of.values()))
    sentences = tokenise(tokenizer, list(question_of))
    rows = range(len(question_of))
    return Batch([questions[i] for i in rows], [sentences[i] for i in rows])
