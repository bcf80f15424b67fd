"""Bad input: one clear sentence about it, and the rest of the corpus is still read."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from ingest import CorpusError, ManifestError, passages_of, read_corpus

GOOD = "1 Inledning\n\nNämnden ansvarar för skolan.\n"


def entry(document_id: str, file: str, more: str = "") -> str:
    return (
        f'[[document]]\nid = "{document_id}"\ntitle = "Plan"\nkind = "plan"\nyear = 2023\n'
        f'organisation = "Ekdala kommun"\nfile = "{file}"\n{more}\n'
    )


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "bra.txt").write_text(GOOD, encoding="utf-8")
    return tmp_path


def write_manifest(corpus: Path, *entries: str) -> None:
    (corpus / "corpus.toml").write_text("\n".join(entries), encoding="utf-8")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (None, "filen fel.txt finns inte; lägg den bredvid manifestet."),
        (b"", "filen fel.txt är tom; lägg in dokumentets text."),
        (b" \n\f\xc2\xa0\n---\n", "filen fel.txt är tom; lägg in dokumentets text."),
        ("Åtgärder".encode("latin-1"), "inte UTF-8 (byte 0); spara om den som UTF-8."),
        (b"PK\x03\x04\x00\x00", "filen fel.txt är binär, inte text; spara den som .txt eller .md."),
        (b"a" * 20_000_001, "filen fel.txt är 20 MB, men högst 20 MB läses; dela den."),
    ],
)
def test_a_file_that_cannot_be_read_is_left_out(
    corpus: Path, content: bytes | None, sentence: str
) -> None:
    if content is not None:
        (corpus / "fel.txt").write_bytes(content)
    write_manifest(corpus, entry("fel", "fel.txt"), entry("bra", "bra.txt"))
    reading = read_corpus(corpus)
    assert [document.info.id for document in reading.documents] == ["bra"]
    assert list(reading.hashes) == ["bra"]
    (problem,) = reading.problems
    assert problem.document_id == "fel"
    assert problem.message.startswith('Dokument "fel" hoppades över: ')
    assert problem.message.endswith(sentence)


def test_a_folder_in_a_files_place_is_left_out(corpus: Path) -> None:
    (corpus / "fel.txt").mkdir()
    write_manifest(corpus, entry("fel", "fel.txt"), entry("bra", "bra.txt"))
    (problem,) = read_corpus(corpus).problems
    assert "filen fel.txt går inte att läsa" in problem.message


@pytest.mark.parametrize(
    ("bad", "sentence"),
    [
        (entry("fel", "bra.txt", "colour = 1"), 'okänd nyckel "colour"; ta bort den'),
        (entry("bra", "bra.txt"), 'Två dokument i manifestet heter "bra"'),
        (entry("fel", "../bra.txt"), "filen ska ligga i samma mapp som manifestet"),
        (entry("fel", "/etc/passwd"), "filen ska ligga i samma mapp som manifestet"),
        (entry("Fel id", "bra.txt"), 'värdet av "id" går inte att använda'),
        ('[[document]]\nid = "fel"\n', 'nyckeln "title" saknas; lägg till den.'),
    ],
)
def test_an_entry_that_says_something_wrong_is_left_out(
    corpus: Path, bad: str, sentence: str
) -> None:
    write_manifest(corpus, entry("bra", "bra.txt"), bad)
    reading = read_corpus(corpus)
    assert [document.info.id for document in reading.documents] == ["bra"]
    (problem,) = reading.problems
    assert sentence in problem.message
    assert problem.message.count("\n") == 0


def test_an_unknown_key_beside_the_documents_is_named(corpus: Path) -> None:
    write_manifest(corpus, 'version = "1"\n', entry("bra", "bra.txt"))
    (problem,) = read_corpus(corpus).problems
    assert 'Okänd nyckel "version"' in problem.message


@pytest.mark.parametrize(
    ("manifest", "sentence"),
    [
        (None, "Det finns ingen corpus.toml i "),
        (b"[[document]\n", "är inte giltig TOML i UTF-8"),
        ('titel = "Åtgärd"'.encode("latin-1"), "är inte giltig TOML i UTF-8"),
        (b"", "nämner inga dokument"),
        (b"document = 3", "nämner inga dokument"),
    ],
)
def test_without_a_usable_manifest_the_error_says_what_to_do(
    corpus: Path, manifest: bytes | None, sentence: str
) -> None:
    if manifest is not None:
        (corpus / "corpus.toml").write_bytes(manifest)
    with pytest.raises(ManifestError, match=sentence):
        read_corpus(corpus)


def test_if_no_document_can_be_read_the_reasons_are_given(corpus: Path) -> None:
    write_manifest(corpus, entry("fel", "borta.txt"))
    with pytest.raises(CorpusError, match=r"Inget dokument .* filen borta\.txt finns inte"):
        read_corpus(corpus)


def test_a_document_without_numbered_headings_is_read_as_one_section(corpus: Path) -> None:
    (corpus / "bra.txt").write_text("Riktlinjer\n\nAlla ska med.\n", encoding="utf-8")
    write_manifest(corpus, entry("bra", "bra.txt"))
    (document,) = read_corpus(corpus).documents
    (passage,) = passages_of(document)
    assert passage.id == "bra/-/1"
    assert passage.section.number == ""
    assert passage.text == "Riktlinjer\nAlla ska med."


def test_a_line_of_many_megabytes_is_read_within_seconds(corpus: Path) -> None:
    (corpus / "bra.txt").write_bytes(b"x" * 15_000_000)
    write_manifest(corpus, entry("bra", "bra.txt"))
    began = time.perf_counter()
    (document,) = read_corpus(corpus).documents
    passages = passages_of(document)
    assert time.perf_counter() - began < 20
    assert {len(passage.text) for passage in passages} == {2000}
    assert sum(span.length for p in passages for span in p.spans) == 15_000_000


@pytest.mark.parametrize(
    "unit", ["*a ", "ord ", "<p>a", "a\t", "1 ", "| a ", "&amp;", "a. ", "[a](", "Å-å "]
)
def test_reading_time_grows_no_faster_than_the_line(corpus: Path, unit: str) -> None:
    (corpus / "bra.txt").write_text(unit * (200_000 // len(unit)), encoding="utf-8")
    write_manifest(corpus, entry("bra", "bra.txt"))
    began = time.perf_counter()
    (document,) = read_corpus(corpus).documents
    passages = passages_of(document)
    assert time.perf_counter() - began < 15
    assert max(len(passage.text) for passage in passages) <= 2000
