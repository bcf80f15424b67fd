"""Raw documents in, typed trees and passages out."""

from ingest.chunking import passages_of
from ingest.corpus import CorpusReading, read_corpus
from ingest.document import (
    Block,
    BlockKind,
    ContentsEntry,
    Document,
    DocumentInfo,
    Section,
    SectionHeading,
)
from ingest.errors import CorpusError, DocumentError, ManifestError, PlansvarError
from ingest.language.lexicon import word_count
from ingest.passage import Passage, TextSpan

__all__ = [
    "Block",
    "BlockKind",
    "ContentsEntry",
    "CorpusError",
    "CorpusReading",
    "Document",
    "DocumentError",
    "DocumentInfo",
    "ManifestError",
    "Passage",
    "PlansvarError",
    "Section",
    "SectionHeading",
    "TextSpan",
    "passages_of",
    "read_corpus",
    "word_count",
]
