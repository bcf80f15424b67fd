"""Words that say nothing of what a question is about."""

from __future__ import annotations

# Function words, and the words that a question is made of, in Swedish and English. Left out on
# purpose, because they decide an answer in plans and follow-ups: "inte", "ej", "ingen", "utan"
# (was it done?), "under", "över", "mellan", "per" (of figures), "alla", "ny".
_WORDS = """
och att det i en ett jag hon som han på den med var sig för så till är men om hade de av du då
sin nu har hans honom skulle hennes där min man vid kunde från ut när vi dem vara vad dig kan
sina här ha mot någon något några eller ju denna detta dessa själv åt varit hur mitt ni bli blev
blir blivit oss din deras mina samma vilken vilket vilka er sådan sådant sådana vår vårt våra
dess varför vem vars sitt dit vart ska skall finns fanns även också samt genom inom kring hos ur
bland annat
the of and to in is are was were what how which who did does do a an for on
"""

STOP_WORDS = frozenset(_WORDS.split())
