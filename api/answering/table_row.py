"""A table row in words: "Halmstad, ny ambulansstation: 69,5 i total projektbudget, …"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_FIGURE = re.compile(r"^[+−–-]?\d")
_UNIT = re.compile(r"\(\s*(?:belopp i )?(?:tkr|mnkr|kronor|kr|mkr|procent|%)\s*\)", re.IGNORECASE)
# Of so many columns those that were not asked for are in the way, but for the measures of one
# thing: they are read against each other.
_WIDE = 3
_MEASURE = re.compile(
    r"budget|utfall|prognos|avvik|bokslut|resultat|total|mål|(?:19|20)\d\d", re.IGNORECASE
)
_NAMING_WORD = re.compile(r"[^\W\d_]{4,}")
# Of a heading without such a word: "Mål", "IT".
_SHORT_WORD = re.compile(r"[^\W\d_]{2,3}")
_BELOPP = re.compile(r"belopp i (\w+)", re.IGNORECASE)


def in_words(cells: Sequence[tuple[str, str]], question: str = "") -> str:
    """The row's name, then each value with its column heading; the unit if the table has one.

    Figures stand as printed. Without column headings the values follow one another. Of a wide row
    only the columns that ``question`` names are said.
    """
    (first_heading, name), *rest = cells
    headings = [heading for heading, _ in rest]
    if len(rest) >= _WIDE and not any(_MEASURE.search(heading) for heading in headings):
        asked = headings_named(headings, question)
        rest = [cell for cell in rest if not cell[0] or cell[0] in asked] if asked else rest
    named = [name]
    parts: list[str] = []
    for heading, value in rest:
        if not value:
            continue
        if not _FIGURE.match(value) and not parts and not heading:
            named.append(value)
            continue
        parts.append(_value(heading, value))
    unit = _unit(first_heading)
    words = f"{', '.join(named)}: {', '.join(parts)}" if parts else ", ".join(named)
    return f"{words} ({unit})" if unit and parts else words


def headings_named(headings: Iterable[str], question: str) -> frozenset[str]:
    """Those whose words the question has, in whatever form; not "budget" of "budget deviation"."""
    asked = re.findall(r"\w+", question.lower())
    words = {heading: _naming_words(heading.lower()) for heading in headings}
    named = {
        heading: own
        for heading, own in words.items()
        if own and all(any(_is_form_of(word, each) for each in asked) for word in own)
    }
    return frozenset(h for h, own in named.items() if not any(own < o for o in named.values()))


def _naming_words(heading: str) -> frozenset[str]:
    return frozenset(_NAMING_WORD.findall(heading) or _SHORT_WORD.findall(heading))


def _is_form_of(word: str, each: str) -> bool:
    # A short word begins many others: "mål", "målning".
    short = not _NAMING_WORD.match(word)
    return each in {word, f"{word}et", f"{word}en"} if short else each.startswith(word)


def _value(heading: str, value: str) -> str:
    if not heading:
        return value
    if not _FIGURE.match(value):
        return f"{heading}: {value}"
    if re.fullmatch(r"(?:19|20)\d\d", heading):
        return f"{value} för {heading}"
    return f"{value} i {_lowered(heading)}"


def _lowered(heading: str) -> str:
    """Without its capital, unless it is an abbreviation or a name with more capitals."""
    first = heading.split(maxsplit=1)[0]
    if sum(character.isupper() for character in first) > 1:
        return heading
    return heading[0].lower() + heading[1:]


def _unit(heading: str) -> str:
    match = _UNIT.search(heading)
    if match:
        return match.group().strip("() ")
    match = _BELOPP.search(heading)
    return match.group() if match else ""
