"""A trained model is written so that every reader of its directory embeds alike."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from tokenizers import Tokenizer
from transformers import BertConfig, BertModel

from index.encoding import ContextualEncoder, embed_passages, embed_queries, token_dimension
from index.training.export import LONGEST, save_contextual
from index.training.late_interaction import TokenProjection
from index.training.vocabulary import CLS, SEP, train_tokenizer

TEXTS = ["Vårdköerna ska minska.", "å", "Bussarna till Hylte blev fler. " * 8]


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(("layers", "heads"), [(1, 1), (2, 4)])
def test_the_written_network_is_the_trained_one(tmp_path: Path, layers: int, heads: int) -> None:
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415 - slow

    tokenizer, model = tiny(layers, heads)
    save_contextual(tmp_path / "tiny", tokenizer, model)
    expected = SentenceTransformer(str(tmp_path / "tiny"), device="cpu").encode(TEXTS)
    written = ContextualEncoder(tmp_path / "tiny").encode_passages(TEXTS)
    assert np.abs(written - expected).max() < 1e-5
    assert np.abs(written[0] - written[1]).max() > 0.01
    assert token_dimension(ContextualEncoder(tmp_path / "tiny")) == 0


def test_the_written_projection_is_the_trained_one(tmp_path: Path) -> None:
    tokenizer, model = tiny()
    torch.manual_seed(1)
    projection = TokenProjection(16, 4)
    torch.nn.init.normal_(projection.importance.weight)
    with torch.no_grad():
        # As they are stored: in half precision.
        for module in (model, projection):
            for weights in module.parameters():
                weights.copy_(weights.half().float())
    save_contextual(tmp_path / "tiny", tokenizer, model, projection)
    encoder = ContextualEncoder(tmp_path / "tiny")
    assert token_dimension(encoder) == 4
    ends = [tokenizer.token_to_id(CLS), tokenizer.token_to_id(SEP)]
    asked, said = embed_queries(encoder, TEXTS).tokens, embed_passages(encoder, TEXTS).tokens
    for text, query, passage in zip(TEXTS, asked, said, strict=True):
        ids = [ends[0], *tokenizer.encode(text, add_special_tokens=False).ids, ends[1]]
        with torch.no_grad():
            state = model.train(mode=False)(input_ids=torch.tensor([ids])).last_hidden_state
            rows = projection.tokens(state)[0].numpy()
            counts = projection.weights(state)[0].numpy()
        np.testing.assert_allclose(passage.vectors, rows, atol=1e-5)
        np.testing.assert_allclose(
            query.vectors, rows * (counts / counts.sum())[:, None], atol=1e-5
        )


def tiny(layers: int = 1, heads: int = 1) -> tuple[Tokenizer, BertModel]:
    tokenizer = train_tokenizer(TEXTS, ["Care queues shall be shorter."], 120)
    torch.manual_seed(0)
    config = BertConfig(
        vocab_size=tokenizer.get_vocab_size(),
        hidden_size=16,
        num_hidden_layers=layers,
        num_attention_heads=heads,
        intermediate_size=32,
        max_position_embeddings=LONGEST,
    )
    return tokenizer, BertModel(config)
