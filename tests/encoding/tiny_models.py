"""Tiny random models in the real file format of each public family."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import torch
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import (
    Dense,
    Normalize,
    Pooling,
    Transformer,
)
from tokenizers import Tokenizer, models, pre_tokenizers, processors
from transformers import (
    BertConfig,
    BertModel,
    Gemma3TextConfig,
    Gemma3TextModel,
    PreTrainedModel,
    PreTrainedTokenizerFast,
    Qwen3Config,
    Qwen3Model,
    XLMRobertaConfig,
    XLMRobertaModel,
)

SIZES: dict[str, Any] = {
    "vocab_size": 400,
    "hidden_size": 16,
    "num_hidden_layers": 1,
    "num_attention_heads": 2,
    "intermediate_size": 32,
}


def build(directory: Path, family: str, *, prompts: dict[str, str] | None = None) -> Path:
    """Write a tiny model of ``family`` (the config's model type) and return its directory."""
    torch.manual_seed(0)
    base = directory.parent / f"{directory.name}-base"
    _network(family).save_pretrained(base)
    tokenizer(family).save_pretrained(base)
    pooling = {"qwen3": "lasttoken", "bert": "cls"}.get(family, "mean")
    transformer = Transformer(str(base))
    modules: list[torch.nn.Module] = [transformer, Pooling(16, pooling_mode=pooling)]
    if family == "gemma3_text":
        modules += [Dense(16, 32, bias=False), Dense(32, 16, bias=False)]
    modules.append(Normalize())
    SentenceTransformer(modules=modules, device="cpu").save(str(directory))
    path = directory / "config_sentence_transformers.json"
    config = json.loads(path.read_text(encoding="utf-8"))
    config["prompts"] = prompts or {}
    path.write_text(json.dumps(config), encoding="utf-8")
    return directory


def _network(family: str) -> PreTrainedModel:
    if family == "xlm-roberta":
        return XLMRobertaModel(XLMRobertaConfig(**SIZES, max_position_embeddings=34))
    if family == "bert":
        return BertModel(BertConfig(**SIZES, max_position_embeddings=32))
    rotary: dict[str, Any] = {
        **SIZES,
        "num_key_value_heads": 1,
        "head_dim": 8,
        "max_position_embeddings": 64,
    }
    if family == "qwen3":
        return Qwen3Model(Qwen3Config(**rotary))
    return Gemma3TextModel(Gemma3TextConfig(**rotary))


def tokenizer(family: str) -> PreTrainedTokenizerFast:
    """A byte-for-character tokenizer: what is fed can be read back exactly."""
    alphabet = [chr(code) for code in range(32, 127)] + list("åäöÅÄÖ\n")
    special = ["<s>", "<pad>", "</s>", "<unk>"]
    vocabulary = {piece: i for i, piece in enumerate(special + alphabet)}
    tokenizer = Tokenizer(models.WordLevel(vocabulary, unk_token="<unk>"))  # noqa: S106
    tokenizer.pre_tokenizer = pre_tokenizers.Split("", "isolated")
    ends = [("<s>", 0), ("</s>", 2)]
    template = "$A </s>" if family == "qwen3" else "<s> $A </s>"
    tokenizer.post_processor = processors.TemplateProcessing(template, None, ends)
    return PreTrainedTokenizerFast(  # type: ignore[no-untyped-call]
        tokenizer_object=tokenizer,
        bos_token="<s>",  # noqa: S106
        eos_token="</s>",  # noqa: S106
        pad_token="<pad>",  # noqa: S106
        unk_token="<unk>",  # noqa: S106
        model_max_length=1_000_000_000,
        padding_side="left" if family == "qwen3" else "right",
    )
