"""Writes a BERT sentence encoder as a network that ONNX Runtime runs."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
from onnx import TensorProto

from index.training.bert_graph import as_floats, embedded, layers, mean
from index.training.onnx_graph import Graph, Shape

#: Weights of the projection of single tokens, beside the model's own.
LATE_INTERACTION_FILE = "late_interaction.safetensors"

_TOKENS = (TensorProto.INT64, ("texts", "tokens"))


def write_encoder_graph(directory: Path) -> None:
    """Write ``network.onnx`` beside a BertModel's ``config.json`` and ``model.safetensors``.

    Inputs ``input_ids`` and ``attention_mask``, (texts, tokens) of 64-bit integers; output
    ``mean``, (texts, width): the mean of the last layer over the tokens that are not padding.
    With a projection for late interaction in ``late_interaction.safetensors`` also ``tokens``,
    (texts, tokens, token width), unit vectors, and ``importance``, (texts, tokens), above 0.
    """
    config = json.loads((directory / "config.json").read_text(encoding="utf-8"))
    late = directory / LATE_INTERACTION_FILE
    graph = Graph(directory / "model.safetensors", *([late] if late.exists() else []))
    mask = as_floats(graph, "attention_mask")
    words = graph.add("Gather", graph.stored("embeddings.word_embeddings.weight"), "input_ids")
    kind = graph.constant(0, np.int64)
    state = embedded(graph, config, as_floats(graph, words), "attention_mask", kind)
    state = layers(graph, config, state, mask)
    graph.name(mean(graph, state, mask), "mean")
    outputs: dict[str, Shape] = {"mean": ["texts", config["hidden_size"]]}
    if late.exists():
        outputs |= _late_interaction(graph, state)
    graph.save(directory, {"input_ids": _TOKENS, "attention_mask": _TOKENS}, outputs)


def _late_interaction(graph: Graph, state: str) -> dict[str, Shape]:
    """The outputs that need the projection, with their shapes."""
    (width, _) = graph.shape("projection.weight")
    short = graph.add("MatMul", state, graph.turned("projection.weight"))
    graph.name(graph.add("LpNormalization", short, axis=-1, p=2), "tokens")
    logits = graph.add("MatMul", state, graph.turned("importance.weight"))
    logits = graph.add("Add", logits, graph.weight("importance.bias"))
    above_zero = graph.add("Softplus", logits)
    graph.name(graph.add("Squeeze", above_zero, graph.constant([2], np.int64)), "importance")
    return {"tokens": ["texts", "tokens", width], "importance": ["texts", "tokens"]}
