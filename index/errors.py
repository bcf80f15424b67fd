"""What can go wrong with an index.

PlansvarError
└── IndexStoreError           the index cannot be used or written
    ├── IndexMissingError     there is none where it was looked for
    ├── IndexDamagedError     a file is missing, or is not as it was when it was written
    ├── IndexFormatError      made by a version of plansvar that this one cannot read
    ├── EncoderMismatchError  made with another embedding model than the one at hand
    └── IndexBusyError        another build is writing it
"""

from __future__ import annotations

from ingest.errors import PlansvarError


class IndexStoreError(PlansvarError):
    """The index cannot be used or written; nothing of it has been loaded."""


class IndexMissingError(IndexStoreError):
    """There is no index in the folder."""


class IndexDamagedError(IndexStoreError):
    """A file of the index is missing or does not have the hash that the manifest gives."""


class IndexFormatError(IndexStoreError):
    """The index has a format version that this program does not know."""


class EncoderMismatchError(IndexStoreError):
    """The index was made with another embedding model than the one at hand."""


class IndexBusyError(IndexStoreError):
    """Another process holds the lock of the index."""
