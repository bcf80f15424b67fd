"""Which format is wanted: by ``?format=``, else by ``Accept``."""

from __future__ import annotations

from typing import Literal, get_args

from api.export.xlsx_file import MEDIA_TYPE as XLSX

Format = Literal["json", "csv", "xlsx"]
EXPORT_FORMATS: tuple[Format, ...] = get_args(Format)
MEDIA_TYPES: dict[Format, str] = {"json": "application/json", "csv": "text/csv", "xlsx": XLSX}


def negotiated(format_: Format | None, accept: str) -> Format:
    """The format asked for outright, or the one that ``accept`` (RFC 9110) likes best.

    JSON wins ties, and answers what accepts none of them, as the contract's default.
    """
    if format_ is not None:
        return format_
    best: Format = "json"
    best_weight = _weight(accept, "application/json") if accept.strip() else 1.0
    for name in EXPORT_FORMATS[1:]:
        # A wildcard is no wish for a spreadsheet.
        weight = _weight(accept, MEDIA_TYPES[name], named_only=True)
        if weight > best_weight:
            best, best_weight = name, weight
    return best


def _weight(accept: str, media_type: str, *, named_only: bool = False) -> float:
    wildcards = () if named_only else (f"{media_type.split('/', maxsplit=1)[0]}/*", "*/*")
    for wanted in (media_type, *wildcards):
        for part in accept.split(","):
            name, *parameters = (piece.strip().lower() for piece in part.split(";"))
            if name == wanted:
                return _quality(parameters)
    return 0.0


def _quality(parameters: list[str]) -> float:
    for parameter in parameters:
        key, _, value = parameter.partition("=")
        if key.strip() == "q":
            try:
                return min(1.0, max(0.0, float(value)))
            except ValueError:
                return 0.0
    return 1.0
