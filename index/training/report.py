"""The model card's table of results, reproduced by one command.

python -m index.training.report --material DIR [--model NAME_OR_DIR ...]
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from math import log2
from pathlib import Path

from index.encoding import DEFAULT_MODEL, Encoder, FloatMatrix, load_encoder
from index.fusion import Mode
from index.text_index import TextIndex
from index.training.development import (
    Baseline,
    DevelopmentSet,
    baselines,
    development_sets,
    ndcg_at_10,
    score_translation,
)
from index.training.lexical import Scores, standardise

Row = tuple[str, list[float | None]]


def lexical_rows(sets: Sequence[DevelopmentSet], lexical: dict[str, Baseline]) -> list[Row]:
    """BM25, character n-grams and their sum on every set."""
    words, letters, both = [], [], []
    for one in sets:
        base = lexical[one.name]
        words.append(ndcg_at_10(base.bm25, one.answers))
        letters.append(ndcg_at_10(base.characters, one.answers))
        total = standardise(base.bm25) + standardise(base.characters)
        both.append(ndcg_at_10(total, one.answers))
    return [
        ("BM25 (Snowball stems, stop words)", [*words, None, None]),
        ("character 3–6-grams, tf-idf", [*letters, None, None]),
        ("BM25 + character n-grams", [*both, None, None]),
    ]


def model_rows(
    encoder: Encoder,
    sets: Sequence[DevelopmentSet],
    lexical: dict[str, Baseline],
    material: Path,
) -> list[Row]:
    """The model alone, and summed with the two lexical rankings: counted once, and four times."""
    alone, once, four = [], [], []
    encoded: dict[tuple[str, ...], FloatMatrix] = {}
    for one in sets:
        if one.passages not in encoded:
            encoded[one.passages] = encoder.encode_passages(one.passages)
        model: Scores = encoder.encode_queries(one.queries) @ encoded[one.passages].T
        base = lexical[one.name]
        words = standardise(base.bm25) + standardise(base.characters)
        alone.append(ndcg_at_10(model, one.answers))
        once.append(ndcg_at_10(standardise(model) + words, one.answers))
        four.append(ndcg_at_10(4 * standardise(model) + words, one.answers))
    across = score_translation(encoder.encode_passages, material)
    languages: list[float | None] = [across["sv>en"], across["en>sv"]]
    return [
        (f"**{encoder.name}**", [*alone, *languages]),
        (f"{encoder.name} + BM25 + n-grams", [*once, None, None]),
        (f"4 × {encoder.name} + BM25 + n-grams", [*four, None, None]),
    ]


def search_rows(encoder: Encoder, sets: Sequence[DevelopmentSet]) -> list[Row]:
    """The search that the library gives over plain texts: by meaning alone, and by all it has."""
    dense: list[float | None] = []
    hybrid: list[float | None] = []
    built: dict[tuple[str, ...], TextIndex] = {}
    for one in sets:
        if one.passages not in built:
            built[one.passages] = TextIndex.build(one.passages, encoder)
        dense.append(_searched(built[one.passages], one, "dense"))
        hybrid.append(_searched(built[one.passages], one, "hybrid"))
    return [
        (f"search with {encoder.name}, dense", [*dense, None, None]),
        (f"search with {encoder.name}, hybrid", [*hybrid, None, None]),
    ]


def _searched(index: TextIndex, one: DevelopmentSet, mode: Mode) -> float:
    """nDCG@10 with one right passage per query."""
    gain = 0.0
    for query, answer in zip(one.queries, one.answers, strict=True):
        rows = [hit.row for hit in index.search(query, 10, mode)]
        gain += 1 / log2(rows.index(answer) + 2) if answer in rows else 0.0
    return gain / len(one.queries)


def as_markdown(sets: Sequence[DevelopmentSet], rows: Sequence[Row]) -> str:
    """The rows as a Markdown table."""
    names = [f"{one.name} ({len(one.queries)}/{len(one.passages)})" for one in sets]
    lines = [
        "| nDCG@10 (queries/passages) | " + " | ".join([*names, "sv→en", "en→sv"]) + " |",
        "| --- |" + " --- |" * (len(names) + 2),
    ]
    for name, values in rows:
        cells = ["" if value is None else f"{value:.3f}" for value in values]
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def main() -> None:
    """Print the table for the named models (the default one if none is named)."""
    parser = argparse.ArgumentParser(prog="python -m index.training.report", description=__doc__)
    parser.add_argument("--material", type=Path, required=True, help="the training material")
    parser.add_argument("--model", action="append", help="a model's name or directory")
    arguments = parser.parse_args()
    sets = development_sets(arguments.material)
    lexical = baselines(sets)
    rows = lexical_rows(sets, lexical)
    for name in arguments.model or [DEFAULT_MODEL]:
        encoder = load_encoder(name)
        rows += model_rows(encoder, sets, lexical, arguments.material)
        rows += search_rows(encoder, sets)
    print(as_markdown(sets, rows))


if __name__ == "__main__":
    main()
