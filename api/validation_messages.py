"""What pydantic finds wrong, said in Swedish."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_TEXTS = {
    "missing": "saknas",
    "extra_forbidden": "är okänt här",
    "string_too_short": "får inte vara tom",
    "string_too_long": "får vara högst {max_length} tecken",
    "string_type": "ska vara text",
    "string_unicode": "ska vara giltig Unicode",
    "too_long": "får anges högst {max_length} gånger",
    "int_parsing": "ska vara ett heltal",
    "int_type": "ska vara ett heltal",
    "int_from_float": "ska vara ett heltal",
    "int_parsing_size": "är ett för stort tal",
    "greater_than_equal": "ska vara minst {ge}",
    "less_than_equal": "ska vara högst {le}",
    "literal_error": "ska vara {expected}",
    "tuple_type": "ska vara en lista",
    "model_attributes_type": "ska vara ett JSON-objekt",
}


def in_swedish(error: Mapping[str, Any]) -> str:
    """``error`` as pydantic lists it → the end of a sentence that begins with the field."""
    text = _TEXTS.get(str(error["type"]), "är ogiltigt")
    context = {
        key: str(value).replace(" or ", " eller ")
        for key, value in (error.get("ctx") or {}).items()
    }
    try:
        return text.format(**context)
    except KeyError:  # a later pydantic that names its limits otherwise
        return "är ogiltigt"
