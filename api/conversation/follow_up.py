"""A follow-up made into a question that stands alone: "och 2021?" keeps the matter, "och
bredband?" keeps the year.

A question is taken apart into a frame ("vad hände med"), a matter ("FVIS") and years ("2020").
What a follow-up leaves out is taken from the question before. A year that is part of a name
("Destination Halland 2020") looks like any other year here: such a name can't be told apart
without the corpus. Whoever asks is shown the question as it was read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from api.limits import MAX_QUESTION

_YEARS = re.compile(
    r"\b(?:år |year )?((?:19|20)\d\d(?:\s?[-–]\s?(?:(?:19|20)\d\d|\d\d))?"
    r"(?:(?:, | och | and | eller | or )(?:19|20)\d\d)*)\b",
    re.IGNORECASE,
)
# How a follow-up begins; "hur blev det" and the like are no beginnings but whole frames.
_LEAD = re.compile(
    r"(?:och|men|and|but)\b(?: då\b)?,? ?(?:hur (?:är|var|gick) det (?:med|för) |"
    r"(?:what|how) about )?|(?:what|how) about |hur (?:är|var) det (?:då )?med ",
    re.IGNORECASE,
)
# A year's own small words: without a year beside them they ask about nothing new.
_YEAR_WORD_LIST = "i för under om på in for during of då then år planen plan"
_YEAR_WORDS = frozenset(_YEAR_WORD_LIST.split())
_FRAME_LIST = (
    "vad vem vilka vilken vilket hur när var varför what who which how when where why hände "
    "händer gick går blev blir är var har hade gjordes görs gjorde gör planerades planeras "
    "planerar planerade står stod sägs säger skulle ska sker skedde det man vi de ni "
    "regionen happened was were is are did does do the planned about av med för om i på "
    "till of with for in to"
)
_FRAME = frozenset(_FRAME_LIST.split())
_REFERRING_LIST = (
    "det den de dem detta denna dessa där därmed dess deras it that this they them these its their"
)
_REFERRING = frozenset(_REFERRING_LIST.split())
_BARE_LIST = (
    "när varför vem vilka hur var when why who how where much many mycket många då gick det blev"
)
_BARE = frozenset(_BARE_LIST.split())


@dataclass(frozen=True, slots=True)
class _Parts:
    frame: str
    matter: str
    years: str


def complete(question: str, previous: str) -> str:
    """``question``, or what it means after ``previous``; unchanged if it stands alone."""
    asked = question.strip()
    lead = _LEAD.match(asked)
    core = _bare(asked[lead.end() :] if lead else asked)
    own, before = _parts(core), _parts(_bare(previous))
    words = core.lower().split()
    rest = [word for word in _without_years(core).lower().split() if word not in _YEAR_WORDS]
    if not before.matter or not words:
        return asked
    if own.years and _says_nothing(rest):
        made = _with_years(_bare(previous), own.years)
    elif lead and not own.frame and own.matter:
        made = " ".join(filter(None, (before.frame, own.matter, own.years or before.years)))
    elif lead or _REFERRING & set(words) or set(words) <= _BARE:
        made = _about(core, before, own.years)
    else:
        return asked
    made += "?"
    return made if len(made) <= MAX_QUESTION else asked


def _says_nothing(rest: list[str]) -> bool:
    """Whether a question with its year taken out only asks how it was: "hur blev det"."""
    return all(word in _FRAME or word in _REFERRING for word in rest)


def _about(core: str, before: _Parts, years: str) -> str:
    """The new question with the matter that it refers to."""
    if re.search(re.escape(before.matter), core, re.IGNORECASE):
        return f"{core} {before.years}".strip() if not years else core
    return " ".join(filter(None, (f"{core}, {before.matter}", "" if years else before.years)))


def _with_years(question: str, years: str) -> str:
    found = list(_YEARS.finditer(question))
    if not found:
        return f"{question} {years}"
    start, end = found[-1].span(1)
    return question[:start] + years + question[end:]


def _parts(question: str) -> _Parts:
    found = _YEARS.findall(question)
    words = _without_years(question).split()
    begun = 0
    while begun < len(words) and words[begun].lower() in _FRAME:
        begun += 1
    ended = len(words)
    # "… FVIS under 2020" without its year ends in a word that has nothing to bind.
    while ended > begun and words[ended - 1].lower().strip(",") in _YEAR_WORDS:
        ended -= 1
    return _Parts(" ".join(words[:begun]), " ".join(words[begun:ended]), found[-1] if found else "")


def _without_years(question: str) -> str:
    return " ".join(_YEARS.sub(" ", question).split())


def _bare(question: str) -> str:
    return " ".join(question.split()).strip(" ?!.")
