"""The models' branch of the project's error tree.

PlansvarError
└── ModelError            a model cannot be found, read or used
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ingest.errors import PlansvarError


class ModelError(PlansvarError):
    """A model cannot be used; the message says which, why and what to do."""


@contextmanager
def reading(directory: Path) -> Iterator[None]:
    """Say in one sentence that a model's files are damaged; the libraries raise types of their own.

    Raises:
        ModelError: whatever else was raised within.
    """
    try:
        yield
    except ModelError:
        raise
    except Exception as error:
        raise ModelError(
            f"Modellen {directory} går inte att läsa; filerna är skadade, hämta dem på nytt."
        ) from error
