"""Addresses that lead to a place in a document.

A section's anchor is ``avsnitt-`` and its number as printed; what stands above the first
numbered heading has the number ``""``, which is written ``-`` wherever it must be seen, so
its anchor is ``avsnitt--``.
"""

from __future__ import annotations

import re
from urllib.parse import quote

UNNUMBERED = "-"
"""How the section without a number is addressed."""
CITED_ANCHOR = "citat"
"""Where a page that was opened at a quote has put its mark."""


def section_anchor(number: str) -> str:
    """The ``id`` of a section on its document's page; no white space, as HTML wants it."""
    return "avsnitt-" + (re.sub(r"\s+", "-", number.strip()) or UNNUMBERED)


def document_url(document_id: str) -> str:
    """The document's page."""
    return "/dokument/" + quote(document_id, safe="")


def section_url(document_id: str, number: str) -> str:
    """The section on the document's page: the ``url`` of a hit."""
    return f"{document_url(document_id)}#{quote(section_anchor(number), safe='')}"


def passage_url(document_id: str, passage_id: str, quoted: tuple[int, int] | None = None) -> str:
    """The page opened at one passage; ``quoted`` is the quote's place in the passage's text."""
    address = f"{document_url(document_id)}?passage={quote(passage_id, safe='/')}"
    if quoted is not None:
        address += f"&citat={quoted[0]}-{quoted[1]}"
    return f"{address}#{CITED_ANCHOR}"
