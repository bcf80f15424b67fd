"""Gives each request an id, one line in the log, and an answer even if the code breaks."""

from __future__ import annotations

import logging
import re
import uuid
from time import perf_counter

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.json_log import fields
from api.problems import respond

log = logging.getLogger("plansvar.request")

HEADER = "x-request-id"
# What a proxy in front may send: nothing that could break a line of the log.
_GIVEN = re.compile(r"[A-Za-z0-9._-]{8,64}")


class RequestLog:
    """Outside everything that can fail. The question's text is logged only if allowed."""

    def __init__(self, app: ASGIApp, log_questions: bool) -> None:
        self._app = app
        self._log_questions = log_questions

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """As ASGI."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        given = Headers(scope=scope).get(HEADER, "")
        request_id = given if _GIVEN.fullmatch(given) else uuid.uuid4().hex
        state = scope.setdefault("state", {})
        state["request_id"] = request_id
        status = 0
        begun = perf_counter()

        async def noted(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message)[HEADER] = request_id
            await send(message)

        try:
            await self._app(scope, receive, noted)
        except Exception:
            log.exception("error", extra=fields(request_id=request_id, path=scope["path"]))
            if status:  # too late to say anything: the connection is cut
                raise
            await respond(Request(scope), 500)(scope, receive, noted)
        finally:
            line: dict[str, object] = {
                "method": scope["method"],
                "path": scope["path"],
                "status": status,
                "ms": round((perf_counter() - begun) * 1000, 1),
                "request_id": request_id,
            }
            if self._log_questions and "question" in state:
                line["question"] = state["question"]
            log.info("request", extra=fields(**line))
