"""Search over vectors with FAISS."""

from __future__ import annotations

import faiss
import numpy as np

from index.ranking import Ranking, Rows, Vectors, best, empty_ranking

# One query at a time over some thousands of rows: starting threads costs more than they save,
# and a server that answers several people has better use for the cores.
faiss.omp_set_num_threads(1)

# Rows whose score is this near the last one returned count as ties with it.
_TIE = 1e-5


class FaissIndex:
    """Inner products with every row (flat, so exact); cosine similarity over unit rows."""

    def __init__(self, vectors: Vectors) -> None:
        """``vectors``: (rows, dimension)."""
        self._index = faiss.IndexFlatIP(vectors.shape[1])
        self._index.add(np.ascontiguousarray(vectors))

    def __len__(self) -> int:
        return int(self._index.ntotal)

    def search(self, query: Vectors, k: int, among: Rows | None = None) -> Ranking:
        """See ``Index``; ``query`` has shape (dimension,)."""
        allowed = len(self) if among is None else len(among)
        wanted = min(k, allowed)
        if wanted <= 0:
            return empty_ranking()
        batch = np.ascontiguousarray(query, dtype=np.float32)[None]
        parameters = None if among is None else self._only(among)
        scores, rows = self._index.search(batch, wanted, params=parameters)
        found, values = rows[0], scores[0]
        if wanted < allowed:
            # Among equal scores FAISS keeps any; the promise is the lowest rows. So take all
            # that tie with the last one, and cut afterwards.
            _, values, found = self._index.range_search(
                batch, float(values[-1]) - _TIE, params=parameters
            )
        return best(found.astype(np.int64), values, wanted)

    def _only(self, among: Rows) -> faiss.SearchParameters:
        mask = np.zeros(len(self), dtype=bool)
        mask[among] = True
        # FAISS's stubs describe the C++ constructors, not the Python ones that wrap them.
        selector = faiss.IDSelectorBitmap(np.packbits(mask, bitorder="little"))  # type: ignore[call-arg, arg-type]
        return faiss.SearchParameters(sel=selector)  # type: ignore[call-arg]
