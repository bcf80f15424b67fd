"""``python -m evals.links [INDEX]``: the precision of the links in an index."""

from __future__ import annotations

import sys
from pathlib import Path

from evals.links import measure_links, read_judged
from index import SearchEngine


def main() -> None:
    """Print one line."""
    index = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(".index")
    found = measure_links(SearchEngine.open(index).ledger.links, read_judged())
    low, high = found.interval
    print(
        f"Av {found.suggested} föreslagna länkar är {found.judged} bedömda och {found.right} rätt: "
        f"precision {found.precision:.2f} (95 %: {low:.2f}–{high:.2f})."
    )


if __name__ == "__main__":
    main()
