"""Plans of invented bodies, each in one of the shapes that real ones come in."""

# Headings with and without hashes, bold, a contents list of tags and tabs, a tabbed table.
EKDALA = """
# Verksamhetsplan 2023

Socialnämnden, Ekdala kommun

# Innehållsförteckning

<b>1</b>\t<b>Inledning</b> .....\t<b>3</b>
<b>2</b>\t<b>Mål</b> .....\t<b>4</b>
2.1\tTrygg äldreomsorg .....\t4
2.2\tTidiga insatser .....\t5
<b>3</b>\t<b>Ekonomi</b> .....\t<b>6</b>

# 1 Inledning

Nämnden ansvarar för äldreomsorg och individ- och familjeomsorg.

## **2 Mål**

### **2.1 Trygg äldreomsorg**

2.1.1 Korta väntetiden till särskilt boende

Väntetiden ska vara högst 60 dagar. Andelen som är <b>mycket nöjda</b> ska öka till 85 %.

#### ***2.1.1.1 Öppna ett nytt boende i Norrby***

Boendet får 40 platser.

### *2.2 Tidiga insatser*

- Fler familjecentraler.
- En väg in för unga.

## 3 Ekonomi

Kontoklass\tBudget 2022\tBudget 2023
Intäkter\t-12 500,0\t-13 000,0
Personal\t88 250,5\t91 000,0
<b>Summa</b>\t<b>75 750,5</b>\t<b>78 000,0</b>
"""

# Bare numbered lines, a paragraph a line, sentences cut by page breaks, bullets between.
MALARVIK = """Delårsrapport 1
Region Mälarvik

Innehåll

1\tSammanfattning.....2
2\tHälso- och sjukvård.....3
2.1\tTillgänglighet.....3
2.2\tBemanning.....4
3\tEkonomi.....5

1 Sammanfattning

Regionen redovisar ett resultat på +12,4 mnkr till och med april.

2 Hälso- och sjukvård

2.1 Tillgänglighet

Andelen patienter som fått ett första besök inom 90 dagar var 81 procent, vilket är en

förbättring med 4 procentenheter. Störst är den inom ortopedin.

2.1.1 Åtgärder

- +3,0 mnkr för kvällsmottagningar.
- 2 nya ögonmottagningar har öppnats.

2.2 Bemanning

2.3 Forskning

3 Ekonomi

Verksamhet, mnkr\tUtfall\tBudget\tAvvikelse
Sjukhus\t-1 204,3\t-1 190,0\t-14,3
Totalt\t-1 204,3\t-1 190,0\t-14,3
"""

# Wrapped lines, page numbers, form feeds, page headers, a contents list that wraps.
MYNDIGHET = """\
ÅRSREDOVISNING 2022
Myndigheten för vattenfrågor


Innehåll

1. Myndighetens uppdrag ............................................ 3
1.1. Instruktion och regleringsbrev samt de återrapporteringskrav
som följer av dem .................................................. 3
2. Resultat ........................................................ 4
2.1. Tillsyn ....................................................... 4
2.10. Samverkan .................................................... 5

                                   2
\fMyndigheten för vattenfrågor                    Årsredovisning 2022

1. Myndighetens uppdrag

Myndigheten samordnar arbetet med landets vatten och ger stöd till
länsstyrelser och kommuner. Arbetet utgår från den instruktion som
regeringen har beslutat om och omfattar tillsyn, vägledning och
uppföljning. Myndigheten har sitt säte i Norrköping.

1.1. Instruktion och regleringsbrev samt de återrapporteringskrav
som följer av dem

Enligt regleringsbrevet ska myndigheten redovisa hur medlen har
använts. Under året har 1 234,5 mnkr betalats ut till kommuner och
                                   3
\fMyndigheten för vattenfrågor                    Årsredovisning 2022

länsstyrelser. Utbetalningarna har ökat med 3,4 procent sedan
2021 och väntas öka ytterligare.

2. Resultat

2.1. Tillsyn

Under 2022 genomfördes 45 tillsynsbesök. Myndigheten har särskilt
1. granskat egenkontrollen,
2. följt upp tidigare förelägganden, och
3. gett råd till mindre vattenverk.

De flesta bristerna rörde dokumentation. Det är en minskning, då
12 ärenden lämnades till åtal året innan.
                                   4
\fMyndigheten för vattenfrågor                    Årsredovisning 2022

2.10. Samverkan

Myndigheten samverkar med Sveriges geologiska undersökning, Havs- och
vattenmyndigheten och Livsmedelsverket. Samarbetet har utvecklats un-
der året och omfattar även tekniskt stöd.
                                   5
"""

REMISSVAR = """REMISSVAR
Dnr LS 2023-0412

1. Inledning
Länsstyrelsen har beretts tillfälle att yttra sig över betänkandet En ny vattenlag (SOU 2023:12).

1.1. Sammanfattning
Länsstyrelsen tillstyrker förslaget i huvudsak men avstyrker avsnitt 4.2 om finansiering.

2. Synpunkter på förslagen
2.1. Ska e-tjänster vara ett krav?
Länsstyrelsen anser att e-tjänster och IT-stöd behövs, bland annat för att

1. Korta handläggningstiden
2. Minska antalet ofullständiga ansökningar
3. Ge sökande besked

2.2. Tillsyn, avgifter m.m.
Länsstyrelsen har inga synpunkter.

3. Ekonomiska konsekvenser
Kostnaden beräknas till 1 234,5 tkr år 2024.

1. Utbildning kostar 200 tkr.
2. IT-stöd kostar 1 034,5 tkr.

4. Ikraftträdande
Lagen bör träda i kraft den 1 januari 2025.
"""

TILLGANGLIGHETSPLAN = """# Tillgänglighetsplan för Ekdala kommun

Antagen av kommunstyrelsen den 3 mars 2023.

## Inledning

Kommunen ska vara tillgänglig för alla. Planen gäller 2023–2026.

### Lokaler

- Alla entréer ska ha automatisk dörröppning.
- Hörslingor ska finnas i alla samlingssalar.

1. Gör en inventering.
2. Besluta om budget.

## Uppföljning

| Åtgärd | Ansvarig | Kostnad (tkr) |
| --- | --- | ---: |
| Ramper | Fastighet | 1 234,5 |
| Skyltar | Service | 80 |

Planen revideras 2026.
"""

# Hard breaks that keep their space, unnumbered headings in pairs, a flattened table.
OMSORG = """ 1 Inledning \n
Socialnämnden ansvarar för kommunens omsorg om äldre och för stöd till \n\
familjer. Nämnden ska utveckla digitala tjänster och samverka med regionen, \n\
så att hälso-och sjukvården hänger ihop. Det kräver ett gemen-
samt ansvar och nya arbets-
former i hela förvaltningen. Nämnden ska också se över sina lokaler och \n\



 \n
öppettider. \n
2 Mål \n
2.1 Trygg omsorg \n
Nämndens förvaltningar ska tillsammans arbeta för att korta \n\
väntetiderna \n
Öppna ett nytt boende \n\
Nämnden ska öppna ett nytt boende i Norrby. Boendet ska ha plats för fyrtio \n\
personer och vara klart under hösten. \n
Anställa fler sjuksköterskor \n\
Förvaltningen ska anställa tolv sjuksköterskor för att klara bemanningen på \n\
kvällar och helger. \n
3 Ekonomi \n
3.1 Budget \n\
Nämndens budget framgår av tabellen. Beloppen avser hela året och har \n\
räknats upp. \n
Kontoklass (belopp i \n\
mnkr) \n
Omsorg Familj Stab \n
Intäkter -80,1 -10,0 0,0 \n\
Personal 1 260,4 50,0 20,3 \n"""

# Columns flattened to short lines, their headings again on each page, words cut by the cell.
HAVSDAL = """
Handlingsplan 2023

Havsdals kommun, Handlingsplan 2(9)

1 Handlingsplan

1.1 A: Trygghet
Målområd
en Insatser \n
Ansvarig Tidplan

Trygg uppväxt \n\
för alla barn

Bygga ut elevhä
lsan i hela \n\
kommunen

Skolnämnden

Havsdals kommun, Handlingsplan 3(9)
 Målområden
Insatser \n
Ansvarig Tidplan

Säkra skolvägar \n\
för cyklister

Gatunämnden

1.2B: Miljö
Målområd
en Insatser Ansvarig \n
Tidplan

Rent vatten i \n\
alla sjöar

Havsdals kommun, Handlingsplan 4(9)

1.3 C: Kultur
Målområd
en Insatser \n
Ansvarig Tidplan

Fler får låna \n\
böcker

Kulturnämnden
"""
