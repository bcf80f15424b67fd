"""What ``POST /api/ask`` sends as server-sent events."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from api.schemas.ask import AnswerCitation


class SentenceEvent(BaseModel):
    """``event: sentence``: a sentence of the answer, as soon as it is certain."""

    model_config = ConfigDict(frozen=True)

    text: str = Field(
        description="As in `answer`, with its citation numbers.",
        examples=["I juni 2020 tecknade regionen avtal med Cambio … [1]."],
    )
    citations: tuple[AnswerCitation, ...] = Field(description="Those that it names.")


class RestartEvent(BaseModel):
    """``event: restart``: the sentences so far are withdrawn; others follow."""

    model_config = ConfigDict(frozen=True)

    withdrawn: int = Field(description="How many sentences had been sent.", examples=[2])


EXAMPLE = """\
event: sentence
data: {"text": "I juni tecknade regionen avtal med Cambio … [1].", "citations": [{"number": 1}]}

: keep-alive

event: answer
data: {"question": "vad hände med FVIS 2020?", "answered": true, "answer": "…", "citations": []}
"""

DESCRIPTION = """\
The answer. With `Accept: text/event-stream` it comes as server-sent events instead:

- `sentence`: `text` and `citations` of one sentence, as soon as it is checked;
- `restart`: the sentences so far are withdrawn (`withdrawn` says how many) and others follow, as
  when a language model fails half-way;
- `answer`: the same object as in JSON; always the last event of an answer. The sentences since
  the last `restart`, joined by spaces, are its `answer`. A refusal has none;
- `error`: problem details, instead of `answer`.

Lines that begin with a colon keep the connection alive. An invalid request is refused before the
stream begins, as in JSON.
"""
