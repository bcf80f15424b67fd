"""Headers that tell a browser to load nothing from elsewhere and run nothing inline."""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send


def security_headers(frame_ancestors: str) -> dict[str, str]:
    """For every response. ``frame_ancestors`` is who may frame the pages."""
    policy = {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "img-src": "'self' data:",  # the API's interactive documentation draws its icons so
        "connect-src": "'self'",
        "form-action": "'self'",
        "base-uri": "'none'",
        "frame-ancestors": frame_ancestors,
    }
    headers = {
        "content-security-policy": "; ".join(f"{name} {value}" for name, value in policy.items()),
        "x-content-type-options": "nosniff",
        "referrer-policy": "same-origin",
        "cross-origin-opener-policy": "same-origin",
        "permissions-policy": "camera=(), geolocation=(), microphone=()",
    }
    if frame_ancestors == "'none'":
        headers["x-frame-options"] = "DENY"
    return headers


class SecurityHeaders:
    """Puts the headers on every response, errors included.

    The widget's pages are framed by those whom ``widget_origins`` names, and nobody else.
    """

    def __init__(
        self, app: ASGIApp, frame_ancestors: str, widget_origins: tuple[str, ...] = ()
    ) -> None:
        self._app = app
        self._headers = security_headers(frame_ancestors)
        self._of_widget = security_headers(" ".join(widget_origins) or "'none'")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """As ASGI."""
        widget = scope["type"] == "http" and scope["path"].startswith("/widget/")
        headers = self._of_widget if widget else self._headers

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(headers)
            await send(message)

        await self._app(scope, receive, guarded)
