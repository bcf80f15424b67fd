"""A question in, a cited answer or an honest refusal out."""

from api.answering.answer import Answer, Citation
from api.answering.answerer import Answerer
from api.answering.refusal import WEIGHTS_FILE as REFUSAL_WEIGHTS_FILE
from api.answering.refusal import never_refusing
from api.answering.refusal_signs import AGAINST as REFUSAL_SIGNS_AGAINST
from api.answering.refusal_signs import FOR as REFUSAL_SIGNS_FOR
from api.answering.refusal_signs import SIGNS as REFUSAL_SIGNS

__all__ = [
    "REFUSAL_SIGNS",
    "REFUSAL_SIGNS_AGAINST",
    "REFUSAL_SIGNS_FOR",
    "REFUSAL_WEIGHTS_FILE",
    "Answer",
    "Answerer",
    "Citation",
    "never_refusing",
]
