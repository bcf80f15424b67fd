"""Server-rendered pages: templates beside this file, styles in ``static``.

Every value is escaped by Jinja; a name that a template misspells is an error, not a blank.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

STATIC = Path(__file__).parent / "static"


class Pages:
    """The templates, compiled once and shared."""

    def __init__(self) -> None:
        self._environment = Environment(
            loader=PackageLoader("api", "pages"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        # The address changes with the file, so that browsers may keep the file for long.
        style = (STATIC / "plansvar.css").read_bytes()
        self._environment.globals["style_version"] = hashlib.sha256(style).hexdigest()[:12]

    def render(self, template: str, **values: object) -> str:
        """The page ``template`` with ``values``."""
        return self._environment.get_template(template).render(**values)
