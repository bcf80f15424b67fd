"""``plansvar build``: corpus in, index out."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import Self

from tqdm import tqdm

from api.settings import Settings
from index import BuildReport, build_index
from index.encoding import DEFAULT_MODEL, load_encoder


def build(settings: Settings) -> None:
    """Build the index and say what was read."""
    print(f"Läser {settings.corpus} …", flush=True)
    with _Progress() as progress:
        report = build_index(
            settings.corpus,
            settings.index,
            load_encoder(settings.model or DEFAULT_MODEL),
            progress=progress,
        )
    _tell(report)
    print(f"Indexet ligger i {settings.index}.")


def _tell(report: BuildReport) -> None:
    for warning in report.warnings:
        print(f"plansvar: {warning}", file=sys.stderr)
    seconds = sum(report.seconds.values())
    print(
        f"Läste {report.documents} dokument ({report.passages} ställen) på "
        f"{f'{seconds:.1f}'.replace('.', ',')} s; {len(report.reembedded)} var nya eller ändrade."
    )


class _Progress:
    """A bar on standard error for each stage; silent where nobody watches."""

    def __init__(self) -> None:
        self._bar: tqdm[None] | None = None
        self._stage = ""

    def __enter__(self) -> Self:
        return self

    def __call__(self, stage: str, done: int, total: int) -> None:
        """``done`` of ``total`` in ``stage``."""
        if stage != self._stage or self._bar is None:
            self._close()
            self._stage = stage
            # None: no bar when standard error is no terminal.
            self._bar = tqdm(total=total, desc=stage, disable=None, leave=False)
        self._bar.update(done - self._bar.n)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._close()

    def _close(self) -> None:
        if self._bar is not None:
            self._bar.close()
