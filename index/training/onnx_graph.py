"""ONNX graphs whose weights stay in safetensors files beside them.

ONNX lets a tensor live in another file at a byte offset, which is how safetensors stores
them: the graph adds some kilobytes to the directory, not a second copy of the weights. They
are half-precision numbers there, or whole numbers of eight bits with one factor a row; the graph
widens them when it is loaded, so all arithmetic is in single precision.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from index.encoding.network import NETWORK_FILE

_OPSET = 20
_STORED = {"F16": TensorProto.FLOAT16, "I8": TensorProto.INT8}

#: Ends the name of the factors of a matrix of whole numbers.
FACTORS = ".factors"

Shape = Sequence[str | int]


class Graph:
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
        """A tensor of a weights file, as it lies there."""
        file, data_starts, entry = self._stored[name]
        begin, end = entry["data_offsets"]
        kind = _STORED[entry["dtype"]]
        tensor = TensorProto(name=name, data_type=kind, dims=entry["shape"])
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
        wide = self.add("Cast", self.stored(name), to=TensorProto.FLOAT)
        if name + FACTORS not in self._stored:
            return wide
        factors = self.add("Cast", self.stored(name + FACTORS), to=TensorProto.FLOAT)
        return self.add("Mul", wide, factors)

    def turned(self, name: str) -> str:
        """A stored matrix in single precision, its rows as columns."""
        return self.add("Transpose", self.weight(name), perm=[1, 0])

    def shape(self, name: str) -> list[int]:
        """Of a stored tensor."""
        return list(self._stored[name][2]["shape"])

    def name(self, value: str, name: str) -> None:
        """Make ``value`` an output of the graph."""
        self.nodes.append(helper.make_node("Identity", [value], [name]))

    def dense(self, inputs: str, name: str) -> str:
        """A linear layer."""
        product = self.add("MatMul", inputs, self.turned(f"{name}.weight"))
        return self.add("Add", product, self.weight(f"{name}.bias"))

    def save(
        self, directory: Path, inputs: Mapping[str, tuple[int, Shape]], outputs: Mapping[str, Shape]
    ) -> None:
        """Write ``network.onnx``; inputs by name with element type, outputs in single precision."""
        body = helper.make_graph(
            self.nodes,
            "network",
            [helper.make_tensor_value_info(n, kind, shape) for n, (kind, shape) in inputs.items()],
            [
                helper.make_tensor_value_info(name, TensorProto.FLOAT, shape)
                for name, shape in outputs.items()
            ],
            self.tensors,
        )
        opset = [helper.make_opsetid("", _OPSET)]
        model = helper.make_model(body, opset_imports=opset, ir_version=9)
        (directory / NETWORK_FILE).write_bytes(model.SerializeToString())
