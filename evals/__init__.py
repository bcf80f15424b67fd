"""How well it all works, measured from outside through public names.

Questions with known evidence (``question``, ``evidence``; how to write them: QUESTIONS.md) are put
to the product and to plain searches (``systems``). What comes back is judged (``judge``), measured
(``metrics``, one a file), summed up with intervals (``figures``, ``bootstrap``), kept
(``results``), compared (``comparison``, ``permutation``) and told (``report``).
"""
