"""Reading questions of the material, and the sentence that answers each."""

from __future__ import annotations

from pathlib import Path

from index.training.material import Pair, is_held_out, read_pairs, split_sentences


def reading_pairs(material: Path) -> list[Pair]:
    """Reading questions with the passage that each is about, those held out left out."""
    return [p for p in read_pairs(material) if p.answer and not is_held_out(p.source, p.document)]


def answering_sentence(pair: Pair) -> str:
    """The one sentence of the passage that holds the answer; "" if none or several do."""
    found = [part for part in split_sentences(pair.passage) if pair.answer in part]
    return found[0] if len(found) == 1 else ""
