"""The figures on /om are those of the suite's own summary."""

from __future__ import annotations

from pathlib import Path

from api.pages.figures import Figure, read_figures

SUMMARY = """\
# Senast uppmätt

359 frågor mot 5 dokument (531 ställen), 2026-11-22. Skrivet av `plansvar-evals report`.

| Mått | Alla | 95 % säkerhet | Frågor | Öppna |
| --- | ---: | ---: | ---: | ---: |
| Söktid, p50 (search_p50) | 22,6 ms | 21,2–23,5 ms | 359 | 22,6 ms |
| Ordagranna citat (verbatim) | 100,0 % | 99,0–100,0 % | 330 | 100,0 % |
| Allt underlag bland de 5 första (recall@5) | 86,0 % | 82,1–89,6 % | 307 | 86,5 % |

| Sökning | recall@5 |
| --- | ---: |
| plansvar (verbatim) | 1 % | 2 % | 3 |
"""


def test_those_that_a_reader_needs_in_order(tmp_path: Path) -> None:
    file = tmp_path / "RESULTS.md"
    file.write_text(SUMMARY, "utf-8")
    figures = read_figures(file)
    assert figures.summary == "359 frågor mot 5 dokument (531 ställen), 2026-11-22."
    assert figures.rows == (
        Figure("Allt underlag bland de 5 första", "86,0 %", "82,1–89,6 %", "307"),
        Figure("Ordagranna citat", "100,0 %", "99,0–100,0 %", "330"),
    )


def test_nothing_measured_is_nothing_shown(tmp_path: Path) -> None:
    assert read_figures(tmp_path / "RESULTS.md").rows == ()


def test_the_shipped_summary_has_them() -> None:
    assert len(read_figures().rows) >= 5
