"""Which plansvar this is."""

from __future__ import annotations


def version() -> str:
    """As installed. Looked up on demand: the look-up is slow for a command line."""
    from importlib.metadata import version as installed  # noqa: PLC0415 - see above

    return installed("plansvar")
