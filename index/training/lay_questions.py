"""Questions as people without the official words ask them, each with the text that it is about.

They were written for this project, most of them from passages and titles of the material, which
itself lies elsewhere: the file names a text by its source and the beginning of its SHA-256. The
others come with made-up passages: of plans and follow-ups, and of what authorities tell citizens on
their pages, of which the material has little or none.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from index.training.material import Pair, is_held_out, read_pairs, read_table, read_text

LAY_QUESTIONS = Path(__file__).parent / "lay_questions.tsv"

#: A passage and its questions in each line.
PLAN_PASSAGES = Path(__file__).parent / "plan_passages.tsv"
AUTHORITY_PASSAGES = Path(__file__).parent / "authority_passages.tsv"

#: Official phrases, and what people say or ask who don't have them, in the same form.
EVERYDAY_PHRASES = Path(__file__).parent / "everyday_phrases.tsv"

_DIGEST_LENGTH = 12


def read_lay_questions(material: Path, path: Path = LAY_QUESTIONS) -> list[Pair]:
    """The questions with their texts, in the file's order.

    Raises:
        ValueError: a text is not in the part of the material that is trained on.
    """
    rows = read_table(path)
    sources = {source for source, _, _ in rows}
    wanted = {(source, digest) for source, digest, _ in rows}
    found: dict[tuple[str, str], str] = {}
    for source, text in _texts(material):
        if source in sources and (key := (source, digest_of(text))) in wanted:
            found[key] = text
    if missing := wanted - found.keys():
        raise ValueError(f"The material lacks {len(missing)} texts, such as {min(missing)}.")
    return [Pair(question, found[source, digest], source, "") for source, digest, question in rows]


def read_made_up_passages(path: Path) -> list[Pair]:
    """Each question to a made-up passage with it, in the file's order."""
    rows = ((row[0], question) for row in read_table(path) for question in row[1:])
    return [Pair(question, passage, "written", "") for passage, question in rows]


def _texts(material: Path) -> Iterator[tuple[str, str]]:
    for pair in read_pairs(material):
        if not is_held_out(pair.source, pair.document):
            yield pair.source, pair.passage
            yield pair.source, pair.query
    yield from read_text(material)


def digest_of(text: str) -> str:
    """What names the text in the file."""
    return hashlib.sha256(text.encode()).hexdigest()[:_DIGEST_LENGTH]
