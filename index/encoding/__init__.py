"""Embedding models: texts to unit vectors.

The default model is the project's own and lies beside the code; :func:`load_encoder` also
takes another directory or the name of a model on a hub.
"""

from index.encoding.contextual import ContextualEncoder
from index.encoding.encoder import Encoder, FloatMatrix, unit_rows
from index.encoding.errors import ModelError
from index.encoding.joint import JointEncoder
from index.encoding.late_interaction import (
    Embedded,
    TokenEncoder,
    TokenVectors,
    embed_passages,
    embed_queries,
    token_dimension,
)
from index.encoding.loading import DEFAULT_MODEL, STATIC_MODEL, load_encoder, quick_encoder
from index.encoding.sentence_transformer import SentenceTransformerEncoder
from index.encoding.static import StaticEncoder

__all__ = [
    "DEFAULT_MODEL",
    "STATIC_MODEL",
    "ContextualEncoder",
    "Embedded",
    "Encoder",
    "FloatMatrix",
    "JointEncoder",
    "ModelError",
    "SentenceTransformerEncoder",
    "StaticEncoder",
    "TokenEncoder",
    "TokenVectors",
    "embed_passages",
    "embed_queries",
    "load_encoder",
    "quick_encoder",
    "token_dimension",
    "unit_rows",
]
