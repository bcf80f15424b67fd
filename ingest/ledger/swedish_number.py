"""Numbers and lists written as Swedish writes them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal


def written(value: Decimal, *, signed: bool = False) -> str:
    """ "46 750", "−0,5"; with ``signed`` a plus too. Thousands are set apart by a space."""
    digits = f"{abs(value):,f}".replace(",", " ").replace(".", ",")
    sign = "−" if value < 0 else "+" if signed and value > 0 else ""
    return sign + digits


def listed(parts: Sequence[str]) -> str:
    """ "a, b och c"."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} och {parts[-1]}"
