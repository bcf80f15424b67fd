"""Texts of token ids as one rectangle, as a transformer reads them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from tokenizers import Tokenizer

from index.encoding.batches import rectangle
from index.training.token_store import Ids
from index.training.vocabulary import CLS, SEP


@dataclass(frozen=True, slots=True)
class PaddedTokens:
    """Both (texts, tokens), of whole numbers."""

    ids: torch.Tensor
    """0 after a text's end."""
    mask: torch.Tensor
    """1 where there is text."""


def filled_up(rows: Sequence[Sequence[int]]) -> PaddedTokens:
    """Rows of ids, as long as the longest."""
    ids, mask = rectangle(rows)
    return PaddedTokens(torch.from_numpy(ids), torch.from_numpy(mask))


def padded(texts: Sequence[Ids], longest: int, tokenizer: Tokenizer) -> PaddedTokens:
    """The first ``longest`` tokens of each text, the special ones at both ends among them."""
    first, last = tokenizer.token_to_id(CLS) or 0, tokenizer.token_to_id(SEP) or 0
    return filled_up([[first, *ids[: longest - 2].tolist(), last] for ids in texts])


def mean_where(kept: torch.Tensor, state: torch.Tensor) -> torch.Tensor:
    """The mean of the tokens' rows where ``kept`` is 1: (texts, tokens, width) → (texts, width)."""
    counts = kept.to(state.dtype)[..., None]
    return (state * counts).sum(dim=1) / counts.sum(dim=1)
