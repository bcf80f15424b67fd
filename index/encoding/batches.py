"""Texts of many lengths as the rectangles that a network reads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from index.encoding.network import Integers

#: Tokens of one call to a network, padding included: bounds its memory.
CALL = 2048


def by_length(lengths: Sequence[int], budget: int = CALL) -> Iterator[list[int]]:
    """The places of texts, the shortest first, in batches of at most ``budget`` padded tokens.

    So little padding is read. A text that is longer by itself is a batch of its own.
    """
    batch: list[int] = []
    for place in sorted(range(len(lengths)), key=lengths.__getitem__):
        if batch and lengths[place] * (len(batch) + 1) > budget:
            yield batch
            batch = []
        batch.append(place)
    if batch:
        yield batch


def rectangle(rows: Sequence[Sequence[int]]) -> tuple[Integers, Integers]:
    """Ids with 0 after each row's end, and 1 where there is one; both (rows, longest)."""
    ids: Integers = np.zeros((len(rows), max(map(len, rows))), dtype=np.int64)
    mask: Integers = np.zeros_like(ids)
    for place, row in enumerate(rows):
        ids[place, : len(row)] = row
        mask[place, : len(row)] = 1
    return ids, mask
