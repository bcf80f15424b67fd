"""Building again embeds only what is new, and what cannot be read does not stop the rest."""

from __future__ import annotations

from pathlib import Path

import pytest

from index import SearchEngine, build_index
from ingest import CorpusError, passages_of, read_corpus
from tests.fake_encoder import FakeEncoder, FakeTokenEncoder
from tests.index.small_corpus import FILES, PLAN_2021, PLAN_2022, write_corpus


def test_reports_what_it_did(corpus: Path, tmp_path: Path) -> None:
    encoder = FakeEncoder()
    stages: list[tuple[str, int, int]] = []
    report = build_index(
        corpus, tmp_path / "index", encoder, progress=lambda *step: stages.append(step)
    )
    assert report.documents == 3
    assert report.passages == encoder.encoded > 5
    assert report.reembedded == ("plan-2021", "plan-2022", "rapport-2020")
    assert report.warnings == ()
    assert list(report.seconds) == list(dict.fromkeys(stage for stage, _, _ in stages))
    assert all(done <= total for _, done, total in stages)


@pytest.mark.parametrize("fake", [FakeEncoder, FakeTokenEncoder])
def test_only_the_changed_document_is_embedded_again(
    corpus: Path, tmp_path: Path, fake: type[FakeEncoder]
) -> None:
    build_index(corpus, tmp_path / "index", fake())
    before = SearchEngine.open(tmp_path / "index", fake())
    changed = PLAN_2022.replace("Plaståtervinning ska öka.", "Plast ska sorteras.")
    write_corpus(corpus, {**FILES, "plan-2022": changed})
    encoder = fake()
    report = build_index(corpus, tmp_path / "index", encoder)
    assert encoder.encoded == 1
    assert report.reembedded == ("plan-2022",)
    after = SearchEngine.open(tmp_path / "index", encoder)
    assert len(after.passages) == len(before.passages)
    assert "sorteras" in after.search("plast sorteras", 1).hits[0].passage.text
    assert after.manifest.documents["plan-2022"] != before.manifest.documents["plan-2022"]
    assert after.manifest.documents["plan-2021"] == before.manifest.documents["plan-2021"]


@pytest.mark.parametrize("fake", [FakeEncoder, FakeTokenEncoder])
def test_a_rebuild_finds_the_same_as_a_build_from_nothing(
    corpus: Path, tmp_path: Path, fake: type[FakeEncoder]
) -> None:
    """Vectors are taken over by text, not by place: passages move when one is added above."""
    build_index(corpus, tmp_path / "again", fake())
    moved = PLAN_2021.replace("# 1 Digital", "# 1 Ledning\n\nChefer ska stödjas.\n\n# 4 Digital")
    write_corpus(corpus, {**FILES, "plan-2021": moved})
    build_index(corpus, tmp_path / "again", fake())
    build_index(corpus, tmp_path / "fresh", fake())
    again = SearchEngine.open(tmp_path / "again", fake())
    fresh = SearchEngine.open(tmp_path / "fresh", fake())
    assert again.manifest == fresh.manifest  # hashes of every file included


def test_another_encoder_embeds_everything_again(corpus: Path, tmp_path: Path) -> None:
    build_index(corpus, tmp_path / "index", FakeEncoder())
    other = FakeEncoder("other", dimension=64)
    report = build_index(corpus, tmp_path / "index", other)
    assert other.encoded == report.passages
    assert SearchEngine.open(tmp_path / "index", other).manifest.encoder.dimension == 64


def test_a_removed_document_is_gone(corpus: Path, tmp_path: Path) -> None:
    build_index(corpus, tmp_path / "index", FakeEncoder())
    write_corpus(corpus, {"plan-2021": PLAN_2021})
    encoder = FakeEncoder()
    build_index(corpus, tmp_path / "index", encoder)
    assert encoder.encoded == 0
    assert list(SearchEngine.open(tmp_path / "index", encoder).documents) == ["plan-2021"]


def test_a_document_that_cannot_be_read_is_a_warning(corpus: Path, tmp_path: Path) -> None:
    (corpus / "plan-2022.md").write_bytes(b"\xff\xfe\x00")
    report = build_index(corpus, tmp_path / "index", FakeEncoder())
    assert report.documents == 2
    (warning,) = report.warnings
    assert "plan-2022" in warning


def test_a_corpus_that_cannot_be_read_leaves_the_old_index(corpus: Path, tmp_path: Path) -> None:
    build_index(corpus, tmp_path / "index", FakeEncoder())
    for path in corpus.glob("*.md"):
        path.write_bytes(b"")
    with pytest.raises(CorpusError):
        build_index(corpus, tmp_path / "index", FakeEncoder())
    assert len(SearchEngine.open(tmp_path / "index", FakeEncoder()).documents) == 3


def test_documents_come_back_as_they_were_read(corpus: Path, tmp_path: Path) -> None:
    build_index(corpus, tmp_path / "index", FakeEncoder())
    engine = SearchEngine.open(tmp_path / "index", FakeEncoder())
    documents = read_corpus(corpus).documents
    assert tuple(engine.documents.values()) == documents
    assert engine.passages == tuple(p for d in documents for p in passages_of(d))
