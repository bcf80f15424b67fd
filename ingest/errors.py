"""Everything that plansvar itself raises.

    PlansvarError                 str(error) is one sentence for the user, in Swedish
    ├── CorpusError               the corpus folder or its manifest cannot be used
    │   ├── ManifestError         corpus.toml is missing, not TOML, or says something wrong
    │   └── DocumentError         one document cannot be read; the others still are
    └── (index, api and evals add branches of their own)

The sentence says what is wrong and what to do. Details for a developer travel in
``__cause__``; they never reach a user.
"""

from __future__ import annotations


class PlansvarError(Exception):
    """Base of the tree. ``message`` is one Swedish sentence, ready to print."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class CorpusError(PlansvarError):
    """The corpus as a whole cannot be read."""


class ManifestError(CorpusError):
    """The manifest ``corpus.toml`` cannot be used."""


class DocumentError(CorpusError):
    """One document cannot be read; ``document_id`` says which."""

    def __init__(self, document_id: str, message: str) -> None:
        super().__init__(message)
        self.document_id = document_id
