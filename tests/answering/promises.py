"""What every answer promises, whatever was asked."""

from __future__ import annotations

import re

from api.answering import Answer

_CITED_SENTENCES = re.compile(r"(?:.+? \[\d+\]\.(?: |$))+", re.DOTALL)
_CITED = re.compile(r" \[(\d+)\]\.(?= |$)")
_SILENT = re.compile(r"\((?:nämns inte|not mentioned) i.*?\)")
_FIGURE = re.compile(r"[−–+-]?\d+(?:[ \u00a0]\d{3})*(?:[.,]\d+)?")


def check(answer: Answer, found_anything: bool | None = None) -> None:
    """Raises ``AssertionError`` for a broken promise.

    ``found_anything`` says whether the search found a passage, if that is known.
    """
    assert len(answer.text.split()) <= 220
    if answer.answered:
        _check_answered(answer)
        return
    assert answer.citations == ()
    searched = answer.searched
    assert re.search(rf"(?:Genomsökt|Searched): {searched.documents} ", answer.text)
    if found_anything is not None:
        assert bool(answer.nearest) is found_anything
    for hit in answer.nearest:
        assert hit.document.year in searched.years


def _check_answered(answer: Answer) -> None:
    assert answer.nearest == ()
    assert _CITED_SENTENCES.fullmatch(answer.text), answer.text
    cited = [int(number) for number in _CITED.findall(answer.text)]
    assert list(dict.fromkeys(cited)) == list(range(1, len(answer.citations) + 1))
    assert [citation.number for citation in answer.citations] == sorted(set(cited))
    for citation in answer.citations:
        assert citation.quote
        assert citation.quote in citation.hit.passage.text
        assert citation.hit.document.year in answer.searched.years


def check_figures(answer: Answer) -> None:
    """Every figure stands, sign and all, in what is cited, its number or its title."""
    if not answer.answered:
        return
    sources = "\n".join(
        f"{c.hit.passage.text}\n{c.hit.document.title} {c.hit.document.year} "
        f"{' '.join(heading for heading, _ in c.hit.passage.cells)} {c.hit.passage.section.number}"
        for c in answer.citations
    )
    for figure in _FIGURE.findall(_SILENT.sub("", _CITED.sub("", answer.text))):
        # A hyphen before a figure may join words; a minus is a minus.
        plain = re.escape(figure.lstrip("-–+"))
        assert re.search(rf"(?<![\d]){plain}(?!\d)", sources), (figure, answer.text)
