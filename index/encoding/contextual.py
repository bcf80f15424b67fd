"""The contextual model without torch: tokenizers and ONNX Runtime.

Reads a directory in sentence-transformers' format (a BERT, mean pooling, unit length) that
also holds ``network.onnx``, the same network over the same weights file, and with the projection
of single tokens for late interaction if the model has one. A text longer than the model reads is
embedded in pieces whose vectors are averaged, never cut off in silence.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from tokenizers import Encoding

from index.encoding.batches import by_length, rectangle
from index.encoding.encoder import FloatMatrix, fingerprint_of, unit_rows
from index.encoding.errors import reading
from index.encoding.late_interaction import Embedded, TokenVectors, no_tokens
from index.encoding.network import Network
from index.encoding.subword_tokenizer import SubwordTokenizer


@dataclass(frozen=True, slots=True)
class _Piece:
    """What the network reads at once of the text number ``owner``."""

    owner: int
    ids: list[int]
    places: list[int]
    """The character that each token begins at; -1 for the special ones."""


class ContextualEncoder:
    """A transformer from a directory, run by ONNX Runtime on the CPU."""

    def __init__(self, directory: Path, *, threads: int = 0) -> None:
        """Load the model, or raise :class:`ModelError`; ``threads`` 0 means all cores."""
        with reading(directory):
            settings = (directory / "sentence_bert_config.json").read_text(encoding="utf-8")
            self._max_tokens = int(json.loads(settings)["max_seq_length"])
            self._tokenizer = SubwordTokenizer(directory)
            self._network = Network(directory, threads)
        widths = self._network.widths
        self._dimension = int(widths["mean"])
        self._token_dimension = int(widths.get("tokens", 0))
        self._name = directory.name
        self._fingerprint = fingerprint_of(directory)

    @property
    def name(self) -> str:
        """The directory's name."""
        return self._name

    @property
    def fingerprint(self) -> str:
        """SHA-256 (hex) over the model's files."""
        return self._fingerprint

    @property
    def dimension(self) -> int:
        """Columns of the matrices."""
        return self._dimension

    @property
    def max_tokens(self) -> int | None:
        """Tokens read at a time, the two special ones among them; longer texts go in pieces."""
        return self._max_tokens

    @property
    def token_dimension(self) -> int:
        """Columns of the tokens' vectors; 0 where the model has no projection for them."""
        return self._token_dimension

    def encode_queries(self, texts: Sequence[str]) -> FloatMatrix:
        """Unit rows, (texts, dimension); queries and passages are treated alike."""
        return self._embed(texts, ["mean"]).vectors

    def encode_passages(self, texts: Sequence[str]) -> FloatMatrix:
        """Unit rows, (texts, dimension)."""
        return self._embed(texts, ["mean"]).vectors

    def embed_queries(self, texts: Sequence[str]) -> Embedded:
        """Vectors, and tokens each as long as its share of the question."""
        return self._embed(texts, ["mean", "tokens", "importance"])

    def embed_passages(self, texts: Sequence[str]) -> Embedded:
        """Vectors, and tokens of length 1."""
        return self._embed(texts, ["mean", "tokens"])

    def _embed(self, texts: Sequence[str], outputs: list[str]) -> Embedded:
        outputs = outputs if self._token_dimension else ["mean"]
        pieces: list[_Piece] = []
        for owner, encoding in enumerate(self._tokenizer.encode(texts)):
            pieces += self._pieces(owner, encoding)
        sums = np.zeros((len(texts), self._dimension), dtype=np.float32)
        tokens: dict[int, FloatMatrix] = {}
        for batch in by_length([len(piece.ids) for piece in pieces]):
            mean, *others = self._run([pieces[i].ids for i in batch], outputs)
            # Each piece counts by its length, so a short last one does not weigh as much.
            lengths = np.asarray([[len(pieces[i].ids) - 2] for i in batch], dtype=np.float32)
            np.add.at(sums, [pieces[i].owner for i in batch], unit_rows(mean) * lengths)
            for row, i in enumerate(batch if others else []):
                tokens[i] = _weighted([other[row, : len(pieces[i].ids)] for other in others])
        gathered: list[list[int]] = [[] for _ in texts]
        for i in sorted(tokens):
            gathered[pieces[i].owner].append(i)
        found = [self._together([(tokens[i], pieces[i].places) for i in own]) for own in gathered]
        if "importance" in outputs:
            found = [_with_sum_one(one) for one in found]
        return Embedded(unit_rows(sums), tuple(found))

    def _together(self, pieces: Sequence[tuple[FloatMatrix, list[int]]]) -> TokenVectors:
        if not pieces:
            return no_tokens(self._token_dimension)
        places = np.concatenate([np.asarray(where, np.int32) for _, where in pieces])
        return TokenVectors(np.concatenate([rows for rows, _ in pieces]), places)

    def _pieces(self, owner: int, encoding: Encoding) -> list[_Piece]:
        """A text's tokens between special ones, in pieces of equal length that the model reads."""
        ids, tokenizer = encoding.ids, self._tokenizer
        places = [start for start, _ in encoding.offsets]
        room = self._max_tokens - 2
        count = -(-len(ids) // room)
        bounds = [len(ids) * i // count for i in range(count + 1)] if ids else []
        return [
            _Piece(owner, [tokenizer.first, *ids[a:b], tokenizer.last], [-1, *places[a:b], -1])
            for a, b in itertools.pairwise(bounds)
        ]

    def _run(self, batch: Sequence[Sequence[int]], outputs: list[str]) -> list[FloatMatrix]:
        tokens, mask = rectangle(batch)
        return self._network.run(outputs, {"input_ids": tokens, "attention_mask": mask})


def _weighted(arrays: Sequence[FloatMatrix]) -> FloatMatrix:
    """Tokens' vectors, times their importance if that is given."""
    vectors, *importance = arrays
    return vectors * importance[0][:, None] if importance else vectors


def _with_sum_one(tokens: TokenVectors) -> TokenVectors:
    """Lengths that are weights, as shares of the whole text."""
    total = float(np.linalg.norm(tokens.vectors, axis=1).sum()) or 1.0
    return TokenVectors(np.asarray(tokens.vectors / total, np.float32), tokens.places)
