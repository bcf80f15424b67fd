"""Figures as Swedish readers write them."""

from __future__ import annotations

from evals.metrics import Metric, Unit


def figure_text(metric: Metric, value: float) -> str:
    """As printed: "85,3 %", "0,798" or "12,4 ms"."""
    match metric.unit:
        case Unit.SHARE:
            return f"{decimal(100 * value, 1)} %"
        case Unit.INDEX:
            return decimal(value, 3)
        case Unit.MILLISECONDS:
            return f"{decimal(value, 1)} ms"


def change_text(metric: Metric, value: float) -> str:
    """A difference, signed: "+2,1" percentage points, "−0,012", "+3,0 ms"."""
    match metric.unit:
        case Unit.SHARE:
            return _signed(100 * value, 1)
        case Unit.INDEX:
            return _signed(value, 3)
        case Unit.MILLISECONDS:
            return f"{_signed(value, 1)} ms"


def decimal(value: float, places: int) -> str:
    """A decimal comma."""
    return f"{value:.{places}f}".replace(".", ",")


def _signed(value: float, places: int) -> str:
    return f"{value:+.{places}f}".replace(".", ",").replace("-", "−")
