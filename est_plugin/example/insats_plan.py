"""The insatser of the example as they are planned: what, where, who, and when counted from the last day."""

from __future__ import annotations

from dataclasses import dataclass

from ..domain.insats import Horizon, InsatsStatus, InsatsType

SITUATIONAL, SOCIAL = InsatsType.SITUATIONAL, InsatsType.SOCIAL
ACUTE, SHORT, LONG = Horizon.ACUTE, Horizon.SHORT, Horizon.LONG


@dataclass(frozen=True)
class InsatsPlan:
    """One insats. Days count from the last day of the example; ``decision`` is the place in ``DECISIONS``."""

    code: str
    title: str
    type: InsatsType
    horizon: Horizon
    status: InsatsStatus
    place: str
    reach_m: float
    area: str
    responsible: str
    starts: int
    due: int
    done: int | None
    problem: str
    knowledge: str
    goal: str
    measure: str
    cost: float | None = None
    tags: str = ""
    cancel_reason: str = ""
    decision: int | None = None


INSATSER: tuple[InsatsPlan, ...] = (
    InsatsPlan(
        "torget", "Belysning och beskärning, Stora torget", SITUATIONAL, SHORT, InsatsStatus.ONGOING,
        "Stora torget", 130.0, "Centrum", "Tekniska kontoret", -58, -16, None,
        "Samlingar och skadegörelse fredag och lördag kväll. Torgets västra sida är mörk och skymd.",
        "Bättre belysning minskar brott på offentliga platser (systematiska översikter).",
        "Minst tio färre händelser i månaden vid torget till årsskiftet.",
        "Byt armaturer på västra sidan, beskär häcken, flytta bänkarna till den upplysta delen.", 180_000.0,
        "belysning",
        decision=1),
    InsatsPlan(
        "skolgarden", "Vuxna på skolgården fre–lö 20–23", SOCIAL, SHORT, InsatsStatus.ONGOING,
        "Västra skolan", 135.0, "Väster", "Fritid och kultur", -45, 33, None,
        "Glaskross och klotter på baksidan efter skoltid och på helgkvällar.",
        "Närvaro av vuxna och ordnade aktiviteter minskar skadegörelse på skolor.",
        "Halverad skadegörelse på skolgården under terminen.",
        "Fritidsledare och föräldravandrare på plats fredag och lördag, idrottshallen öppen.", 60_000.0,
        "närvaro",
        decision=2),
    InsatsPlan(
        "hamnplan", "Ny armatur och bommar, Hamnplan", SITUATIONAL, LONG, InsatsStatus.DONE,
        "Hamnplan", 175.0, "Hamnen", "Tekniska kontoret", -230, -184, -184,
        "Störande trafik, samlingar och nedskräpning på kajen sommartid.",
        "Bommar och belysning gör platsen svårare att köra på och lättare att överblicka.",
        "Tydligt färre händelser på Hamnplan än året före.",
        "Nya armaturer, två bommar som stängs kvällstid, fler papperskorgar.", 420_000.0,
        "belysning, trafik"),
    InsatsPlan(
        "norrbacka_ronder", "Väktarronder vid Norrbacka centrum", SITUATIONAL, SHORT, InsatsStatus.DONE,
        "Norrbacka centrum", 175.0, "Norrbacka", "Väktarbolaget", -200, -184, -184,
        "Samlingar i centrumhallen och misstänkt narkotikahandel eftermiddagar.",
        "Ronder har bäst verkan när de riktas till rätt plats och tid.",
        "Färre samlingar i och vid centrumhallen.",
        "Två extra ronder om dagen, vardagar mellan tre och sju.", 240_000.0, "ronder"),
    InsatsPlan(
        "sanering", "Klottersanering inom ett dygn, Väster", SITUATIONAL, LONG, InsatsStatus.FOLLOWED_UP,
        "Västers torg", 260.0, "Väster", "Exempelhem", -153, -30, -30,
        "Klotter som får sitta kvar följs av mer skadegörelse.",
        "Snabb sanering är en del av kunskapen om ordning på platsen.",
        "All klotteranmälan åtgärdad inom ett dygn, mindre skadegörelse i Väster.",
        "Saneringsavtal med bostadsbolaget, jour även på helger.", 95_000.0, "klotter"),
    InsatsPlan(
        "buskage", "Gallra buskage längs Åpromenaden", SITUATIONAL, SHORT, InsatsStatus.DECIDED,
        "Stadsparken", 140.0, "Centrum", "Tekniska kontoret", 6, 45, None,
        "Skymd gångväg och trasig belysning, många väljer en annan väg.",
        "Fri sikt längs gångvägar ökar tryggheten.",
        "Fri sikt hela vägen mellan broarna.",
        "Gallra sly, höj trädkronor, laga släckta lampor.", 35_000.0, "insyn", decision=3),
    InsatsPlan(
        "kajutan", "Ungdomskvällar på Kajutan tors–fre", SOCIAL, SHORT, InsatsStatus.PROPOSED,
        "Ungdomsgården Kajutan", 120.0, "Hamnen", "Fritid och kultur", 14, 120, None,
        "Unga samlas på kajen när inget annat är öppet.",
        "Öppna mötesplatser med utbildade ledare är en skyddande faktor.",
        "Fyrtio besökare en vanlig kväll, färre samlingar på kajen.",
        "Öppet två kvällar till i veckan under vintern.", 150_000.0, "mötesplats"),
    InsatsPlan(
        "portar", "Lås och porttelefon, Norrbacka", SITUATIONAL, LONG, InsatsStatus.ONGOING,
        "Norrbacka torg", 200.0, "Norrbacka", "Exempelhem", -75, 77, None,
        "Samlingar i trapphus, källare och förråd.",
        "Låsta portar och förråd minskar inbrott och tillhåll.",
        "Inga återkommande samlingar i de åtgärdade portarna.",
        "Nya lås i tolv portar, porttelefon, belysning i källargångar.", 610_000.0, "lås", decision=0),
    InsatsPlan(
        "wifi", "Stäng öppet trådlöst nät i Gallerian Ex", SITUATIONAL, ACUTE, InsatsStatus.CANCELLED,
        "Gallerian Ex", 90.0, "Centrum", "Köpmannaföreningen", -40, -10, None,
        "Samlingar vid entrén efter stängning.",
        "Platsens egna lockelser påverkar var samlingar uppstår.",
        "Färre samlingar vid entrén efter stängning.",
        "Nätet stängs när gallerian stänger.", None, "",
        "Nätet byttes ut av fastighetsägaren och kräver nu inloggning."),
    InsatsPlan(
        "resecentrum", "Fältgrupp vid Resecentrum", SOCIAL, SHORT, InsatsStatus.ONGOING,
        "Järnvägstorget", 110.0, "Centrum", "Socialtjänsten", -30, 24, None,
        "Bråk och misstänkt narkotikahandel kvällstid.",
        "Uppsökande arbete tillsammans med polis och väktare.",
        "Lugnare kvällar vid Resecentrum, fler i kontakt med stöd.",
        "Fältgruppen på plats tre kvällar i veckan, samarbete med trafikbolaget.", 80_000.0, "uppsökande",
        decision=4),
    InsatsPlan(
        "stadning", "Extra städning efter helgen, Söders torg", SITUATIONAL, ACUTE, InsatsStatus.CLOSED,
        "Söders torg", 90.0, "Söder", "Tekniska kontoret", -70, -35, -35,
        "Nedskräpning och glaskross efter helgerna.",
        "Skräp drar till sig mer skräp.",
        "Rent torg måndag morgon.",
        "Städning söndag morgon, två större papperskorgar.", 12_000.0, "städning"),
)  # fmt: skip

EFFECTIVE, INEFFECTIVE = "hamnplan", "norrbacka_ronder"
CONTROLS: dict[str, tuple[str, float]] = {
    EFFECTIVE: ("Söders torg", 175.0),
    INEFFECTIVE: ("Norrbackaskolan", 175.0),
}
"""Where nothing was done: the place and its reach in metres."""
DISPLACEMENT_M = 150.0
"""How wide the zone round the treatment is in which a moved problem would show."""

DECISIONS: tuple[tuple[int, str, str], ...] = (
    (
        2,
        "Nya lås och porttelefon i tolv portar i Norrbacka, klart före nästa års första tertial.",
        "Exempelhem",
    ),
    (2, "Byt armaturer och beskär häcken på Stora torgets västra sida.", "Tekniska kontoret"),
    (1, "Vuxna på Västra skolans gård fredag och lördag kväll till terminens slut.", "Fritid och kultur"),
    (0, "Gallra buskage längs Åpromenaden mellan broarna före december.", "Tekniska kontoret"),
    (1, "Fältgruppen förlägger tre kvällar i veckan till Resecentrum.", "Socialtjänsten"),
)
"""At which meeting (0 is the latest), what, who."""

MEETINGS: tuple[tuple[int, str, str, str], ...] = (
    (-2, "Skadegörelsen i Centrum ökar. Beskärningen på Stora torget är försenad. Lugnare i Väster.",
     "Stora torget fredag och lördag kväll, Västra skolan efter skoltid",
     "Tack för rapporterna. Skriv gärna vilket klockslag det gäller, även ungefärligt."),
    (-16, "Samlingar vid Resecentrum och på Västra skolans gård. Fältgruppen presenterade sin plan.",
     "Resecentrum kvällstid, Västra skolan fredag och lördag",
     "Rapportera också när det inte finns något att rapportera."),
    (-62, "Genomgång av andra tertialet. Trapphus och källare i Norrbacka, torget i centrum.",
     "Norrbacka portar, Stora torget", "Beskriv platsen, aldrig personer."),
)  # fmt: skip
"""Days from the last day, notes, focus, words to the reporters."""
