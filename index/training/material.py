"""Reads the training material and keeps the development documents apart.

The material is a directory with ``text/*.txt.xz`` (one paragraph per line),
``pairs/*.jsonl.xz`` (``q``, ``p`` and the document's ``id``) and ``parallel/*.tsv.xz``
(Swedish, English). Files named ``eval_*`` are for measuring only
and are never read by anything in this module but :func:`read_evaluation`.
"""

from __future__ import annotations

import csv
import hashlib
import json
import lzma
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

#: One document in this many is held out of training (its pairs and its running text).
HELD_OUT_OF = 20

#: Articles of the translated reading questions that are held out, under both titles.
HELD_OUT_ARTICLES = frozenset(
    {
        "1973_oil_crisis", "1973_oljekris", "Amazon_rainforest", "Amazonas regnskog",
        "Black_Death", "Construction", "Konstruktion", "Economic_inequality",
        "Ekonomisk kvalitet", "European_Union_law", "Huguenot", "Immune_system",
        "Immunförsvar", "Pharmacy", "Private_school", "Privatskola", "Scottish_Parlament",
        "Scottish_Parliament", "Southern_California", "Victoria_(Australia)",
    }
)  # fmt: skip

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ\d”\"])")


@dataclass(frozen=True, slots=True)
class Pair:
    """A short text and the passage it belongs to."""

    query: str
    passage: str
    source: str
    document: str
    overlap: float = 0.0
    answer: str = ""
    """What of the passage answers the question, where that is marked."""


def split_sentences(paragraph: str) -> list[str]:
    """Sentences of a paragraph, by end mark followed by a capital or a digit."""
    return [part for part in _SENTENCE_END.split(paragraph) if part]


def is_held_out(source: str, document: str) -> bool:
    """True when the document belongs to the development sets, by a hash of its name."""
    if source == "squad_sv_dev":
        return document in HELD_OUT_ARTICLES
    every = 2 if source == "construction_faq" else HELD_OUT_OF
    digest = hashlib.md5(document.encode(), usedforsecurity=False).digest()
    return int.from_bytes(digest[:4], "big") % every == 0


def read_pairs(material: Path) -> Iterator[Pair]:
    """Every pair of every file but the graded ones (``sts_sv``, ``sou_causality_ranking``)."""
    for path in sorted((material / "pairs").glob("*.jsonl.xz")):
        source = path.name.removesuffix(".jsonl.xz")
        if source in ("sts_sv", "sou_causality_ranking"):
            continue
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                document = row.get("id") or row.get("title") or row["p"]
                overlap, answer = float(row.get("ov", 0.0)), str(row.get("answer") or "")
                yield Pair(row["q"], row["p"], source, str(document), overlap, answer)


def read_text(material: Path) -> Iterator[tuple[str, str]]:
    """Running text as (source, paragraph)."""
    for path in sorted((material / "text").glob("*.txt.xz")):
        source = path.name.removesuffix(".txt.xz")
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                if paragraph := line.strip():
                    yield source, paragraph


def read_parallel(material: Path) -> Iterator[tuple[str, str, str]]:
    """Translations as (source, Swedish, English), the ``eval_*`` files left out."""
    for path in sorted((material / "parallel").glob("*.tsv.xz")):
        if path.name.startswith("eval_"):
            continue
        source = path.name.removesuffix(".tsv.xz")
        for swedish, english in _rows(path):
            yield source, swedish, english


def read_evaluation(material: Path, name: str) -> list[tuple[str, str]]:
    """Sentence pairs of one ``eval_*`` file, for measuring only."""
    return list(_rows(material / "parallel" / f"eval_{name}.tsv.xz"))


def read_table(path: Path) -> list[list[str]]:
    """The cells of a tab-separated file of our own, line by line, quotation marks as they stand."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def _rows(path: Path) -> Iterator[tuple[str, str]]:
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            cells = line.rstrip("\n").split("\t")
            if len(cells) > 1 and cells[0].strip() and cells[1].strip():
                yield cells[0].strip(), cells[1].strip()
