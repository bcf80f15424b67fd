"""A section named by its number: "avsnitt 3.7.2.1", "punkt 1.6", "vad står i 5.1.2"."""

from __future__ import annotations

import re
from collections.abc import Set

_NUMBER = r"\d{1,2}(?:\.\d{1,3})*"
_DOTTED = r"\d{1,2}(?:\.\d{1,3})+"
_NAMED = re.compile(
    rf"\b(?:avsnitt\w*|punkt\w*|kapit\w+|kap\.?|sektion\w*|rubrik\w*|stycke|paragraf|"
    rf"section|chapter|paragraph)\s+({_NUMBER})(?![\d,])|§\s?({_NUMBER})|"
    # "Del 2 av projektet" is no section, "del 2.4" is.
    rf"\b(?:del|nummer|nr)\s+({_DOTTED})(?![\d,])",
    re.IGNORECASE,
)
_BARE = re.compile(r"(?<![\d.,])(\d{1,2}(?:\.\d{1,3})+)(?![\d,]|\.\d|\s?(?:%|procent|mnkr|tkr|kr))")


def read_section_reference(question: str, numbers: Set[str]) -> str:
    """The section number asked for, "" if none. ``numbers``: those that documents have.

    A number with a word like "avsnitt" before it is always meant so; a bare one only if some
    document has that section.
    """
    named = _NAMED.search(question)
    if named:
        return str(named.group(1) or named.group(2) or named.group(3))
    for bare in _BARE.finditer(question):
        if bare.group(1) in numbers:
            return bare.group(1)
    return ""
