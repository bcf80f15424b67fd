"""Swedish word forms and how common they are, learnt from public text.

Used to mend words that a PDF broke, and (by the index) to split compounds and to forgive
typing faults. The list is data, made by ``ingest.language.build``.
"""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

COUNTS_FILE = Path(__file__).parent / "data" / "word-counts-sv.tsv.gz"


@cache
def word_counts() -> Mapping[str, int]:
    """Lower-cased word form → occurrences in some 38 million words of public Swedish."""
    with gzip.open(COUNTS_FILE, "rt", encoding="utf-8") as lines:
        pairs = (line.rstrip("\n").split("\t") for line in lines)
        return MappingProxyType({word: int(count) for word, count in pairs})


def word_count(word: str) -> int:
    """Occurrences of a lower-cased word form; 0 if it is not Swedish, or rare."""
    return word_counts().get(word, 0)
