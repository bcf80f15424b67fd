"""``plansvar search``: passages, best first."""

from __future__ import annotations

from time import perf_counter

from api.commands.opened_index import open_index
from api.commands.readable import search_text
from api.settings import Settings
from index import Filters


def search(settings: Settings, query: str, k: int, *, as_json: bool) -> None:
    """Print the passages, or as JSON the same object as the API gives."""
    engine = open_index(settings)
    begun = perf_counter()
    result = engine.search(query, k, Filters())
    took_ms = round((perf_counter() - begun) * 1000, 1)
    if as_json:
        from api.schemas.search import SearchResponse  # noqa: PLC0415 - slow to import

        print(SearchResponse.of(query, result, took_ms).model_dump_json(indent=2))
    else:
        print(search_text(result))
