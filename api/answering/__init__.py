"""A question in, a cited answer or an honest refusal out."""

from api.answering.answer import Answer, Citation
from api.answering.answerer import Answerer
from api.answering.decision_forest import LEAF, DecisionForest
from api.answering.refusal import RefusalModel, never_refusing, save_model
from api.answering.refusal_signs import SIGNS as REFUSAL_SIGNS

__all__ = [
    "LEAF",
    "REFUSAL_SIGNS",
    "Answer",
    "Answerer",
    "Citation",
    "DecisionForest",
    "RefusalModel",
    "never_refusing",
    "save_model",
]
