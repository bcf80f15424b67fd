"""Small corpora written to disk, and indexes made of them with the fake encoder."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

PLAN_2021 = """# 1 Digital utveckling

Regionen ska införa ett nytt vårdinformationsstöd.

# 2 Miljö

En destruktionsanläggning för lustgas ska utredas.

## 2.1 Energi

Solceller ska byggas på sjukhuset.

# 3 Trafik

Fler bussar ska köra på landsbygden.
"""
PLAN_2022 = """# 1 Digital utveckling

Vårdinformationsstödet ska tas i drift.

# 2 Miljö

Plaståtervinning ska öka.
"""
REPORT_2020 = """# 1 Sammanfattning

Pandemin bromsade införandet av vårdinformationsstödet.
"""
FILES = {"plan-2021": PLAN_2021, "plan-2022": PLAN_2022, "rapport-2020": REPORT_2020}


def write_corpus(folder: Path, files: Mapping[str, str] = FILES) -> Path:
    """A corpus of ``files``: id, which is "kind-year", → text."""
    folder.mkdir(parents=True, exist_ok=True)
    entries = []
    for name, text in files.items():
        kind, year = name.split("-")
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
        entries.append(
            f'[[document]]\nid = "{name}"\ntitle = "{kind.title()} {year}"\nkind = "{kind}"\n'
            f'year = {year}\norganisation = "Regionen"\nfile = "{name}.md"\n'
        )
    (folder / "corpus.toml").write_text("\n".join(entries), encoding="utf-8")
    return folder
