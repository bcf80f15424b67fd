"""Networks run by ONNX Runtime on the CPU."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from index.encoding.encoder import FloatMatrix
from index.encoding.errors import ModelError

#: The network of a model's directory; its weights lie in a safetensors file beside it.
NETWORK_FILE = "network.onnx"

Integers = npt.NDArray[np.int64]


class Network:
    """One network; many threads may run it at once."""

    def __init__(self, directory: Path, threads: int) -> None:
        """Load it; ``threads`` 0 means all cores.

        Raises :class:`ModelError` without the library, and for a bad file the library's own types.
        """
        try:
            import onnxruntime  # type: ignore[import-untyped]  # noqa: PLC0415 - networks only
        except ImportError as error:
            raise ModelError(
                f"Modellen {directory} kräver paketet onnxruntime; kör: pip install onnxruntime"
            ) from error
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.enable_cpu_mem_arena = False
        # Waiting threads that spin take the core from whoever else answers a question.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            directory / NETWORK_FILE, options, providers=["CPUExecutionProvider"]
        )

    @property
    def widths(self) -> dict[str, Any]:
        """Each output's last dimension."""
        return {output.name: output.shape[-1] for output in self._session.get_outputs()}

    def run(
        self, outputs: Sequence[str], inputs: Mapping[str, npt.NDArray[np.generic]]
    ) -> list[FloatMatrix]:
        """The outputs, in their order."""
        found = self._session.run(list(outputs), dict(inputs))
        return [np.asarray(array, dtype=np.float32) for array in found]
