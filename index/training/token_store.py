"""Token ids of many texts in two flat arrays, which a Python list of lists would not fit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

Ids = npt.NDArray[np.uint16]

#: Texts handed to the tokenizer at a time.
_BATCH = 20_000


@dataclass(frozen=True, slots=True)
class TokenStore:
    """Ids of text ``i`` are ``ids[starts[i]:starts[i + 1]]``; vocabularies below 65,536."""

    ids: Ids
    starts: npt.NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.starts) - 1

    def __getitem__(self, index: int) -> Ids:
        return self.ids[self.starts[index] : self.starts[index + 1]]


def tokenise(tokenizer: Tokenizer, texts: Sequence[str]) -> TokenStore:
    """The texts' ids, without special tokens."""
    parts: list[Ids] = []
    starts = [0]
    for at in range(0, len(texts), _BATCH):
        batch = list(texts[at : at + _BATCH])
        encodings = tokenizer.encode_batch_fast(batch, add_special_tokens=False)
        parts += [np.asarray(encoding.ids, dtype=np.uint16) for encoding in encodings]
    for part in parts:
        starts.append(starts[-1] + len(part))
    flat = np.concatenate(parts) if parts else np.zeros(0, dtype=np.uint16)
    return TokenStore(flat, np.asarray(starts, dtype=np.int64))
