"""How much a request may hold: the contract's limits, for the API and the command line alike."""

from __future__ import annotations

MAX_QUESTION = 1000
"""Characters of a question."""
MAX_QUERY = 500
"""Characters of a search."""
MAX_HITS = 50
"""Passages in one answer to a search."""
MAX_REPEATS = 50
"""How often one filter may be repeated: ten years of five documents, with room."""
MAX_NAME = 200
"""Characters of a document's id or kind."""
