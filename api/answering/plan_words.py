"""A matter in a plan's own words, to ask the follow-ups what became of it.

"Hur gick det med journalsystemet?" finds the plan that has the word; the follow-ups tell of the
same matter under the name that the plan's heading gives it.
"""

from __future__ import annotations

import re

from index import Hit, Nature, Understanding, document_nature

_ASKS_WHAT_BECAME = re.compile(
    r"^\W*(?:(?:så|men|och) )?(?:hur (?:gick|går|har) det (?:gått )?(?:med|för)|"
    r"vad (?:hände|blev det|har hänt|har det blivit) (?:med|av))\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"^[\d.]+\s+")


def asked_of_follow_ups(understood: Understanding, best: Hit) -> str:
    """The question to put to the follow-ups; "" if it asks for something else than what became of
    a matter, or if ``best`` is no plan.
    """
    if (
        understood.sure_documents
        or not _ASKS_WHAT_BECAME.search(understood.question)
        or document_nature(best.document) is not Nature.PLAN
    ):
        return ""
    heading = _NUMBER.sub("", best.passage.headings[-1]).strip()
    return f"Hur gick det med {heading}?" if heading else ""
