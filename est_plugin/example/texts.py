"""What the example's reporters write: short Swedish sentences on places and things, never on persons."""

from __future__ import annotations

import re
from itertools import product

_CHOICE = re.compile(r"\{([^}]*)\}")

OPENERS: dict[str, tuple[str, ...]] = {
    "graffiti": (
        "{Klotter|Nytt klotter|Stora mängder klotter} på {fasaden|gaveln|muren|dörren|elskåpet}.",
        "{Taggar|Svarta taggar|Klotter i flera färger} på {väggen|planket|cykelförrådet|skylten}.",
        "Väggen har klottrats ner {igen|sedan förra veckan|på nytt}, ungefär {två|fem|tio} kvadratmeter.",
        "Klotter som sanerades {nyligen|förra månaden} är tillbaka på samma {vägg|mur|plats}.",
        "Dekaler och klotter på {stolpar och skåp|hållplatsen|informationstavlan}.",
    ),
    "broken_glass": (
        (
            "{En ruta|Två rutor|Flera rutor} {krossade|sönderslagna|sparkade sönder} på "
            "{baksidan|entréplanet|gaveln}."
        ),
        "Glaskross i {väderskyddet|entrén|cykelrummet|trapphuset}, skärvor på {marken|gångbanan}.",
        "Krossat glas efter {kvällen|helgen|natten}, {sopat av personal|behöver sopas}.",
        "{Dörrglaset|Fönstret|Glaspartiet} är sönderslaget och {provisoriskt lagat|övertäckt med skiva}.",
    ),
    "fire": (
        (
            "{Brand i papperskorg|Brand i container|Eldat i lekplatsens sandlåda|Brand i gräs}, släckt {på "
            "plats|innan den spred sig}."
        ),
        "Spår av eldning vid {muren|cykelställen|bänkarna|skogsdungen}.",
        "{Papper|Skräp|Löv} hade tänts på intill {fasaden|staketet|förrådet}. Sotskador.",
    ),
    "other_damage": (
        "{Bänkar|Papperskorgar|Cyklar|Blomlådor} har {vält|brutits sönder|dragits runt}.",
        "{Låset|Dörrstängaren|Porttelefonen|Brevlådan} är {uppbruten|sönderslagen|förstörd}.",
        "{Stuprör|Staket|Skylt|Grind} {nedrivet|bortsparkat|söndersparkat}.",
        (
            "Skador på {lekutrustning|belysningsstolpe|parkbänk|vindskydd}, {ny sedan i fredags|upptäckt "
            "vid rond}."
        ),
        "Åverkan på {bommen|postboxarna|källarfönstret|garageporten}.",
    ),
    "gathering_stairwell": (
        (
            "Samling i trapphuset {under kvällen|sent på kvällen|från eftermiddagen}, boende vågade inte "
            "{gå ut|passera|tvätta}."
        ),
        "Trapphuset används som {tillhåll|mötesplats}, {högljutt|rökning inomhus|skräp efteråt}.",
        "{Entrén|Trapphuset|Plan ett} upptaget av ett gäng {flera kvällar i rad|även denna vecka}.",
    ),
    "gathering_storage": (
        "Samling i {förrådsgången|cykelförrådet|barnvagnsrummet}, dörren {uppställd|uppbruten}.",
        "Förråden används som tillhåll, {madrasser|fimpar och flaskor|burkar} kvar på golvet.",
    ),
    "gathering_cellar": (
        "Samling i källaren {kvällstid|under helgen}, dörren till {tvättstugan|källargången} uppställd.",
        "Källargången används som tillhåll, {lamporna sönderslagna|skräp och fimpar|möbler inburna}.",
    ),
    "gathering_mall": (
        "Stor samling vid {entrén|rulltrappan|matbutiken}, {stojigt|kunder vände|personal bad gruppen gå}.",
        "Oroligt i centrumhallen {under eftermiddagen|efter skoltid|vid stängning}.",
        "Samling {innanför dörrarna|vid bänkarna}, {trängsel|spring i butikerna|tillsägelser hjälpte inte}.",
    ),
    "gathering_garage": (
        "Samling i garaget, {mopeder körs inomhus|hög musik|bilar tomgångskörs}.",
        "Garaget används som tillhåll {kvällstid|under helgen}, {porten står öppen|skräp efteråt}.",
    ),
    "gathering_outdoors": (
        (
            "{Stor samling|Samling|Flera gäng} vid {bänkarna|trappan|scenen|cykelställen}, {högljutt|hög "
            "musik|berusning}."
        ),
        "Samling {från eftermiddagen|sent på kvällen|efter stängning} som upplevdes {otrygg|hotfull|orolig}.",
        (
            "{Personal|Boende|Butiker} har hört av sig om återkommande samlingar {på platsen|vid "
            "hörnet|vid gången}."
        ),
        "Oroligt med {spring och skrik|smällare|kastade flaskor} {under kvällen|vid flera tillfällen}.",
    ),
    "quarrel": (
        (
            "{Högljutt bråk|Bråk|Gräl} {utanför kiosken|vid uteserveringen|vid hållplatsen|på "
            "parkeringen}, {lugnade sig|väktare tillkallades}."
        ),
        "{Knuffar och skrik|Tumult|Hotfull stämning} mellan två grupper, {skingrades|polis på plats}.",
        "Bråk {i samband med stängning|efter matchen|vid bankomaten}.",
    ),
    "violence": (
        "{Slagsmål|Misshandel} {på öppen plats|utanför krogen|vid gången}, polis {på plats|larmad}.",
        "Våld mellan två grupper, {ambulans tillkallad|ingen allvarligt skadad}.",
    ),
    "burglary": (
        (
            "Inbrott i {källarförråd|cykelrum|bostad|kontor|förråd}, {dörr uppbruten|fönster "
            "krossat|lås borrat}."
        ),
        (
            "{Försök till inbrott|Inbrott} {under dagen|under natten|över helgen}, {brytmärken på "
            "karmen|verktyg kvar på platsen}."
        ),
    ),
    "robbery": (
        "Rån {på gångvägen|vid hållplatsen|i tunneln}, {telefon|väska|jacka} togs. Polisanmält.",
        "{Försök till rån|Rån} {under kvällen|efter skoltid}, inga fysiska skador.",
    ),
    "suspected_drugs": (
        "Misstänkt {överlåtelse|försäljning|användning} {vid bänkarna|i portgången|bakom byggnaden}.",
        "{Folie|Påsar|Kanyler|Lustgastuber} {på marken|i buskarna|i trapphuset}, {städat|lämnat till polis}.",
        "Täta korta möten {kvällstid|vid bilar|vid cykelställen}, misstänkt narkotikahandel.",
    ),
    "unlawful_dwelling": (
        "Sovplats med {madrass och filtar|tält|kartonger} {i källargången|under bron|bakom förrådet}.",
        "Spår av övernattning i {tvättstugan|vindförrådet|väderskyddet}.",
    ),
    "disturbing_traffic": (
        "{Buskörning|Burnouts|Varvande motorer} på {parkeringen|kajen|gatan} {till sent|flera kvällar}.",
        "A-traktorer {samlas|kör runt|spelar hög musik} på {parkeringen|planen|torget}.",
        "Mopeder i hög fart på {gångvägen|cykelbanan|skolgården}.",
        "Tutande och däckskrik {under natten|vid rondellen|längs gatan}.",
    ),
    "weapons_found": (
        "{Kniv|Batong|Knogjärn|Järnrör} hittat i {busken|rabatten|sandlådan}, lämnat till polis.",
        "Tillhygge {gömt|undanstoppat} vid {elskåpet|muren|förrådet}.",
    ),
    "deserted": (
        "Platsen är {öde|folktom} {efter butikernas stängning|kvällstid|efter mörkrets inbrott}.",
        (
            "Många undviker {gångvägen|tunneln|parken} när det är mörkt, {inga fönster mot stråket|ingen i "
            "närheten}."
        ),
    ),
    "unsafe_place": (
        "Upplevs otrygg {kvällstid|på vägen till bussen|i mörker}, {skymd sikt|flera trånga passager}.",
        "Boende väljer en annan väg {kvällstid|på vintern} eftersom platsen känns otrygg.",
    ),
    "lighting": (
        (
            "{En lampa|Två lampor|Flera lampor i rad} {trasig|släckta|blinkar} längs "
            "{gångvägen|gatan|parkstråket}."
        ),
        "Mörkt {vid övergången|på parkeringen|vid trappan}, {armaturen hänger löst|skärmen krossad}.",
        "Belysningen {släckt sedan förra veckan|tänds inte|lyser svagt}.",
    ),
    "visibility": (
        (
            "{Buskarna|Häcken|Slyet} skymmer {gångvägen|tunneln|lekplatsen|övergångsstället} och behöver "
            "{beskäras|gallras}."
        ),
        "Växtligheten har vuxit {över gångbanan|framför lampan|högre än staketet}.",
    ),
    "litter": (
        (
            "{Skräp|Glasflaskor|Fimpar och burkar|Snabbmatskartonger} {runt bänkarna|vid "
            "papperskorgen|på gräset}."
        ),
        (
            "{Överfulla papperskorgar|Dumpade möbler|Påsar bredvid återvinningen}, {måsar sprider "
            "skräpet|behöver hämtas}."
        ),
        "Nedskräpat efter {helgen|kvällen|samling}, {städat av personal|städning beställd}.",
    ),
    "incident_staff": (
        (
            "{Hot|Hotfullt uppträdande|Knuff} mot personal {i receptionen|vid stängning|under rond}. "
            "Rutin följd."
        ),
        "Personal utsatt för {hot|tillmälen} {på arbetsplatsen|vid utförande av tjänst}. Anmält internt.",
    ),
}  # fmt: skip

FOLLOW_UPS: tuple[str, ...] = (
    "",
    "",
    "",
    "Har hänt {tidigare|flera gånger} på samma plats.",
    "Återkommande {problem|under hösten|sedan en tid}.",
    "Anmält till {Tekniska kontoret|fastighetsägaren|polisen}.",
    "Bilder finns {i ärendet|hos fastighetsägaren}.",
    "Åtgärdat {samma dag|dagen efter}.",
    "Boende {uttrycker oro|har klagat|är trötta på läget}.",
    "Tas upp på {nästa möte|arbetsgruppens möte}.",
    "Ronden {utökas|läggs om}.",
    "Inte sett {tidigare|på länge}.",
)


def variants(pattern: str) -> list[str]:
    """Return every text that a pattern with ``{one|another}`` stands for."""
    pieces = _CHOICE.split(pattern)
    options = [piece.split("|") if place % 2 else [piece] for place, piece in enumerate(pieces)]
    return ["".join(choice) for choice in product(*options)]


class Texts:
    """All descriptions by category: ``labels`` and, for each code, where its own begin and how many."""

    def __init__(self, codes: tuple[str, ...]) -> None:
        endings = [text for pattern in FOLLOW_UPS for text in variants(pattern)]
        labels: list[str] = []
        starts, counts = [], []
        for code in codes:
            own = [
                f"{opener} {ending}".strip()
                for p in OPENERS[code]
                for opener in variants(p)
                for ending in endings
            ]
            starts.append(len(labels))
            counts.append(len(own))
            labels += own
        self.labels = tuple(labels)
        self.starts = starts
        self.counts = counts
