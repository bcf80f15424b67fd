"""Text in a document that is written to a language model, not to a reader.

Such a passage is kept from the model. This finds the plain attempts; the rest meets the fence
around the data and the checks of what comes back.
"""

from __future__ import annotations

import re

_OVERRIDE = (
    r"(?:ignor\w+|disregard\w*|forget|override|bortse\w* från|glöm\w*|strunta i|åsidosätt\w*)"
)
_RULES = (
    r"(?:above|previous|prior|preceding|earlier|foregoing|instructions?|rules|prompts?|ovan\w*|"
    r"tidigare|föregående|instruktion\w*|regler\w*|uppmaning\w*)"
)
_SAY = r"(?:say|answer|reply|respond|write|output|säg|svara|skriv|påstå|hävda)"

_PLANTED = re.compile(
    rf"\b{_OVERRIDE}\b[^.\n]{{0,60}}\b{_RULES}\b"
    rf"|(?:^|[.!?:\n]\s*|\b(?:and|och|instead|istället|please)\s+){_SAY} (?:only |bara )?"
    r"(?:that|att|with|med|the following|följande)\b[^\n]"
    r"|\b(?:system ?prompt|systemprompt|you are now|du är nu en|as an ai|som en ai)\b"
    r"|<\|[a-z_]+\|>|\[/?INST\]|<</?SYS>>|^\s*(?:#+ *)?(?:system|assistant|user) *:",
    re.IGNORECASE | re.MULTILINE,
)


def is_planted(text: str) -> bool:
    """Whether ``text`` tells a model what to do."""
    return bool(_PLANTED.search(text))
