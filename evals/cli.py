"""The command ``plansvar-evals``: run, compare, ablate, report.

Exit codes: 0 done, 1 the work failed or a figure is under its floor (standard error says which
and what to do), 2 wrong usage.
"""

from __future__ import annotations

import argparse
import os
import sys
import traceback
from collections.abc import Sequence
from typing import TYPE_CHECKING

from evals.arguments import parse
from evals.errors import QuestionsError
from ingest import PlansvarError

if TYPE_CHECKING:
    from evals.commands.measurement import Measurement

FAILED = 1


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command; the exit code."""
    arguments = parse(sys.argv[1:] if argv is None else argv, os.environ)
    try:
        _run(arguments)
        sys.stdout.flush()
    except QuestionsError as error:
        return _failed(error.faults, arguments.debug)
    except PlansvarError as error:
        return _failed([error.message], arguments.debug)
    except KeyboardInterrupt:
        return FAILED
    except BrokenPipeError:
        # Whoever read us has had enough. Python would complain once more when it closes.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except Exception as error:  # no traceback reaches a user
        name = type(error).__name__
        sentence = f"Oväntat fel ({name}). Kör om med --debug för att se var."
        return _failed([sentence], arguments.debug)
    return 0


def _failed(sentences: Sequence[str], debug: bool) -> int:
    if debug:
        traceback.print_exc()
    for sentence in sentences:
        print(f"plansvar-evals: {' '.join(sentence.split())}", file=sys.stderr)
    return FAILED


# Imported by the command that needs it: comparing two files must not load a search engine.
def _run(given: argparse.Namespace) -> None:
    match given.command:
        case "run":
            from evals.commands.run import Output, run  # noqa: PLC0415

            run(
                _measurement(given),
                Output(given.json, given.html),
                answers=not given.only_search,
                floors=given.floors if given.check else None,
            )
        case "ablate":
            from evals.commands.ablate import ablate  # noqa: PLC0415

            ablate(_measurement(given), given.json)
        case "compare":
            from evals.commands.compare import compare  # noqa: PLC0415

            compare(given.first, given.second)
        case "report":
            from evals.commands.report import report  # noqa: PLC0415

            report(given.source, given.html, given.markdown)


def _measurement(given: argparse.Namespace) -> Measurement:
    from evals.commands.measurement import Measurement  # noqa: PLC0415

    return Measurement(given.questions, given.index, given.corpus, given.split)


if __name__ == "__main__":
    sys.exit(main())
