"""The contextual model without torch: tokenizers and ONNX Runtime.

Reads a directory in sentence-transformers' format (a BERT, mean pooling, unit length) that
also holds ``mean_pooled.onnx``, the same network over the same weights file. A text longer than
the model reads is embedded in pieces whose vectors are averaged, never cut off in silence.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from index.encoding.encoder import FloatMatrix, fingerprint_of, unit_rows
from index.encoding.errors import ModelError

#: Tokens of one call to the network, padding included: bounds its memory.
_CALL = 2048

#: The network, up to the mean over the tokens; its weights are those of model.safetensors.
NETWORK_FILE = "mean_pooled.onnx"

Integers = npt.NDArray[np.int64]


class ContextualEncoder:
    """A transformer from a directory, run by ONNX Runtime on the CPU."""

    def __init__(self, directory: Path, *, threads: int = 0) -> None:
        """Load the model, or raise :class:`ModelError`; ``threads`` 0 means all cores."""
        try:
            import onnxruntime  # type: ignore[import-untyped]  # noqa: PLC0415 - this model only
        except ImportError as error:
            raise ModelError(
                f"Modellen {directory.name} kräver paketet onnxruntime; "
                "kör: pip install onnxruntime"
            ) from error
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.enable_cpu_mem_arena = False
        # Waiting threads that spin take the core from whoever else answers a question.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        options.log_severity_level = 3
        try:
            settings = (directory / "sentence_bert_config.json").read_text(encoding="utf-8")
            self._max_tokens = int(json.loads(settings)["max_seq_length"])
            self._tokenizer = Tokenizer.from_file(str(directory / "tokenizer.json"))
            self._session = onnxruntime.InferenceSession(
                directory / NETWORK_FILE, options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:  # both libraries raise types of their own
            raise ModelError(
                f"Modellen {directory} går inte att läsa; filerna är skadade, hämta dem på nytt."
            ) from error
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._first = int(self._tokenizer.token_to_id("[CLS]") or 0)
        self._last = int(self._tokenizer.token_to_id("[SEP]") or 0)
        self._dimension = int(self._session.get_outputs()[0].shape[1])
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

    def encode_queries(self, texts: Sequence[str]) -> FloatMatrix:
        """Unit rows, (texts, dimension); queries and passages are treated alike."""
        return self._encode(texts)

    def encode_passages(self, texts: Sequence[str]) -> FloatMatrix:
        """Unit rows, (texts, dimension)."""
        return self._encode(texts)

    def _encode(self, texts: Sequence[str]) -> FloatMatrix:
        pieces: list[list[int]] = []
        owners: list[int] = []
        encodings = self._tokenizer.encode_batch_fast(list(texts), add_special_tokens=False)
        for owner, encoding in enumerate(encodings):
            parts = self._pieces(encoding.ids)
            pieces += parts
            owners += [owner] * len(parts)
        sums = np.zeros((len(texts), self._dimension), dtype=np.float32)
        order = sorted(range(len(pieces)), key=lambda i: len(pieces[i]))
        start = 0
        while start < len(order):
            end = start + 1
            while end < len(order) and len(pieces[order[end]]) * (end + 1 - start) <= _CALL:
                end += 1
            batch = order[start:end]
            rows = unit_rows(self._run([pieces[i] for i in batch]))
            # Each piece counts by its length, so a short last one does not weigh as much.
            lengths = np.asarray([[len(pieces[i]) - 2] for i in batch], dtype=np.float32)
            np.add.at(sums, [owners[i] for i in batch], rows * lengths)
            start = end
        return unit_rows(sums)

    def _pieces(self, ids: list[int]) -> list[list[int]]:
        """The ids between the special tokens, in pieces of equal length that the model reads."""
        if not ids:
            return []
        room = self._max_tokens - 2
        count = -(-len(ids) // room)
        bounds = [len(ids) * i // count for i in range(count + 1)]
        return [[self._first, *ids[a:b], self._last] for a, b in itertools.pairwise(bounds)]

    def _run(self, batch: Sequence[Sequence[int]]) -> FloatMatrix:
        longest = max(map(len, batch))
        tokens: Integers = np.zeros((len(batch), longest), dtype=np.int64)
        mask: Integers = np.zeros_like(tokens)
        for row, ids in enumerate(batch):
            tokens[row, : len(ids)] = ids
            mask[row, : len(ids)] = 1
        (mean,) = self._session.run(["mean"], {"input_ids": tokens, "attention_mask": mask})
        return np.asarray(mean, dtype=np.float32)
