"""Writes trained models as sentence-transformers and the light run-time path read them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

import numpy as np
import numpy.typing as npt
from safetensors.numpy import save_file
from tokenizers import Tokenizer, processors
from torch import nn
from transformers import BertModel

from index.training.encoder_graph import LATE_INTERACTION_FILE, write_encoder_graph
from index.training.late_interaction import TokenProjection
from index.training.onnx_graph import FACTORS
from index.training.verifier import VerifierModel, VerifierRecipe
from index.training.verifier_graph import write_verifier_graph
from index.training.vocabulary import CLS, PAD, SEP, UNKNOWN
from index.verification.answer_verifier import (
    SETTINGS_FILE,
    WEIGHTS_FILE,
    WORD_TABLE,
    VerifierSettings,
    digest_of_table,
    word_table,
)

#: The names that every version of sentence-transformers knows its modules by.
_MODULES = "sentence_transformers.models"

#: Tokens that the contextual model reads at a time.
LONGEST = 128


def save_static(directory: Path, tokenizer: Tokenizer, table: npt.NDArray[np.float32]) -> None:
    """Whole numbers of eight bits with one factor a row: model2vec's ``embeddings`` and
    ``weights``, which sentence-transformers multiplies out in single precision.
    """
    directory.mkdir(parents=True, exist_ok=True)
    whole, factors = _whole_numbers(table)
    _save_tensors(directory / "model.safetensors", {"embeddings": whole, "weights": factors})
    _save_tokenizer(directory, tokenizer)
    _save_modules(directory, ["StaticEmbedding", "Normalize"])


def save_contextual(
    directory: Path,
    tokenizer: Tokenizer,
    model: BertModel,
    late_interaction: TokenProjection | None = None,
) -> None:
    """Half-precision weights, widened when they are loaded, and the network for ONNX Runtime."""
    directory.mkdir(parents=True, exist_ok=True)
    _save_tensors(directory / "model.safetensors", _halved(model))
    if late_interaction is not None:
        _save_tensors(directory / LATE_INTERACTION_FILE, _halved(late_interaction))
    config = json.loads(model.config.to_json_string(use_diff=True))
    config |= {"architectures": ["BertModel"], "dtype": "float32"}
    config.pop("_name_or_path", None)
    _write(directory / "config.json", config)
    ends = [(CLS, tokenizer.token_to_id(CLS)), (SEP, tokenizer.token_to_id(SEP))]
    framed = Tokenizer.from_str(tokenizer.to_str())
    framed.post_processor = processors.TemplateProcessing(f"{CLS} $A {SEP}", None, ends)
    _save_tokenizer(directory, framed)
    special = {"pad_token": PAD, "unk_token": UNKNOWN, "cls_token": CLS, "sep_token": SEP}
    settings = {"tokenizer_class": "PreTrainedTokenizerFast", "model_max_length": LONGEST}
    _write(directory / "tokenizer_config.json", settings | special)
    _write(directory / "sentence_bert_config.json", {"max_seq_length": LONGEST})
    _save_modules(directory, ["Transformer", "Pooling", "Normalize"])
    width = model.config.hidden_size
    pooling = {"word_embedding_dimension": width, "pooling_mode_mean_tokens": True}
    _write(directory / "1_Pooling" / "config.json", pooling)
    write_encoder_graph(directory)


def save_verifier(
    directory: Path, model: VerifierModel, recipe: VerifierRecipe, words: Path
) -> None:
    """Matrices in eight bits, all else in half precision; the words are read from ``words``."""
    directory.mkdir(parents=True, exist_ok=True)
    tensors: dict[str, npt.NDArray[np.generic]] = {}
    for name, tensor in _halved(model).items():
        short = name.removeprefix("bert.")
        if short == WORD_TABLE or short.startswith("pooler."):
            continue
        tensors[short] = tensor
        if tensor.ndim == 2 and not short.startswith("embeddings."):
            tensors[short], factors = _whole_numbers(tensor.astype(np.float32))
            tensors[short + FACTORS] = factors[:, None].astype(np.float16)
    _save_tensors(directory / WEIGHTS_FILE, tensors)
    settings = VerifierSettings(
        words=words.name,
        table=digest_of_table(word_table(words)),
        max_tokens=recipe.max_tokens,
        question_tokens=recipe.question_tokens,
    )
    _write(directory / SETTINGS_FILE, asdict(settings))
    write_verifier_graph(directory, model.bert.config.to_dict())


def save_joint(directory: Path, weights: Mapping[str, float]) -> None:
    """A joint model of the models beside it, by name and weight."""
    directory.mkdir(parents=True, exist_ok=True)
    parts = [{"model": name, "weight": weight} for name, weight in weights.items()]
    _write(directory / "joint.json", {"parts": parts})


def _whole_numbers(
    matrix: npt.NDArray[np.float32],
) -> tuple[npt.NDArray[np.int8], npt.NDArray[np.float32]]:
    """The matrix in eight bits, and what each row is to be multiplied with."""
    factors = np.maximum(np.abs(matrix).max(axis=1) / 127, 1e-8).astype(np.float32)
    return np.rint(matrix / factors[:, None]).astype(np.int8), factors


def _halved(module: nn.Module) -> dict[str, npt.NDArray[np.float16]]:
    """The module's weights by name, in half precision."""
    return {
        name: np.ascontiguousarray(tensor.detach().numpy().astype(np.float16))
        for name, tensor in module.state_dict().items()
        if not name.endswith("position_ids")
    }


def _save_tensors(path: Path, tensors: Mapping[str, npt.NDArray[np.generic]]) -> None:
    save_file(dict(tensors), path, metadata={"format": "pt"})
    path.chmod(0o644)


def _save_tokenizer(directory: Path, tokenizer: Tokenizer) -> None:
    compact = json.dumps(json.loads(tokenizer.to_str()), ensure_ascii=False, separators=(",", ":"))
    (directory / "tokenizer.json").write_text(compact, encoding="utf-8")


def _save_modules(directory: Path, kinds: Sequence[str]) -> None:
    modules = []
    for place, kind in enumerate(kinds):
        path = f"{place}_{kind}" if place else ""
        if path:
            # git keeps no empty folders, and a missing one would send a reader to the hub.
            _write(directory / path / "config.json", {})
        modules.append(
            {"idx": place, "name": str(place), "path": path, "type": f"{_MODULES}.{kind}"}
        )
    _write(directory / "modules.json", modules)
    settings = {
        "model_type": "SentenceTransformer",
        "prompts": {"query": "", "document": ""},
        "default_prompt_name": None,
        "similarity_fn_name": "cosine",
    }
    _write(directory / "config_sentence_transformers.json", settings)


def _write(path: Path, content: object) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
