"""``plansvar ask``: an answer with its sources."""

from __future__ import annotations

from time import perf_counter

from api.answering import Answerer
from api.commands.opened_index import open_index
from api.commands.readable import answer_text
from api.generation import with_generation
from api.settings import Settings


def ask(settings: Settings, question: str, *, as_json: bool) -> None:
    """Print the answer, or as JSON the same object as the API gives."""
    engine = open_index(settings)
    answerer = with_generation(Answerer(engine), engine, settings)
    begun = perf_counter()
    answer = answerer.ask(question, frozenset(), frozenset(), "sv")
    took_ms = round((perf_counter() - begun) * 1000, 1)
    if as_json:
        from api.schemas.ask import AskResponse  # noqa: PLC0415 - slow to import

        print(AskResponse.of(answer, took_ms).model_dump_json(indent=2))
    else:
        print(answer_text(answer))
