"""``plansvar-evals report``: the page, and tables as Markdown, from a run that was kept."""

from __future__ import annotations

from pathlib import Path

from evals.report import html_report, markdown_report
from evals.results import read_results, write_text


def report(source: Path, html: Path | None, markdown: Path | None) -> None:
    """Writes what is asked for; the page beside ``source`` where nothing is."""
    result = read_results(source)
    if html is None and markdown is None:
        html = source.with_suffix(".html")
    if html is not None:
        write_text(html_report(result), html)
        print(f"Skrev {html}.")
    if markdown is not None:
        write_text(markdown_report(result), markdown)
        print(f"Skrev {markdown}.")
