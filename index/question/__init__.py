"""What a question asks for: years, documents, a section, names."""

from index.question.nature import (
    Nature,
    asks_promise_and_outcome,
    asks_what_came_about,
    document_nature,
    tells_what_came_about,
)
from index.question.understanding import QuestionReader, Understanding

__all__ = [
    "Nature",
    "QuestionReader",
    "Understanding",
    "asks_promise_and_outcome",
    "asks_what_came_about",
    "document_nature",
    "tells_what_came_about",
]
