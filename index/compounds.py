"""Splitting Swedish compounds by how common their parts are.

After Koehn & Knight, "Empirical Methods for Compound Splitting", EACL 2003: a word is cut where
the geometric mean of its parts' frequencies is highest, unless the whole is more frequent
still. Ours prefers the fewest parts first, because Swedish has many short words that turn up
inside longer ones by accident.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import sqrt

# The lexicon is read off running text, where rare short strings are noise (abbreviations,
# broken words): the shorter a part, the more often it must have been seen.
_LEAST_COUNT = {3: 400, 4: 60, 5: 20}
_LEAST_COUNT_OF_LONGER = 8
_SHORTEST_WORD = 7
_DEEPEST = 3

# Endings and beginnings that are also words: cutting there would undo a derivation
# ("möjlig|het", "för|ändring"), not a compound.
_ENDINGS = """
ade ande are aren arna arnas ats att bar bara bart dad dar dat dels den der des det dom domen
else elser ena ende ens era erar erna ett gar gen ger get het heten heter heterna hets ing ingen
ingens inga inte isk iska iskt ism ist jens kap kapet lar las lat lek lig liga ligen ligt ling
lös lösa löst man mar med men mot nad nar ning ningar ningarna ningarnas ningen ningens nings
orna par per rad rar ras ringar ringen rna sam samma samt shall sion ska skap skapen skaper
skapet skas son tan tar ten ter tid tion ton vice vis visa vist
"""
_BEGINNINGS = """
alla allt ande ann att bak be bort den der des dess det dis efter ell emot ent ett fort
fram från före föra för genom han hans hel hem hon hos igen ini inn inne inom int inter kan kom
kon man med mellan men mer miss mot möjlig ned ner och per pro rik sam samma sen sin ska som till
tydlig under upp utan ute utom van var vara vid von våra vårt åt åter över
"""
_NOT_HEADS = frozenset(_ENDINGS.split())
_NOT_MODIFIERS = frozenset(_BEGINNINGS.split())


def splitting_lexicon(counts: Mapping[str, int]) -> dict[str, int]:
    """Those of ``counts`` that a splitter makes use of; with them alone it splits the same.

    A rarer word is no part, and as a whole no rarer than any split of it.
    """
    return {word: count for word, count in counts.items() if _is_common(word, count)}


class CompoundSplitter:
    """Splits words into parts that ``counts`` (word form → occurrences) knows."""

    def __init__(self, counts: Mapping[str, int]) -> None:
        self._counts = counts

    def count(self, word: str) -> int:
        """How often ``word`` was seen in the text that the lexicon was read off."""
        return self._counts.get(word, 0)

    def parts(self, word: str) -> tuple[str, ...]:
        """The parts of a lower-case compound, outermost cut first; () for a simple word.

        A part that is itself a compound is given whole and then split:
        "lustgasdestruktionsanläggning" → lustgas, destruktionsanläggning, destruktion,
        anläggning. A modifier is given without its linking element.
        """
        found: list[str] = []
        self._collect(word, found, _DEEPEST)
        return tuple(found)

    def _collect(self, word: str, found: list[str], depth: int) -> None:
        if depth == 0:
            return
        cut = self._cut(word)
        for part in cut:
            found.append(part)
            self._collect(part, found, depth - 1)

    def _cut(self, word: str) -> tuple[str, ...]:
        if len(word) < _SHORTEST_WORD or not word.isalpha():
            return ()
        best: tuple[str, ...] = ()
        best_score = float(self._counts.get(word, 0))
        for at in range(3, len(word) - 2):
            head = word[at:]
            head_count = self._head(head)
            if not head_count:
                continue
            modifier, count = self._modifier(word[:at])
            score = sqrt(count * head_count)
            if score > best_score:
                best, best_score = (modifier, head), score
        return best

    def _head(self, form: str) -> int:
        return 0 if form in _NOT_HEADS else self._known(form)

    def _modifier(self, form: str) -> tuple[str, int]:
        """The word behind a modifier and its frequency: undoes the linking element."""
        if form.endswith("s") and form[:-1] in _NOT_MODIFIERS:
            return "", 0  # "förs|enades"
        candidates = [form]
        if form.endswith("s"):
            candidates.append(form[:-1])  # verksamhet|s|plan
        elif form.endswith(("o", "u", "e")):
            candidates.append(form[:-1] + "a")  # kyrk|o|gård, gat|u|plan
        elif len(form) > 3 and not self._known(form):
            candidates.append(form + "a")  # skol|bok
        words = [word for word in candidates if word not in _NOT_MODIFIERS]
        known = ((word, self._known(word)) for word in words)
        return max(known, key=lambda pair: pair[1], default=("", 0))

    def _known(self, form: str) -> int:
        count = self._counts.get(form, 0)
        return count if _is_common(form, count) else 0


def _is_common(word: str, count: int) -> bool:
    return len(word) >= 3 and count >= _LEAST_COUNT.get(len(word), _LEAST_COUNT_OF_LONGER)
