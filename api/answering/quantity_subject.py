"""What a quantity is asked of: the noun that is counted, the matter that costs.

"Vad kostar en parkeringsplats vid sjukhuset?" asks the price of a parkeringsplats; what else
the hospital costs is no answer.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from index import Terms

_WORDS = r"((?:[^\W\d_][\w-]*\s*){1,%d})"
_COUNTED = re.compile(
    r"\b(?:hur många|antal(?:et)?|how many|number of)\s+" + _WORDS % 4, re.IGNORECASE
)
# After these no noun follows that says what is counted: "hur många är …", "hur många personer".
_NO_NOUN = re.compile(
    r"(?:är|var|har|hade|ska|skulle|kan|kunde|blev|blir|fick|får|kommer|som|"
    r"kom|personer|människor|stycken|gånger|people|persons|\w{2,}(?:ade|ades|kte|ste))\b",
    re.IGNORECASE,
)
# What stands before the noun that is counted: "andra", "miljöpåverkande", "regionens".
_BEFORE_NOUN = re.compile(r"\w+(?:a|ande|ende|ens|nas|de)$", re.IGNORECASE)
# What is priced follows the cost itself or its preposition: "kostar X", "satsas på X".
_PRICED = re.compile(
    r"\b(?:\w*(?:kosta[rd]?e?|kostnad\w*|budget\w*|utgift\w*|anslag\w*)|avs[aä]t\w*|lägg(?:er|s)|"
    r"lades?|betala\w*|priset|\w*pengar|\w*medel|(?:satsa|investera)\w*(?: i\b)?)\s+"
    r"(?:(?:regionen|kommunen|myndigheten|man|vi|ni|de|fick|får|gick|går|har|finns)\s+)*"
    r"(?:(?:för|på|till|av)\s+)?"
    r"(?:(?:att|det|den|de|en|ett)\s+)*" + _WORDS % 5,
    re.IGNORECASE,
)
# How far something went from its budget is no price.
_DEVIATION = re.compile(
    r"\b(?:avvik\w*|(?:över|under)(?= budget|\s*\?|\s*$)|minus|plus|överskott\w*|underskott\w*|"
    r"\w*spara[dts]\w*|prognos\w*|resultat\w*|utfall\w*|skillnad\w*|bättre|sämre|kvar)\b",
    re.IGNORECASE,
)
# Where and when it costs: what follows is not what is priced.
_WHERE = re.compile(
    r"\b(?:vid|i|hos|inom|under|mellan|från|enligt|år|per|om|efter|innan|när|in|at|during)\b",
    re.IGNORECASE,
)


def counted_words(question: str) -> str | None:
    """The words after "hur många"; None if nothing is counted."""
    found = _COUNTED.search(question)
    return found.group(1) if found else None


def counted_noun(words: str, analyze: Callable[[str], Terms]) -> frozenset[str]:
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


def priced_matter(question: str, analyze: Callable[[str], Terms]) -> frozenset[str]:
    """Stems of what the price is asked of and of its parts; none if the words don't show it."""
    found = None if _DEVIATION.search(question) else _PRICED.search(question)
    return analyze(_WHERE.split(found.group(1))[0]).all if found else frozenset()
