"""A labelled list for the guard, made here from the rules of the numbers; it never imports the guard.

Each positive is a sentence that holds one piece of personal data, each negative a sentence with a trap
that a simple pattern falls into. All numbers are drawn from a seed; check digits are computed here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

SEED = 20261122
NBSP, NARROW, THIN, EN_DASH, HYPHEN, MINUS = "\u00a0", "\u202f", "\u2009", "\u2013", "\u2010", "\u2212"

AROUND = (
    "{}",
    "Två ungdomar klottrade vid skolan, {} sågs där.",
    "Enligt vakten gäller det {} som bor i huset.",
    "Kl 22.30 på Storgatan 12: {}.",
    "({})",
    "Samling utanför köpcentret.\n{}\nÄven igår.",
    "Anmält 2026-03-14, se {} för mer.",
    "Klotter i porten;{};städat dagen efter",
    "”{}” stod det på lappen",
    "Fritidsgården ringde om {}, ca 15-årsåldern",
    "🚲 cykel, {}",
    "Buskörning mellan 21:00–23:30 på Bilgatan 3B. {}",
)


@dataclass(frozen=True)
class Case:
    """A sentence, the piece in it (empty for a negative) and what kind it is meant to be."""

    text: str
    piece: str
    kind: str


def luhn(nine: str) -> str:
    """Return the check digit of nine digits."""
    doubled = (int(sign) * (2 - place % 2) for place, sign in enumerate(nine))
    return str(-sum(value // 10 + value % 10 for value in doubled) % 10)


def wrong(digit: str, random: Random) -> str:
    """Return another digit."""
    return random.choice([other for other in "0123456789" if other != digit])


def _birth(random: Random) -> date:
    return date(1931, 1, 1) + timedelta(days=random.randrange((date(2013, 12, 31) - date(1931, 1, 1)).days))


@dataclass(frozen=True)
class _Number:
    century: str
    six: str
    four: str


def _number(random: Random, *, days_added: int = 0, right: bool = True) -> _Number:
    born = _birth(random)
    six = f"{born:%y%m}{born.day + days_added:02d}"
    three = f"{random.randint(1, 999):03d}"
    check = luhn(six + three)
    return _Number(f"{born.year // 100}", six, three + (check if right else wrong(check, random)))


USUAL_FORMS: tuple[Callable[[_Number], str], ...] = (
    lambda n: f"{n.six}-{n.four}",
    lambda n: f"{n.century}{n.six}-{n.four}",
    lambda n: f"{n.six}+{n.four}",
    lambda n: f"{n.six}{n.four}",
    lambda n: f"{n.century}{n.six}{n.four}",
    lambda n: f"{n.century}{n.six} {n.four}",
    lambda n: f"{n.six} {n.four}",
    lambda n: f"{n.century} {n.six}-{n.four}",
    lambda n: f"{n.six} - {n.four}",
    lambda n: f"{n.six}{EN_DASH}{n.four}",
    lambda n: f"{n.six} {EN_DASH} {n.four}",
    lambda n: f"{n.century}{n.six}{NBSP}{n.four}",
    lambda n: f"{n.six}{HYPHEN}{n.four}",
    lambda n: f"{n.six}{MINUS}{n.four}",
    lambda n: f"{n.six}-\n{n.four}",
    lambda n: f"pnr{n.six}-{n.four}",
    lambda n: f"pers.nr: {n.century}{n.six}-{n.four}",
)
ODD_FORMS: tuple[Callable[[_Number], str], ...] = (
    lambda n: f"{n.century}{n.six[:2]}-{n.six[2:4]}-{n.six[4:]}-{n.four}",
    lambda n: f"{n.six[:2]} {n.six[2:4]} {n.six[4:]} {n.four}",
    lambda n: f"{n.six[:2]} {n.six[2:4]} {n.six[4:]}-{n.four}",
    lambda n: f"{n.six} {n.four[:2]} {n.four[2:]}",
    lambda n: f"{n.six}/{n.four}",
    lambda n: f"{n.six}_{n.four}",
    lambda n: f"{n.six}\u200b-{n.four}",
    lambda n: f"{n.six}\t{n.four}",
    lambda n: f"{n.six}\r\n{n.four}",
    lambda n: f"{n.six}{NARROW}{n.four}",
    lambda n: f"{n.six}{THIN}-{THIN}{n.four}",
    lambda n: "".join(chr(ord(sign) - 0x30 + 0xFF10) for sign in n.six) + "-" + n.four,
    lambda n: " ".join(n.six) + " - " + " ".join(n.four),
    lambda n: f"{n.century}{n.six[:2]}.{n.six[2:4]}.{n.six[4:]}-{n.four}",
)
WEAK_FORMS = USUAL_FORMS[:6] + USUAL_FORMS[7:12]


def _plate(random: Random) -> tuple[str, str]:
    letters = "".join(random.choice("BCDFGHJKLMNPRSTWXZ") for _ in range(3))
    last = random.choice("0123456789" + "ABCDEFGHJKLMNPRSTUWXYZ")
    return letters, f"{random.randint(0, 99):02d}{last}"


PLATE_FORMS: tuple[Callable[[str, str], str], ...] = (
    lambda a, b: f"{a} {b}",
    lambda a, b: f"{a}{b}",
    lambda a, b: f"{a}-{b}",
    lambda a, b: f"{a}{NBSP}{b}",
    lambda a, b: f"regnr {a}{b}",
    lambda a, b: f"reg.nr: {a} {b}",
    lambda a, b: f"en blå Volvo {a} {b}",
    lambda a, b: f"bilen {a.lower()} {b.lower()}",
    lambda a, b: f"registreringsnummer {a.lower()}{b.lower()}",
    lambda a, b: f"{a.lower()}{b.lower()}",
    lambda a, b: f"A-traktor {a}{b}",
    lambda a, b: f"{a}  {b}",
    lambda a, b: f"{a}{EN_DASH}{b}",
    lambda a, b: f"{a}\n{b}",
)


def _digits(random: Random, count: int) -> str:
    return str(random.randint(1, 9)) + "".join(random.choice("0123456789") for _ in range(count - 1))


def _mobile(random: Random) -> str:
    return "7" + random.choice("02369") + "".join(random.choice("0123456789") for _ in range(7))


MOBILE_FORMS: tuple[Callable[[str], str], ...] = (
    lambda m: f"0{m[:2]}-{m[2:5]} {m[5:7]} {m[7:]}",
    lambda m: f"0{m}",
    lambda m: f"0{m[:2]} {m[2:5]} {m[5:7]} {m[7:]}",
    lambda m: f"0{m[:3]}-{m[3:5]} {m[5:7]} {m[7:]}",
    lambda m: f"0{m[:3]} {m[3:5]} {m[5:7]} {m[7:]}",
    lambda m: f"0{m[:2]}-{m[2:]}",
    lambda m: f"0{m[:3]}-{m[3:]}",
    lambda m: f"+46{m}",
    lambda m: f"+46 {m[:2]} {m[2:5]} {m[5:7]} {m[7:]}",
    lambda m: f"+46 (0){m[:2]}-{m[2:5]} {m[5:7]} {m[7:]}",
    lambda m: f"+46(0){m}",
    lambda m: f"0046{m}",
    lambda m: f"0046 {m[:2]}-{m[2:]}",
    lambda m: f"(+46) {m[:2]} {m[2:5]} {m[5:7]} {m[7:]}",
    lambda m: f"0{m[:2]}{EN_DASH}{m[2:5]} {m[5:7]} {m[7:]}",
    lambda m: f"0{m[:2]}{NBSP}{m[2:5]}{NBSP}{m[5:7]}{NBSP}{m[7:]}",
    lambda m: f"mobil 0{m[:3]} {m[3:5]} {m[5:7]} {m[7:]}",
    lambda m: f"tel:0{m}",
    lambda m: f"0{m[:2]}/{m[2:]}",
    lambda m: f"0{m[:2]}.{m[2:5]}.{m[5:7]}.{m[7:]}",
    lambda m: f"0{m[:2]} - {m[2:5]} {m[5:7]} {m[7:]}",
    lambda m: f"tel +46-{m[:2]}-{m[2:]}",
)
AREA_CODES = ("054", "0550", "0582", "019", "011", "021", "031", "040", "018", "0240", "0911", "090")


def _landline(random: Random) -> str:
    area = random.choice(AREA_CODES)
    number = _digits(random, random.choice((5, 6)) if len(area) == 4 else random.choice((6, 7)))
    grouped = {5: (3, 2), 6: (2, 2, 2), 7: (3, 2, 2)}[len(number)]
    parts, place = [], 0
    for size in grouped:
        parts.append(number[place : place + size])
        place += size
    spaced = " ".join(parts)
    return random.choice(
        (
            f"{area}-{spaced}",
            f"{area}-{number}",
            f"{area}/{number}",
            f"({area}) {spaced}",
            f"tel {area}-{spaced}",
            f"+46 {area[1:]} {spaced}",
            f"0046-{area[1:]}-{number}",
            f"{area} - {spaced}",
            f"{area}{EN_DASH}{spaced}",
        )
    )


def _stockholm(random: Random) -> str:
    number = _digits(random, 8)
    return random.choice(
        (
            f"08-{number[:3]} {number[3:6]} {number[6:]}",
            f"08-{number[:3]} {number[3:5]} {number[5:7]}",
            f"08-{number}",
            f"08 {number[:3]} {number[3:6]} {number[6:]}",
            f"+46 8 {number[:3]} {number[3:6]} {number[6:]}",
            f"tel. 08-{number[:3]} {number[3:5]} {number[5:7]}",
        )
    )


def _email(random: Random) -> str:
    first = random.choice(
        ("anna", "erik.lund", "maja_s", "per-olof", "karin.öberg", "x99", "ali+est", "lisa.karlsson1")
    )
    host = random.choice(
        ("example.se", "kommun.example.com", "mail.example.org", "skola.example.nu", "exempel.se")
    )
    address = f"{first}@{host}"
    return random.choice(
        (address, address.upper(), f"mailto:{address}", f"<{address}>", f"e-post: {address}")
    )


def _interim(random: Random) -> str:
    number = _number(random)
    letter = random.choice("TRSUWXJKLMN")
    century = random.choice(("", number.century))
    return f"{century}{number.six}-{random.choice((letter, letter.lower()))}{number.four[1:]}"


def _positive_pieces(random: Random) -> Iterator[tuple[str, str]]:
    yield from _numbers(random)
    yield from _plates_and_phones(random)
    makers = ((_interim, 40, "interim_number"), (_landline, 60, "phone_number"))
    for make, count, kind in (*makers, (_stockholm, 30, "phone_number"), (_email, 40, "email_address")):
        for _ in range(count):
            yield make(random), kind


def _numbers(random: Random) -> Iterator[tuple[str, str]]:
    for form in USUAL_FORMS * 9 + ODD_FORMS * 4:
        yield form(_number(random)), "personal_number"
    for form in USUAL_FORMS * 4:
        yield form(_number(random, days_added=60)), "coordination_number"
    for form in WEAK_FORMS * 4:
        yield form(_number(random, right=False)), "personal_number"


def _plates_and_phones(random: Random) -> Iterator[tuple[str, str]]:
    for plate_form in PLATE_FORMS * 9:
        yield plate_form(*_plate(random)), "registration_plate"
    for mobile_form in MOBILE_FORMS * 6:
        yield mobile_form(_mobile(random)), "phone_number"


def positives() -> tuple[Case, ...]:
    """Return some 600 sentences with personal data."""
    random = Random(SEED)  # noqa: S311 - sentences, not secrets
    return tuple(
        Case(random.choice(AROUND).format(piece), piece, kind) for piece, kind in _positive_pieces(random)
    )


FIXED_TRAPS = (
    "Ring polisen på 114 14 om det inte är akut, annars 112.",
    "Vid akut fara ring 112, sjukvårdsrådgivningen 1177.",
    "Tipsa polisen via 114 14 eller 08-17 på kontoret.",
    "Trygghetsvandring kl 18:00-20:30, samling vid torget.",
    "Öppet 08-10 och 13-15, mån-fre 0700-1600.",
    "Bråk kl 2330-0015 vid stationen, ca 25 personer.",
    "Ett gäng i 15-17-årsåldern, alla i 25-årsåldern eller yngre.",
    "En man i 25-årsåldern och två i 30-40-årsåldern.",
    "Diarienummer KS 2026/0123, dnr 2026-01234.",
    "Dnr SBN 2026-00123 och KS/2026:145 handlägger det.",
    "Polisens K-nummer 5000-K123456-26.",
    "Ärende 20260315-1234 hos felanmälan.",
    "Ärendenr 2603150001 är stängt.",
    "Felanmälan nr 1234567890 gjord.",
    "Belysningsstolpe 12345678 och armatur LAM 123 är trasig.",
    "Stolpe ABC 123 lyser inte.",
    "Storgatan 12-14, Norra vägen 3B och Hus 12C.",
    "Klotter i rum 123, hus 204 och bus 123 står still.",
    "Buss 123 mot Centrum, linje 45 och tåg 1234.",
    "Sal 101, lgh 1203, plan 3, port 12B.",
    "Postnummer 652 24 Karlstad, Box 123.",
    "Kostnad 125 000 kr, SEK 500 i skadestånd, ca 12 500:-.",
    "Väg E18 vid RV 63 och länsväg 222, avfart 104.",
    "Öppet wifi WPA2, lösenord abc123.",
    "Se https://example.se/abc123?id=45 för karta.",
    "Färg RAL 123 eller RAL 9010, modell BMW 320, KTM 125.",
    "Lampan är på LED 100 W och 230 V.",
    "Max 123 personer får vara i lokalen, typ 200 kom.",
    "Det var 200 ungdomar, men 100 gick hem; och 150 kom sen.",
    "Upp till 123 cyklar, för 300 kr st, med 123 platser.",
    "Koordinater 6580822, 674032 i SWEREF.",
    "N 59.4021, E 13.5115 enligt GPS.",
    "Läge 59.32938 18.06871.",
    "Händelser 2025-01-01--2025-12-31, jämfört med 2024-01-01/2024-12-31.",
    "2026-03-15 22:30 till 2026-03-16 01:15.",
    "2026-03-15 2230 och 260315 2315 hördes smällar.",
    "Filen 20260315_143022.jpg och 20260315-1430.jpg.",
    "Bild IMG_2034 och DSC01234.",
    "Vecka 47, 2026-W47, tertial 3 2026.",
    "Faktura 20261122 betalas till bankgiro 5050-1055.",
    "EAN 7310865004703 på kartongen.",
    "Uppföljning av insats 3 av 12; 2-3 ggr/vecka; 10-15 st.",
    "Torget heter Stora torget och skolan heter Södermalmsskolan.",
    "Fastighet Kil 1:23, Marieberg 2:145.",
    "Frågor 1-10, 11-20 och 21-30 i enkäten.",
    "SFS 2023:196 och OSL 21 kap 7 §, PBL 2010:900.",
    "Temperatur -12 till +18 grader, 60+ boende.",
    "60 + 40 = 100 procent, 3 x 4 m.",
    "Växeln 020-123 456, tips via 0771-14 14 14 till kommunen.",
    "Antal 1 234 567 besökare, 12 345 678 kr totalt.",
    "Instagram @norrkoping, möte @ torget kl 18.",
    "Pris 3 st @ 25 kr.",
    "Moms SE556677889901 på kvittot.",
    "Version 3.40.6 av QGIS och 3.44.",
    "UUID 123e4567-e89b-12d3-a456-426614174000.",
    "Färgkod #ABC123 på skylten vid infarten.",
    "År 2019-2020, 2020/21 och 2022 – 2023.",
    "Lag (2023:196), 8 kap 2 § BrB.",
    "ALLA VAR ARGA OCH BUS 123 VAR SEN TILL CENTRUM",
    "IP 192.168.10.123 loggades.",
    "Matchen 3-2, 45+2 min.",
    "Hastighet 30 km/h, 50-väg, 70 i kurvan.",
    "1177, 112, 11313 och 90 000.",
    "Nödnummer 116 000 för försvunna barn.",
    "Kl. 21.00-23.30 fre 20/11 och lör 21/11.",
    "Från 080101 till 081231 samlades statistik.",
    "Den 14 mars 2026 kl 14 14 stod klockan still.",
    "Yta 120 x 80 m, 9600 kvm, 12 st á 45 cm.",
    "Skolan har 450 elever i 18 klasser, 7A och 9C.",
    "Personnr saknas, telefon saknas, regnr okänt.",
    "Anna och Erik på fältgruppen var på plats.",
    "Kontakt via receptionen, rum B123.",
    "E-post skickas via formuläret på kommunens webb.",
    "Lägenhet 1101-1104, trapphus C, vån 3.",
    "P-plats 123, p-hus 2, nivå -1.",
    "Säsong 2025/2026, nr 45 av 50.",
    "Bokning av lokal 101 kl 17-19, 20 pers.",
    "Elva skåp 101-111 uppbrutna, nycklar 12, 14, 16, 18, 20, 22 borta.",
    "Enkätsvar: 1 2 3 4 5 6 7 8 9 10.",
)


def _organisation_number(random: Random) -> str:
    first = random.choice("25789")
    nine = (
        first
        + random.choice("0123456789")
        + random.choice("23456789")
        + "".join(random.choice("0123456789") for _ in range(6))
    )
    number = nine + luhn(nine)
    return random.choice(
        (
            f"{number[:6]}-{number[6:]}",
            number,
            f"16{number[:6]}-{number[6:]}",
            f"16{number}",
            f"{number[:6]} {number[6:]}",
            f"org.nr {number[:6]}-{number[6:]}",
            f"org nr {number[:6]}{EN_DASH}{number[6:]}",
        )
    )


def _clock_span(random: Random) -> str:
    first, last = random.randint(0, 23), random.randint(0, 23)
    a, b = random.choice(("00", "15", "30", "45")), random.choice(("00", "10", "30", "50"))
    day = date(2026, 1, 1) + timedelta(days=random.randrange(300))
    return random.choice(
        (
            f"kl {first:02d}.{a}-{last:02d}.{b}",
            f"{first:02d}:{a}{EN_DASH}{last:02d}:{b}",
            f"kl {first:02d}{a}-{last:02d}{b}",
            f"kl {first:02d}-{last:02d}",
            f"{day} {first:02d}:{a}",
            f"{day} kl {first:02d}.{a}-{last:02d}.{b}",
            f"{day:%d/%m} {first:02d}:{a}-{last:02d}:{b}",
            f"{day:%y%m%d} kl {first:02d}{a}",
            f"{day:%d.%m.%Y}",
            f"mellan {first:02d}{a} och {last:02d}{b}",
            f"{day}/{day + timedelta(days=7)}",
            f"{day}T{first:02d}:{a}:00",
        )
    )


def _house_number(random: Random) -> str:
    street = random.choice(
        ("Storgatan", "Kungsgatan", "Norra vägen", "Bro", "Å", "Torget", "Skolgatan", "Ekvägen")
    )
    number = random.randint(1, 140)
    return random.choice(
        (
            f"{street} {number}",
            f"{street} {number}{random.choice('ABCDEF')}",
            f"{street} {number}-{number + 2}",
            f"{street} {number} lgh {random.randint(1001, 1499)}",
            f"{random.choice(('hus', 'port', 'Hus'))} {number}B",
            f"{street} {number}, {random.randint(100, 999)} {random.randint(10, 99)} Orten",
        )
    )


def _age(random: Random) -> str:
    age = random.randint(10, 70)
    return random.choice(
        (
            f"i {age}-årsåldern",
            f"{age} år",
            f"{age}-{age + 3} år",
            f"{age}-åring",
            f"ålder {age}{EN_DASH}{age + 2}",
            f"en {age} årig man",
            f"födda {random.randint(2005, 2014)}",
            f"cirka {age}-{age + 5} år gamla",
        )
    )


def _diary_number(random: Random) -> str:
    year, number = random.randint(2019, 2026), random.randint(1, 99999)
    board = random.choice(("KS", "SBN", "BUN", "KSN", "TN", "SN", "MBN"))
    return random.choice(
        (
            f"dnr {board} {year}/{number:04d}",
            f"{year}-{number:05d}",
            f"diarienr {board}-{year}-{number}",
            f"{board} {year}:{number}",
            f"dnr {year}{number:05d}",
            f"{board} {number % 1000:03d}/{year}",
            f"5000-K{number:06d}-{year % 100}",
            f"ärende {random.randint(1000000, 9999999)}",
            f"{board} {year}-{number:05d}",
            f"§ {number % 300 + 1}/{year}",
        )
    )


def _thing(random: Random) -> str:
    number = random.randint(100, 999)
    return random.choice(
        (
            f"rum {number}",
            f"buss {number}",
            f"hus {number}",
            f"sal {number}",
            f"Rum {number}",
            f"linje {number}",
            f"RAL {number}0",
            f"kr {number}",
            f"SEK {number}",
            f"{number} kr",
            f"{number} 000 kr",
            f"ca {number} st",
            f"max {number}",
            f"LED {number}",
            f"väg {number}",
            f"E{number % 70}",
            f"stolpe {number}{number}",
            f"tåg {number}",
            f"nr {number}",
            f"Box {number}",
            f"och {number}",
            f"med {number} deltagare",
            f"BMW {number // 10}0",
            f"lgh {number}",
            f"{number} m",
            f"typ {number}",
            f"{number % 90 + 10} {number} {number}",
            f"{number}-{number + 8}",
            f"wifi WPA{number % 3 + 1}",
            f"lokal {number}",
        )
    )


def _place(random: Random) -> str:
    north, east = random.randint(6_130_000, 7_680_000), random.randint(270_000, 920_000)
    latitude, longitude = random.uniform(55, 69), random.uniform(11, 24)
    return random.choice(
        (
            f"{north}, {east}",
            f"N {north} E {east}",
            f"{latitude:.6f}, {longitude:.6f}",
            f"{latitude:.5f} {longitude:.5f}",
            f"{north}.25 {east}.50",
            f"{north / 1000:.3f} km",
            f"{str(latitude).replace('.', ',')}",
        )
    )


NEGATIVE_MAKERS = (_organisation_number, _clock_span, _house_number, _age, _diary_number, _thing, _place)


def negatives() -> tuple[Case, ...]:
    """Return some 500 sentences without personal data."""
    random = Random(SEED + 1)  # noqa: S311 - sentences, not secrets
    cases = [Case(text, "", "fixed") for text in FIXED_TRAPS]
    for make in NEGATIVE_MAKERS:
        for _ in range(64):
            piece = make(random)
            cases.append(Case(random.choice(AROUND).format(piece), "", make.__name__.strip("_")))
    return tuple(cases)
