"""Three public bodies that don't exist, with their plans and follow-ups."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from index import SearchEngine, build_index, load_encoder


@dataclass(frozen=True, slots=True)
class Paper:
    """A document to be written out; ``optional`` is TOML for the manifest."""

    title: str
    kind: str
    year: int
    organisation: str
    text: str
    optional: str = ""

    @property
    def id(self) -> str:
        return self.title.lower().translate(str.maketrans("åäö ", "aao-"))


_SJOVALLA = "Sjövalla kommun"
SJOVALLA = (
    Paper(
        "Verksamhetsplan 2023",
        "verksamhetsplan",
        2023,
        _SJOVALLA,
        """# 1 Vatten och avlopp

Kommunen ska bygga ett nytt vattenverk vid Tjärnsjön. Vattenverket ska vara klart till 2025.

## 1.1 Ledningsnät

Ledningsnätet i Granby ska bytas ut, bl.a. i Hamngatan och Kvarngatan.

# 2 Skola

Kommunen ska anställa 12 lärare till Granby skola. Skolgården ska byggas om.

# 3 Idrott

Simhallen i Granby ska renoveras enligt Vision Granby 2024.

## 3.1 Ishall

En ishall utreds av fritidsnämnden.

## 3.2 Ridhus

Ridhuset får nytt tak.
""",
    ),
    Paper(
        "Delårsrapport april 2023",
        "delårsrapport",
        2023,
        _SJOVALLA,
        """# 1 Vatten och avlopp

Bygget av vattenverket vid Tjärnsjön har pausats på grund av ett överklagande.

# 2 Skola

Rektor Ylva Stenmark har anställt 9 lärare. Resultatet är −4,2 mnkr mot budget.

# 3 Idrott

Renoveringen av simhallen blev klar den 14 mars. Biblioteket har inte flyttats.
""",
    ),
    Paper(
        "Verksamhetsplan 2024",
        "verksamhetsplan",
        2024,
        _SJOVALLA,
        """# 1 Vatten och avlopp

Arbetet med vattenverket vid Tjärnsjön återupptas under våren 2024.

# 2 Näringsliv

Kommunen ska öppna ett företagscentrum i Granby.
""",
    ),
)

NORRVIK = (
    Paper(
        "Budget och plan 2022",
        "verksamhetsplan",
        2022,
        "Region Norrvik",
        """# 1 Vården

Regionen inför Nordligt journalsystem (NJS) på alla vårdcentraler. NJS / SNÖBÄR drivs av
sjukvårdsnämnden.

# 2 Investeringar

| Belopp i tkr | Total budget | 2022 | 2023 |
| --- | --- | --- | --- |
| Ny helikopterplatta i Norrvik | 41 300 | 12 500 | −800 |
| Röntgenutrustning Lillå | 7 900 | 7 900 | 0 |

# 3 Nyckeltal

| Nyckeltal | Utfall | Mål |
| --- | --- | --- |
| Sjukfrånvaro bland medarbetare | 6,1 | 5,0 |
""",
    ),
)

FYRVERKET = (
    Paper(
        "Bilaga med uppdrag 2021",
        "uppföljning",
        2021,
        "Fyrverket",
        """1.1 Säkra farleder

Verkets uppdrag\tKommentar\tAktiviteter
● Underhålla fyrarna i norr\tFyrarna är målade.\t✓ Måla Svartgrunds fyr
\t\t▶ Byta lampor i Kobbens fyr
◆ Införa digitala sjökort\tHälften är klart.\t✓ Skanna äldre sjökort
\t\t! Sälja sjökort på nätet

1.2 Kunnig personal

Verkets uppdrag\tKommentar\tAktiviteter
● Utbilda fyrvaktare\tTvå kurser hölls.\t⏸ Ta fram en handbok
""",
        """legend = [
    { symbol = "●", of = "uppdrag", code = "uppfylls", label = "Uppdraget uppfylls" },
    { symbol = "◆", of = "uppdrag", code = "delvis", label = "Uppdraget uppfylls delvis" },
    { symbol = "○", of = "uppdrag", code = "uppfylls-inte", label = "Uppdraget uppfylls inte" },
    { symbol = "✓", of = "aktivitet", code = "klar", label = "Aktiviteten klar" },
    { symbol = "▶", of = "aktivitet", code = "pågår", label = "Aktiviteten pågår" },
    { symbol = "⏸", of = "aktivitet", code = "pausad", label = "Aktiviteten är pausad" },
    { symbol = "!", of = "aktivitet", code = "följer-inte-plan", label = "Följer inte plan" },
]
""",
    ),
)


def open_engine(folder: Path, papers: Sequence[Paper]) -> SearchEngine:
    """An index of ``papers``, with the model that ships."""
    corpus = folder / "corpus"
    corpus.mkdir(parents=True)
    entries = []
    for paper in papers:
        (corpus / f"{paper.id}.md").write_text(paper.text, encoding="utf-8")
        entries.append(
            f'[[document]]\nid = "{paper.id}"\ntitle = "{paper.title}"\nkind = "{paper.kind}"\n'
            f'year = {paper.year}\norganisation = "{paper.organisation}"\n'
            f'file = "{paper.id}.md"\n{paper.optional}\n'
        )
    (corpus / "corpus.toml").write_text("\n".join(entries), encoding="utf-8")
    encoder = load_encoder()
    build_index(corpus, folder / "index", encoder)
    return SearchEngine.open(folder / "index", encoder)
