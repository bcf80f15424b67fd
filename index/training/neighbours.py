"""Batches for the contextual model: passages about nearly the same thing side by side.

A transformer on two cores sees few examples, so each must teach much. The wrong answers of
a batch are the other passages in it; two thirds of them are the nearest neighbours of one
passage in the static model, which makes them hard without one extra token to compute.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from index.encoding import FloatMatrix, unit_rows
from index.training.development import held_out_sentences
from index.training.material import Pair, is_held_out, read_pairs, read_text, split_sentences
from index.training.token_store import Ids, TokenStore, tokenise

#: Pairs of each file that are used at most.
_PAIRS = {
    "gov_title_body": 9000, "squad_sv_dev": 6000, "construction_faq": 1000,
    "riksdag_interpellation_fraga_passage": 3000,
    "riksdag_interpellation_title_passage": 2000,
    "almedalen_title_description": 3000, "gov_heading_section": 3000,
    "riksdag_bet_heading_section": 1500, "riksdag_prop_heading_section": 1500,
    "riksdag_bet_summary": 1000, "sfs_heading_section": 1500,
    "riksdag_mot_title_passage": 3000, "riksdag_mot_yrkande_passage": 1500,
    "kursplan_heading_section": 500,
}  # fmt: skip

#: Sentences of running text with the rest of their paragraph.
_SENTENCES = 8000

#: Tokens of a passage that its place among the neighbours is computed from.
_SEEN = 200


@dataclass(frozen=True, slots=True)
class Batch:
    """Token ids of short texts and of the passages they belong to."""

    queries: Sequence[Ids]
    passages: Sequence[Ids]


def neighbour_batches(
    material: Path,
    tokenizer: Tokenizer,
    table: npt.NDArray[np.float32],
    size: int,
    seed: int,
) -> list[Batch]:
    """Every chosen pair once, in batches of ``size`` from one file each, in random order."""
    rng = random.Random(seed)  # noqa: S311 - repeatable draws
    groups: dict[str, list[tuple[str, str]]] = {}
    for pair in read_pairs(material):
        if pair.source in _PAIRS and not is_held_out(pair.source, pair.document):
            groups.setdefault(pair.source, []).append((pair.query, pair.passage))
    batches: list[Batch] = []
    for source, rows in groups.items():
        rng.shuffle(rows)
        batches += _group(rows[: _PAIRS[source]], tokenizer, table, size, rng)
    batches += _group(_from_text(material, rng), tokenizer, table, size, rng)
    rng.shuffle(batches)
    return batches


def every_pair_once(
    pairs: Sequence[Pair],
    tokenizer: Tokenizer,
    table: npt.NDArray[np.float32],
    size: int,
    seed: int,
) -> list[Batch]:
    """``pairs`` in batches of ``size``, no passage twice in one."""
    rng = random.Random(seed)  # noqa: S311 - repeatable draws
    rows = [(pair.query, pair.passage) for pair in pairs]
    rng.shuffle(rows)
    return _group(rows, tokenizer, table, size, rng)


def _from_text(material: Path, rng: random.Random) -> list[tuple[str, str]]:
    held_out = held_out_sentences(material)
    found: list[tuple[str, str]] = []
    for source, paragraph in read_text(material):
        if rng.random() > (0.01 if source == "sfs_lagar" else 0.03):
            continue
        parts = split_sentences(paragraph[:1200])
        if any(part[:60] in held_out for part in parts):
            continue
        parts = [part for part in parts if len(part) > 30]
        if len(parts) >= 3:
            chosen = parts.pop(rng.randrange(len(parts)))
            found.append((chosen, " ".join(parts)))
    rng.shuffle(found)
    return found[:_SENTENCES]


def _group(
    rows: Sequence[tuple[str, str]],
    tokenizer: Tokenizer,
    table: npt.NDArray[np.float32],
    size: int,
    rng: random.Random,
) -> list[Batch]:
    queries = tokenise(tokenizer, [query for query, _ in rows])
    passages = tokenise(tokenizer, [passage for _, passage in rows])
    places = _static_rows(passages, table)
    left = [i for i in range(len(rows)) if len(queries[i]) and len(passages[i])]
    batches = []
    while len(left) >= size:
        near = np.asarray(left)[np.argsort(-(places[left] @ places[left[0]]), kind="stable")]
        candidates = [*near[: size * 3].tolist()]
        anywhere = rng.sample(left, min(len(left), size * 2))
        chosen = _distinct(candidates, rows, size * 2 // 3, [])
        chosen = _distinct(anywhere, rows, size, chosen)
        gone = {left[0], *chosen}
        left = [i for i in left if i not in gone]
        batches.append(Batch([queries[i] for i in chosen], [passages[i] for i in chosen]))
    return batches


def _distinct(
    candidates: Sequence[int], rows: Sequence[tuple[str, str]], size: int, chosen: Sequence[int]
) -> list[int]:
    """Grow ``chosen`` to ``size`` with candidates whose passages are not there yet."""
    grown = list(chosen)
    passages = {rows[i][1] for i in grown}
    for i in candidates:
        if len(grown) >= size:
            break
        if rows[i][1] not in passages:
            grown.append(i)
            passages.add(rows[i][1])
    return grown


def _static_rows(passages: TokenStore, table: npt.NDArray[np.float32]) -> FloatMatrix:
    sums = [table[passages[i][:_SEEN]].sum(axis=0) for i in range(len(passages))]
    return unit_rows(np.asarray(sums))
