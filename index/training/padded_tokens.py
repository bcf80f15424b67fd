"""Texts of token ids as one rectangle, as a transformer reads them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from tokenizers import Tokenizer

from index.training.token_store import Ids
from index.training.vocabulary import CLS, SEP


@dataclass(frozen=True, slots=True)
class PaddedTokens:
    """Both (texts, tokens): ids with 0 after a text's end, and where there is text."""

    ids: torch.Tensor
    mask: torch.Tensor
    """Of booleans."""


def padded(texts: Sequence[Ids], longest: int, tokenizer: Tokenizer) -> PaddedTokens:
    """The first ``longest`` tokens of each text, the special ones at both ends among them."""
    first, last = tokenizer.token_to_id(CLS) or 0, tokenizer.token_to_id(SEP) or 0
    cut = [[first, *ids[: longest - 2].tolist(), last] for ids in texts]
    width = max(map(len, cut))
    ids = torch.zeros(len(cut), width, dtype=torch.long)
    mask = torch.zeros(len(cut), width, dtype=torch.bool)
    for row, tokens in enumerate(cut):
        ids[row, : len(tokens)] = torch.tensor(tokens)
        mask[row, : len(tokens)] = True
    return PaddedTokens(ids, mask)
