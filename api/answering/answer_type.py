"""What kind of thing a question asks for, and what in a sentence would be it."""

from __future__ import annotations

import re
from enum import StrEnum


class AnswerType(StrEnum):
    """The form in which the answer should begin."""

    WHO = "who"
    WHEN = "when"
    HOW_MUCH = "how much"
    WHY = "why"
    YES_NO = "yes or no"
    SECTION = "section"
    LIST = "list"
    OUTCOME = "outcome"
    PERSON = "person"
    CONTACT = "contact"
    FINDING = "finding"
    OTHER = "other"


_ROLE = (
    r"\w*(?:direktör|läkare|läkarna|chef|ledare|ordförande|råd|ansvarig|handläggare|rektor|"
    r"samordnare|person|utredare|författare|director|manager|head|chair|doctor)\w*"
)
_QUESTIONS: tuple[tuple[AnswerType, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        (
            AnswerType.SECTION,
            r"\b(?:(?:i|under) vilke[nt] (?:\w+ )?(?:avsnitt\w*|punkt\w*|kapit\w+|rubrik\w*|del)|"
            r"vilke[nt] (?:avsnitt\w*|punkt\w*|rubrik\w*|kapit\w+)|var i (?:\w+ )*(?:plan\w*|"
            r"verksamhetsplan\w*|rapport\w*|bilaga\w*)|(?:which|what) (?:section|chapter))",
        ),
        (
            AnswerType.CONTACT,
            r"\b(?:\w*telefonnum\w*|nummer ringer|ringer jag|vilka tider|\w*adress(?:en)?|"
            r"öppettid\w*|oppetid\w*|öppet|"
            r"(?:phone|telephone) number|address|opening hours)\b",
        ),
        (
            AnswerType.PERSON,
            rf"\b(?:vad heter|namnet på|what is the name of) (?:\w+ ){{0,2}}{_ROLE}\b",
        ),
        (
            AnswerType.FINDING,
            # "Vad säger planen" asks what stands there, not what somebody found.
            r"\b(?:slutsats\w*|"
            r"vad (?:kom|visa\w*|fann|sa|sade|svara\w*|föreslog\w*|tyck\w*|ansåg)\b|fram till\?|"
            r"föll (?:.* )?ut\b|what did .* (?:conclude|find|say)\b)",
        ),
        (
            AnswerType.HOW_MUCH,
            # "Hur långt har man kommit" asks for no length.
            r"\b(?:hur (?:mycket|mycke|många|stor|stort|stora|hög|högt|lång|länge|ofta|"
            r"långt(?! (?:har|hade|kom|är|man|gick)))|"
            r"vad (?:kosta\w*|är (?:\w+ )*(?:budget|summa|målvärde)\w*)|va kosta\w*|"
            r"how (?:much|many|large|big|long|often)|"
            r"vilken (?:summa|andel|procent\w*|avvikelse)|procent)\b",
        ),
        (
            AnswerType.WHEN,
            # "Vilket system ska läsas när det nya införs" asks for no date.
            r"^(?!(?:do|does|did|is|are|was|were|can|will|har|är|kan|ska|får|finns)\b)"
            r"(?:(?!\b(?:vad|vem|vilk\w+|hur|varför|what|which|who)\b).)*\b(?:när|when)\b|"
            r"\b(?:vilket (?:år|datum)|vilken (?:månad|dag)|what (?:year|date))\b",
        ),
        (
            AnswerType.WHO,
            r"\b(?:vem|vems|vilke[nt]t? \w*(?:leverantör|aktör|förvaltning|myndighet|person|"
            r"utredare|arkitekt|entreprenör|firma|företag|bolag|byrå|parti|nämnd)\w*|"
            r"vilka (?:förvaltningar|kommuner|aktörer|parter|organisationer|regioner)|"
            r"who|which (?:supplier|company|authority|architect|person))\b",
        ),
        (
            AnswerType.WHY,
            r"\b(?:varför|hur kommer det sig|av vilke[nt] (?:anledning|skäl)|orsak\w*|skälet till|"
            r"anledningen till|vad (?:beror|berodde|låg bakom)|på vilka grunder|why)\b",
        ),
        (AnswerType.LIST, r"^\s*(?:vilka|nämn|lista|räkna upp|which \w+s|list)\b"),
        (
            AnswerType.YES_NO,
            r"^\s*(?:är|var|har|hade|finns|fanns|ska|skall|skulle|kan|kunde|får|fick|blir|blev|"
            r"kommer|kom|ingår|ingick|gäller|deltar|deltog|bedöms|ligger|planerar|stämmer|behöver|"
            r"måste|vill|gjorde|gör|hann|pågår|följer|uppfyll\w+|klarade|minskade|ökade|is|are|"
            r"was|were|did|does|do|has|have|will|can)\b",
        ),
        (
            AnswerType.OUTCOME,
            r"\b(?:vad hände|hur gick|hur (?:har|blev)|vad blev|hur långt|what happened|how did)\b",
        ),
    )
)

_AMOUNT = (
    r"[+−–-]?\d[\d\s]*(?:[.,]\d+)?\s?(?:%|procent\w*|mnkr|Mnkr|tkr|kronor|kr|öre|miljoner|ton|"
    r"kWh\S*|år|månader|dagar|st|personer|läkare|regioner|resor)?"
)
MONTH_BEGINS = r"(?:jan|feb|mars|apr|maj|jun|jul|aug|sep|okt|nov|dec)"
"""How the months' names begin, in full or shortened."""

_MONTH = (
    r"(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)"
)
_DATE = re.compile(
    rf"(?:den )?\d{{1,2}} {_MONTH}(?: \d{{4}})?|(?:i |under |slutet av |början av |sedan |från )?"
    rf"{_MONTH}(?: \d{{4}})?|(?:under |våren |hösten |sommaren |vintern |år |innan sommaren )*"
    r"(?:våren|hösten|sommaren|vintern|årsskiftet)(?: \d{4})?|(?<![\d-])(?:19|20)\d\d(?![\d-])",
    re.IGNORECASE,
)
_FIGURE = re.compile(rf"(?<![\w.,-]){_AMOUNT}")


def answer_type(question: str) -> AnswerType:
    """The first form that the question's words fit."""
    return next((kind for kind, p in _QUESTIONS if p.search(question)), AnswerType.OTHER)


def has_answer_form(kind: AnswerType, text: str) -> bool:
    """Whether ``text`` holds something of the form asked for; for HOW_MUCH see ``quantity``."""
    form = _FORMS.get(kind)
    return bool(form and form.search(text))


_CAUSE = re.compile(
    r"\b(?:på grund av|p\.? ?g\.? ?a|eftersom|därför|med anledning av|anledningen|beror|berodde|"
    r"till följd av|orsak\w*|tack vare|vilket (?:medfört|medför|innebär)|då|syfte\w*)\b",
    re.IGNORECASE,
)
# What became of something: done, decided, stopped, put off, or what it came to in money.
_OUTCOME_FORM = re.compile(
    r"\b(?:teckna\w*|besluta\w*|paus\w*|fördröj\w*|försen\w*|senarelag\w*|skju(?:ts|tits) upp|"
    r"avsluta\w*|slutför\w*|uppnå\w*|inställ\w*|stoppa\w*|"
    r"försköt\w*|bromsa\w*|återuppt\w*|klar\w*|inte har kunnat)\b|[+−–-]\d+(?:,\d+)? (?:mnkr|tkr)",
    re.IGNORECASE,
)
_WHO_FORM = re.compile(
    r"\bav (?:den |det )?\w*(?:direktör|chef|läkare|nämnd|styrelse|fullmäktige|utskott|grupp)\w*|"
    r"(?<!^)(?<![.:] )\b[A-ZÅÄÖ]\w+ [A-ZÅÄÖ]\w+|\w+(?:direktör|ordförande|processägare)\w*"
)
# A first name and a surname.
_PERSON_FORM = re.compile(r"\b[A-ZÅÄÖ][a-zåäöé]+ [A-ZÅÄÖ][a-zåäöé]+\b")
_CONTACT_FORM = re.compile(
    r"\b0\d{1,3}[- ]\d|@|\bwww\.|\bkl(?:ockan|\.)? ?\d|\w(?:gatan|vägen|torget) \d|"
    r"\b\d{3} \d\d [A-ZÅÄÖ]"
)
# What somebody or something found, said or proposed.
_FINDING_FORM = re.compile(
    r"\b(?:visa[rdt]\w*|slutsats\w*|resultat\w*|föresl\w*|förslag\w*|bedöm\w*|konstatera\w*|"
    r"ans(?:er|åg)|framgår|framkom\w*|identifiera\w*|pekar på|besked\w*|godkän\w*|"
    r"svara(?:t|de|r)\b|sade|säger|betona\w*|menar|fungera\w*|uppskatt\w*|kräv\w*)",
    re.IGNORECASE,
)
_FORMS = {
    AnswerType.FINDING: _FINDING_FORM,
    AnswerType.WHEN: _DATE,
    AnswerType.WHO: _WHO_FORM,
    AnswerType.WHY: _CAUSE,
    AnswerType.OUTCOME: _OUTCOME_FORM,
    AnswerType.PERSON: _PERSON_FORM,
    AnswerType.CONTACT: _CONTACT_FORM,
}


def person_names_in(text: str) -> tuple[str, ...]:
    """Two words with capitals in a row, as a first name and a surname have."""
    return tuple(_PERSON_FORM.findall(text))


def dates_in(text: str) -> tuple[str, ...]:
    """Dates and seasons as written."""
    return tuple(match.group().strip() for match in _DATE.finditer(text))


def figures_in(text: str) -> tuple[str, ...]:
    """Figures with sign and unit as written; years are none."""
    found = (match.group().strip() for match in _FIGURE.finditer(text))
    return tuple(f for f in found if not re.fullmatch(r"(?:19|20)\d\d", f))
