"""What quantity a question asks for, and whether a text gives one of the same sort.

"Hur många vårdplatser" wants a number of vårdplatser: a sentence with some other number is
no answer, however much it is about the same hospital.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from api.answering.sentence import Sentence
from index import Terms


class Sort(StrEnum):
    """Sorts of quantities that Swedish asks for in different words."""

    FREQUENCY = "frequency"
    SHARE = "share"
    DURATION = "duration"
    MONEY = "money"
    MEASURE = "measure"
    COUNT = "count"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class Quantity:
    """``counted``: stems of what a count is of ("vårdplats", "plats"), none if unknown."""

    sort: Sort
    counted: frozenset[str] = frozenset()
    unit: re.Pattern[str] | None = None
    """How a measure's unit is written; None for other sorts."""


_WORD_NUMBER = (
    r"(?:två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|tretton|fjorton|femton|tjugo|"
    r"trettio|(?:tio|hundra|tusen)(?:tals?)?|hälften|ett par|inga|ingen|inget)"
)
_UNITS: tuple[tuple[str, str], ...] = (
    (r"kilomet\w*|mil|km|miles?", r"km|kilometer|mil"),
    (r"kvadratmeter|kvm|m2|square met\w*", r"kvm|m2|m²|kvadratmeter"),
    (r"hektar|hectares?", r"ha|hektar"),
    (r"ton|tons|tonnes?|kilo\w*|kg", r"ton|kg|kilo"),
    (r"\w*wattimmar|kwh|mwh|gwh", r"[kMG]Wh\S*|\w*wattimmar"),
    (r"liter|lit(?:re|er)s", r"l|liter"),
    (r"grader|degrees", r"grader|°C?"),
)
_DURATION_UNITS = (
    r"(?:\w*år(?:en|s|ig\w*)?|\w*(?:månad|veck|dag|dygn|timm|minut|termin|sekund)\w*|mån)"
)
_SORTS: tuple[tuple[Sort, re.Pattern[str]], ...] = tuple(
    (sort, re.compile(pattern, re.IGNORECASE))
    for sort, pattern in (
        (Sort.FREQUENCY, r"\bhur (?:ofta|många gånger)\b|\bhow often\b"),
        (
            Sort.SHARE,
            r"\b(?:hur stor \w*(?:del|andel)|(?:hur många|vilken) procent\w*|vilken andel|"
            r"how large a (?:share|part)|what (?:share|percentage|proportion))\b",
        ),
        (
            Sort.DURATION,
            r"\b(?:hur (?:länge|lång tid|lång (?:är |blir |var )?\w*tid|gam\w+)|"
            r"(?:hur många) (?:år|månader|veckor|dagar|dygn|timmar|minuter)|"
            r"(?:vilken|från vilken) ålder|how long|how old)\b",
        ),
        (
            Sort.MONEY,
            r"\b(?:vad (?:kosta\w*|betala\w*|tjäna\w*)|va kosta\w*|hur dyr\w*|"
            r"hur mycke?t? (?:pengar|kosta\w*|betala\w*|tjäna\w*|medel|bidrag)|"
            r"hur (?:många|mycket) (?:kronor|mnkr|tkr)|"
            r"hur många miljoner(?! (?:ton|liter|resor|besök|invånare|\w*meter))|"
            r"vilken (?:summa|lön|skattesats|\w*taxa|avgift|kostnad)|"
            r"how much (?:money|did \w+ cost)|"
            r"vad (?:får|har|är) (?:\w+ ){0,5}\w*lön)\b",
        ),
    )
)
_COUNTED = re.compile(
    r"\b(?:hur många|antal(?:et)?|how many|number of)\s+((?:[^\W\d_][\w-]*\s*){1,4})", re.IGNORECASE
)
_AMOUNT_ASKED = re.compile(
    r"\b(?:hur (?:mycke?t?|stor\w*|hög\w*|låg\w*|lång(?!t (?:har|hade|kom|är|man|gick))\w*)|"
    r"how (?:much|large|big|high)|"
    r"(?:vilke[nt]|vad (?:är|var|blev|blir)) \w*-?(?:värde|värdet|utfall|utfallet|budgeten|"
    r"avvikelsen?|nivån?|index|summan?|kostnaden))\b",
    re.IGNORECASE,
)
# After these no noun follows that says what is counted: "hur många är …", "hur många personer".
_NO_NOUN = re.compile(
    r"(?:är|var|har|hade|ska|skulle|kan|kunde|blev|blir|fick|får|kommer|som|"
    r"personer|människor|stycken|gånger|people|persons)\b",
    re.IGNORECASE,
)
# What stands before the noun that is counted: "andra", "miljöpåverkande", "regionens".
_BEFORE_NOUN = re.compile(r"\w+(?:a|ande|ende|ens|nas|de)$", re.IGNORECASE)
_NUMBER = re.compile(rf"\d[\d\s]*(?:[.,]\d+)?|\b{_WORD_NUMBER}\b", re.IGNORECASE)
_NUMBER_AND_WORDS = re.compile(
    rf"(?<![\w.,-])(\d[\d\s]*(?:[.,]\d+)?|{_WORD_NUMBER})\s+((?:[^\W\d_][\w-]*[ ]?){{1,2}})",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_FIGURE_CELL = re.compile(r"[+−–-]?\d")
_GIVEN = {
    Sort.FREQUENCY: re.compile(
        r"\b(?:varje|varannan|vartannat|årlig\w*|månad\w*|veckovis|dagligen?|kvartal\w*|tertial\w*|"
        r"löpande|kontinuerlig\w*|regelbunde\w*|gånger|gång|per (?:år|månad|vecka|dag))\b",
        re.IGNORECASE,
    ),
    Sort.SHARE: re.compile(
        r"\d\s?(?:%|procent)|\b(?:hälften|tredjedel\w*|fjärdedel\w*|två av|en av|\d+ av \d+)\b",
        re.IGNORECASE,
    ),
    Sort.DURATION: re.compile(
        rf"(?:\d|\b(?:ett|en|{_WORD_NUMBER}))\s?-?{_DURATION_UNITS}\b|\b\w*årig\w*|"
        r"till och med|tills|dygnet runt|\b(?:till|sedan|under|från) (?:\w+ ){0,3}(?:19|20)\d\d|"
        r"\d{4}\s?[-–]\s?\d{4}",
        re.IGNORECASE,
    ),
    Sort.MONEY: re.compile(
        r"\d\s?(?:mnkr|tkr|kkr|mkr|mdkr|kr\b|kronor|miljon\w*|miljard\w*|öre)", re.IGNORECASE
    ),
}
# How many words may stand between a number and what it counts: "112 tillgängliga digitala …".
_BETWEEN = 5
# What may stand between a noun and its number: "antalet invånare är nu cirka 340 000".
_LINKS = frozenset(
    ("är", "var", "blev", "blir", "uppgår", "uppgick", "till", "om", "på", "cirka", "ca", "nu")
)


def quantity_asked_for(
    question: str, analyze: Callable[[str], Terms], english: bool = False
) -> Quantity | None:
    """The quantity, None if the question asks for none.

    What an English question counts is not looked for in Swedish text.
    """
    for sort, pattern in _SORTS:
        if pattern.search(question):
            return Quantity(sort)
    counted = _COUNTED.search(question)
    if counted:
        words = counted.group(1)
        for asked, written in _UNITS:
            if re.match(rf"(?:{asked})\b", words, re.IGNORECASE):
                unit = rf"\d\s?(?:tusen |miljoner |miljarder )?(?:{written})(?!\w)"
                return Quantity(Sort.MEASURE, unit=re.compile(unit))
        return Quantity(Sort.COUNT, frozenset() if english else _noun(words, analyze))
    return Quantity(Sort.ANY) if _AMOUNT_ASKED.search(question) else None


def _noun(words: str, analyze: Callable[[str], Terms]) -> frozenset[str]:
    """The stem of the first word that may be the noun, and of what it is compounded on."""
    if _NO_NOUN.match(words):
        return frozenset()
    telling = [word for word in words.split() if analyze(word).words]
    while len(telling) > 1 and _BEFORE_NOUN.match(telling[0]):
        del telling[0]
    if not telling:
        return frozenset()
    noun = analyze(telling[0])
    return frozenset((*noun.words, *noun.parts[-1:]))


def agreement(quantity: Quantity, sentence: Sentence, analyze: Callable[[str], Terms]) -> float:
    """1 if the sentence, or the table row that it is, gives a quantity of the sort asked for.

    A half if it has a number that may be of the sort all the same, since units are left out;
    less if it doesn't even name what is counted, though that goes by several names.
    """
    if _gives(quantity, sentence, analyze):
        return 1.0
    if not _has_number(sentence.text):
        return 0.0
    said = analyze(sentence.text)
    unnamed = quantity.counted and quantity.counted.isdisjoint(said.all)
    return 0.25 if unnamed else 0.5


def _gives(quantity: Quantity, sentence: Sentence, analyze: Callable[[str], Terms]) -> bool:
    text, cells = sentence.text, sentence.passage.cells
    if quantity.sort is Sort.ANY or (quantity.sort is Sort.COUNT and not quantity.counted):
        return _has_number(text)
    if quantity.sort is Sort.COUNT:
        return _counts(quantity.counted, text, cells, analyze)
    if any(_FIGURE_CELL.match(value) for _, value in cells[1:]):
        # A table says above, or not at all, in what its figures are.
        return True
    given = quantity.unit or _GIVEN[quantity.sort]
    return bool(given.search(text))


def counted_in(quantity: Quantity, text: str) -> list[str]:
    """Numbers that stand right before what is counted: "tre" in "tre nya kranar"."""
    return [
        match.group(1).strip()
        for match in _NUMBER_AND_WORDS.finditer(text)
        if not _YEAR.fullmatch(match.group(1).strip())
        and any(
            word.lower().startswith(stem)
            for word in match.group(2).split()
            for stem in quantity.counted
        )
    ]


def of_sort(quantity: Quantity, figures: Sequence[str]) -> list[str]:
    """Those of ``figures``, with their units, that are of the sort; all if none shows it."""
    shows = quantity.unit or _GIVEN.get(quantity.sort)
    kept = [figure for figure in figures if shows and shows.search(figure)]
    return kept or list(figures)


def _counts(
    noun: frozenset[str],
    text: str,
    cells: Sequence[tuple[str, str]],
    analyze: Callable[[str], Terms],
) -> bool:
    """Whether a number stands near the noun; in a table anywhere in the row or above it."""
    if cells:
        row = analyze(" ".join(word for cell in cells for word in cell))
        return not noun.isdisjoint(row.all) and _has_number(text)
    words = re.findall(r"\d+(?:[\s.,]\d+)*|[^\W\d_][\w-]*", text)
    for place, word in enumerate(words):
        if _NUMBER.fullmatch(word) and not _YEAR.fullmatch(word):
            start = place - 1
            while start > 0 and words[start].lower() in _LINKS:
                start -= 1
            near = analyze(" ".join(words[max(0, start) : place + 1 + _BETWEEN]))
            if not noun.isdisjoint(near.all):
                return True
    return False


def _has_number(text: str) -> bool:
    return any(not _YEAR.fullmatch(number.strip()) for number in _NUMBER.findall(text))
