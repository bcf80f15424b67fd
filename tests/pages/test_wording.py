"""Both languages say the same things, and addresses keep the reader's language."""

from __future__ import annotations

import re

import pytest

from api.pages.wording import WORDING, in_language


def test_the_languages_have_the_same_phrases_with_the_same_blanks() -> None:
    swedish, english = WORDING["sv"], WORDING["en"]
    assert swedish.keys() == english.keys()
    for key, phrase in swedish.items():
        assert phrase.strip()
        assert sorted(re.findall(r"{\w+}", phrase)) == sorted(re.findall(r"{\w+}", english[key]))


@pytest.mark.parametrize(
    ("address", "english"),
    [
        ("/", "/?lang=en"),
        ("/?q=a+b&year=2020", "/?q=a+b&year=2020&lang=en"),
        ("/?lang=en", "/?lang=en"),
        ("/dokument/x?passage=x/1/2#citat", "/dokument/x?passage=x/1/2&lang=en#citat"),
    ],
)
def test_addresses_say_english_once(address: str, english: str) -> None:
    assert in_language(address, "en") == english
    assert in_language(english, "sv") == address.replace("?lang=en", "")
