"""Plots as SVG inside the page: no script, no font, nothing fetched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from markupsafe import Markup, escape

from evals.numbers import decimal

_WIDTH = 760
_LABEL = 290
_RIGHT = 70
_PLOT = _WIDTH - _LABEL - _RIGHT
_ROW = 30
_TICKS = (0.0, 0.25, 0.5, 0.75, 1.0)


@dataclass(frozen=True, slots=True)
class Bar:
    """A share within 0..1 with its interval, and others to compare it with."""

    label: str
    value: float
    low: float
    high: float
    others: tuple[float, ...] = ()
    strong: bool = True


def bars(title: str, rows: Sequence[Bar]) -> Markup:
    """Horizontal bars, the interval as a line across each end, ``others`` as ticks."""
    height = _ROW * len(rows) + 30
    parts = [_tick(value, height) for value in _TICKS]
    parts += [_bar(row, number) for number, row in enumerate(rows)]
    described = "; ".join(f"{row.label} {_percent(row.value)}" for row in rows)
    return _svg(title, described, height, parts)


def _tick(value: float, height: int) -> str:
    x = _x(value)
    return (
        f'<line class="grid" x1="{x}" y1="4" x2="{x}" y2="{height - 22}"/>'
        f'<text class="axis" x="{x}" y="{height - 6}" text-anchor="middle">{_percent(value)}</text>'
    )


def _bar(row: Bar, number: int) -> str:
    top = number * _ROW + 7
    middle = top + 8
    low, high = _x(row.low), _x(row.high)
    others = "".join(
        f'<line class="other{index}" x1="{_x(each)}" y1="{top - 3}" x2="{_x(each)}" '
        f'y2="{top + 19}"/>'
        for index, each in enumerate(row.others)
    )
    return (
        f'<text class="label" x="{_LABEL - 10}" y="{top + 13}" text-anchor="end">'
        f"{escape(row.label)}</text>"
        f'<rect class="{"bar" if row.strong else "bar weak"}" x="{_LABEL}" y="{top}" '
        f'width="{max(1.0, _x(row.value) - _LABEL):.1f}" height="16" rx="2"/>'
        # Twice: in the paper's colour under its own, to be seen on the bar and beside it.
        f'<line class="halo" x1="{low}" y1="{middle}" x2="{high}" y2="{middle}"/>'
        f'<line class="interval" x1="{low}" y1="{middle}" x2="{high}" y2="{middle}"/>'
        f"{others}"
        f'<text class="value" x="{_WIDTH - _RIGHT + 14}" y="{top + 13}">'
        f"{_percent(row.value)}</text>"
    )


def histogram(title: str, values: Sequence[float], unit: str, columns: int = 24) -> Markup:
    """How many of ``values`` fall in each of ``columns`` equal widths from 0 to the 99th of
    100; what is above is counted in the last."""
    if not values:
        return Markup("")
    ordered = sorted(values)
    top = ordered[min(len(ordered) - 1, ceil(0.99 * len(ordered)) - 1)] or 1.0
    counts = [0] * columns
    for value in values:
        counts[min(columns - 1, int(value / top * columns))] += 1
    height, floor = 170, 140
    width = (_WIDTH - 40) / columns
    parts = [
        f'<rect class="bar" x="{20 + index * width:.1f}" y="{floor - share * 120:.1f}"'
        f' width="{width - 2:.1f}" height="{share * 120:.1f}"/>'
        for index, share in enumerate(count / max(counts) for count in counts)
    ]
    for share, anchor in ((0.0, "start"), (0.5, "middle"), (1.0, "end")):
        x = 20 + share * (_WIDTH - 40)
        parts.append(
            f'<text class="axis" x="{x:.0f}" y="{floor + 18}" text-anchor="{anchor}">'
            f"{decimal(share * top, 1)} {escape(unit)}</text>"
        )
    middle = ordered[len(ordered) // 2]
    return _svg(title, f"hälften under {decimal(middle, 1)} {unit}", height, parts)


def _svg(title: str, described: str, height: int, parts: Sequence[str]) -> Markup:
    # Escaped here and above; the rest are numbers.
    return Markup(  # noqa: S704
        f'<svg role="img" viewBox="0 0 {_WIDTH} {height}" xmlns="http://www.w3.org/2000/svg">'
        f"<title>{escape(title)}: {escape(described)}</title>{''.join(parts)}</svg>"
    )


def _x(value: float) -> float:
    return round(_LABEL + _PLOT * min(1.0, max(0.0, value)), 1)


def _percent(value: float) -> str:
    return f"{decimal(100 * value, 0)} %"
