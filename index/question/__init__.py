"""What a question asks for: years, documents, a section, names."""

from index.question.nature import Nature, document_nature
from index.question.understanding import QuestionReader, Understanding

__all__ = ["Nature", "QuestionReader", "Understanding", "document_nature"]
