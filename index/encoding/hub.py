"""Others' models through sentence-transformers: loaded, measured, or refused in one sentence.

torch and sentence-transformers are slow to import and seldom needed, so only loading does it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any, TypeVar

from index.encoding.errors import ModelError

Model = TypeVar("Model")

# Tokenizers without a limit say so with a number above any real one.
_NO_LIMIT = 1_000_000


def load_through_library(name: str, load: Callable[[ModuleType], Model]) -> Model:
    """What ``load`` makes with sentence-transformers, or :class:`ModelError` about ``name``."""
    try:
        import sentence_transformers  # noqa: PLC0415 - see the module's docstring
    except ImportError as error:
        raise ModelError(
            f"Modellen {name} kräver paketet sentence-transformers; "
            "kör: pip install sentence-transformers"
        ) from error
    try:
        return load(sentence_transformers)
    except Exception as error:  # the libraries below raise a dozen unrelated types
        raise ModelError(_explain(name, error)) from error


def _explain(name: str, error: BaseException) -> str:
    """One sentence for whatever was raised when the model ``name`` was loaded."""
    chain: list[BaseException] = []
    link: BaseException | None = error
    while link is not None and link not in chain:
        chain.append(link)
        link = link.__cause__ or link.__context__
    kinds = {cls.__name__ for link in chain for cls in type(link).__mro__}
    if Path(name).is_dir():
        return (
            f"Modellkatalogen {name} går inte att läsa som en modell i sentence-transformers "
            "format; kontrollera att config.json, vikter och tokenizer finns där."
        )
    if kinds & {"RepositoryNotFoundError", "GatedRepoError", "HFValidationError"}:
        return f"Det finns ingen modell med namnet {name} på hubben; kontrollera stavningen."
    if kinds & {"ConnectError", "ConnectionError", "ConnectTimeout", "LocalEntryNotFoundError"}:
        return (
            f"Modellen {name} kan inte hämtas, hubben går inte att nå; "
            "ange en lokal katalog eller kör med den medföljande modellen."
        )
    return (
        f"Modellen {name} kan inte hämtas eller läsas; kontrollera namnet och nätet, "
        "eller kör med den medföljande modellen."
    )


def longest_input(model: Any, stated: int | None = None) -> int | None:
    """The smallest limit in tokens that the model, its positions and ``stated`` give.

    None: no limit.
    """
    limits = [model.max_seq_length, stated]
    config = getattr(model[0], "config", None)
    positions = getattr(config, "max_position_embeddings", None)
    if isinstance(positions, int):
        # RoBERTa's positions begin after the padding index, so two of them are not for text.
        rotary = getattr(config, "position_embedding_type", "absolute") == "rope"
        kind = str(getattr(config, "model_type", ""))
        limits.append(positions - 2 if "roberta" in kind and not rotary else positions)
    known = [int(limit) for limit in limits if limit is not None and limit < _NO_LIMIT]
    return min(known) if known else None
