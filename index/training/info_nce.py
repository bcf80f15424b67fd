"""InfoNCE over the examples of a batch: each one's own partner told from the others'.

van den Oord, Li & Vinyals, "Representation Learning with Contrastive Predictive Coding" (2018).
"""

from __future__ import annotations

import torch
from torch.nn import functional


def info_nce(similarity: torch.Tensor, back: float) -> torch.Tensor:
    """The loss of ``similarity``, (examples, examples), partners on the diagonal.

    The way from rows to columns counts 1 and the way back ``back``; their weighted mean.
    """
    own = torch.arange(len(similarity))
    there = functional.cross_entropy(similarity, own)
    return (there + back * functional.cross_entropy(similarity.T, own)) / (1 + back)
