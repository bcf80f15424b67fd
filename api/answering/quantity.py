"""What quantity a question asks for, and whether a text gives one of the same sort.

"Hur många vårdplatser" wants a number of vårdplatser: a sentence with some other number is
no answer, however much it is about the same hospital.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from api.answering.answer_type import MONTH_BEGINS
from api.answering.quantity_subject import counted_noun, counted_words, priced_matter
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
    """``of``: stems of what is counted or priced ("vårdplats", "plats"), none if unknown."""

    sort: Sort
    of: frozenset[str] = frozenset()
    unit: re.Pattern[str] | None = None
    """How a measure's unit is written; None for other sorts."""


# "Hur lång": a way or a time, whichever the matter has.
_LENGTH_ASKED = re.compile(
    r"\b(?:hur långa?(?! (?:tid|har|hade|kom|är man|gick)\b)|how long|length of)\b", re.IGNORECASE
)
_LENGTH = re.compile(
    r"\d\s?(?:km|kilometer|mil|m\b|meter|år|månad|veck|dag|dygn|timm|minut)", re.IGNORECASE
)
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
            r"hur mycket (?:[^\W\d_][\w-]* ){1,6}(?:betalt?|kostar|kostade|kosta)|"
            r"kostnad(?:en)?|\w*avgift(?:en|er|erna)?|arvodet?|kontraktssumman?|what does .* cost|"
            r"vad fick (?:[^\W\d_][\w-]* ){1,4}betalt|"
            r"hur mycke?t? (?:\w*pengar|kosta\w*|betala\w*|tjäna\w*|medel|bidrag)|"
            r"hur (?:många|mycket) (?:kronor|mnkr|tkr)|"
            r"hur många miljoner(?! (?:ton|liter|resor|besök|invånare|\w*meter))|"
            r"vilken (?:summa|lön|skattesats|\w*taxa|avgift|kostnad)|"
            r"how much (?:money|did \w+ cost)|"
            r"vad (?:får|har|är) (?:\w+ ){0,5}\w*lön)\b",
        ),
    )
)
_AMOUNT_ASKED = re.compile(
    r"\b(?:hur (?:mycke?t?|stor\w*|hög\w*|låga?(?!\w)(?! \w+ till)|lågt|"
    r"lång(?!t (?:har|hade|kom|är|man|gick))\w*)|"
    r"how (?:much|large|big|high)|"
    r"(?:vilke[nt]|vad (?:är|var|blev|blir)) \w*-?(?:värde|värdet|utfall|utfallet|budgeten|"
    r"avvikelsen?|nivån?|index|summan?|kostnaden))\b",
    re.IGNORECASE,
)
_COMPARED = re.compile(r"\b(?:jämför|skilj)\w*", re.IGNORECASE)
_NUMBER = re.compile(
    rf"(?<![^\W\d]-)(?<!\d)\d[\d\s]*(?:[.,]\d+)?|\b{_WORD_NUMBER}\b", re.IGNORECASE
)
# "den 1 januari", "covid-19": no quantities.
_DATE = re.compile(rf"\b\d{{1,2}} {MONTH_BEGINS}\w*", re.IGNORECASE)
_NUMBER_AND_WORDS = re.compile(
    rf"(?<![\w.,-])(\d[\d\s]*(?:[.,]\d+)?|{_WORD_NUMBER})\s+((?:[^\W\d_][\w-]*[ ]?){{1,2}})",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_FIGURE_CELL = re.compile(r"[+−–-]?\d")
_MONEY_UNITS = r"(?:mnkr|tkr|kkr|mkr|mdkr|kr\b|kronor|miljon\w*|miljard\w*|öre)"
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
    Sort.MONEY: re.compile(rf"\d\s?{_MONEY_UNITS}", re.IGNORECASE),
}
# A sum with a sign is how far something went from its budget, not what it costs.
_PRICE = re.compile(rf"(?<![+−–\d.,-])\d[\d\s]*(?:[.,]\d+)?\s?{_MONEY_UNITS}", re.IGNORECASE)
_OF_MONEY = re.compile(r"budget|utfall|prognos|investering|\b[mt]?kr\b|mnkr", re.IGNORECASE)
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
    priced = frozenset() if english else priced_matter(question, analyze)
    for sort, pattern in _SORTS:
        if pattern.search(question):
            return Quantity(sort, priced if sort is Sort.MONEY else frozenset())
    if _LENGTH_ASKED.search(question):
        return Quantity(Sort.MEASURE, unit=_LENGTH)
    words = counted_words(question)
    if words:
        for asked, written in _UNITS:
            if re.match(rf"(?:{asked})\b", words, re.IGNORECASE):
                unit = rf"\d\s?(?:tusen |miljoner |miljarder )?(?:{written})(?!\w)"
                return Quantity(Sort.MEASURE, unit=re.compile(unit))
        return Quantity(Sort.COUNT, frozenset() if english else counted_noun(words, analyze))
    amount_asked = bool(_AMOUNT_ASKED.search(question))
    if priced and (amount_asked or _COMPARED.search(question)):
        return Quantity(Sort.MONEY, priced)
    return Quantity(Sort.ANY) if amount_asked else None


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
    unnamed = quantity.of and quantity.of.isdisjoint(said.all)
    return 0.25 if unnamed else 0.5


def _gives(quantity: Quantity, sentence: Sentence, analyze: Callable[[str], Terms]) -> bool:
    text, cells = sentence.text, sentence.passage.cells
    if quantity.sort is Sort.ANY or (quantity.sort is Sort.COUNT and not quantity.of):
        return _has_number(text)
    if quantity.sort is Sort.COUNT:
        return _counts(quantity.of, text, cells, analyze)
    figures = [value for _, value in cells[1:] if _FIGURE_CELL.match(value)]
    if quantity.of:
        named = not quantity.of.isdisjoint(_around(sentence, analyze))
        return named and bool(_PRICE.search(text) or any(v[0].isdigit() for v in figures))
    of_sort = quantity.unit or _GIVEN[quantity.sort]
    # A table says above, or not at all, in what its figures are; but what is in money is no length.
    of_money = is_of_money(cells)
    in_cell = bool(figures) and (quantity.sort is Sort.MONEY or not of_money)
    return in_cell or bool(of_sort.search(text))


def _around(sentence: Sentence, analyze: Callable[[str], Terms]) -> frozenset[str]:
    """The terms of the passage and of what stands above it: the matter is often named there."""
    passage = sentence.passage
    return analyze("\n".join((*passage.headings, passage.text))).all


def is_of_money(cells: Sequence[tuple[str, str]]) -> bool:
    """Whether a table row's figures are sums of money, by what stands above them."""
    return any(_OF_MONEY.search(heading) for heading, _ in cells)


def counted_in(quantity: Quantity, text: str) -> list[str]:
    """Numbers that stand right before what is counted: "tre" in "tre nya kranar"."""
    return [
        match.group(1).strip()
        for match in _NUMBER_AND_WORDS.finditer(text)
        if not _YEAR.fullmatch(match.group(1).strip())
        and any(
            word.lower().startswith(stem) for word in match.group(2).split() for stem in quantity.of
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
    """Whether a number stands near the noun; in a table anywhere in the row or above it.

    A row of sums of money counts nothing.
    """
    if cells:
        if is_of_money(cells):
            return False
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
    numbers = _NUMBER.findall(_DATE.sub(" ", text))
    return any(not _YEAR.fullmatch(number.strip()) for number in numbers)
