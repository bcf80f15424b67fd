"""Corpus in, index out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from time import perf_counter

import numpy as np

from index import bm25_index, character_ngrams
from index.compounds import CompoundSplitter, splitting_lexicon
from index.encoding import Encoder, embed_passages, quick_encoder
from index.errors import IndexStoreError
from index.index_contents import (
    IndexContents,
    PassageEmbedding,
    stored_embeddings,
    to_files,
)
from index.index_manifest import EncoderRecord, IndexManifest
from index.index_settings import LexicalSettings
from index.late_interaction_index import stacked_tokens, stored_tokens
from index.ledger import LedgerRecord, record_to_bytes, suggest_links
from index.ranking import Vectors
from index.searchable_text import SearchableText, searchable_text
from index.store import build_lock, read_version, write_version
from index.swedish_analysis import SwedishAnalyzer
from ingest import passages_of, read_corpus
from ingest.language.lexicon import word_counts
from ingest.ledger import extract_ledger

Progress = Callable[[str, int, int], None]
"""Called with what is being done (Swedish, for a user), how much is done, and of how much."""

_BATCH = 64
"""Passages encoded between two reports of progress."""


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did."""

    documents: int
    passages: int
    reembedded: tuple[str, ...]
    """Ids of the documents of which any passage was new to the encoder."""
    warnings: tuple[str, ...]
    """A sentence for each document that could not be read, and is not in the index."""
    seconds: Mapping[str, float]
    """Stage → wall-clock seconds."""


def build_index(
    corpus: Path, index: Path, encoder: Encoder, *, progress: Progress | None = None
) -> BuildReport:
    """Reads the corpus in ``corpus`` and makes the index in ``index`` that of it.

    Vectors of unchanged passages are taken over from the index that is there, if ``encoder``
    made it.

    Raises:
        CorpusError: the corpus cannot be read at all; an index that is there stays as it is.
        IndexStoreError: another build is at it, or the disk refuses.
    """
    report = progress or _silent
    seconds: dict[str, float] = {}
    with build_lock(index):
        with _timed(seconds, "Läser dokumenten"):
            reading = read_corpus(corpus)
            passages = tuple(p for document in reading.documents for p in passages_of(document))
            infos = {document.info.id: document.info for document in reading.documents}
            texts = [searchable_text(infos[p.document_id], p) for p in passages]
            report("Läser dokumenten", len(infos), len(infos))
        with _timed(seconds, "Beräknar vektorer"):
            keys = [vector_key(text, encoder) for text in texts]
            known = _known_embeddings(index, encoder)
            new = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
            made = {**known, **_encode(new, encoder, report)}
            embeddings = [made[key] for key in keys]
        with _timed(seconds, "Indexerar ord"):
            settings = LexicalSettings()
            lexicon = splitting_lexicon(word_counts())
            analyzer = SwedishAnalyzer(CompoundSplitter(lexicon))
            terms = bm25_index.passage_terms(texts, analyzer, settings)
            extract = extract_ledger(reading.documents)
            links = suggest_links(extract, reading.documents, quick_encoder(encoder), analyzer)
            contents = IndexContents(
                documents=reading.documents,
                passages=passages,
                vectors=_stacked([embedding.vector for embedding in embeddings], encoder),
                vector_keys=tuple(keys),
                tokens=stacked_tokens([embedding.tokens for embedding in embeddings]),
                lexical=bm25_index.build_matrix(terms, settings.k1, settings.b),
                ngrams=character_ngrams.build_matrix(texts),
                compound_lexicon=lexicon,
                ledger=record_to_bytes(LedgerRecord(extract, links)),
            )
            report("Indexerar ord", len(passages), len(passages))
        with _timed(seconds, "Skriver indexet"):
            _write(index, contents, encoder, settings, reading.hashes)
            report("Skriver indexet", 1, 1)
    changed = {p.document_id for p, key in zip(passages, keys, strict=True) if key in new}
    return BuildReport(
        documents=len(reading.documents),
        passages=len(passages),
        reembedded=tuple(sorted(changed)),
        warnings=tuple(problem.message for problem in reading.problems),
        seconds=seconds,
    )


def vector_key(text: SearchableText, encoder: Encoder) -> str:
    """Hash of all that a passage's vector depends on."""
    return sha256(f"{encoder.fingerprint}\n{text.whole}".encode()).hexdigest()


def _known_embeddings(index: Path, encoder: Encoder) -> dict[str, PassageEmbedding]:
    """Vector key → embedding, from the index that is there; none if it is missing or unusable."""
    try:
        manifest, files = read_version(index)
        embeddings = stored_embeddings(files)
    except (IndexStoreError, KeyError, ValueError):
        return {}
    return embeddings if manifest.encoder.fingerprint == encoder.fingerprint else {}


def _encode(
    new: Mapping[str, SearchableText], encoder: Encoder, report: Progress
) -> dict[str, PassageEmbedding]:
    keys = list(new)
    embeddings: dict[str, PassageEmbedding] = {}
    for start in range(0, len(keys), _BATCH):
        batch = keys[start : start + _BATCH]
        made = embed_passages(encoder, [new[key].whole for key in batch])
        for key, vector, tokens in zip(batch, made.vectors, made.tokens, strict=True):
            above = len(new[key].whole) - len(new[key].body)
            embeddings[key] = PassageEmbedding(vector, stored_tokens(tokens, above))
        report("Beräknar vektorer", len(embeddings), len(keys))
    return embeddings


def _stacked(vectors: Sequence[Vectors], encoder: Encoder) -> Vectors:
    return np.asarray(vectors, dtype=np.float32).reshape(len(vectors), encoder.dimension)


def _write(
    index: Path,
    contents: IndexContents,
    encoder: Encoder,
    settings: LexicalSettings,
    corpus_hashes: Mapping[str, str],
) -> None:
    files = to_files(contents)
    manifest = IndexManifest(
        encoder=EncoderRecord(
            name=encoder.name, fingerprint=encoder.fingerprint, dimension=encoder.dimension
        ),
        settings=settings,
        documents=dict(corpus_hashes),
        passage_count=len(contents.passages),
        files={name: sha256(content).hexdigest() for name, content in files.items()},
    )
    write_version(index, manifest, files)


@contextmanager
def _timed(seconds: dict[str, float], stage: str) -> Iterator[None]:
    start = perf_counter()
    yield
    seconds[stage] = perf_counter() - start


def _silent(stage: str, done: int, total: int) -> None:
    del stage, done, total
