"""The arguments of ``plansvar commitments`` and ``plansvar timeline``."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

# The ledger's own words are not imported: reading arguments must not wait for the index.
_KINDS = ("uppdrag", "aktivitet")
_SORTS = ("plats", "relevans", "år", "status", "text")


@dataclass(frozen=True, slots=True)
class LedgerFilters:
    """What ``plansvar commitments`` was asked for."""

    years: tuple[int, ...] = ()
    documents: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    focus_areas: tuple[str, ...] = ()
    section: str = ""
    sort: str | None = None
    limit: int = 50


NO_FILTERS = LedgerFilters()


def add_ledger_commands(
    commands: Any,
    common: argparse.ArgumentParser,
    text: Callable[[str], str],
    whole: Callable[[int, int], Callable[[str], int]],
) -> None:
    """Both commands, under ``commands``; ``text`` and ``whole`` check what is given."""
    listing = commands.add_parser(
        "commitments", parents=[common], help="lista uppdrag och aktiviteter, filtrerade"
    )
    listing.add_argument(
        "text", type=text, nargs="?", metavar="SÖKORD", help="ord att söka (frivilligt)"
    )
    for name, help_ in (
        ("document", "bara dokumentet med detta id"),
        ("status", "bara med denna status, till exempel delvis eller saknas"),
        ("focus-area", "bara detta fokusområde"),
    ):
        listing.add_argument(
            f"--{name}", action="append", default=[], metavar="VÄRDE", help=help_ + "; kan upprepas"
        )
    listing.add_argument(
        "--year",
        action="append",
        default=[],
        type=whole(1, 9999),
        metavar="ÅR",
        help="bara detta år; kan upprepas",
    )
    listing.add_argument(
        "--kind", action="append", default=[], choices=_KINDS, help="uppdrag eller aktivitet"
    )
    listing.add_argument("--section", default="", metavar="NUMMER", help="avsnitt och allt under")
    listing.add_argument("--sort", choices=_SORTS, help="ordning")
    listing.add_argument(
        "--limit", type=whole(1, 500), default=50, metavar="N", help="antal som visas (50)"
    )
    timeline = commands.add_parser(
        "timeline", parents=[common], help="följ en fråga genom åren, med källor"
    )
    timeline.add_argument("text", type=text, metavar="ÄMNE", help="ämne, namn eller uppdrags-id")
    for parser in (listing, timeline):
        parser.add_argument(
            "--json", action="store_true", dest="as_json", help="samma JSON som API:et ger"
        )
        parser.add_argument(
            "--file", type=Path, metavar="FIL", help="skriv till en fil: .csv eller .xlsx"
        )


def read_filters(given: argparse.Namespace) -> LedgerFilters:
    """What was given to ``commitments``; nothing for any other command."""
    if given.command != "commitments":
        return NO_FILTERS
    return LedgerFilters(
        years=tuple(given.year),
        documents=tuple(given.document),
        statuses=tuple(given.status),
        kinds=tuple(given.kind),
        focus_areas=tuple(given.focus_area),
        section=given.section,
        sort=given.sort,
        limit=given.limit,
    )
