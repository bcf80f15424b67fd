"""The ledger's entries as tables: one row a commitment, an indicator, a budget cell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from api.addresses import section_url
from api.export.table import Table, Value
from index.ledger import Timeline, TimelineItem
from ingest.document import DocumentInfo
from ingest.ledger import Amount, BudgetRow, CommitmentEntry, IndicatorEntry, Place

Infos = Mapping[str, DocumentInfo]
_SOURCE = ("År", "Dokument", "Avsnitt", "Avsnittets rubrik", "Källa")


def commitments_table(entries: Iterable[CommitmentEntry], infos: Infos, base: str) -> Table:
    """``base`` is the server's own address, so that the source is a link in a file too."""
    return Table(
        "uppdrag",
        (
            *("Id", "Typ", "Text", "Status", "Statuskod", "Symbol", "Kommentar", "Beskrivning"),
            *("Hör till", "Fokusområde", "Omfattning", "Anmärkning", *_SOURCE),
        ),
        tuple(
            (
                each.id,
                each.kind,
                each.text,
                each.status.label if each.status else None,
                each.status.code if each.status else None,
                each.status.symbol if each.status else None,
                each.comment,
                each.description,
                each.parent,
                each.focus_area,
                each.scope,
                each.note,
                *_source(each.place, infos, base),
            )
            for each in entries
        ),
    )


def indicators_table(entries: Iterable[IndicatorEntry], infos: Infos, base: str) -> Table:
    """Values as numbers, and as printed."""
    return Table(
        "indikatorer",
        (
            *("Id", "Grupp", "Indikator", "Utfall", "Utfall, enhet", "Utfall som det står"),
            *("Mål", "Mål, enhet", "Mål som det står", "Beskrivning", "Anmärkning", *_SOURCE),
        ),
        tuple(
            (
                each.id,
                each.group,
                each.name,
                *_amount(each.outcome),
                *_amount(each.target),
                each.description,
                each.note,
                *_source(each.place, infos, base),
            )
            for each in entries
        ),
    )


def budget_table(rows: Iterable[BudgetRow], infos: Infos, base: str) -> Table:
    """One row a cell, so that a pivot table can be made of it."""
    return Table(
        "budget",
        (
            *("Id", "Tabell", "Grupp", "Rad", "Är summa", "Kolumn", "Värde", "Enhet"),
            *("Som det står", *_SOURCE),
        ),
        tuple(
            (
                row.id,
                row.table,
                row.group,
                row.name,
                "ja" if row.is_total else "nej",
                cell.column,
                cell.amount.value if cell.amount else None,
                cell.amount.unit if cell.amount else None,
                cell.text,
                *_source(row.place, infos, base),
            )
            for row in rows
            for cell in row.cells
        ),
    )


def timeline_table(timeline: Timeline, infos: Infos, base: str) -> Table:
    """One row a statement; a silent year has a row that says so."""
    rows: list[tuple[Value, ...]] = []
    for year in timeline.years:
        items = (*year.planned, *year.reported, *year.money)
        if not items:
            rows.append((year.year, "tyst", "Inget sägs i dokumenten.", *(None,) * 8))
        for item in items:
            rows.append(
                (
                    year.year,
                    item.role,
                    item.quote,
                    item.within,
                    item.status.label if item.status else None,
                    _figures(item),
                    *_source(item.place, infos, base),
                )
            )
    headings = ("År", "Vad", "Ordagrant", "Hör till", "Status", "Belopp", "Dokumentets år")
    return Table("tidslinje", (*headings, *_SOURCE[1:]), tuple(rows))


def _figures(item: TimelineItem) -> str:
    return "; ".join(f"{cell.column}: {cell.text}" for cell in item.cells)


def _amount(amount: Amount | None) -> tuple[Value, Value, Value]:
    return (amount.value, amount.unit, amount.text) if amount else (None, None, None)


def _source(place: Place, infos: Infos, base: str) -> tuple[Value, ...]:
    info, section = infos[place.document], place.section
    url = base + section_url(place.document, section.number)
    return info.year, info.title, section.number, section.title, url
