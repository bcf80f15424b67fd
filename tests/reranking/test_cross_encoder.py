"""A cross-encoder by name: what it reads, what its word counts for, and what it can't be."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import SearchEngine
from index.encoding import ModelError
from index.reranking import CrossEncoderScorer, Reranker, load_weights, weights_file
from tests.answering.invented import SJOVALLA, open_engine

pytestmark = pytest.mark.filterwarnings("ignore")


class Favourite:
    """Likes the texts with one word, and says how it was asked."""

    def __init__(self, word: str) -> None:
        self.word = word
        self.asked: list[tuple[str, int]] = []

    def logits(self, question: str, texts: Sequence[str]) -> npt.NDArray[np.float64]:
        self.asked.append((question, len(texts)))
        return np.array([8.0 if self.word in text else -8.0 for text in texts])


def tiny(directory: Path, outputs: int = 1) -> Path:
    """A random sequence classifier that reads 48 tokens, each a character."""
    import torch  # noqa: PLC0415 - slow
    from transformers import BertConfig, BertForSequenceClassification  # noqa: PLC0415

    from tests.encoding import tiny_models  # noqa: PLC0415

    torch.manual_seed(0)
    config = BertConfig(**tiny_models.SIZES, max_position_embeddings=48, initializer_range=0.5)
    config.num_labels = outputs
    BertForSequenceClassification(config).save_pretrained(directory)
    tiny_models.tokenizer("bert").save_pretrained(directory)
    return directory


def test_a_long_passage_counts_as_its_best_piece(tmp_path: Path) -> None:
    scorer = CrossEncoderScorer(str(tiny(tmp_path)))
    words = [f"or{n:02d} " for n in range(12)]
    # Sixty characters are too many beside the question; half of them are not.
    halves = ["".join(words[:6]), "".join(words[6:])]
    (whole,) = scorer.logits("Var?", ["".join(words)])
    assert whole == pytest.approx(max(scorer.logits("Var?", halves)), abs=1e-4)
    assert whole != pytest.approx(min(scorer.logits("Var?", halves)), abs=1e-4)


def test_the_question_is_read_together_with_the_passage(tmp_path: Path) -> None:
    scorer = CrossEncoderScorer(str(tiny(tmp_path)))
    one, other = scorer.logits("Var?", ["Här"]), scorer.logits("När?", ["Här"])
    assert abs(one[0] - other[0]) > 1e-6
    assert scorer.logits("Var?", []).shape == (0,)


def test_a_model_with_several_values_cannot_put_in_order(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="ger 3 värden"):
        CrossEncoderScorer(str(tiny(tmp_path, outputs=3)))


def test_what_is_no_model_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import huggingface_hub.constants  # noqa: PLC0415 - slow

    (tmp_path / "config.json").write_text("{}", encoding="utf-8")
    with pytest.raises(ModelError, match="går inte att läsa"):
        CrossEncoderScorer(str(tmp_path))
    monkeypatch.setattr(huggingface_hub.constants, "HF_HUB_OFFLINE", True)
    with pytest.raises(ModelError, match="hubben") as caught:
        CrossEncoderScorer("somebody/some-cross-encoder")
    assert "\n" not in str(caught.value)


@given(st.lists(st.floats(0, 1, width=32), max_size=40))
def test_what_is_not_read_passes_nothing_that_is(probabilities: list[float]) -> None:
    given_ = np.array(probabilities, np.float32)
    asked = Favourite("aldrig")
    weights = load_weights(weights_file(with_tokens=True))
    judged = Reranker(weights, asked).second_opinion("?", str, given_)
    assert judged.shape == given_.shape
    assert ((judged >= 0) & (judged <= 1)).all()
    read = np.argsort(-given_, kind="stable")[: asked.asked[0][1] if asked.asked else 0]
    left = np.setdiff1d(np.arange(len(given_)), read)
    assert not len(left) or judged[left].max() <= judged[read].min()


def test_its_word_moves_passages_up_and_down(tmp_path: Path) -> None:
    plain = open_engine(tmp_path, SJOVALLA)
    favourite = Favourite("ishall")
    asked = SearchEngine.open(tmp_path / "index", plain.encoder, favourite)
    question = "vad händer i Granby?"
    assert "ishall" not in plain.search(question, 1).hits[0].passage.text.lower()
    assert "ishall" in asked.search(question, 10).hits[0].passage.text
    assert favourite.asked[0][0] == question
    assert {h.passage.id for h in asked.search(question, 50).hits} == {
        h.passage.id for h in plain.search(question, 50).hits
    }
