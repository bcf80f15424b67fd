"""A transformer's tokenizer: ids of whole texts, and the marks at their ends."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tokenizers import Encoding, Tokenizer


class SubwordTokenizer:
    """A model's own, from its directory. Nothing is cut off or filled up."""

    def __init__(self, directory: Path) -> None:
        """Read ``tokenizer.json``; the library raises types of its own."""
        self._tokenizer = Tokenizer.from_file(str(directory / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self.first = int(self._tokenizer.token_to_id("[CLS]") or 0)
        self.last = int(self._tokenizer.token_to_id("[SEP]") or 0)

    def encode(self, texts: Sequence[str]) -> list[Encoding]:
        """Each text's ids with the characters that they stand for, without the marks."""
        found: list[Encoding] = self._tokenizer.encode_batch(list(texts), add_special_tokens=False)
        return found
