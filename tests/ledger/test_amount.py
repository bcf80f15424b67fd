from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.ledger import find_amounts, read_amount
from ingest.ledger.amount import stated_unit

_SPACES = ["", " ", "\u00a0", "\u202f"]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("11 350", "11350", ""),
        ("-122 726", "-122726", ""),
        ("+28,7", "28.7", ""),
        ("−0,5 mnkr", "-0.5", "mnkr"),
        ("26 350tkr", "26350", "tkr"),
        ("101,0 Mnkr", "101.0", "mnkr"),
        ("10,96%", "10.96", "%"),
        ("-2 procent", "-2", "%"),
        ("1 234 567,89 kr", "1234567.89", "kr"),
        ("0", "0", ""),
    ],
)
def test_reads_what_is_printed(text: str, value: str, unit: str) -> None:
    amount = read_amount(text)
    assert amount is not None
    assert (amount.value, amount.unit, amount.text) == (Decimal(value), unit, text)


@pytest.mark.parametrize(
    "text", ["", "Re", "Ny/Re", "1.5", "200.000", "12 34", "2022-2024", "ca 5", "5 kr 3"]
)
def test_leaves_what_is_no_amount(text: str) -> None:
    assert read_amount(text) is None


def test_printed_precision_is_kept() -> None:
    steps = [str(read_amount(text).step) for text in ("13%", "13,0%", "10,96%")]  # type: ignore[union-attr]
    assert steps == ["1", "0.1", "0.01"]


@given(
    value=st.decimals(-(10**9), 10**9, places=2, allow_nan=False),
    unit=st.sampled_from(["", "tkr", "mnkr", "%", "kr"]),
    space=st.sampled_from(_SPACES),
    minus=st.sampled_from("-−–"),
)
def test_any_amount_written_the_swedish_way_is_read_back(
    value: Decimal, unit: str, space: str, minus: str
) -> None:
    written = f"{abs(value):,.2f}".replace(",", space).replace(".", ",")
    text = (minus if value < 0 else "") + written + (" " if unit else "") + unit
    amount = read_amount(text)
    assert amount is not None
    assert amount.value == value
    assert amount.unit == unit


@given(st.text())
def test_any_text_is_read_or_left(text: str) -> None:
    amount = read_amount(text)
    assert amount is None or amount.text == text.strip()


def test_finds_amounts_with_a_unit_only() -> None:
    text = "FVIS visar 14,4 mnkr år 2020, en avvikelse från +17,8 mnkr till +78,2 mnkr (2 av 3)."
    found = find_amounts(text)
    assert [amount.value for _, _, amount in found] == [
        Decimal("14.4"),
        Decimal("17.8"),
        Decimal("78.2"),
    ]
    assert [text[start:end] for start, end, _ in found] == ["14,4 mnkr", "+17,8 mnkr", "+78,2 mnkr"]


@pytest.mark.parametrize(
    ("words", "unit"),
    [
        ("Investering (belopp i mnkr)", "mnkr"),
        ("Investeringar (tkr)", "tkr"),
        ("Ack resultat tkr", "tkr"),
        ("Kontoklass", ""),
        ("Kraftverk", ""),
    ],
)
def test_a_heading_states_its_unit(words: str, unit: str) -> None:
    assert stated_unit(words) == unit
