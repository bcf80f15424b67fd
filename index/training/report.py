"""The model card's table of results, reproduced by one command.

python -m index.training.report --material DIR [--model NAME_OR_DIR ...]
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from index.encoding import DEFAULT_MODEL, Encoder, FloatMatrix, load_encoder
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
        rows += model_rows(load_encoder(name), sets, lexical, arguments.material)
    print(as_markdown(sets, rows))


if __name__ == "__main__":
    main()
