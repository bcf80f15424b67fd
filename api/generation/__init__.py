"""Answers written by a language model of the user's choice, and checked by us. Off unless set.

The module is read by every ``ask``; what it takes to talk to a server is imported only when
there is one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.settings import Settings

if TYPE_CHECKING:
    from api.generation.generating_answerer import PassageSource
    from api.ports import Asker

__all__ = ["with_generation"]


def with_generation(answerer: Asker, source: PassageSource, settings: Settings) -> Asker:
    """``answerer``, or one that has a language model write if the settings name a server."""
    if not settings.llm_url:
        return answerer
    from api.generation.chat_client import ChatServer  # noqa: PLC0415 - see the docstring
    from api.generation.generating_answerer import GeneratingAnswerer  # noqa: PLC0415

    server = ChatServer(
        settings.llm_url, settings.llm_model, settings.llm_key, float(settings.llm_timeout_s)
    )
    return GeneratingAnswerer(answerer, source, server)
