"""Training that is cut off and goes on: network, optimiser and the steps done, in a file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import nn


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """One file, written anew each time."""

    path: Path

    def save(
        self, model: nn.Module, optimizer: torch.optim.Optimizer, step: int, **others: Any
    ) -> None:
        """Write all that is needed to go on after ``step`` steps."""
        state = {"model": model.state_dict(), "optimizer": optimizer.state_dict(), "step": step}
        torch.save({**state, **others}, self.path)

    def resume(self, model: nn.Module, optimizer: torch.optim.Optimizer) -> dict[str, Any]:
        """Set both to what was saved; gives the steps done, and what else was saved."""
        if not self.path.exists():
            return {"step": 0}
        state: dict[str, Any] = torch.load(self.path)
        model.load_state_dict(state.pop("model"))
        optimizer.load_state_dict(state.pop("optimizer"))
        return state
