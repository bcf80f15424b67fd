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
    cells = gzip.decompress(COUNTS_FILE.read_bytes()).decode("utf-8").replace("\t", "\n").split()
    return MappingProxyType(dict(zip(cells[::2], map(int, cells[1::2]), strict=True)))


def word_count(word: str) -> int:
    """Occurrences of a lower-cased word form; 0 if it is not Swedish, or rare."""
    return word_counts().get(word, 0)
