"""A timeline as a picture: one column a year, one row for what was planned, reported and spent."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from api.addresses import section_url
from index.ledger import Ledger, Timeline, TimelineItem, TimelineYear
from ingest.ledger import Cell
from ingest.ledger.goal_chapter import is_plan

_LEFT, _TOP, _COLUMN, _ROW = 120, 48, 140, 96
_ROLES = (("planned", "Planerat"), ("reported", "Rapporterat"), ("money", "Pengar"))
_LARGEST, _SMALLEST = 26, 14


@dataclass(frozen=True, slots=True)
class Spot:
    """A cell of the picture: a disc whose size is how much is said."""

    x: int
    y: int
    radius: int
    count: int
    label: str
    """Read out and shown on hovering."""
    shown: str
    """Under the disc, a budget row's amount; without a disc, why there is none."""
    href: str


@dataclass(frozen=True, slots=True)
class Band:
    """A row of the picture."""

    title: str
    y: int
    spots: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class YearHead:
    """A column's heading."""

    year: int
    x: int
    left: int
    silent: bool


@dataclass(frozen=True, slots=True)
class Source:
    """One quote with its source."""

    quote: str
    within: str
    status: str
    figures: tuple[tuple[str, str, str], ...]
    """(column, as printed, unit where the text lacks it)"""
    place: str
    url: str


@dataclass(frozen=True, slots=True)
class Part:
    """What one year says in one role."""

    id: str
    title: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class YearView:
    """A year in words."""

    year: int
    silent: bool
    documents: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class TimelineView:
    """The page."""

    topic: str
    names: tuple[str, ...]
    empty: bool
    width: int
    height: int
    column: int
    heads: tuple[YearHead, ...]
    bands: tuple[Band, ...]
    years: tuple[YearView, ...]
    csv_url: str
    xlsx_url: str


def timeline_view(ledger: Ledger, timeline: Timeline, asked: str) -> TimelineView:
    """The picture and the words of ``timeline``; ``asked`` is as the reader asked for it."""
    years = timeline.years
    return TimelineView(
        topic=timeline.topic,
        names=timeline.names,
        empty=timeline.is_empty,
        width=_LEFT + _COLUMN * len(years),
        height=_TOP + _ROW * len(_ROLES),
        column=_COLUMN,
        heads=tuple(
            YearHead(year.year, _center(i), _LEFT + i * _COLUMN, year.is_silent)
            for i, year in enumerate(years)
        ),
        bands=tuple(
            _band(ledger, role, _TOP + row * _ROW + _ROW // 2, years)
            for row, role in enumerate(_ROLES)
        ),
        years=tuple(_year(ledger, year) for year in years),
        csv_url="/api/timeline?" + urlencode({"q": asked, "format": "csv"}),
        xlsx_url="/api/timeline?" + urlencode({"q": asked, "format": "xlsx"}),
    )


def _center(column: int) -> int:
    return _LEFT + column * _COLUMN + _COLUMN // 2


def _band(
    ledger: Ledger, role_and_title: tuple[str, str], y: int, years: Sequence[TimelineYear]
) -> Band:
    role, title = role_and_title
    counts = [len(getattr(year, role)) for year in years]
    spots = []
    for column, (year, count) in enumerate(zip(years, counts, strict=True)):
        # Area follows the count, so that twice as much looks twice as large.
        share = (count / max(counts)) ** 0.5 if count else 0.0
        figure = _figure(year) if role == "money" else ""
        absence = "" if count else _absence(ledger, role, year)
        said = f"{count} {'ställe' if count == 1 else 'ställen'}" + (f", {figure}" * bool(figure))
        spots.append(
            Spot(
                x=_center(column),
                y=y,
                radius=round(_SMALLEST + (_LARGEST - _SMALLEST) * share) if count else 0,
                count=count,
                label=f"{title} {year.year}: {absence or said}",
                shown=absence or figure,
                href=f"#{_part_id(year.year, role)}" if count else "",
            )
        )
    return Band(title, y, tuple(spots))


def _absence(ledger: Ledger, role: str, year: TimelineYear) -> str:
    """A document that says nothing is silent; one that is not there can't be."""
    plans = [is_plan(ledger.documents[id_]) for id_ in year.documents]
    if role == "planned" and not any(plans):
        return "ingen plan"
    if role == "reported" and all(plans):
        return "ingen uppföljning"
    return "tyst"


def _figure(year: TimelineYear) -> str:
    """The year's amount in the first budget row: under the year's own heading, or a budget's."""
    for item in year.money:
        for wanted in (rf"{year.year}", r"(?:års)?budget", r"(?:års)?prognos"):
            for cell in item.cells:
                if re.fullmatch(wanted, cell.column.strip(), re.IGNORECASE) and cell.amount:
                    return f"{cell.text} {_unit(cell)}".strip()
    return ""


def _unit(cell: Cell) -> str:
    """The unit, where the text as printed lacks it."""
    unit = cell.amount.unit if cell.amount else ""
    return "" if unit in cell.text.lower() else unit


def _part_id(year: int, role: str) -> str:
    return f"ar-{year}-{role}"


def _year(ledger: Ledger, year: TimelineYear) -> YearView:
    titles = " och ".join(ledger.infos[id_].title for id_ in year.documents)
    return YearView(
        year=year.year,
        silent=year.is_silent,
        documents=titles,
        parts=tuple(
            Part(
                _part_id(year.year, role),
                title,
                tuple(_source(ledger, item) for item in getattr(year, role)),
            )
            for role, title in _ROLES
            if getattr(year, role)
        ),
    )


def _source(ledger: Ledger, item: TimelineItem) -> Source:
    section = item.place.section
    where = f"avsnitt {section.number} {section.title}" if section.number else "inledningen"
    return Source(
        quote=item.quote,
        within=item.within,
        status=f"{item.status.symbol} {item.status.label}" if item.status else "",
        figures=tuple((cell.column, cell.text, _unit(cell)) for cell in item.cells),
        place=f"{ledger.infos[item.place.document].title}, {where}",
        url=section_url(item.place.document, section.number),
    )
