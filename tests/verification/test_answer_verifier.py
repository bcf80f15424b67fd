"""The shipped verifier tells what answers from what is only about the matter."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.encoding import ModelError
from index.verification import AnswerVerifier
from index.verification.answer_verifier import SETTINGS_FILE, VERIFIER

_SHIPPED = AnswerVerifier()


@pytest.mark.parametrize(
    ("question", "answer", "near_miss"),
    [
        (
            "Vad kostar den nya bron?",
            "Den nya bron över ån beräknas kosta 12 mnkr.",
            "Den nya bron över ån beräknas stå klar hösten 2024.",
        ),
        (
            "När blir simhallen klar?",
            "Simhallen färdigställs under andra kvartalet 2023.",
            "Simhallen har fått en ny entré och fler omklädningsrum.",
        ),
        (
            "Varför försenades journalsystemet?",
            "Införandet av journalsystemet försenades eftersom leverantören saknade personal.",
            "Journalsystemet införs på samtliga vårdcentraler under året.",
        ),
        (
            "Hur många sjuksköterskor slutade förra året?",
            "Under föregående år avslutade 143 sjuksköterskor sin anställning.",
            "Sjuksköterskor erbjuds introduktion och handledning under sitt första år.",
        ),
        (
            "Vem ansvarar för krisplanen?",
            "Säkerhetschefen ansvarar för att krisplanen hålls aktuell.",
            "Krisplanen ska revideras och övas minst en gång per år.",
        ),
    ],
)
def test_what_is_asked_is_told_from_what_is_near(
    question: str, answer: str, near_miss: str
) -> None:
    answering, missing = _SHIPPED.logits(question, [answer, near_miss])
    assert answering > missing + 1


def test_the_order_of_the_texts_is_kept_and_each_is_judged_by_itself() -> None:
    texts = ["Bron kostar 12 mnkr.", "Bron är röd.", "", "Bron kostar 12 mnkr. " * 3]
    together = _SHIPPED.logits("Vad kostar bron?", texts)
    alone = [_SHIPPED.logits("Vad kostar bron?", [text])[0] for text in texts]
    np.testing.assert_allclose(together, alone, atol=1e-3)
    assert _SHIPPED.logits("Vad kostar bron?", []).shape == (0,)


def test_an_answer_far_down_in_a_long_text_counts() -> None:
    before = "Kommunen arbetar långsiktigt med en god livsmiljö för alla som bor här. " * 20
    long, without = _SHIPPED.logits(
        "Vad kostar den nya bron?", [f"{before}Den nya bron beräknas kosta 12 mnkr.", before]
    )
    assert long > without + 1


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=300), st.lists(st.text(max_size=300), max_size=3))
def test_any_question_and_text_are_judged(question: str, texts: list[str]) -> None:
    assert np.isfinite(_SHIPPED.logits(question, texts)).all()


def test_a_verifier_of_another_table_of_words_is_not_used(tmp_path: Path) -> None:
    directory = tmp_path / "network"
    shutil.copytree(VERIFIER, directory)
    stored = json.loads((directory / SETTINGS_FILE).read_text(encoding="utf-8"))
    (directory / SETTINGS_FILE).write_text(json.dumps({**stored, "table": "0" * 64}))
    with pytest.raises(ModelError, match="tränad med en annan version"):
        AnswerVerifier(directory)


def test_a_damaged_verifier_is_one_clear_sentence(tmp_path: Path) -> None:
    directory = tmp_path / "network"
    shutil.copytree(VERIFIER, directory)
    (directory / "network.onnx").write_bytes(b"no network")
    with pytest.raises(ModelError, match="går inte att läsa"):
        AnswerVerifier(directory)
    with pytest.raises(ModelError, match="går inte att läsa"):
        AnswerVerifier(tmp_path / "nowhere")
