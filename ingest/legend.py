"""What the symbols in a follow-up mean: from the manifest, or from the printed legend."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from ingest.commitment import Status
from ingest.lines import Line
from ingest.manifest import StatusSymbol

Of = Literal["uppdrag", "aktivitet"]

# The words of a legend and the status code that they stand for; the first that matches holds.
_CODES: dict[Of, tuple[tuple[str, str], ...]] = {
    "uppdrag": (
        (r"uppfylls (?:inte|ej)", "uppfylls-inte"),
        (r"uppfylls delvis|delvis", "delvis"),
        (r"uppfylls", "uppfylls"),
    ),
    "aktivitet": (
        (r"följer delvis", "följer-delvis-plan"),
        (r"följer (?:inte|ej)", "följer-inte-plan"),
        (r"(?:inte|ej) (?:har )?(?:start|påbörj)", "ej-startad"),
        (r"pausad", "pausad"),
        (r"klar|avslutad|genomförd", "klar"),
        (r"pågår|pågående|följer plan", "pågår"),
    ),
}
_PRINTED = re.compile(
    r"(?P<symbol>[^\w\s.,:;()\"'/<>-])\s*(?P<label>(?P<of>[Uu]ppdrag|[Aa]ktivitet)\w*\s[^\W\d]"
    r"(?:[\w ])*)"
)


class Legend:
    """Symbols by what they are said of. The same symbol can mean different things."""

    def __init__(self, entries: Sequence[StatusSymbol]) -> None:
        self._statuses: dict[Of, dict[str, Status]] = {"uppdrag": {}, "aktivitet": {}}
        for entry in entries:
            status = Status(entry.symbol, entry.code, entry.label)
            self._statuses[entry.of].setdefault(entry.symbol, status)

    def __bool__(self) -> bool:
        return any(self._statuses.values())

    def status(self, of: Of, text: str) -> Status | None:
        """The status whose symbol ``text`` begins with, if the legend has it for ``of``."""
        beginning = text.lstrip()
        for symbol, status in self._statuses[of].items():
            if beginning.startswith(symbol):
                return status
        return None

    def symbols(self, of: Of) -> frozenset[str]:
        """All symbols that can be said of ``of``."""
        return frozenset(self._statuses[of])


def read_legend(declared: Sequence[StatusSymbol], lines: Sequence[Line]) -> Legend:
    """The manifest's legend, completed with what the document prints."""
    printed = [
        StatusSymbol(symbol=match["symbol"], of=of, code=code, label=match["label"].strip())
        for line in lines
        if "\t" not in line.words
        for match in _PRINTED.finditer(line.words)
        for of, code in [_code(match["of"], match["label"])]
        if code
    ]
    return Legend([*declared, *printed])


def _code(of: str, label: str) -> tuple[Of, str]:
    kind: Of = "uppdrag" if of.lower() == "uppdrag" else "aktivitet"
    words = label.lower()
    return kind, next((code for pattern, code in _CODES[kind] if re.search(pattern, words)), "")
