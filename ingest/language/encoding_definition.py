"""Our own tiktoken encoding, a byte-level BPE learnt from Swedish public text.

tiktoken's named encodings are downloaded on first use; this one lies in the package. It is
registered through tiktoken's plugin mechanism (``tiktoken_plugin/tiktoken_ext``),
so ``tiktoken.get_encoding("plansvar_sv")`` works wherever plansvar is installed.
"""

from __future__ import annotations

import base64
from pathlib import Path
from typing import TypedDict

NAME = "plansvar_sv"
RANKS_FILE = Path(__file__).parent / "data" / "plansvar_sv.tiktoken"
# Words with their leading space, numbers in threes, runs of other signs, runs of white space.
PATTERN = r" ?\p{L}+| ?\p{N}{1,3}| ?[^\s\p{L}\p{N}]+|\s+"


class EncodingArguments(TypedDict):
    """The arguments of ``tiktoken.Encoding``."""

    name: str
    pat_str: str
    mergeable_ranks: dict[bytes, int]
    special_tokens: dict[str, int]


def plansvar_sv() -> EncodingArguments:
    """What tiktoken's registry calls to construct the encoding."""
    lines = RANKS_FILE.read_text(encoding="ascii").splitlines()
    pairs = (line.split() for line in lines)
    ranks = {base64.b64decode(token): int(rank) for token, rank in pairs}
    return {"name": NAME, "pat_str": PATTERN, "mergeable_ranks": ranks, "special_tokens": {}}
