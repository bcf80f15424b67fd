"""A question in, a cited answer or an honest refusal out."""

from api.answering.answer import Answer, Citation
from api.answering.answerer import Answerer
from api.answering.decision_forest import LEAF, DecisionForest
from api.answering.refusal import ALL_SIGNS as REFUSAL_SIGNS
from api.answering.refusal import RefusalModel, never_refusing, save_model
from api.answering.verdict import VERDICT_SIGNS

__all__ = [
    "LEAF",
    "REFUSAL_SIGNS",
    "VERDICT_SIGNS",
    "Answer",
    "Answerer",
    "Citation",
    "DecisionForest",
    "RefusalModel",
    "never_refusing",
    "save_model",
]
