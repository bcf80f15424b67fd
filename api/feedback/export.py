"""Ratings as a questions file for the evaluation suite (evals/QUESTIONS.md tells the format).

An answer that helped becomes a question whose evidence is what it cited. One that did not help
tells that something is wrong but not what is right: it stands as a comment with an empty form,
for a person to fill in from the documents.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from api.feedback.rating import Rating

LABEL = "Frågor ur omdömen"


def questions_file(ratings: Iterable[Rating]) -> str:
    """TOML; the same question with the same verdict stands once, as it was last rated."""
    latest: dict[tuple[str, str], Rating] = {}
    for rating in ratings:
        latest[(rating.question.casefold(), rating.verdict)] = rating
    blocks = [f"label = {_string(LABEL)}"]
    for number, rating in enumerate(latest.values(), 1):
        usable = rating.verdict == "up" and bool(rating.sources) == rating.answered
        block = _question(rating, number)
        blocks.append(block if usable else _to_be_done(rating, block))
    return "\n\n".join(blocks) + "\n"


def _question(rating: Rating, number: int) -> str:
    lines = [
        "[[question]]",
        f'id = "feedback-{number:03}"',
        f"text = {_string(rating.question)}",
        f"documents = {_strings(each.document for each in rating.sources)}",
        f"sections = {_strings(each.section for each in rating.sources)}",
        *_evidence(rating),
        f"answerable = {'true' if rating.answered else 'false'}",
    ]
    return "\n".join(lines)


def _evidence(rating: Rating) -> list[str]:
    if not rating.sources:
        return []
    groups = [
        f"  [{{ document = {_string(each.document)}, quote = {_string(each.quote)} }}],"
        for each in rating.sources
    ]
    return ["evidence = [", *groups, "]"]


def _to_be_done(rating: Rating, block: str) -> str:
    # A TOML comment may hold no control characters.
    comment = "".join(c if c.isprintable() or c == "\n" else " " for c in rating.comment)
    said = [f"Läsaren: {comment}"] if comment else []
    text = "\n".join(["Svaret hjälpte inte. Rätta och ta bort #.", *said, block])
    return "\n".join(f"# {line}".rstrip() for line in text.split("\n"))


def _strings(values: Iterable[str]) -> str:
    return "[" + ", ".join(_string(each) for each in dict.fromkeys(values)) + "]"


def _string(value: str) -> str:
    """A TOML basic string: JSON's, but that DEL must be escaped too."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
