"""How the public model families want to be fed, where their own files do not say.

A model's own ``config_sentence_transformers.json`` always wins: it carries prompts for
Qwen3-Embedding, EmbeddingGemma, the arctic models and most others. The table below is
for models whose instructions stand only in their model cards, named per row.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

#: The task that instruction-tuned models are told, in the words their cards recommend.
_TASK = "Given a web search query, retrieve relevant passages that answer the query"


@dataclass(frozen=True, slots=True)
class Family:
    """What goes before a query and before a passage, and the longest input in tokens."""

    pattern: str
    query_prompt: str
    passage_prompt: str
    max_tokens: int
    source: str


FAMILIES = (
    Family(
        r"e5-.*instruct",
        f"Instruct: {_TASK}\nQuery: ",
        "",
        512,
        "model card of intfloat/multilingual-e5-large-instruct",
    ),
    Family(
        r"(^|[/_-])e5-|multilingual-e5",
        "query: ",
        "passage: ",
        512,
        "model card of intfloat/multilingual-e5-small",
    ),
    Family(
        r"qwen3-embedding",
        f"Instruct: {_TASK}\nQuery:",
        "",
        32_768,
        "model card of Qwen/Qwen3-Embedding-0.6B",
    ),
    Family(
        r"arctic-embed.*v2",
        "query: ",
        "",
        8_192,
        "model card of Snowflake/snowflake-arctic-embed-l-v2.0",
    ),
    Family(
        r"arctic-embed",
        "Represent this sentence for searching relevant passages: ",
        "",
        512,
        "model card of Snowflake/snowflake-arctic-embed-m-v1.5",
    ),
    Family(
        r"embedding-?gemma",
        "task: search result | query: ",
        "title: none | text: ",
        2_048,
        "model card of google/embeddinggemma-300m",
    ),
    Family(r"bge-m3", "", "", 8_192, "model card of BAAI/bge-m3"),
    Family(
        r"bge-.*-en",
        "Represent this sentence for searching relevant passages: ",
        "",
        512,
        "model card of BAAI/bge-small-en-v1.5",
    ),
)


def family_of(*names: str) -> Family | None:
    """The first family whose pattern one of the names matches (path, hub name, base model)."""
    for family in FAMILIES:
        if any(re.search(family.pattern, name.lower()) for name in names if name):
            return family
    return None
