"""A BERT small enough to train in a test."""

from __future__ import annotations

import torch
from tokenizers import Tokenizer
from transformers import BertConfig, BertModel


def tiny_bert(
    tokenizer: Tokenizer, width: int, layers: int, feed_forward: int, longest: int
) -> BertModel:
    """The same weights each time, two heads a layer, nothing dropped out."""
    torch.manual_seed(0)
    config = BertConfig(
        vocab_size=tokenizer.get_vocab_size(),
        hidden_size=width,
        num_hidden_layers=layers,
        num_attention_heads=2,
        intermediate_size=feed_forward,
        max_position_embeddings=longest,
        hidden_dropout_prob=0.0,
        attention_probs_dropout_prob=0.0,
    )
    return BertModel(config, add_pooling_layer=False)
