"""Trains the joint Swedish–English subword vocabulary.

Swedish writes compounds in one word. A vocabulary learnt from frequency alone cuts them
across the joint (``information`` + ``sstöd``), so that the parts share nothing with the
same words standing alone. Here the training text is cut at the joints first, by the
corpus's own word counts; the finished tokenizer is a plain byte-pair encoding and needs no
splitter when it is used.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence

from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers, trainers

PAD, UNKNOWN, CLS, SEP = "[PAD]", "[UNK]", "[CLS]", "[SEP]"

#: Marks a joint in the training text only.
_JOINT = "\u0001"

_WORD = re.compile(r"[A-Za-zÅÄÖåäöéü]+")

#: A part has at least this many letters and this many occurrences on its own.
_PART_LETTERS, _PART_COUNT = 4, 20

#: Words as frequent as this keep a piece of their own.
_FREQUENT = 600


class CompoundSplitter:
    """Cuts rare words where both sides are much more frequent words themselves."""

    def __init__(self, texts: Iterable[str]) -> None:
        """Count the words of ``texts``."""
        self._counts = Counter(w for text in texts for w in _WORD.findall(text.lower()))
        self._known: dict[str, str] = {}

    def cut(self, text: str) -> str:
        """The text with a joint mark inside every compound."""
        return _WORD.sub(lambda found: self._cut_word(found.group(0)), text)

    def _cut_word(self, word: str) -> str:
        if len(word) <= 2 * _PART_LETTERS:
            return word
        if word not in self._known:
            at = self._joint(word.lower())
            self._known[word] = f"{word[:at]}{_JOINT}{word[at:]}" if at else word
        return self._known[word]

    def _joint(self, word: str) -> int:
        """Where the best second part begins; 0 where the word is no compound."""
        own = self._counts[word]
        best, at = 4.0 * own, 0
        if own >= _FREQUENT:
            return 0
        for i in range(_PART_LETTERS, len(word) - _PART_LETTERS + 1):
            first, last = word[:i], self._counts[word[i:]]
            count = self._counts[first]
            if first.endswith("s") and len(first) > _PART_LETTERS:
                count = max(count, self._counts[first[:-1]])
            together = math.sqrt(count * last)
            if min(count, last) >= _PART_COUNT and together > best:
                best, at = together, i
        return at


def train_tokenizer(swedish: Sequence[str], english: Sequence[str], size: int) -> Tokenizer:
    """A byte-pair encoding of ``size`` pieces; lower-cased, å, ä and ö kept as letters."""
    splitter = CompoundSplitter(swedish)
    tokenizer = Tokenizer(models.BPE(unk_token=UNKNOWN))
    tokenizer.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Lowercase()])
    tokenizer.decoder = decoders.Metaspace()
    steps = [
        pre_tokenizers.WhitespaceSplit(),
        pre_tokenizers.Punctuation(),
        pre_tokenizers.Metaspace(prepend_scheme="always"),
    ]
    joints = pre_tokenizers.Split(_JOINT, "removed")
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence([*steps, joints])
    trainer = trainers.BpeTrainer(
        vocab_size=size,
        special_tokens=[PAD, UNKNOWN, CLS, SEP],
        min_frequency=3,
        limit_alphabet=200,
    )
    texts = [splitter.cut(text) for text in swedish]
    tokenizer.train_from_iterator([*texts, *english], trainer)
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(steps)
    return tokenizer
