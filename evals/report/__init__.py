"""Results for people: tables in a terminal or a file, and a page with plots."""

from evals.report.html import html_report
from evals.report.markdown import markdown_report
from evals.report.tables import Table, ablation_tables, comparison_table, result_tables
from evals.report.text import text_of

__all__ = [
    "Table",
    "ablation_tables",
    "comparison_table",
    "html_report",
    "markdown_report",
    "result_tables",
    "text_of",
]
