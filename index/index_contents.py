"""What an index holds, and how it is turned into the bytes of files and back."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from pydantic import TypeAdapter

from index.document_json import documents_from_json, documents_to_json
from index.impact_matrix import ImpactMatrix
from index.ranking import Vectors
from ingest.document import Document
from ingest.passage import Passage

_PASSAGES = TypeAdapter(tuple[Passage, ...])
_KEYS = TypeAdapter(tuple[str, ...])
_LEXICON = TypeAdapter(dict[str, int])


@dataclass(frozen=True, slots=True)
class IndexContents:
    """Row i of ``vectors``, of both matrices and of ``vector_keys`` is passage i."""

    documents: tuple[Document, ...]
    passages: tuple[Passage, ...]
    vectors: Vectors
    """Unit rows, float32 of shape (passages, dimension)."""
    vector_keys: tuple[str, ...]
    """Hash of the text that each vector was made from."""
    lexical: ImpactMatrix
    ngrams: ImpactMatrix
    compound_lexicon: Mapping[str, int]
    """Kept with the index, so that questions are split exactly as the passages were."""


def to_files(contents: IndexContents) -> dict[str, bytes]:
    """File name → bytes; the same contents give the same bytes."""
    return {
        "documents.json": documents_to_json(contents.documents),
        "passages.json": _PASSAGES.dump_json(contents.passages),
        "vectors.npy": _array_to_bytes(contents.vectors),
        "vector-keys.json": _KEYS.dump_json(contents.vector_keys),
        "bm25.npz": _matrix_to_bytes(contents.lexical),
        "ngrams.npz": _matrix_to_bytes(contents.ngrams),
        "compound-lexicon.json": json.dumps(
            dict(contents.compound_lexicon), ensure_ascii=False, separators=(",", ":")
        ).encode(),
    }


def from_files(files: Mapping[str, bytes]) -> IndexContents:
    """The contents that ``to_files`` wrote.

    Raises:
        KeyError, ValueError: not files of an index; pydantic's errors are ValueErrors.
    """
    contents = IndexContents(
        documents=documents_from_json(files["documents.json"]),
        passages=_PASSAGES.validate_json(files["passages.json"]),
        vectors=np.load(io.BytesIO(files["vectors.npy"]), allow_pickle=False),
        vector_keys=_KEYS.validate_json(files["vector-keys.json"]),
        lexical=_matrix_from_bytes(files["bm25.npz"]),
        ngrams=_matrix_from_bytes(files["ngrams.npz"]),
        compound_lexicon=_LEXICON.validate_json(files["compound-lexicon.json"]),
    )
    rows = {
        len(contents.passages),
        len(contents.vectors),
        len(contents.vector_keys),
        contents.lexical.row_count,
        contents.ngrams.row_count,
    }
    if len(rows) != 1:
        raise ValueError(f"the parts of the index have different numbers of rows: {rows}")
    return contents


def stored_vectors(files: Mapping[str, bytes]) -> dict[str, Vectors]:
    """Vector key → vector, of shape (dimension,), without reading the rest.

    Raises:
        KeyError, ValueError: as ``from_files``.
    """
    vectors = np.load(io.BytesIO(files["vectors.npy"]), allow_pickle=False)
    keys = _KEYS.validate_json(files["vector-keys.json"])
    return dict(zip(keys, vectors, strict=True))


def _array_to_bytes(array: np.ndarray) -> bytes:
    buffer = io.BytesIO()
    np.save(buffer, array, allow_pickle=False)
    return buffer.getvalue()


def _matrix_to_bytes(matrix: ImpactMatrix) -> bytes:
    buffer = io.BytesIO()
    terms = "\n".join(matrix.columns).encode()  # no term holds a line feed
    np.savez(
        buffer,
        terms=np.frombuffer(terms, dtype=np.uint8),
        starts=matrix.starts,
        rows=matrix.rows,
        impacts=matrix.impacts,
        row_count=np.int64(matrix.row_count),
    )
    return buffer.getvalue()


def _matrix_from_bytes(content: bytes) -> ImpactMatrix:
    with np.load(io.BytesIO(content), allow_pickle=False) as arrays:
        text = arrays["terms"].tobytes().decode()
        terms = text.split("\n") if text else []
        return ImpactMatrix(
            columns={term: column for column, term in enumerate(terms)},
            starts=arrays["starts"],
            rows=arrays["rows"],
            impacts=arrays["impacts"],
            row_count=int(arrays["row_count"]),
        )
