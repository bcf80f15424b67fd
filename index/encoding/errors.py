"""The models' branch of the project's error tree.

PlansvarError
└── ModelError            a model cannot be found, read or used
"""

from __future__ import annotations

from ingest.errors import PlansvarError


class ModelError(PlansvarError):
    """A model cannot be used; the message says which, why and what to do."""
