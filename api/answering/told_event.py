"""Events that a question takes for granted: what is asked to have ended must be told to have.

"Varför lades simhallen ned?" is answered by nothing that only mentions the simhall.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from index import Hit

# Each is one event, by whichever words it goes.
_EVENTS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?:l(?:a|ade|ades|agts?|ägg\w*)(?: \w+)? ne[dr]\b|nedl(?:agd|äg)\w*|"
        r"stäng\w*|avveckl\w*|"
        r"skrota\w*|upphör\w*|dr[ao]\w* in\b|closed?|closing|clos(?:ure|es))",
        r"\b(?:sälj\w*|sål[dt]\w*|försälj\w*|köp(?:te|tes|t|are)\b|sold|bought)",
        r"\b(?:avbr[oöuy]\w*|avstanna\w*|stopp\w*|paus\w*|inställ\w*|ställ\w* in\b|cancel\w*)",
        r"\b(?:hoppa\w* av|avhopp\w*|utträd\w*|gick ur|dr[oa]g\w* sig ur)",
        r"\b(?:sa(?:de)? upp|säg\w* upp|uppsäg\w*|uppsagd\w*|rev upp|häv(?:de|des|ts)|terminated)",
        r"\b(?:kritis\w*|kritik\w*|anmärk\w*|anmäl\w*|fäll(?:de|des|ts)|vite\w*|böter|fusk\w*|"
        r"stäm(?:de|des|ts)|straff\w*|brott\w*)",
        r"\b(?:spark(?:en|a\w*)|avsked\w*|fick gå|avgå\w*|avgick|avgång\w*|fired|resign\w*)",
        r"\b(?:tacka\w* nej|sa(?:de)? nej|avst(?:od|år|å)|avsl(?:ag|og|agit)\w*|neka\w*|"
        r"valt att inte|valde att inte|ställ\w* utanför|stå utanför)",
        r"\b(?:privatiser\w*|konkurs\w*|bankrupt\w*)",
        r"\b(?:röst(?:a|ade|ades|at|ats|er)\b|omröst\w*|votering\w*|voted?)",
        r"\b(?:läck(?:te|a|an|t|or)|intrång\w*|breach|stal|stulits)",
    )
)
_LOOKED_AT = 3


def event_is_not_told(question: str, hits: Sequence[Hit]) -> bool:
    """Whether the question names an event that the best passages have no word for."""
    told = "\n".join(
        "\n".join((h.passage.text, h.passage.section.title)) for h in hits[:_LOOKED_AT]
    )
    return any(event.search(question) and not event.search(told) for event in _EVENTS)
