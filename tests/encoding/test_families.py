"""What is really fed to the models of each family."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from index.encoding import ModelError, load_encoder
from index.encoding.sentence_transformer import SentenceTransformerEncoder

pytestmark = pytest.mark.filterwarnings("ignore")


def fed_to(encoder: SentenceTransformerEncoder, call: Callable[[], object]) -> list[str]:
    """The texts that reach the network during ``call``, read back from its token ids."""
    seen: list[str] = []
    model = encoder._model

    def note(_module: object, arguments: tuple[Any, ...]) -> None:
        fed = arguments[0]
        for row, mask in zip(fed["input_ids"], fed["attention_mask"], strict=True):
            kept = row[mask.bool()]
            pieces = model.tokenizer.convert_ids_to_tokens(kept.tolist())
            seen.append("".join(pieces))

    handle = model[0].register_forward_pre_hook(note)
    try:
        call()
    finally:
        handle.remove()
    return seen


def build(directory: Path, family: str, **options: dict[str, str]) -> SentenceTransformerEncoder:
    from tests.encoding import tiny_models  # noqa: PLC0415 - slow

    tiny_models.build(directory, family, **options)
    encoder = load_encoder(directory)
    assert isinstance(encoder, SentenceTransformerEncoder)
    return encoder


def test_e5_gets_the_prefixes_its_card_asks_for(tmp_path: Path) -> None:
    encoder = build(tmp_path / "multilingual-e5-small", "xlm-roberta")
    assert fed_to(encoder, lambda: encoder.encode_queries(["Var?"])) == ["<s>query: Var?</s>"]
    assert fed_to(encoder, lambda: encoder.encode_passages(["Här."])) == ["<s>passage: Här.</s>"]
    assert encoder.max_tokens == 32, "two of RoBERTa's 34 positions are not for text"


def test_qwen3_gets_its_own_instruction_and_pools_the_last_token(tmp_path: Path) -> None:
    prompts = {"query": "Instruct: find\nQuery:", "document": ""}
    encoder = build(tmp_path / "Qwen3-Embedding-0.6B", "qwen3", prompts=prompts)
    assert fed_to(encoder, lambda: encoder.encode_queries(["Var?"])) == [
        "Instruct: find\nQuery:Var?</s>"
    ]
    assert fed_to(encoder, lambda: encoder.encode_passages(["Där."])) == ["Där.</s>"]
    assert encoder._model[1].pooling_mode == "lasttoken"


def test_qwen3_without_stated_prompts_gets_the_instruction_of_its_card(tmp_path: Path) -> None:
    encoder = build(tmp_path / "qwen3-embedding-tiny", "qwen3")
    (fed,) = fed_to(encoder, lambda: encoder.encode_queries(["V"]))
    assert fed.startswith("Instruct: Given a web search query") or encoder.max_tokens == 64


def test_arctic_prefixes_only_the_query(tmp_path: Path) -> None:
    encoder = build(
        tmp_path / "snowflake-arctic-embed-l-v2.0", "bert", prompts={"query": "query: "}
    )
    assert fed_to(encoder, lambda: encoder.encode_queries(["V?"])) == ["<s>query: V?</s>"]
    assert fed_to(encoder, lambda: encoder.encode_passages(["H."])) == ["<s>H.</s>"]
    assert encoder._model[1].pooling_mode == "cls"


def test_gemma_gets_its_prompts_and_its_dense_layers(tmp_path: Path) -> None:
    encoder = build(tmp_path / "embeddinggemma-300m", "gemma3_text")
    assert fed_to(encoder, lambda: encoder.encode_queries(["V?"])) == [
        "<s>task: search result | query: V?</s>"
    ]
    assert fed_to(encoder, lambda: encoder.encode_passages(["H."])) == [
        "<s>title: none | text: H.</s>"
    ]
    assert len(list(encoder._model.children())) == 5


def test_bge_m3_gets_nothing_in_front(tmp_path: Path) -> None:
    encoder = build(tmp_path / "bge-m3", "xlm-roberta")
    assert fed_to(encoder, lambda: encoder.encode_queries(["V?"])) == ["<s>V?</s>"]


def test_a_stated_prompt_wins_over_the_table(tmp_path: Path) -> None:
    encoder = build(tmp_path / "my-e5-small", "bert", prompts={"query": "fråga: "})
    assert fed_to(encoder, lambda: encoder.encode_queries(["V?"])) == ["<s>fråga: V?</s>"]
    assert fed_to(encoder, lambda: encoder.encode_passages(["H."])) == ["<s>H.</s>"]


def test_no_word_of_a_long_passage_is_lost(tmp_path: Path) -> None:
    encoder = build(tmp_path / "bge-m3", "xlm-roberta")
    words = [f"ord{n:02d}" for n in range(30)]
    fed = fed_to(encoder, lambda: encoder.encode_passages([" ".join(words)]))
    assert len(fed) > 1
    assert all(any(word in piece for piece in fed) for word in words)
    row = encoder.encode_passages([" ".join(words)])
    assert np.linalg.norm(row) == pytest.approx(1.0, abs=1e-5)


def test_rows_are_unit_and_empty_texts_are_zero(tmp_path: Path) -> None:
    encoder = build(tmp_path / "bge-m3", "xlm-roberta")
    rows = encoder.encode_passages(["ett", "", "  ", "två"])
    assert np.linalg.norm(rows, axis=1) == pytest.approx([1, 0, 0, 1], abs=1e-5)
    assert rows.dtype == np.float32
    assert rows.shape == (4, encoder.dimension)


def test_wrong_format_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text("{}", encoding="utf-8")
    with pytest.raises(ModelError, match="går inte att läsa") as caught:
        load_encoder(tmp_path)
    assert "\n" not in str(caught.value)


def test_unreachable_hub_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    import huggingface_hub.constants  # noqa: PLC0415 - slow

    monkeypatch.setattr(huggingface_hub.constants, "HF_HUB_OFFLINE", True)
    with pytest.raises(ModelError, match="hubben") as caught:
        load_encoder("somebody/some-model")
    assert "\n" not in str(caught.value)
