"""A trained model is written so that every reader of its directory embeds alike."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from transformers import BertConfig, BertModel

from index.encoding import ContextualEncoder
from index.training.export import LONGEST, save_contextual
from index.training.vocabulary import train_tokenizer

TEXTS = ["Vårdköerna ska minska.", "å", "Bussarna till Hylte blev fler. " * 8]


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(("layers", "heads"), [(1, 1), (2, 4)])
def test_the_written_network_is_the_trained_one(tmp_path: Path, layers: int, heads: int) -> None:
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415 - slow

    tokenizer = train_tokenizer(TEXTS, ["Care queues shall be shorter."], 120)
    torch.manual_seed(0)
    model = BertModel(
        BertConfig(
            vocab_size=tokenizer.get_vocab_size(),
            hidden_size=16,
            num_hidden_layers=layers,
            num_attention_heads=heads,
            intermediate_size=32,
            max_position_embeddings=LONGEST,
        )
    )
    save_contextual(tmp_path / "tiny", tokenizer, model)
    expected = SentenceTransformer(str(tmp_path / "tiny"), device="cpu").encode(TEXTS)
    written = ContextualEncoder(tmp_path / "tiny").encode_passages(TEXTS)
    assert np.abs(written - expected).max() < 1e-5
    assert np.abs(written[0] - written[1]).max() > 0.01
