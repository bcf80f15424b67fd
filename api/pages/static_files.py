"""Files that a browser may keep: their address changes when they do."""

from __future__ import annotations

from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope


class VersionedFiles(StaticFiles):
    """With ``?v=`` in the address a file is kept for a year; without, it is asked for anew."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """As Starlette, with ``cache-control``."""
        response = await super().get_response(path, scope)
        versioned = scope["query_string"].startswith(b"v=")
        kept = "public, max-age=31536000, immutable" if versioned else "no-cache"
        response.headers["cache-control"] = kept
        return response
