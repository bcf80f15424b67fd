"""Reading a text with a question in mind."""

from index.verification.answer_verifier import AnswerVerifier, Verifier, shipped_verifier

__all__ = ["AnswerVerifier", "Verifier", "shipped_verifier"]
