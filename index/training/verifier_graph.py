"""Writes an answer verifier as a network that ONNX Runtime runs."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from onnx import TensorProto

from index.training.bert_graph import as_floats, embedded, layers, mean
from index.training.onnx_graph import Graph
from index.verification.answer_verifier import WEIGHTS_FILE

#: What the product of the two sides' means is multiplied with, to be as large as they are.
PRODUCT_FACTOR = 10.0

_TOKENS = (TensorProto.INT64, ("pairs", "tokens"))


def write_verifier_graph(directory: Path, config: Mapping[str, Any]) -> None:
    """Write ``network.onnx`` beside the weights of a verifier, a BERT with ``config``.

    Inputs ``words``, (pairs, tokens, width), the words' vectors as the table has them;
    ``attention_mask`` and ``kinds``, (pairs, tokens) of 64-bit integers, the latter 0 in the
    question and 1 in the text. Output ``logit``, (pairs, 1).
    """
    graph = Graph(directory / WEIGHTS_FILE)
    mask, text = as_floats(graph, "attention_mask"), as_floats(graph, "kinds")
    state = embedded(graph, config, "words", "attention_mask", "kinds")
    state = layers(graph, config, state, mask)
    asked = mean(graph, state, graph.add("Sub", mask, text))
    said = mean(graph, state, text)
    both = graph.add("Mul", graph.add("Mul", asked, said), graph.constant(PRODUCT_FACTOR))
    first = graph.add("Gather", state, graph.constant(0, np.int64), axis=1)
    joined = graph.add("Concat", first, asked, said, both, axis=1)
    inner = graph.add("Gelu", graph.dense(joined, "inner"))
    graph.name(graph.dense(inner, "outer"), "logit")
    words = (TensorProto.FLOAT, ("pairs", "tokens", config["hidden_size"]))
    inputs = {"words": words, "attention_mask": _TOKENS, "kinds": _TOKENS}
    graph.save(directory, inputs, {"logit": ["pairs", 1]})
