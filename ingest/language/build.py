"""Learn the language data that ingestion needs from public Swedish text.

    python -m ingest.language.build --material DIR

``DIR/text/*.txt.xz`` holds running text, one paragraph a line. Two files come out, beside
this module in ``data/``:

- ``word-counts-sv.tsv.gz``: every word form seen at least ``MIN_COUNT`` times, with its count;
- ``plansvar_sv.tiktoken``: a byte-level BPE in tiktoken's own file format.

The result depends on the material alone, so a second run writes the same bytes.
"""

from __future__ import annotations

import argparse
import base64
import collections
import gzip
import lzma
import re
from collections.abc import Iterator
from pathlib import Path

from tokenizers import Regex, Tokenizer, models, pre_tokenizers, trainers

from ingest.language.encoding_definition import PATTERN, RANKS_FILE
from ingest.language.lexicon import COUNTS_FILE

MIN_COUNT = 4
VOCABULARY_SIZE = 16_000
# Every n-th paragraph is enough for subword statistics and keeps training within minutes.
BPE_SAMPLE_STEP = 8

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def paragraphs(material: Path) -> Iterator[str]:
    """Every paragraph of the running text, file by file in name order."""
    for path in sorted((material / "text").glob("*.txt.xz")):
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            yield from lines


def count_words(material: Path) -> collections.Counter[str]:
    """Lower-cased word forms (inner hyphens kept) and how often each occurs."""
    counts: collections.Counter[str] = collections.Counter()
    for paragraph in paragraphs(material):
        counts.update(word.lower() for word in _WORD.findall(paragraph))
    return counts


def write_counts(counts: collections.Counter[str], path: Path) -> None:
    """Write ``word<TAB>count`` lines in alphabetical order, without a time stamp."""
    kept = sorted((word, count) for word, count in counts.items() if count >= MIN_COUNT)
    lines = "".join(f"{word}\t{count}\n" for word, count in kept)
    with gzip.GzipFile(path, "wb", compresslevel=9, mtime=0) as file:
        file.write(lines.encode("utf-8"))


def train_ranks(material: Path) -> dict[bytes, int]:
    """Byte-level BPE merges as tiktoken ranks: token bytes → rank."""
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(PATTERN), behavior="isolated"),
            pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
        ]
    )
    trainer = trainers.BpeTrainer(
        vocab_size=VOCABULARY_SIZE,
        initial_alphabet=sorted(pre_tokenizers.ByteLevel.alphabet()),
        show_progress=False,
    )
    sample = (text for i, text in enumerate(paragraphs(material)) if i % BPE_SAMPLE_STEP == 0)
    tokenizer.train_from_iterator(sample, trainer)
    symbol_to_byte = {symbol: byte for byte, symbol in _byte_symbols().items()}
    ordered = sorted(tokenizer.get_vocab().items(), key=lambda item: item[1])
    tokens = [bytes(symbol_to_byte[symbol] for symbol in token) for token, _ in ordered]
    # tiktoken wants all single bytes; they come first, whatever order the trainer gave them.
    singles = [bytes([value]) for value in range(256)]
    merged = [token for token in tokens if len(token) > 1]
    return {token: rank for rank, token in enumerate(singles + merged)}


def _byte_symbols() -> dict[int, str]:
    """GPT-2's table from byte values to printable symbols, which byte-level BPE uses."""
    printable = [*range(0x21, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100)]
    table = {value: chr(value) for value in printable}
    others = (value for value in range(256) if value not in table)
    return table | {value: chr(256 + n) for n, value in enumerate(others)}


def write_ranks(ranks: dict[bytes, int], path: Path) -> None:
    """Write tiktoken's format: base64 token, space, rank."""
    lines = (f"{base64.b64encode(token).decode()} {rank}\n" for token, rank in ranks.items())
    path.write_text("".join(lines), encoding="ascii")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--material", type=Path, required=True)
    material: Path = parser.parse_args().material
    write_counts(count_words(material), COUNTS_FILE)
    write_ranks(train_ranks(material), RANKS_FILE)


if __name__ == "__main__":
    main()
