"""A BERT's layers as nodes of a graph."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from onnx import TensorProto

from index.training.onnx_graph import Graph

Config = Mapping[str, Any]
"""A BertModel's ``config.json``."""


def embedded(graph: Graph, config: Config, words: str, mask: str, kinds: str) -> str:
    """The words' vectors with those of their places and ``kinds`` added, before the layers.

    ``words``: (texts, tokens, width); ``mask``: an input, (texts, tokens).
    """
    length = graph.add("Shape", mask, start=1, end=2)
    first = graph.constant([0], np.int64)
    table = graph.weight("embeddings.position_embeddings.weight")
    positions = graph.add("Slice", table, first, length, first)
    types = graph.add("Gather", graph.weight("embeddings.token_type_embeddings.weight"), kinds)
    state = graph.add("Add", graph.add("Add", words, positions), types)
    return _normal(graph, config, state, "embeddings.LayerNorm")


def layers(graph: Graph, config: Config, state: str, mask: str) -> str:
    """The last layer, (texts, tokens, width). ``mask``: 1 for a token, 0 for padding."""
    width, heads = config["hidden_size"], config["num_attention_heads"]

    def split(inputs: str, order: list[int]) -> str:
        shape = graph.constant([0, 0, heads, width // heads], np.int64)
        return graph.add("Transpose", graph.add("Reshape", inputs, shape), perm=order)

    absent = graph.add("Sub", graph.constant(1.0), mask)
    axes = graph.constant([1, 2], np.int64)
    shut = graph.add("Unsqueeze", graph.add("Mul", absent, graph.constant(-1e9)), axes)
    for layer in range(config["num_hidden_layers"]):
        name = f"encoder.layer.{layer}"
        query = split(graph.dense(state, f"{name}.attention.self.query"), [0, 2, 1, 3])
        key = split(graph.dense(state, f"{name}.attention.self.key"), [0, 2, 3, 1])
        value = split(graph.dense(state, f"{name}.attention.self.value"), [0, 2, 1, 3])
        scale = graph.constant((width // heads) ** -0.5)
        scores = graph.add("Mul", graph.add("MatMul", query, key), scale)
        shares = graph.add("Softmax", graph.add("Add", scores, shut), axis=-1)
        mixed = graph.add("Transpose", graph.add("MatMul", shares, value), perm=[0, 2, 1, 3])
        mixed = graph.add("Reshape", mixed, graph.constant([0, 0, width], np.int64))
        mixed = graph.add("Add", graph.dense(mixed, f"{name}.attention.output.dense"), state)
        state = _normal(graph, config, mixed, f"{name}.attention.output.LayerNorm")
        inner = graph.add("Gelu", graph.dense(state, f"{name}.intermediate.dense"))
        outer = graph.add("Add", graph.dense(inner, f"{name}.output.dense"), state)
        state = _normal(graph, config, outer, f"{name}.output.LayerNorm")
    return state


def as_floats(graph: Graph, integers: str) -> str:
    """Whole numbers in single precision."""
    return graph.add("Cast", integers, to=TensorProto.FLOAT)


def mean(graph: Graph, state: str, mask: str) -> str:
    """(texts, width): of the tokens that ``mask`` has 1 for."""
    kept = graph.add("Unsqueeze", mask, graph.constant([2], np.int64))
    axis = graph.constant([1], np.int64)
    total = graph.add("ReduceSum", graph.add("Mul", state, kept), axis, keepdims=0)
    count = graph.add("ReduceSum", kept, axis, keepdims=0)
    return graph.add("Div", total, count)


def _normal(graph: Graph, config: Config, inputs: str, name: str) -> str:
    scale, shift = graph.weight(f"{name}.weight"), graph.weight(f"{name}.bias")
    epsilon = config["layer_norm_eps"]
    return graph.add("LayerNormalization", inputs, scale, shift, epsilon=epsilon, axis=-1)
