"""Batches of (short text, text it belongs to) in token ids, drawn from every source.

Half a batch comes from one file, so that the wrong answers in it are about similar
matters. Three changes are made to the short side, each because users write that way: some
are misspelt, some lose words that the other side holds (so that wording alone does not
suffice), and sentences taken out of running text are sometimes cut to a few words.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from index.training.development import held_out_sentences
from index.training.material import (
    is_held_out,
    read_pairs,
    read_parallel,
    read_text,
    split_sentences,
)
from index.training.noise import misspell, without_shared
from index.training.token_store import Ids, TokenStore, tokenise
from index.training.written_pairs import written_pairs

#: Tokens of a passage that are read in training.
_LONGEST = 300

#: Words from which a translation counts as a sentence, below it as a term.
SENTENCE_WORDS = 4

#: How often a file is drawn, beyond its size to the power 0.8. Chosen-by-overlap pairs
#: teach word matching, which the others do too; real questions are scarce.
_FILE_WEIGHT = {
    "squad_sv_dev": 6.0,
    "construction_faq": 20.0,
    "written": 5.0,
    "sfs_heading_section": 0.5,
    "riksdag_interpellation_fraga_passage": 0.5,
    "riksdag_mot_yrkande_passage": 0.5,
}


@dataclass(frozen=True, slots=True)
class Mixture:
    """How often each kind of batch is drawn, and how the short side is changed."""

    pairs: float = 5.0
    sentences: float = 3.0
    translations: float = 1.5
    terms: float = 0.7
    misspelt: float = 0.15
    without_shared_words: float = 0.3


@dataclass(frozen=True, slots=True)
class ExampleBatch:
    """Token ids of short texts and of the long ones they belong to."""

    short: Sequence[Ids]
    long: Sequence[Ids]


@dataclass(frozen=True, slots=True)
class _Pairs:
    """Short texts as written (they are misspelt anew each time) and long ones as ids."""

    short: Sequence[str]
    long: TokenStore


@dataclass(frozen=True, slots=True)
class _Paragraphs:
    """Sentences of running text; paragraph ``i`` has ``first[i]`` up to ``first[i + 1]``."""

    sentences: TokenStore
    first: Sequence[int]


class Examples:
    """Draws batches; the same seed draws the same ones."""

    def __init__(
        self,
        material: Path,
        tokenizer: Tokenizer,
        mixture: Mixture,
        seed: int,
    ) -> None:
        """Read and tokenise the material (some minutes)."""
        self._tokenizer = tokenizer
        self._mixture = mixture
        self._rng = random.Random(seed)  # noqa: S311 - repeatable draws, not secrets
        self._pairs = _read_pairs(material, tokenizer)
        self._paragraphs = _read_paragraphs(material, tokenizer)
        rows = [(sv, en) for _, sv, en in read_parallel(material)]
        long = [row for row in rows if len(row[0].split()) >= SENTENCE_WORDS]
        short = [row for row in rows if len(row[0].split()) < SENTENCE_WORDS]
        self._others = {
            "translations": _as_pairs(tokenizer, long),
            "terms": _as_pairs(tokenizer, short),
        }

    def batch(self, size: int) -> ExampleBatch:
        """About ``size`` examples of one kind, texts without tokens left out."""
        kinds = ("pairs", "sentences", *self._others)
        weights = [getattr(self._mixture, kind) for kind in kinds]
        kind = self._rng.choices(kinds, weights)[0]
        short: list[Ids] = []
        long: list[Ids] = []
        if kind in self._others:
            short, long = self._from_pairs(self._others[kind], size, self._mixture.misspelt / 2)
        else:
            draw = self._from_file if kind == "pairs" else self._from_paragraphs
            while len(short) < size:
                some = draw(min(size // 2, size - len(short)))
                short += some[0]
                long += some[1]
            share, rng = self._mixture.without_shared_words, self._rng
            short = [without_shared(a, b, share, rng) for a, b in zip(short, long, strict=True)]
        kept = [i for i in range(len(short)) if len(short[i]) and len(long[i])]
        return ExampleBatch([short[i] for i in kept], [long[i][:_LONGEST] for i in kept])

    def _from_file(self, size: int) -> tuple[list[Ids], list[Ids]]:
        names = list(self._pairs)
        weights = [len(self._pairs[n].long) ** 0.8 * _FILE_WEIGHT.get(n, 1.0) for n in names]
        name = self._rng.choices(names, weights)[0]
        return self._from_pairs(self._pairs[name], size, self._mixture.misspelt)

    def _from_pairs(self, pairs: _Pairs, size: int, misspelt: float) -> tuple[list[Ids], list[Ids]]:
        rows = self._rng.sample(range(len(pairs.long)), min(size, len(pairs.long)))
        texts = [
            misspell(pairs.short[i], self._rng) if self._rng.random() < misspelt else pairs.short[i]
            for i in rows
        ]
        store = tokenise(self._tokenizer, texts)
        return [store[i] for i in range(len(store))], [pairs.long[i] for i in rows]

    def _from_paragraphs(self, size: int) -> tuple[list[Ids], list[Ids]]:
        """A sentence, or a few of its words, and the rest of its paragraph."""
        source = self._rng.choices(
            list(self._paragraphs), [len(p.first) ** 0.7 for p in self._paragraphs.values()]
        )[0]
        paragraphs = self._paragraphs[source]
        count = len(paragraphs.first) - 1
        short: list[Ids] = []
        long: list[Ids] = []
        for i in self._rng.sample(range(count), min(size, count)):
            rows = range(paragraphs.first[i], paragraphs.first[i + 1])
            chosen = self._rng.choice(rows)
            sentence = paragraphs.sentences[chosen]
            if len(sentence) > 12 and self._rng.random() < 0.5:
                length = self._rng.randrange(4, 12)
                start = self._rng.randrange(len(sentence) - length)
                sentence = sentence[start : start + length]
            short.append(sentence)
            long.append(np.concatenate([paragraphs.sentences[r] for r in rows if r != chosen]))
        return short, long


def _as_pairs(tokenizer: Tokenizer, rows: Sequence[tuple[str, str]]) -> _Pairs:
    return _Pairs([a for a, _ in rows], tokenise(tokenizer, [b for _, b in rows]))


def _read_pairs(material: Path, tokenizer: Tokenizer) -> dict[str, _Pairs]:
    rows: dict[str, list[tuple[str, str]]] = {}
    for pair in read_pairs(material):
        if not is_held_out(pair.source, pair.document):
            rows.setdefault(pair.source, []).append((pair.query, pair.passage))
    rows["written"] = [(pair.query, pair.passage) for pair in written_pairs(material)]
    return {source: _as_pairs(tokenizer, some) for source, some in rows.items()}


def _read_paragraphs(material: Path, tokenizer: Tokenizer) -> dict[str, _Paragraphs]:
    """Paragraphs of two to ten sentences, without those of the development documents."""
    held_out = held_out_sentences(material)
    sentences: dict[str, list[str]] = {}
    first: dict[str, list[int]] = {}
    for source, paragraph in read_text(material):
        parts = split_sentences(paragraph[:3000])
        if any(part[:60] in held_out for part in parts):
            continue
        parts = [part for part in parts if len(part) > 25][:10]
        if len(paragraph) >= 150 and len(parts) >= 2:
            first.setdefault(source, [0]).append(len(sentences.setdefault(source, [])) + len(parts))
            sentences[source] += parts
    return {
        source: _Paragraphs(tokenise(tokenizer, some), first[source])
        for source, some in sentences.items()
    }
