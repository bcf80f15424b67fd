"""The contextual model through ONNX Runtime, and the two shipped models as one."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
import pytest

from index.encoding import (
    ContextualEncoder,
    Encoder,
    JointEncoder,
    ModelError,
    embed_passages,
    embed_queries,
    load_encoder,
    token_dimension,
)
from index.encoding.loading import MODELS

CONTEXTUAL, STATIC, JOINT = "plansvar-contextual-sv", "plansvar-static-sv", "plansvar-sv"

TEXTS = [
    "Vad hände med journalsystemet 2020?",
    "Målet är att sjukfrånvaron ska minska till 5,5 procent. " * 3,
    "How many patients waited longer than 90 days?",
    "å",
]


@pytest.fixture(scope="module")
def contextual() -> Encoder:
    return load_encoder(CONTEXTUAL)


@pytest.fixture(scope="module")
def joint() -> Encoder:
    return load_encoder(JOINT)


@pytest.mark.filterwarnings("ignore")
def test_equals_sentence_transformers(contextual: Encoder) -> None:
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415 - slow

    other = SentenceTransformer(str(MODELS / CONTEXTUAL), device="cpu")
    assert other.max_seq_length == contextual.max_tokens
    expected = other.encode(TEXTS, normalize_embeddings=True)
    assert np.abs(contextual.encode_passages(TEXTS) - expected).max() < 1e-5


def test_a_row_does_not_depend_on_its_company(joint: Encoder) -> None:
    together = joint.encode_passages(TEXTS)
    alone = np.vstack([joint.encode_passages([text]) for text in TEXTS])
    assert np.abs(together - alone).max() < 1e-5
    assert np.linalg.norm(together, axis=1) == pytest.approx(np.ones(len(TEXTS)), abs=1e-5)


def test_nothing_in_nothing_out(joint: Encoder) -> None:
    assert not joint.encode_queries(["", " \n"]).any()
    assert joint.encode_queries([]).shape == (0, joint.dimension)


def test_the_end_of_a_long_text_counts(contextual: Encoder) -> None:
    opening = "Regionen redovisar ekonomin för året. " * 40
    plain, longer = contextual.encode_passages(
        [opening, opening + "Bussarna till Hylte blev fler. " * 20]
    )
    (query,) = contextual.encode_queries(["kollektivtrafik med buss"])
    assert query @ longer > query @ plain


def test_tokens_are_unit_rows_in_a_passage_and_shares_in_a_question(joint: Encoder) -> None:
    assert token_dimension(joint) > 0
    for tokens in embed_passages(joint, TEXTS).tokens:
        lengths = np.linalg.norm(tokens.vectors, axis=1)
        assert lengths == pytest.approx(np.ones(len(tokens.places)), abs=1e-5)
    for tokens in embed_queries(joint, TEXTS).tokens:
        assert np.linalg.norm(tokens.vectors, axis=1).sum() == pytest.approx(1.0, abs=1e-5)


def test_tokens_come_with_the_same_vectors_and_do_not_depend_on_their_company(
    joint: Encoder,
) -> None:
    together = embed_queries(joint, TEXTS)
    np.testing.assert_array_equal(together.vectors, joint.encode_queries(TEXTS))
    for text, tokens in zip(TEXTS, together.tokens, strict=True):
        (alone,) = embed_queries(joint, [text]).tokens
        assert np.abs(alone.vectors - tokens.vectors).max() < 1e-5
        np.testing.assert_array_equal(alone.places, tokens.places)


def test_a_token_knows_where_in_the_text_it_begins(contextual: Encoder) -> None:
    text = "Å, sjukfrånvaron  steg."
    (tokens,) = embed_passages(contextual, [text]).tokens
    inside = tokens.places[tokens.places >= 0]
    assert {0, text.index("sjuk"), text.index("steg")} <= set(inside.tolist())
    assert list(inside) == sorted(inside)
    assert inside.max() < len(text)
    assert (tokens.places < 0).sum() == 2


def test_a_long_text_keeps_the_tokens_of_its_end(contextual: Encoder) -> None:
    opening = "Regionen redovisar ekonomin för året. " * 40
    plain, longer = embed_passages(
        contextual, [opening, opening + "Bussarna till Hylte blev fler."]
    ).tokens
    (asked,) = embed_queries(contextual, ["bussarna i Hylte"]).tokens
    met = [(asked.vectors @ tokens.vectors.T).max(axis=1).sum() for tokens in (plain, longer)]
    assert met[1] > met[0] + 0.1


def test_a_text_without_words_has_no_tokens(joint: Encoder) -> None:
    (none,) = embed_queries(joint, [""]).tokens
    assert none.vectors.shape == (0, token_dimension(joint))
    assert embed_queries(joint, []).tokens == ()


def test_a_model_of_one_vector_a_text_gives_no_tokens() -> None:
    static = load_encoder(STATIC)
    assert token_dimension(static) == 0
    tokens = embed_passages(static, TEXTS).tokens
    assert [len(one.vectors) for one in tokens] == [0] * len(TEXTS)


def test_joint_similarity_is_the_weighted_sum_of_its_parts(joint: Encoder) -> None:
    assert isinstance(joint, JointEncoder)
    parts = json.loads((MODELS / JOINT / "joint.json").read_text(encoding="utf-8"))["parts"]
    expected = np.zeros((len(TEXTS), len(TEXTS)), dtype=np.float32)
    for part in parts:
        rows = load_encoder(part["model"]).encode_passages(TEXTS)
        expected += part["weight"] * rows @ rows.T
    rows = joint.encode_passages(TEXTS)
    assert np.abs(rows @ rows.T - expected).max() < 1e-5
    assert sum(part["weight"] for part in parts) == pytest.approx(1.0)


def test_the_fingerprint_follows_parts_and_weights(tmp_path: Path) -> None:
    for name in (CONTEXTUAL, STATIC):
        (tmp_path / name).symlink_to(MODELS / name, target_is_directory=True)
    prints = []
    for weight in (0.4, 0.5):
        parts = [{"model": CONTEXTUAL, "weight": weight}, {"model": STATIC, "weight": 1 - weight}]
        (tmp_path / JOINT).mkdir(exist_ok=True)
        (tmp_path / JOINT / "joint.json").write_text(json.dumps({"parts": parts}))
        prints.append(load_encoder(tmp_path / JOINT).fingerprint)
    assert prints[0] != prints[1]


def test_a_missing_part_is_one_sentence(tmp_path: Path) -> None:
    parts = {"parts": [{"model": "nobody", "weight": 1.0}]}
    (tmp_path / "joint.json").write_text(json.dumps(parts))
    with pytest.raises(ModelError, match="saknas"):
        load_encoder(tmp_path)
    (tmp_path / "joint.json").write_text("{}")
    with pytest.raises(ModelError, match="inte går att läsa"):
        load_encoder(tmp_path)


def test_without_onnxruntime_the_sentence_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    with pytest.raises(ModelError, match="pip install onnxruntime"):
        ContextualEncoder(MODELS / CONTEXTUAL)


def test_damaged_network_is_one_sentence(tmp_path: Path) -> None:
    for name in ("tokenizer.json", "sentence_bert_config.json", "model.safetensors"):
        (tmp_path / name).symlink_to(MODELS / CONTEXTUAL / name)
    (tmp_path / "network.onnx").write_bytes(b"damaged")
    with pytest.raises(ModelError, match="skadade") as caught:
        load_encoder(tmp_path)
    assert "\n" not in str(caught.value)
