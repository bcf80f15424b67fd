"""How long a passage is, counted in tokens of our own encoding."""

from __future__ import annotations

from functools import cache

import tiktoken

from ingest.language.encoding_definition import NAME


@cache
def encoding() -> tiktoken.Encoding:
    """Our encoding, found through tiktoken's plugin registry."""
    return tiktoken.get_encoding(NAME)


def count_tokens(text: str) -> int:
    """Number of tokens; special tokens have no meaning in a document."""
    return len(encoding().encode_ordinary(text))
