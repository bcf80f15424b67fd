"""An argument parser that speaks Swedish, and in one line."""

from __future__ import annotations

import argparse
import re
import sys
from typing import NoReturn

WRONG_USAGE = 2

# argparse speaks English only, and not even through gettext in all of its messages.
_SWEDISH = (
    (r"the following arguments are required: (.+)", r"\1 saknas"),
    (r"unrecognized arguments: (.+)", r"okänt: \1"),
    (r"argument (?:KOMMANDO|kommando): invalid choice: ('[^']*').*", r"\1 är inget kommando"),
    (r"argument (\S+): invalid choice: ('[^']*') \(choose from (.+)\)", r"\1 ska vara en av \3"),
    (r"argument (\S+): expected one argument", r"\1 ska följas av ett värde"),
    (r"argument (\S+): (.+)", r"\1 \2"),
)


class SwedishParser(argparse.ArgumentParser):
    """One line in Swedish instead of the usage text; exits with 2."""

    def error(self, message: str) -> NoReturn:
        for pattern, swedish in _SWEDISH:
            if re.fullmatch(pattern, message, re.DOTALL):
                message = re.sub(pattern, swedish, message, count=1, flags=re.DOTALL)
                break
        print(f"{self.prog}: {message}. Se {self.prog} --help.", file=sys.stderr)
        raise SystemExit(WRONG_USAGE)
