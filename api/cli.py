"""The command ``plansvar``: build, ask, search, serve.

Exit codes: 0 done, 1 the work failed (one line on standard error says why and what to do),
2 wrong usage. What a command needs is imported by that command, so that a question is answered
quickly: the web server costs more to import than the answer to find.
"""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Sequence

from api.commands.arguments import Arguments, parse
from ingest.errors import PlansvarError

FAILED = 1


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the exit code."""
    debug = "--debug" in (sys.argv if argv is None else argv)
    try:
        arguments = parse(sys.argv[1:] if argv is None else argv, os.environ)
        _run(arguments)
        sys.stdout.flush()
    except PlansvarError as error:
        return _failed(error.message, debug)
    except KeyboardInterrupt:
        return FAILED
    except BrokenPipeError:
        # Whoever read us has had enough. Python would complain once more when it closes.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:  # no traceback reaches a user
        name = type(error).__name__
        return _failed(f"Oväntat fel ({name}). Kör om med --debug för att se var.", debug)
    return 0


def _failed(message: str, debug: bool) -> int:
    if debug:
        traceback.print_exc()
    print(f"plansvar: {' '.join(message.split())}", file=sys.stderr)
    return FAILED


def _run(arguments: Arguments) -> None:
    match arguments.command:
        case "build":
            from api.commands.build import build  # noqa: PLC0415 - see the module's docstring

            build(arguments.settings)
        case "ask":
            from api.commands.ask import ask  # noqa: PLC0415

            ask(arguments.settings, arguments.text, as_json=arguments.as_json)
        case "search":
            from api.commands.search import search  # noqa: PLC0415

            search(arguments.settings, arguments.text, arguments.k, as_json=arguments.as_json)
        case "commitments":
            from api.commands.commitments import commitments  # noqa: PLC0415

            commitments(
                arguments.settings,
                arguments.text,
                arguments.filters,
                as_json=arguments.as_json,
                file=arguments.file,
            )
        case "timeline":
            from api.commands.timeline import timeline  # noqa: PLC0415

            timeline(
                arguments.settings,
                arguments.text,
                as_json=arguments.as_json,
                file=arguments.file,
            )
        case "serve":
            from api.commands.serve import serve  # noqa: PLC0415

            serve(arguments.settings)
        case "feedback":
            from api.commands.feedback import export  # noqa: PLC0415

            export(arguments.settings)


if __name__ == "__main__":
    sys.exit(main())
