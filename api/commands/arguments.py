"""The command line, parsed: what to do and with which settings."""

from __future__ import annotations

import argparse
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NoReturn

from api.commands.ledger_arguments import (
    NO_FILTERS,
    LedgerFilters,
    add_ledger_commands,
    read_filters,
)
from api.commands.swedish_parser import SwedishParser
from api.limits import MAX_HITS, MAX_QUERY, MAX_QUESTION
from api.settings import Settings, from_environment
from api.version import version


@dataclass(frozen=True, slots=True)
class Arguments:
    """One command, with what it was given."""

    command: str
    settings: Settings
    text: str = ""
    k: int = 10
    as_json: bool = False
    file: Path | None = None
    filters: LedgerFilters = NO_FILTERS


def parse(argv: Sequence[str], environment: Mapping[str, str]) -> Arguments:
    """``argv`` without the program's name. Exits with 2 and a line on wrong usage."""
    settings = from_environment(environment)
    given = _parser(settings).parse_args(argv)
    chosen = {
        name: getattr(given, name)
        for name in ("corpus", "index", "model", "reranker", "host", "port")
        if getattr(given, name, None) is not None
    }
    return Arguments(
        command=given.command,
        settings=replace(settings, **chosen),
        text=getattr(given, "text", None) or "",
        k=getattr(given, "k", 10),
        as_json=getattr(given, "as_json", False),
        file=getattr(given, "file", None),
        filters=read_filters(given),
    )


def _parser(settings: Settings) -> SwedishParser:
    parser = SwedishParser(
        prog="plansvar",
        description="Svar ur planer och uppföljningar, med källa för varje mening.",
    )
    parser.add_argument(
        "--version", action=_Version, nargs=0, help="visa programmets version och avsluta"
    )
    debug = SwedishParser(add_help=False)
    debug.add_argument("--debug", action="store_true", help="visa var i koden ett fel uppstod")
    common = SwedishParser(add_help=False, parents=[debug])
    common.add_argument(
        "--index", type=Path, metavar="MAPP", help=f"indexets mapp ({settings.index})"
    )
    common.add_argument(
        "--model", metavar="MODELL", help="språkmodell: ett namn på en hubb eller en mapp"
    )
    reading = SwedishParser(add_help=False, parents=[common])
    reading.add_argument(
        "--reranker", metavar="MODELL", help="korskodare som får säga sitt om ordningen"
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="KOMMANDO")

    build = commands.add_parser("build", parents=[common], help="läs dokumenten, bygg indexet")
    _corpus(build, settings)

    ask = commands.add_parser("ask", parents=[reading], help="svara på en fråga, med källor")
    ask.add_argument("text", type=_text(MAX_QUESTION), metavar="FRÅGA")
    _json(ask)

    search = commands.add_parser("search", parents=[reading], help="sök ställen i dokumenten")
    search.add_argument("text", type=_text(MAX_QUERY), metavar="SÖKORD")
    search.add_argument(
        "--k", type=_whole(1, MAX_HITS), default=10, metavar="N", help="antal ställen (10)"
    )
    _json(search)

    add_ledger_commands(commands, common, _text(MAX_QUERY), _whole)

    serve = commands.add_parser(
        "serve", parents=[reading], help="starta tjänsten; bygger indexet om det saknas"
    )
    _corpus(serve, settings)
    serve.add_argument("--host", metavar="ADRESS", help=f"adress ({settings.host})")
    serve.add_argument(
        "--port", type=_whole(0, 65_535), metavar="PORT", help=f"port ({settings.port})"
    )
    feedback = commands.add_parser("feedback", help="läsarnas omdömen om svaren")
    actions = feedback.add_subparsers(dest="action", required=True, metavar="KOMMANDO")
    actions.add_parser(
        "export", parents=[debug], help="skriv dem som en frågefil för utvärderingen"
    )
    return parser


def _corpus(parser: argparse.ArgumentParser, settings: Settings) -> None:
    parser.add_argument(
        "--corpus", type=Path, metavar="MAPP", help=f"dokumentens mapp ({settings.corpus})"
    )


def _json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--json", action="store_true", dest="as_json", help="samma JSON som API:et ger"
    )


class _Version(argparse.Action):
    """Looks the version up only when it's asked for."""

    def __call__(self, *_: Any, **__: Any) -> NoReturn:
        print(f"plansvar {version()}")
        raise SystemExit(0)


class _Wrong(argparse.ArgumentTypeError):
    """An argument's value is wrong; the message ends the sentence."""


def _text(longest: int) -> Any:
    def text(value: str) -> str:
        stripped = value.strip()
        if not stripped or len(stripped) > longest:
            raise _Wrong(f"ska ha 1–{longest} tecken")
        try:
            stripped.encode()
        except UnicodeEncodeError:
            raise _Wrong("är inte giltig UTF-8") from None
        return stripped

    return text


def _whole(low: int, high: int) -> Any:
    def whole(value: str) -> int:
        if not re.fullmatch(r"[0-9]{1,6}", value) or not low <= int(value) <= high:
            raise _Wrong(f"ska vara ett heltal från {low} till {high}")
        return int(value)

    return whole
