"""Server-rendered pages: templates beside this file, styles and scripts in ``static``.

Every value is escaped by Jinja; a name that a template misspells is an error, not a blank.
"""

from __future__ import annotations

import hashlib
from functools import partial
from pathlib import Path

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

from api.pages.wording import WORDING, Language, in_language

STATIC = Path(__file__).parent / "static"
WIDGET_STATIC = Path(__file__).parents[1] / "widget" / "static"

_FOLDERS = {"/static/": STATIC, "/widget/static/": WIDGET_STATIC}


class Pages:
    """The templates, compiled once and shared."""

    def __init__(self) -> None:
        self._environment = Environment(
            loader=ChoiceLoader([PackageLoader("api", "pages"), PackageLoader("api", "widget")]),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.globals["static"] = _Versions().address

    def render(
        self, template: str, *, lang: Language = "sv", address: str = "/", **values: object
    ) -> str:
        """The page ``template`` with ``values``; ``address`` is its own path and query."""
        other: Language = "sv" if lang == "en" else "en"
        return self._environment.get_template(template).render(
            lang=lang,
            words=WORDING[lang],
            link=partial(in_language, language=lang),
            other_language=other,
            other_address=in_language(address, other),
            **values,
        )


class _Versions:
    """Addresses that change with their file, so that browsers may keep the file for long."""

    def __init__(self) -> None:
        self._versions = {
            prefix + file.name: hashlib.sha256(file.read_bytes()).hexdigest()[:12]
            for prefix, folder in _FOLDERS.items()
            for file in folder.iterdir()
            if file.is_file()
        }

    def address(self, path: str) -> str:
        """``path`` with its file's version; ``KeyError`` if there is no such file."""
        return f"{path}?v={self._versions[path]}"
