"""How long a passage is, counted in tokens of our own encoding."""

from __future__ import annotations

from functools import cache, lru_cache

import tiktoken

from ingest.language.encoding_definition import NAME


@cache
def encoding() -> tiktoken.Encoding:
    """Our encoding, found through tiktoken's plugin registry."""
    return tiktoken.get_encoding(NAME)


@lru_cache(maxsize=4096)
def count_tokens(text: str) -> int:
    """Number of tokens; special tokens have no meaning in a document.

    The splitter asks for the same sentence several times, hence the cache.
    """
    return len(encoding().encode_ordinary(text))
