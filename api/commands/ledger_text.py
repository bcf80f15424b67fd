"""Commitments and timelines as text for a terminal."""

from __future__ import annotations

import textwrap

from api.addresses import section_url
from index.ledger import Found, Ledger, Timeline, TimelineItem
from ingest.ledger import Place

_WIDTH = 88
_ROLES = (("planned", "Planerat"), ("reported", "Rapporterat"), ("money", "Pengar"))


def commitments_text(ledger: Ledger, found: Found) -> str:
    """The number found; then each with its status and source."""
    if not found.total:
        return "Inga uppdrag eller aktiviteter passar."
    shown = len(found.items)
    parts = [f"{found.total} passar" + (f", {shown} visas:" if shown < found.total else ":")]
    for each in found.items:
        status = f" [{each.status.symbol} {each.status.label}]" if each.status else ""
        parts.append(_item(ledger, f"{each.kind}: {each.text}{status}", each.place))
    return "\n\n".join(parts)


def timeline_text(ledger: Ledger, timeline: Timeline) -> str:
    """Each year under its number, the silent ones too."""
    names = f" ({', '.join(timeline.names)})" if timeline.names else ""
    parts = [f"{timeline.topic}{names}"]
    for year in timeline.years:
        if year.is_silent:
            parts.append(f"{year.year}\n  tyst: inget sägs i dokumenten")
            continue
        parts.append(str(year.year))
        for role, title in _ROLES:
            parts += [
                _item(ledger, f"{title}: {_quote(item)}", item.place)
                for item in getattr(year, role)
            ]
    return "\n\n".join(parts)


def _quote(item: TimelineItem) -> str:
    figures = "; ".join(f"{cell.column} {cell.text}" for cell in item.cells)
    status = f" [{item.status.symbol} {item.status.label}]" if item.status else ""
    return f"”{item.quote}”{status}" + (f" – {figures}" if figures else "")


def _item(ledger: Ledger, text: str, place: Place) -> str:
    number, title = place.section.number, place.section.title
    where = f"avsnitt {number} {title}" if number else "inledningen"
    source = f"{ledger.infos[place.document].title}, {where}"
    lines = [
        textwrap.fill(text, _WIDTH, initial_indent="  ", subsequent_indent="    "),
        textwrap.fill(source, _WIDTH, initial_indent="    ", subsequent_indent="    "),
        f"    {section_url(place.document, number)}",
    ]
    return "\n".join(lines)
