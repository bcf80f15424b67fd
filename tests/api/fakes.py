"""Two made-up documents, an engine that finds words in them, and an answerer that quotes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from api.answering.answer import Answer, Citation
from index import Filters, Hit, Searched, SearchResult
from index.ledger import Ledger
from ingest.document import Block, BlockKind, Document, DocumentInfo, Section, SectionHeading
from ingest.mapped_text import from_raw
from ingest.passage import Passage, TextSpan
from tests.fake_encoder import FakeEncoder as BagOfWords

HOSTILE = "<script>alert('x')</script> & \"citat\""

PLAN = """\
Plan 2020 för bussar och broar.
2 Trafik
Trafiken ska bli bättre.
2.4 Bussar
Fler bussar ska köpas. De ska vara gröna.
Elbussar
Snabbladdning byggs.
2.4.1 Hållplatser
Tak byggs.
"""
FOLLOW_UP = """\
1 Bussar
Bussarna köptes i maj.
Post
Budget
Bussar
+5,1
<script>alert('x')</script> & "citat"
"""


def _block(raw: str, text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> Block:
    return Block(kind, from_raw(text, raw.index(text)))


def _section(number: str, title: str, path: tuple[str, ...], *blocks: Block) -> Section:
    level = len(number.split(".")) if number else 0
    return Section(SectionHeading(number, title, level, path), blocks)


def _row(raw: str) -> Block:
    cells = (("Post", "Bussar"), ("Budget", "+5,1"))
    return Block(BlockKind.TABLE_ROW, from_raw("Bussar\n+5,1", raw.index("Bussar\n+")), cells=cells)


_TRAFFIC = "2 Trafik"
_BUSES = "2.4 Bussar"

DOCUMENTS = (
    Document(
        DocumentInfo("plan-2020", "Plan 2020", "plan", 2020, "Region Test"),
        (
            _section("", "", (), _block(PLAN, "Plan 2020 för bussar och broar.")),
            _section("2", "Trafik", (_TRAFFIC,), _block(PLAN, "Trafiken ska bli bättre.")),
            _section(
                "2.4",
                "Bussar",
                (_TRAFFIC, _BUSES),
                _block(PLAN, "Fler bussar ska köpas. De ska vara gröna."),
                _block(PLAN, "Elbussar", BlockKind.SUBHEADING),
                _block(PLAN, "Snabbladdning byggs.", BlockKind.LIST_ITEM),
            ),
            _section(
                "2.4.1",
                "Hållplatser",
                (_TRAFFIC, _BUSES, "2.4.1 Hållplatser"),
                _block(PLAN, "Tak byggs."),
            ),
        ),
        (),
    ),
    Document(
        DocumentInfo("uppföljning 2021", f"Uppföljning {HOSTILE}", "uppföljning", 2021, "Region"),
        (
            _section(
                "1",
                "Bussar",
                ("1 Bussar",),
                _block(FOLLOW_UP, "Bussarna köptes i maj."),
                _row(FOLLOW_UP),
                _block(FOLLOW_UP, HOSTILE),
            ),
        ),
        (),
    ),
)


def _passages() -> tuple[Passage, ...]:
    made = []
    for document in DOCUMENTS:
        for section in document.sections:
            number = section.heading.number
            for ordinal, block in enumerate(section.blocks, 1):
                spans = tuple(TextSpan(*run) for run in block.text.runs())
                made.append(
                    Passage(
                        id=f"{document.info.id}/{number or '-'}/{ordinal}",
                        document_id=document.info.id,
                        section=section.heading,
                        subheadings=(),
                        kind=block.kind,
                        text=block.text.text,
                        spans=spans,
                    )
                )
    return tuple(made)


@dataclass(frozen=True)
class FakeEncoder:
    """Encodes nothing."""

    name: str = "låtsasmodell"


class FakeEngine:
    """Finds passages by the words of the query, best first; remembers its filters."""

    def __init__(self) -> None:
        self.documents: Mapping[str, Document] = {each.info.id: each for each in DOCUMENTS}
        self.passages: Sequence[Passage] = _passages()
        self.encoder = FakeEncoder()
        self.ledger = Ledger.of_documents(DOCUMENTS, BagOfWords())
        self.asked: list[tuple[str, int, Filters]] = []

    def search(self, query: str, k: int = 10, filters: Filters = Filters()) -> SearchResult:  # noqa: B008 - frozen
        """Score = share of the query's words that the passage has."""
        self.asked.append((query, k, filters))
        words = query.lower().strip("?").split()
        if "krasch" in words:
            raise RuntimeError("hemlighet i ett undantag")
        searched = [
            each
            for each in self.passages
            if filters.allow(self.documents[each.document_id].info, each)
        ]
        infos = {each.document_id: self.documents[each.document_id].info for each in searched}
        scored = [
            (sum(word in each.text.lower() for word in words) / len(words), each)
            for each in searched
        ]
        best = sorted((pair for pair in scored if pair[0]), key=lambda pair: -pair[0])[:k]
        hits = tuple(
            Hit(rank, score, passage, infos[passage.document_id])
            for rank, (score, passage) in enumerate(best, 1)
        )
        years = tuple(sorted({info.year for info in infos.values()}))
        return SearchResult(hits, Searched(len(infos), len(searched), years))


class FakeAnswerer:
    """Answers with the first sentence of the two best passages; refuses if there are none."""

    def __init__(self, engine: FakeEngine) -> None:
        self._engine = engine
        self.asked: list[tuple[str, frozenset[int], frozenset[str], str]] = []

    def ask(
        self, question: str, years: frozenset[int], documents: frozenset[str], language: str
    ) -> Answer:
        """One sentence for each of at most two hits."""
        self.asked.append((question, years, documents, language))
        filters = Filters(years=years, documents=documents)
        result = self._engine.search(question, 2, filters)
        if not result.hits:
            nearest = self._engine.search("bussar", 2, filters).hits
            return Answer(question, False, "Det står inte.", (), nearest, result.searched)
        quotes = [hit.passage.text.split(". ")[0] for hit in result.hits]
        return Answer(
            question,
            True,
            " ".join(f"{quote.rstrip('.')} [{i}]." for i, quote in enumerate(quotes, 1)),
            tuple(
                Citation(i, quote, hit)
                for i, (quote, hit) in enumerate(zip(quotes, result.hits, strict=True), 1)
            ),
            (),
            result.searched,
        )
