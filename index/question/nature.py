"""Plans say what should happen, follow-ups what did: which of them a text is or asks for."""

from __future__ import annotations

import re
from enum import StrEnum

from ingest.document import DocumentInfo


class Nature(StrEnum):
    """What kind of statement a document makes about its year."""

    PLAN = "plan"
    FOLLOW_UP = "follow-up"


# The words of public administration, not of one body. Follow-ups first: "uppföljning av
# verksamhetsplan" is no plan.
_FOLLOW_UP_DOCUMENT = re.compile(
    r"uppfölj|rapport|bokslut|redovisning|utvärdering|utfall|revision|bilaga", re.IGNORECASE
)
_PLAN_DOCUMENT = re.compile(r"plan|budget|strategi|program|mål|policy|riktlinje", re.IGNORECASE)

_ASKS_FOR_OUTCOME = re.compile(
    r"\b(?:hände|gick|blev|blivit|blir det av|utföll|utfall\w*|resultat\w*|status\w*|läget|"
    r"klar\w*|färdig\w*|genomför(?:d|des|ts|da)|slutför\w*|avslut\w*|paus\w*|följ(?:er|de|t) "
    r"(?:\w+ )?plan\w*|uppfyll\w*|hur långt|uppföljning\w*|rapport\w*|prognos\w*|"
    r"happened|outcome|result\w*|finished|completed|paused|status)\b",
    re.IGNORECASE,
)
_ASKS_FOR_PLAN = re.compile(
    r"\b(?:planera\w*|planer|ska|skall|skulle|tänk(?:er|t|te)|avser|lova\w*|löfte\w*|målet|"
    r"budgetera\w*|kommer att|will|planned|plans|promised|should)\b",
    re.IGNORECASE,
)


def document_nature(info: DocumentInfo) -> Nature | None:
    """What the document's kind, else its title, says that it is."""
    for words in (info.kind, info.title):
        if _FOLLOW_UP_DOCUMENT.search(words):
            return Nature.FOLLOW_UP
        if _PLAN_DOCUMENT.search(words):
            return Nature.PLAN
    return None


_PROMISE = re.compile(
    r"\b(?:lova\w*|utlova\w*|löfte\w*|säg(?:er|s) att|skulle|planera(?:t|d|des|de|ts)|stod|fanns|"
    r"var (?:ett mål|målet|tänkt|tanken)|avisera\w*|beslut(?:ade|ats|at|ades)|promised|planned)\b",
    re.IGNORECASE,
)
_FULFILMENT = re.compile(
    r"\b(?:blev|blivit|hände|hänt|gick|gjorde?s|genomför\w*|slutför\w*|slutade|utfall\w*|klar\w*|"
    r"färdig\w*|hur långt|kom man|kommit|igång|togs|levde|fortsatte|infriad\w*|fattades|"
    r"fattats|påbörja\w*|uppfyll\w*|året (?:efter|därpå)|år senare|"
    r"sed?an(?= dess|[,?.]|$)|happened|delivered|became)\b",
    re.IGNORECASE,
)


def asks_promise_and_outcome(question: str) -> bool:
    """Whether the question sets a promise against what became of it."""
    return bool(_PROMISE.search(question) and _FULFILMENT.search(question))


def question_nature(question: str) -> Nature | None:
    """What the question wants to know; None if it says neither or both."""
    outcome = bool(_ASKS_FOR_OUTCOME.search(question))
    plan = bool(_ASKS_FOR_PLAN.search(question))
    if outcome == plan:
        return None
    return Nature.FOLLOW_UP if outcome else Nature.PLAN


# What came about, or didn't. Verbs of state ("var", "hade", "fanns") may be asked of a plan.
_CAME_ABOUT = re.compile(
    r"\b(?:blev|blivit|hände|hänt|hur gick|skedde|skett|hann|hunnit|kom|drog|"
    r"(?:upp)?nå(?:dd|tt)\w*|antogs|"
    r"antagits|köp(?:te|tes|t|ts)|sål(?:de|des|t|ts)|öppna(?:de|des|t|ts)|invigdes|slut(?:ade|at)|"
    r"starta(?:de|des|t|ts)|(?:in|genom|slut)för(?:de|des|t|ts)|byggdes|byggts|flytta(?:de|des|ts)|"
    r"lycka(?:des|ts)|ökade|minskade|klarade|infria\w*|became|happened|reached)\b",
    re.IGNORECASE,
)
# What a plan says of itself may be asked for in the past tense too.
_OF_PLANS = re.compile(
    r"\b(?:\w*plan(?:en|er|erna|era\w*)?|vp|\w*budget\w*|ska|skall|skulle|tänk\w*|lova\w*|löfte\w*|"
    r"avs[åe]g\w*|plan(?:s|ned)?|should)\b",
    re.IGNORECASE,
)
_IS_TO_COME = re.compile(r"\b(?:blir|när är|when will)\b", re.IGNORECASE)


def asks_what_came_about(question: str) -> bool:
    """Whether only what has happened answers, and no promise."""
    if _IS_TO_COME.search(question):
        return False
    came_about = bool(_CAME_ABOUT.search(question)) and not _OF_PLANS.search(question)
    return came_about or question_nature(question) is Nature.FOLLOW_UP


def tells_what_came_about(text: str) -> bool:
    """Whether something in ``text`` is told as done."""
    return bool(_CAME_ABOUT.search(text))
