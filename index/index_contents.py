"""What an index holds, and how it is turned into the bytes of files and back."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from pydantic import TypeAdapter

from index.impact_matrix import ImpactMatrix
from index.late_interaction_index import PassageTokens, StoredTokens
from index.ranking import Vectors
from ingest.document import Document
from ingest.passage import Passage

_DOCUMENTS = TypeAdapter(tuple[Document, ...])
_PASSAGES = TypeAdapter(tuple[Passage, ...])
_KEYS = TypeAdapter(tuple[str, ...])


@dataclass(frozen=True, slots=True)
class PassageEmbedding:
    """What the encoder makes of one passage."""

    vector: Vectors
    """(dimension,)."""
    tokens: StoredTokens


@dataclass(frozen=True, slots=True)
class IndexContents:
    """Row i of ``vectors``, of both matrices, of ``vector_keys`` and of ``tokens`` is passage i."""

    documents: tuple[Document, ...]
    passages: tuple[Passage, ...]
    vectors: Vectors
    """Unit rows, float32 of shape (passages, dimension)."""
    vector_keys: tuple[str, ...]
    """Hash of the text that each vector was made from."""
    tokens: PassageTokens
    """Of the same passages; none in any of them where the encoder gives only one vector."""
    lexical: ImpactMatrix
    ngrams: ImpactMatrix
    compound_lexicon: Mapping[str, int]
    """Kept with the index, so that questions are split exactly as the passages were."""
    ledger: bytes
    """As ``index.ledger.record_to_bytes`` writes it; read by who first asks for it."""


def to_files(contents: IndexContents) -> dict[str, bytes]:
    """File name → bytes; the same contents give the same bytes."""
    return {
        "documents.json": _DOCUMENTS.dump_json(contents.documents),
        "passages.json": _PASSAGES.dump_json(contents.passages),
        "vectors.npy": _array_to_bytes(contents.vectors),
        "vector-keys.json": _KEYS.dump_json(contents.vector_keys),
        "token-vectors.npy": _array_to_bytes(contents.tokens.vectors),
        "token-places.npy": _array_to_bytes(contents.tokens.places),
        "token-starts.npy": _array_to_bytes(contents.tokens.starts),
        "bm25.npz": _matrix_to_bytes(contents.lexical),
        "ngrams.npz": _matrix_to_bytes(contents.ngrams),
        "compound-lexicon.npz": _lexicon_to_bytes(contents.compound_lexicon),
        "ledger.json": contents.ledger,
    }


def from_files(files: Mapping[str, bytes]) -> IndexContents:
    """The contents that ``to_files`` wrote.

    Raises:
        KeyError, ValueError: not files of an index; pydantic's errors are ValueErrors.
    """
    contents = IndexContents(
        documents=_DOCUMENTS.validate_json(files["documents.json"]),
        passages=_PASSAGES.validate_json(files["passages.json"]),
        vectors=_array_from_bytes(files["vectors.npy"]),
        vector_keys=_KEYS.validate_json(files["vector-keys.json"]),
        tokens=_tokens_from_files(files),
        lexical=_matrix_from_bytes(files["bm25.npz"]),
        ngrams=_matrix_from_bytes(files["ngrams.npz"]),
        compound_lexicon=_lexicon_from_bytes(files["compound-lexicon.npz"]),
        ledger=files["ledger.json"],
    )
    rows = {
        len(contents.passages),
        len(contents.vectors),
        len(contents.vector_keys),
        len(contents.tokens),
        contents.lexical.row_count,
        contents.ngrams.row_count,
    }
    if len(rows) != 1:
        raise ValueError(f"the parts of the index have different numbers of rows: {rows}")
    return contents


def stored_embeddings(files: Mapping[str, bytes]) -> dict[str, PassageEmbedding]:
    """Vector key → what the encoder made of that text, without reading the rest.

    Raises:
        KeyError, ValueError: as ``from_files``.
    """
    vectors = _array_from_bytes(files["vectors.npy"])
    keys = _KEYS.validate_json(files["vector-keys.json"])
    tokens = _tokens_from_files(files)
    return {
        key: PassageEmbedding(vector, tokens.of(row))
        for row, (key, vector) in enumerate(zip(keys, vectors, strict=True))
    }


def _tokens_from_files(files: Mapping[str, bytes]) -> PassageTokens:
    vectors = _array_from_bytes(files["token-vectors.npy"])
    places = _array_from_bytes(files["token-places.npy"])
    starts = _array_from_bytes(files["token-starts.npy"])
    if not len(starts) or not starts[-1] == len(vectors) == len(places):
        raise ValueError("the tokens of the index are not those of its passages")
    return PassageTokens(vectors, places, starts)


def _array_from_bytes(content: bytes) -> npt.NDArray[Any]:
    array: npt.NDArray[Any] = np.load(io.BytesIO(content), allow_pickle=False)
    return array


def _array_to_bytes(array: np.ndarray) -> bytes:
    buffer = io.BytesIO()
    np.save(buffer, array, allow_pickle=False)
    return buffer.getvalue()


def _matrix_to_bytes(matrix: ImpactMatrix) -> bytes:
    buffer = io.BytesIO()
    np.savez(
        buffer,
        terms=_strings_to_array(matrix.columns),
        starts=matrix.starts,
        rows=matrix.rows,
        impacts=matrix.impacts,
        row_count=np.int64(matrix.row_count),
    )
    return buffer.getvalue()


def _matrix_from_bytes(content: bytes) -> ImpactMatrix:
    with np.load(io.BytesIO(content), allow_pickle=False) as arrays:
        terms = _strings_from_array(arrays["terms"])
        return ImpactMatrix(
            columns={term: column for column, term in enumerate(terms)},
            starts=arrays["starts"],
            rows=arrays["rows"],
            impacts=arrays["impacts"],
            row_count=int(arrays["row_count"]),
        )


def _lexicon_to_bytes(lexicon: Mapping[str, int]) -> bytes:
    buffer = io.BytesIO()
    counts = np.fromiter(lexicon.values(), dtype=np.int64, count=len(lexicon))
    np.savez(buffer, words=_strings_to_array(lexicon), counts=counts)
    return buffer.getvalue()


def _lexicon_from_bytes(content: bytes) -> dict[str, int]:
    with np.load(io.BytesIO(content), allow_pickle=False) as arrays:
        return dict(
            zip(_strings_from_array(arrays["words"]), arrays["counts"].tolist(), strict=True)
        )


def _strings_to_array(strings: Iterable[str]) -> npt.NDArray[np.uint8]:
    """UTF-8, one a line: read many times faster than JSON. No term holds a line feed."""
    return np.frombuffer("\n".join(strings).encode(), dtype=np.uint8)


def _strings_from_array(array: npt.NDArray[np.uint8]) -> list[str]:
    text = array.tobytes().decode()
    return text.split("\n") if text else []
