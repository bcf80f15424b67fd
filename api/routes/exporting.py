"""Responses that are a file of a table, and how the OpenAPI document describes them."""

from __future__ import annotations

from typing import Any

from fastapi import Request, Response

from api.export import Format, Table, negotiated, to_csv, to_xlsx
from api.export.formats import MEDIA_TYPES

FILES: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "JSON, or the same as a file.",
        "content": {
            MEDIA_TYPES["csv"]: {"schema": {"type": "string"}},
            MEDIA_TYPES["xlsx"]: {"schema": {"type": "string", "format": "binary"}},
        },
    }
}


def wanted_format(request: Request, format_: Format | None) -> Format:
    """What the address asks for, else what ``Accept`` prefers."""
    return negotiated(format_, request.headers.get("accept", ""))


def base_address(request: Request) -> str:
    """This server's address, without a slash at the end."""
    return str(request.base_url).rstrip("/")


def file_response(table: Table, format_: Format) -> Response:
    """The table as a file to be saved."""
    content = to_csv(table) if format_ == "csv" else to_xlsx(table)
    media_type = MEDIA_TYPES[format_] + ("; charset=utf-8; header=present" * (format_ == "csv"))
    disposition = f'attachment; filename="plansvar-{table.name}.{format_}"'
    return Response(
        content,
        media_type=media_type,
        # One address has several formats: a cache must tell them apart.
        headers={"content-disposition": disposition, "vary": "Accept"},
    )
