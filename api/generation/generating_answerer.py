"""Answers written by a language model, held against the passages, with extracts to fall back on.

The extractive answer is found first, always. A model is asked only where that answers, and its
text is given only if every sentence of it that is left stands in the passages that it cites.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
import threading
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from time import perf_counter
from typing import Protocol

from api.answering import Answer
from api.generation.answer_draft import AnswerDraft, SpokenSentence
from api.generation.chat_client import ChatClient, ChatServer
from api.generation.checking import Checker, Rejection
from api.generation.drafted_sentence import MAX_CHARACTERS, DraftedSentence, SentenceReader
from api.generation.evidence import evidence_of
from api.generation.failure import Failure, GenerationError
from api.generation.names import OrdinaryWords
from api.generation.planted_instructions import is_planted
from api.generation.prompt import build_prompt
from api.json_log import fields
from api.ports import Asker
from index import Filters, Hit, SearchResult
from index.swedish_analysis import Terms
from ingest import BlockKind, Passage

log = logging.getLogger("plansvar.generation")
# A command that has set up no log stays silent: its user has an answer, and asked for no more.
log.addHandler(logging.NullHandler())

_SEARCHED = 8
_MOST_PASSAGES = 12
# Some 4,000 tokens: within what small local models read with attention.
_MOST_CHARACTERS = 12_000
# A waiting answer holds a thread of the server's forty; with these taken, others get extracts.
_MOST_AT_ONCE = 8

OnSentence = Callable[[SpokenSentence], None]


class PassageSource(Protocol):
    """The index, as far as it is needed here."""

    @property
    def passages(self) -> Sequence[Passage]:
        """Every passage."""
        ...

    def search(self, query: str, k: int = 10, filters: Filters = ...) -> SearchResult:
        """The best passages."""
        ...

    def analyze(self, text: str) -> Terms:
        """The search terms of a text."""
        ...


@dataclass(frozen=True, slots=True)
class _Material:
    """An extractive answer, and the passages to write a better one from; none if it is to stay."""

    extractive: Answer
    passages: tuple[Hit, ...]


def _ignore(_: SpokenSentence) -> None:
    pass


class GeneratingAnswerer:
    """Asks as ``answerer`` does, and gives its answer wherever the model's doesn't hold."""

    def __init__(self, answerer: Asker, source: PassageSource, server: ChatServer) -> None:
        self._answerer = answerer
        self._source = source
        self._client = ChatClient(server)
        self._ordinary = OrdinaryWords(
            (passage.text for passage in source.passages), source.analyze
        )
        self._places = threading.BoundedSemaphore(_MOST_AT_ONCE)

    def ask(
        self,
        question: str,
        years: frozenset[int] = frozenset(),
        documents: frozenset[str] = frozenset(),
        language: str = "sv",
    ) -> Answer:
        """Answer ``question``; from a thread without an event loop."""
        material = self._gather(question, years, documents, language)
        if not material.passages:
            return material.extractive
        return asyncio.run(self._write(material, _ignore))

    async def follow(
        self,
        question: str,
        years: frozenset[int],
        documents: frozenset[str],
        language: str,
        on_sentence: OnSentence,
    ) -> Answer:
        """As ``ask``; ``on_sentence`` gets each of the model's sentences as soon as it holds.

        The answer that is returned may be another, if the server fails later on.
        """
        material = await asyncio.to_thread(self._gather, question, years, documents, language)
        if not material.passages:
            return material.extractive
        return await self._write(material, on_sentence)

    def _gather(
        self, question: str, years: frozenset[int], documents: frozenset[str], language: str
    ) -> _Material:
        extractive = self._answerer.ask(question, years, documents, language)
        # English can't be held against Swedish word by word, and the shipped model's likeness of
        # the two is no closer for a sentence's source than for others: English keeps the extract.
        if not extractive.answered or _is_list(extractive) or language != "sv":
            return _Material(extractive, ())
        filters = Filters(years=years, documents=documents)
        found = self._source.search(question, _SEARCHED, filters).hits
        passages = _choose([*(c.hit for c in extractive.citations), *found])
        return _Material(extractive, passages)

    async def _write(self, material: _Material, on_sentence: OnSentence) -> Answer:
        begun = perf_counter()
        rejected: Counter[Rejection] = Counter()
        failure, status = None, 0
        if not self._places.acquire(blocking=False):
            _report(Failure.BUSY, status, rejected, begun)
            return material.extractive
        try:
            async with asyncio.timeout(self._client.server.timeout_s):
                draft = await self._draft(material, on_sentence, rejected)
            if draft:
                return draft.answer(material.extractive.question, material.extractive.searched)
            failure = Failure.NOTHING_HELD
        except TimeoutError:
            failure = Failure.SLOW
        except GenerationError as error:
            failure, status = error.failure, error.status
        except asyncio.CancelledError:
            failure = Failure.LEFT
            raise
        except Exception:
            # The reader has an answer already; that writing a nicer one broke is for the log.
            log.exception("generation broke")
            failure = Failure.BROKEN
        finally:
            self._places.release()
            _report(failure, status, rejected, begun)
        return material.extractive

    async def _draft(
        self, material: _Material, on_sentence: OnSentence, rejected: Counter[Rejection]
    ) -> AnswerDraft:
        checker = Checker(
            {
                number: evidence_of(hit, self._source.analyze)
                for number, hit in enumerate(material.passages, start=1)
            },
            self._source.analyze,
            self._ordinary,
        )
        prompt = build_prompt(
            material.extractive.question,
            material.passages,
            fence=f"=== {secrets.token_hex(16)} ===",
        )
        draft, reader = AnswerDraft(), SentenceReader()

        def take(sentences: Sequence[DraftedSentence]) -> None:
            for sentence in sentences:
                checked = checker.check(sentence)
                if isinstance(checked, Rejection):
                    rejected[checked] += 1
                elif not draft.full:
                    spoken = draft.add(checked)
                    if spoken:
                        on_sentence(spoken)

        async with aclosing(self._client.stream(prompt)) as pieces:
            async for piece in pieces:
                take(reader.feed(piece))
                if draft.full:
                    return draft
                if reader.characters > MAX_CHARACTERS:
                    raise GenerationError(Failure.TOO_LARGE)
        take(reader.close())
        return draft


def _is_list(answer: Answer) -> bool:
    """Whether the answer lists commitments: complete as it is, and a model might leave one out."""
    kinds = [citation.hit.passage.kind for citation in answer.citations]
    return len(kinds) > 1 and all(kind is BlockKind.COMMITMENT_ROW for kind in kinds)


def _choose(hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """Each passage once, in order, as many as there is room for, none that instructs a model."""
    chosen: dict[str, Hit] = {}
    room = _MOST_CHARACTERS
    for hit in hits:
        text = hit.passage.text
        place = "\n".join((hit.document.title, *hit.passage.section.path))
        if hit.passage.id in chosen or is_planted(text) or is_planted(place) or not text.strip():
            continue
        room -= len(text)
        if room < 0 or len(chosen) == _MOST_PASSAGES:
            break
        chosen[hit.passage.id] = hit
    return tuple(chosen.values())


def _report(
    failure: Failure | None, status: int, rejected: Counter[Rejection], begun: float
) -> None:
    """One line a question, of counts and kinds: neither the question nor anything said."""
    log.log(
        logging.WARNING if failure else logging.INFO,
        "generation",
        extra=fields(
            failure=failure.value if failure else "",
            server_status=status,
            rejected={reason.value: count for reason, count in rejected.items()},
            ms=round((perf_counter() - begun) * 1000, 1),
        ),
    )
