"""The form that an answer must have: a name, a date, a cause, a quantity of the sort asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from api.answering.answer_type import AnswerType, answer_type, has_answer_form
from api.answering.quantity import Quantity, Sort, agreement, quantity_asked_for
from api.answering.sentence import Sentence
from index import Terms, Understanding


@dataclass(frozen=True, slots=True)
class AnswerForm:
    """What a question asks for. ``quantity`` is None unless ``kind`` is HOW_MUCH."""

    kind: AnswerType
    quantity: Quantity | None

    @classmethod
    def of(cls, understood: Understanding, analyze: Callable[[str], Terms]) -> AnswerForm:
        """The form that the question's words ask for."""
        quantity = quantity_asked_for(understood.corrected, analyze, understood.english)
        kind = answer_type(understood.corrected)
        if kind is AnswerType.HOW_MUCH or (quantity and kind is AnswerType.OTHER):
            return cls(AnswerType.HOW_MUCH, quantity or Quantity(Sort.ANY))
        return cls(kind, None)

    @property
    def is_told_in_passing(self) -> bool:
        """Whether it mostly stands elsewhere than where its matter is presented."""
        return self.kind is AnswerType.WHY or bool(
            self.quantity and self.quantity.sort is Sort.MONEY and self.quantity.of
        )

    def agreement(self, sentence: Sentence, analyze: Callable[[str], Terms]) -> float:
        """How well the sentence has the form, 0..1."""
        if self.quantity:
            return agreement(self.quantity, sentence, analyze)
        return float(has_answer_form(self.kind, sentence.text))
