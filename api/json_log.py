"""The log: one JSON object a line on standard error."""

from __future__ import annotations

import json
import logging
import sys
from datetime import UTC, datetime

FIELDS = "plansvar_fields"
"""Attribute of a record with what is added to the line."""


class JsonFormatter(logging.Formatter):
    """``time``, ``level``, ``event``, the record's own fields, and ``exception`` if any."""

    def format(self, record: logging.LogRecord) -> str:
        """One line."""
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "event": record.getMessage(),
        }
        line.update(getattr(record, FIELDS, {}))
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False, default=str)


def configure(level: str) -> None:
    """Send everything from ``level`` up to standard error as JSON."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonFormatter())
    logging.basicConfig(handlers=[handler], level=level.upper(), force=True)


def fields(**values: object) -> dict[str, object]:
    """For a logger's ``extra``: ``log.info("request", extra=fields(status=200))``."""
    return {FIELDS: values}
