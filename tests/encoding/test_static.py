"""The static model without torch, and that it equals sentence-transformers'."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import load_file, save_file

from index.encoding import Encoder, ModelError, StaticEncoder, load_encoder
from index.encoding.loading import MODELS

TEXTS = [
    "Vad hände med journalsystemet 2020?",
    "Målet är att sjukfrånvaron ska minska till 5,5 procent.",
    "How many patients waited longer than 90 days?",
    "Kollektivtrafiken: resandet ökade (jämfört med 2019) – se tabell 3.",
    "å",
]


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return load_encoder()


@pytest.fixture(scope="module")
def static() -> Encoder:
    return load_encoder("plansvar-static-sv")


def test_rows_have_unit_length_and_the_stated_shape(encoder: Encoder) -> None:
    rows = encoder.encode_passages(TEXTS)
    assert rows.shape == (len(TEXTS), encoder.dimension)
    assert rows.dtype == np.float32
    assert np.linalg.norm(rows, axis=1) == pytest.approx(np.ones(len(TEXTS)), abs=1e-5)


def test_nothing_in_nothing_out(encoder: Encoder) -> None:
    assert not encoder.encode_queries(["", "  \n"]).any()
    assert encoder.encode_queries([]).shape == (0, encoder.dimension)


def test_a_row_does_not_depend_on_its_company(encoder: Encoder) -> None:
    together = encoder.encode_passages(TEXTS)
    alone = np.vstack([encoder.encode_passages([text]) for text in TEXTS])
    backwards = encoder.encode_passages(TEXTS[::-1])[::-1]
    assert np.abs(together - alone).max() < 1e-5
    assert np.abs(together - backwards).max() < 1e-5


def test_a_paraphrase_is_nearer_than_another_matter(encoder: Encoder) -> None:
    (query,) = encoder.encode_queries(["hur många är hemma sjuka från jobbet?"])
    near, far = encoder.encode_passages(
        ["Sjukfrånvaron bland medarbetarna ökade.", "Bussarna fick nya hållplatser."]
    )
    assert query @ near > query @ far + 0.1


def test_an_english_question_finds_the_swedish_text(encoder: Encoder) -> None:
    (query,) = encoder.encode_queries(["How long are the waiting times in health care?"])
    near, far = encoder.encode_passages(
        ["Väntetiderna till vården har blivit kortare.", "Ett nytt bibliotek har öppnat."]
    )
    assert query @ near > query @ far + 0.1


@pytest.mark.filterwarnings("ignore")
def test_equals_sentence_transformers(static: Encoder) -> None:
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415 - slow

    other = SentenceTransformer(str(MODELS / static.name), device="cpu")
    expected = other.encode(TEXTS, normalize_embeddings=True)
    assert np.abs(static.encode_passages(TEXTS) - expected).max() < 1e-5


def test_the_default_path_imports_no_torch_and_starts_fast() -> None:
    code = (
        "import sys, time; start = time.process_time();"
        "from index.encoding import load_encoder;"
        "load_encoder('plansvar-static-sv').encode_queries(['hej']);"
        "print('torch' in sys.modules, 'sentence_transformers' in sys.modules,"
        " time.process_time() - start)"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=root
    )
    torch, transformers, seconds = done.stdout.split()
    assert (torch, transformers) == ("False", "False")
    assert float(seconds) < 1.5, "processor time; half a second on a quiet machine"


def test_speed_of_a_query(static: Encoder) -> None:
    static.encode_queries(TEXTS[:1])
    start = time.perf_counter()
    for _ in range(200):
        static.encode_queries(TEXTS[:1])
    assert (time.perf_counter() - start) / 200 < 0.002, "0.1 ms on a quiet machine"


def test_both_table_formats_give_the_same_vectors(tmp_path: Path) -> None:
    shipped = MODELS / "plansvar-static-sv"
    tensors = load_file(shipped / "model.safetensors")
    table = tensors["embeddings"].astype(np.float32) * tensors["weights"][:, None]
    save_file({"embedding.weight": table}, tmp_path / "model.safetensors")
    (tmp_path / "tokenizer.json").write_bytes((shipped / "tokenizer.json").read_bytes())
    plain = StaticEncoder(tmp_path).encode_queries(TEXTS)
    assert np.abs(plain - StaticEncoder(shipped).encode_queries(TEXTS)).max() < 1e-5


def test_fingerprint_follows_the_files_but_not_the_read_me(tmp_path: Path) -> None:
    shipped = MODELS / "plansvar-static-sv"
    for name in ("model.safetensors", "tokenizer.json"):
        (tmp_path / name).write_bytes((shipped / name).read_bytes())
    before = StaticEncoder(tmp_path).fingerprint
    (tmp_path / "README.md").write_text("words", encoding="utf-8")
    assert StaticEncoder(tmp_path).fingerprint == before
    (tmp_path / "extra.json").write_text("{}", encoding="utf-8")
    assert StaticEncoder(tmp_path).fingerprint != before


@pytest.mark.parametrize("name", ["./finns-inte", "/finns/inte"])
def test_a_missing_directory_is_one_sentence(name: str) -> None:
    with pytest.raises(ModelError, match="finns inte") as caught:
        load_encoder(name)
    assert "\n" not in str(caught.value)


def test_a_directory_without_weights_is_one_sentence(tmp_path: Path) -> None:
    modules = '[{"type": "sentence_transformers.models.StaticEmbedding"}]'
    (tmp_path / "modules.json").write_text(modules, encoding="utf-8")
    with pytest.raises(ModelError, match="saknar") as caught:
        load_encoder(tmp_path)
    assert "\n" not in str(caught.value)


def test_damaged_files_are_one_sentence(tmp_path: Path) -> None:
    modules = '[{"type": "sentence_transformers.models.StaticEmbedding"}]'
    (tmp_path / "modules.json").write_text(modules, encoding="utf-8")
    (tmp_path / "tokenizer.json").write_text("not json", encoding="utf-8")
    (tmp_path / "model.safetensors").write_bytes(b"\0" * 20)
    with pytest.raises(ModelError, match="skadade"):
        load_encoder(tmp_path)
