"""The tables as Markdown, to be committed: what was measured last, and on which code."""

from __future__ import annotations

from evals.report.tables import Table, result_tables
from evals.results import RunResult


def markdown_report(result: RunResult) -> str:
    """Every table under a heading."""
    parts = [
        "# Senast uppmätt",
        f"{len(result.questions)} frågor mot {len(result.documents)} dokument "
        f"({result.passages} ställen), {result.created[:10]}, version "
        f"{result.commit or 'okänd'}, språkmodell {_escaped(result.encoder)}. Skrivet av "
        "`plansvar-evals report --markdown`.",
        *(_markdown(table) for table in result_tables(result)),
    ]
    return "\n\n".join(parts) + "\n"


def _markdown(table: Table) -> str:
    lines = [table.columns, ("---", *("---:" for _ in table.columns[1:])), *table.rows]
    rows = "\n".join("| " + " | ".join(_escaped(cell) for cell in line) + " |" for line in lines)
    return f"## {table.title}\n\n{rows}" + (f"\n\n{table.note}" if table.note else "")


def _escaped(cell: str) -> str:
    return cell.replace("|", "\\|").replace("\n", " ")
