"""What a sentence may say of the passages that it cites."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.generation.answer_draft import AnswerDraft
from api.generation.checking import CheckedSentence, Checker, Rejection
from api.generation.drafted_sentence import DraftedSentence, read_sentence
from api.generation.evidence import evidence_of
from api.generation.names import OrdinaryWords
from tests.generation.region import AGREEMENT, BUDGET_ROW, HITS, RESULT, SEARCHED, Region

REGION = Region()
# Without the planted passage, number 4, which no model is shown.
CHECKER = Checker(
    {n: evidence_of(hit, REGION.analyze) for n, hit in enumerate(HITS, 1) if n != 4},
    REGION.analyze,
    OrdinaryWords((hit.passage.text for hit in HITS), REGION.analyze),
)


def check(text: str) -> CheckedSentence | Rejection:
    sentence = read_sentence(text)
    assert sentence is not None
    return CHECKER.check(sentence)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        (
            "I juni tecknade regionen avtal med Cambio [1].",
            "I juni tecknade regionen avtal med Cambio Healthcare system AB om ett nytt "
            "vårdinformationsstöd.",
        ),
        ("I juni 2020 tecknade regionen Cambios avtal [1].", None),
        ("Avtalet är värt 69,5 miljoner kronor [1].", "Avtalet är värt 69,5 mnkr."),
        ("Avtalet är värt 69,5 [1].", "Avtalet är värt 69,5 mnkr."),
        ("Införandet har inte påbörjats [1].", "Införandet har inte påbörjats."),
        ("Enligt avsnitt 2.4 är avtalet värt 69,5 mnkr [1].", "Avtalet är värt 69,5 mnkr."),
        ("Resultatet är -5,1 mnkr [2].", "Resultatet för förvaltningen är −5,1 mnkr."),
        ("Resultatet är minus 5,1 mnkr [2].", "Resultatet för förvaltningen är −5,1 mnkr."),
        ("Resorna minskade med 12 % under våren 2020 [2].", None),
        ("Ambulansstation i Halmstad: +47,0 mnkr i budget 2021 [3].", None),
        ("Ambulansstation i Halmstad: 47,0 i budget 2021 [3].", None),
        ("Planen är att bygga tre nya broar i Hylte [5].", None),
        ("Planen 2021 är att bygga 3 nya broar i Hylte till 2025 [5].", None),
        ("Avtalet är värt 69,5 mnkr och resultatet är −5,1 mnkr [1][2].", None),
    ],
)
def test_what_stands_in_the_passage_holds(text: str, quote: str | None) -> None:
    checked = check(text)
    assert isinstance(checked, CheckedSentence), checked
    for support in checked.supports:
        assert support.quote in support.hit.passage.text
    if quote:
        assert checked.supports[0].quote == quote


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Regionen tecknade avtal med Cambio.", Rejection.NO_SOURCE),
        ("Regionen tecknade avtal med Cambio [99].", Rejection.UNKNOWN_SOURCE),
        ("Cykelvägar ska byggas i Laholm [4].", Rejection.UNKNOWN_SOURCE),
        ("Regionen tecknade avtal med Cambio [1][99].", Rejection.UNKNOWN_SOURCE),
        ("Regionen tecknade avtal med Cambio [0].", Rejection.UNKNOWN_SOURCE),
        ("Avtalet är värt 70 mnkr [1].", Rejection.FIGURE),
        ("Avtalet är värt 69.5.1 mnkr [1].", Rejection.FIGURE),
        ("Avtalet är värt 999tkr [1].", Rejection.FIGURE),
        ("Avtalet är värt 69,5 tkr [1].", Rejection.FIGURE),
        ("Avtalet är värt +69,5 mnkr [1].", Rejection.FIGURE),
        ("Resultatet är 5,1 mnkr [2].", Rejection.FIGURE),
        ("Resultatet är +5,1 mnkr [2].", Rejection.FIGURE),
        ("Resorna minskade med 12 procentenheter [2].", Rejection.FIGURE),
        ("Resorna minskade med tolv mnkr [2].", Rejection.FIGURE),
        ("Ambulansstation i Halmstad: −47,0 i budget 2021 [3].", Rejection.FIGURE),
        ("Ambulansstation i Halmstad: 47,0 tkr i budget 2021 [3].", Rejection.FIGURE),
        ("Planen är att bygga fyra nya broar i Hylte [5].", Rejection.FIGURE),
        ("I juni 2019 tecknade regionen avtal med Cambio [1].", Rejection.DATE),
        ("Under 2019 tecknade regionen avtal med Cambio [1].", Rejection.DATE),
        # The document's year where the passage says another.
        ("Planen är att bygga 3 nya broar i Hylte till 2021 [5].", Rejection.DATE),
        ("I juli tecknade regionen avtal med Cambio [1].", Rejection.DATE),
        ("Den 3 juni tecknade regionen avtal med Cambio [1].", Rejection.DATE),
        ("2020-06-03 tecknade regionen avtal med Cambio [1].", Rejection.DATE),
        ("Resorna minskade under hösten [2].", Rejection.DATE),
        ("Regionen tecknade avtal med Oracle [1].", Rejection.NAME),
        ("Oracle tecknade avtal med regionen [1].", Rejection.NAME),
        ("Regionen tecknade avtal med Cambio Laholm [1].", Rejection.NAME),
        ("Regionen tecknade avtal om FVIS [1].", Rejection.NAME),
        ("Regionen tecknade avtal, se www.ond.se nu [1].", Rejection.NAME),
        ("Enligt avsnitt 2.5 är avtalet värt 69,5 mnkr [1].", Rejection.SECTION),
        # The wrong passage: its figure, its name, its words.
        ("Avtalet är värt 69,5 mnkr [2].", Rejection.FIGURE),
        ("Regionen tecknade avtal med Cambio [2].", Rejection.NAME),
        ("Regionen tecknade avtal om ett nytt stöd [2].", Rejection.WORDS),
        # The second source is decoration.
        ("Regionen tecknade avtal om ett nytt stöd [1][2].", Rejection.WORDS),
        # A figure moved from another sentence of the same passage.
        ("Antalet resor är −5,1 [2].", Rejection.FIGURE),
        # English where Swedish was asked for.
        ("The region signed an agreement with Cambio in June 2020 [1].", Rejection.WORDS),
        ("Ja [1].", Rejection.NAME),
        ("69,5 mnkr [1].", Rejection.WORDS),
        ("Införandet har påbörjats [1].", Rejection.POLARITY),
        ("Antalet resor ökade med 12 procent [2].", Rejection.POLARITY),
        ("Avtalet är värt 69,5 mnkr <script> [1].", Rejection.SIGNS),
        ("Avtalet är värt 69,5 mnkr \u200b\u202e [1].", Rejection.SIGNS),
        ("Avtalet är värt ⑨ mnkr [1].", Rejection.SIGNS),
        ("Avtalet är värt ٩ mnkr [1].", Rejection.SIGNS),
        ("Regionen tecknade avtal med Саmbio [1].", Rejection.SIGNS),
    ],
)
def test_what_does_not_goes(text: str, reason: Rejection) -> None:
    assert check(text) == reason


def test_a_table_lends_its_heading_and_prose_does_not() -> None:
    assert isinstance(check("Ambulansstation i Halmstad: 47,0 mnkr [3]."), CheckedSentence)
    assert check("Nya broar i Hylte: 3 mnkr [5].") == Rejection.FIGURE


WORDS = sorted({*AGREEMENT.split(), *RESULT.split(), *BUDGET_ROW.split(), "Oracle", "999", "inte"})


@given(
    st.lists(
        st.builds(
            DraftedSentence,
            st.one_of(st.text(), st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join)),
            st.lists(st.integers(0, 6), max_size=3, unique=True).map(tuple),
        ),
        max_size=12,
    )
)
def test_whatever_is_written_the_answer_keeps_the_contract(
    sentences: list[DraftedSentence],
) -> None:
    draft = AnswerDraft()
    spoken = []
    for sentence in sentences:
        checked = CHECKER.check(sentence)
        if isinstance(checked, CheckedSentence):
            assert "999" not in checked.text
            assert "Oracle" not in checked.text
            added = draft.add(checked)
            spoken += [added] if added else []
    answer = draft.answer("q", SEARCHED)
    assert len(answer.text.split()) <= 220
    assert answer.text == " ".join(each.text for each in spoken)
    assert [c.number for c in answer.citations] == list(range(1, len(answer.citations) + 1))
    for citation in answer.citations:
        assert f"[{citation.number}]" in answer.text
        assert citation.quote in citation.hit.passage.text
    for each in spoken:
        assert each.citations
        assert all(f"[{citation.number}]" in each.text for citation in each.citations)
