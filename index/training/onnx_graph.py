"""Writes a BERT sentence encoder as an ONNX graph whose weights stay in model.safetensors.

ONNX lets a tensor live in another file at a byte offset, which is how safetensors stores
them: the graph adds some kilobytes to the directory, not a second copy of the weights. They
are half-precision numbers there; the graph widens them when it is loaded, so all arithmetic
is in single precision.
"""

from __future__ import annotations

import json
import struct
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from index.encoding.contextual import NETWORK_FILE

_OPSET = 20

#: Weights of the projection of single tokens, beside the model's own.
LATE_INTERACTION_FILE = "late_interaction.safetensors"


class _Graph:
    """Nodes and tensors being put together."""

    def __init__(self, *weights: Path) -> None:
        # Tensor → its file, where that file's data starts, and what its header says of the tensor.
        self._stored: dict[str, tuple[str, int, dict[str, Any]]] = {}
        for path in weights:
            with path.open("rb") as file:
                (length,) = struct.unpack("<Q", file.read(8))
                header = json.loads(file.read(length))
            header.pop("__metadata__", None)
            self._stored |= {name: (path.name, 8 + length, entry) for name, entry in header.items()}
        self.nodes: list[onnx.NodeProto] = []
        self.tensors: list[onnx.TensorProto] = []
        self._wide: set[str] = set()

    def add(self, kind: str, *inputs: str, **attributes: Any) -> str:
        """One node with one output, whose name is returned."""
        name = f"{kind}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(inputs), [name], **attributes))
        return name

    def constant(self, value: Any, kind: type = np.float32) -> str:
        """A small tensor inside the graph."""
        name = f"constant_{len(self.tensors)}"
        self.tensors.append(numpy_helper.from_array(np.asarray(value, dtype=kind), name))
        return name

    def stored(self, name: str) -> str:
        """A half-precision tensor of a weights file, as it lies there."""
        file, data_starts, entry = self._stored[name]
        begin, end = entry["data_offsets"]
        tensor = TensorProto(name=name, data_type=TensorProto.FLOAT16, dims=entry["shape"])
        tensor.data_location = TensorProto.EXTERNAL
        places = {
            "location": file,
            "offset": data_starts + begin,
            "length": end - begin,
        }
        for key, value in places.items():
            tensor.external_data.add(key=key, value=str(value))
        self.tensors.append(tensor)
        return name

    def weight(self, name: str) -> str:
        """A stored tensor in single precision."""
        return self.add("Cast", self.stored(name), to=TensorProto.FLOAT)

    def turned(self, name: str) -> str:
        """A stored matrix in single precision, its rows as columns."""
        return self.add("Transpose", self.weight(name), perm=[1, 0])

    def shape(self, name: str) -> list[int]:
        """Of a stored tensor."""
        return list(self._stored[name][2]["shape"])

    def name(self, value: str, name: str) -> None:
        """Make ``value`` an output of the graph."""
        self.nodes.append(helper.make_node("Identity", [value], [name]))


def write_graph(directory: Path) -> None:
    """Write ``network.onnx`` beside a BertModel's ``config.json`` and ``model.safetensors``.

    Inputs ``input_ids`` and ``attention_mask``, (texts, tokens) of 64-bit integers; output
    ``mean``, (texts, width): the mean of the last layer over the tokens that are not padding.
    With a projection for late interaction in ``late_interaction.safetensors`` also ``tokens``,
    (texts, tokens, token width), unit vectors, and ``importance``, (texts, tokens), above 0.
    """
    config = json.loads((directory / "config.json").read_text(encoding="utf-8"))
    late = directory / LATE_INTERACTION_FILE
    graph = _Graph(directory / "model.safetensors", *([late] if late.exists() else []))
    width, heads = config["hidden_size"], config["num_attention_heads"]
    epsilon = config["layer_norm_eps"]

    def normal(inputs: str, name: str) -> str:
        scale, shift = graph.weight(f"{name}.weight"), graph.weight(f"{name}.bias")
        return graph.add("LayerNormalization", inputs, scale, shift, epsilon=epsilon, axis=-1)

    def dense(inputs: str, name: str) -> str:
        product = graph.add("MatMul", inputs, graph.turned(f"{name}.weight"))
        return graph.add("Add", product, graph.weight(f"{name}.bias"))

    def split(inputs: str, order: list[int]) -> str:
        shape = graph.constant([0, 0, heads, width // heads], np.int64)
        return graph.add("Transpose", graph.add("Reshape", inputs, shape), perm=order)

    mask = graph.add("Cast", "attention_mask", to=TensorProto.FLOAT)
    absent = graph.add("Sub", graph.constant(1.0), mask)
    axes = graph.constant([1, 2], np.int64)
    shut = graph.add("Unsqueeze", graph.add("Mul", absent, graph.constant(-1e9)), axes)

    words = graph.add("Gather", graph.stored("embeddings.word_embeddings.weight"), "input_ids")
    words = graph.add("Cast", words, to=TensorProto.FLOAT)
    length = graph.add("Shape", "input_ids", start=1, end=2)
    first = graph.constant([0], np.int64)
    positions = graph.add(
        "Slice", graph.weight("embeddings.position_embeddings.weight"), first, length, first
    )
    kind = graph.add(
        "Gather",
        graph.weight("embeddings.token_type_embeddings.weight"),
        graph.constant(0, np.int64),
    )
    state = graph.add("Add", graph.add("Add", words, positions), kind)
    state = normal(state, "embeddings.LayerNorm")
    for layer in range(config["num_hidden_layers"]):
        name = f"encoder.layer.{layer}"
        query = split(dense(state, f"{name}.attention.self.query"), [0, 2, 1, 3])
        key = split(dense(state, f"{name}.attention.self.key"), [0, 2, 3, 1])
        value = split(dense(state, f"{name}.attention.self.value"), [0, 2, 1, 3])
        scale = graph.constant((width // heads) ** -0.5)
        scores = graph.add("Mul", graph.add("MatMul", query, key), scale)
        shares = graph.add("Softmax", graph.add("Add", scores, shut), axis=-1)
        mixed = graph.add("Transpose", graph.add("MatMul", shares, value), perm=[0, 2, 1, 3])
        mixed = graph.add("Reshape", mixed, graph.constant([0, 0, width], np.int64))
        mixed = dense(mixed, f"{name}.attention.output.dense")
        state = normal(graph.add("Add", mixed, state), f"{name}.attention.output.LayerNorm")
        inner = graph.add("Gelu", dense(state, f"{name}.intermediate.dense"))
        outer = dense(inner, f"{name}.output.dense")
        state = normal(graph.add("Add", outer, state), f"{name}.output.LayerNorm")
    graph.name(_mean(graph, state, mask), "mean")
    outputs: dict[str, list[str | int]] = {"mean": ["texts", width]}
    if late.exists():
        outputs |= _late_interaction(graph, state)

    integers = [
        helper.make_tensor_value_info(n, TensorProto.INT64, ["texts", "tokens"])
        for n in ("input_ids", "attention_mask")
    ]
    floats = [
        helper.make_tensor_value_info(name, TensorProto.FLOAT, shape)
        for name, shape in outputs.items()
    ]
    body = helper.make_graph(graph.nodes, "encoder", integers, floats, graph.tensors)
    opset = [helper.make_opsetid("", _OPSET)]
    model = helper.make_model(body, opset_imports=opset, ir_version=9)
    (directory / NETWORK_FILE).write_bytes(model.SerializeToString())


def _mean(graph: _Graph, state: str, mask: str) -> str:
    """Of the tokens that are not padding."""
    kept = graph.add("Unsqueeze", mask, graph.constant([2], np.int64))
    axis = graph.constant([1], np.int64)
    total = graph.add("ReduceSum", graph.add("Mul", state, kept), axis, keepdims=0)
    count = graph.add("ReduceSum", kept, axis, keepdims=0)
    return graph.add("Div", total, count)


def _late_interaction(graph: _Graph, state: str) -> dict[str, list[str | int]]:
    """The outputs that need the projection, with their shapes."""
    (width, _) = graph.shape("projection.weight")
    short = graph.add("MatMul", state, graph.turned("projection.weight"))
    graph.name(graph.add("LpNormalization", short, axis=-1, p=2), "tokens")
    logits = graph.add("MatMul", state, graph.turned("importance.weight"))
    logits = graph.add("Add", logits, graph.weight("importance.bias"))
    above_zero = graph.add("Softplus", logits)
    graph.name(graph.add("Squeeze", above_zero, graph.constant([2], np.int64)), "importance")
    return {"tokens": ["texts", "tokens", width], "importance": ["texts", "tokens"]}
