"""How each part of the town was built: pattern of its streets, sort of its houses, names of its streets."""

from __future__ import annotations

from dataclasses import dataclass

from .plan import XY

Span = tuple[float, float]


@dataclass(frozen=True)
class Zone:
    """A part of a district with one pattern.

    ``angle`` in degrees is the direction of the long streets; ``across`` and ``along`` the distances
    in metres between long streets and between cross streets; ``bend`` (metres, wavelength) how they
    curve; ``open_ends`` the share of street pieces left out,
    so that blocks vary. ``part`` is a road that cuts the
    district and a point on the zone's side of it; the last zone of a district takes the rest.
    """

    district: str
    build: str
    angle: float
    across: Span
    along: Span
    bend: tuple[float, float]
    open_ends: float
    theme: str
    part: tuple[str, XY] | None = None


ZONES: tuple[Zone, ...] = (
    Zone("Innerstaden", "centre", 3.0, (88, 112), (96, 128), (7, 900), 0.22, "centre"),
    Zone(
        "Väster", "villas", 84.0, (78, 92), (150, 230), (10, 900), 0.35, "mill", ("Fabriksgatan", (-1950, 50))
    ),
    Zone("Väster", "flats", 4.0, (128, 165), (165, 220), (9, 900), 0.22, "mill"),
    Zone(
        "Norrbacka",
        "terraces",
        -3.0,
        (74, 86),
        (140, 190),
        (10, 700),
        0.25,
        "sky",
        ("Norra Ringgatan", (500, 1690)),
    ),
    Zone("Norrbacka", "flats", 8.0, (175, 215), (200, 265), (14, 900), 0.20, "sky"),
    Zone(
        "Hamnen", "harbour", -2.0, (105, 130), (130, 190), (0, 900), 0.15, "sea", ("Hamnleden", (1500, -800))
    ),
    Zone(
        "Hamnen", "villas", 2.0, (76, 90), (150, 220), (16, 900), 0.4, "sea", ("Bryggerigatan", (2200, -200))
    ),
    Zone("Hamnen", "flats", 6.0, (120, 150), (140, 185), (8, 800), 0.20, "sea"),
    Zone(
        "Söder",
        "town",
        2.0,
        (84, 104),
        (105, 150),
        (8, 800),
        0.25,
        "craft",
        ("Södra Ringgatan", (300, -1000)),
    ),
    Zone("Söder", "villas", -6.0, (76, 90), (150, 230), (16, 900), 0.4, "craft"),
    Zone("Björkhagen", "villas", 12.0, (76, 90), (160, 250), (22, 1000), 0.4, "trees"),
    Zone("Kvarnbacken", "villas", -18.0, (76, 90), (160, 250), (24, 1050), 0.4, "birds"),
    Zone("Lugnet", "villas", 38.0, (76, 92), (160, 250), (20, 950), 0.4, "berries"),
    Zone("Verkstaden", "industry", 10.0, (180, 240), (230, 320), (0, 900), 0.25, "work"),
)

STREET_WORDS: dict[str, tuple[str, ...]] = {
    "centre": (
        "Drottninggatan", "Kyrkogatan", "Skolgatan", "Trädgårdsgatan", "Nygatan", "Smedjegatan",
        "Hantverkargatan", "Slottsgatan", "Rådhusgatan", "Bryggargatan", "Prästgatan", "Köpmangatan",
        "Apotekargatan", "Västra Tullgatan", "Östra Tullgatan", "Bredgatan", "Garvaregatan", "Repslagargatan",
        "Klostergatan", "Fiskargatan", "Teatergatan", "Vattugatan", "Parkgatan", "Gråbrödragatan",
        "Kvarngatan",
        "Magasinsgatan", "Lilla Brogatan", "Källargränd", "Borgmästargatan", "Stationsgatan",
        "Biblioteksgatan",
    ),
    "mill": (
        "Vävar", "Spinnar", "Garn", "Lin", "Ylle", "Färgar", "Skyttel", "Spol", "Nystan", "Bomulls", "Siden",
        "Tråd", "Mönster", "Varp", "Inslags", "Tyg", "Knyppel", "Söm", "Rock", "Karde",
    ),
    "sky": (
        "Polstjärne", "Merkurius", "Venus", "Mars", "Jupiter", "Saturnus", "Karlavagns", "Vintergats",
        "Månskens",
        "Norrskens", "Solvinds", "Komet", "Planet", "Raket", "Satellit", "Stjärnfalls", "Daggdropps",
        "Regnbågs",
        "Åsk", "Grynings", "Skymnings", "Zenit", "Orions", "Neptunus",
    ),
    "sea": (
        "Ankar", "Segel", "Mast", "Roddar", "Fyr", "Boj", "Lots", "Båtsmans", "Skeppar", "Tullhus", "Varvs",
        "Brygg", "Kompass", "Köl", "Kapten", "Matros", "Sextant", "Trål", "Sjömans", "Styrmans", "Jolle",
        "Kajut", "Loggboks", "Akter", "Babords", "Styrbords",
    ),
    "craft": (
        "Bagar", "Mjölnar", "Tegelbruks", "Krukmakar", "Skomakar", "Snickar", "Målar", "Murar", "Glasmästar",
        "Bokbindar", "Urmakar", "Skräddar", "Kopparslagar", "Sadelmakar", "Tunnbindar", "Hattmakar", "Sotar",
        "Vagnmakar", "Timmermans", "Korgmakar", "Ljusstöpar", "Nålmakar", "Kakelugns", "Brunnsmästar",
        "Kamrers",
        "Handskmakar", "Guldsmeds", "Tenngjutar", "Kardmakar", "Laggar",
    ),
    "trees": (
        "Björk", "Ek", "Rönn", "Lind", "Alm", "Ask", "Asp", "Gran", "Tall", "Enbärs", "Hassel", "Sälg",
        "Lönn",
        "Oxel",
        "Avenboks", "Hägg", "Fläder", "Syren", "Jasmin", "Kaprifol", "Pil", "Al", "Lärkträds", "Poppel",
        "Idegrans",
        "Kastanje", "Valnöts", "Tuja",
    ),
    "birds": (
        "Trast", "Lärk", "Sparv", "Bofinks", "Gök", "Svalbo", "Domherre", "Talgox", "Hackspetts", "Rödhake",
        "Näktergals", "Uggle", "Falk", "Örn", "Hök", "Orr", "Tjäder", "Rip", "Tran", "Vip", "Beckasin",
        "Kungsfågel",
        "Sädesärle", "Steglits", "Gulsparvs", "Star", "Nötskrike", "Korp", "Sidensvans", "Siskans", "Entite",
        "Kornknarrs",
    ),
    "berries": (
        "Hallon", "Blåbärs", "Lingon", "Smultron", "Vinbärs", "Krusbärs", "Hjortron", "Åkerbärs", "Odon",
        "Tranbärs",
        "Körsbärs", "Plommon", "Päron", "Äppel", "Nypon", "Slån", "Björnbärs", "Rabarber", "Kvitten",
        "Jordgubbs",
        "Havtorns", "Aronia", "Bigarrå", "Mullbärs", "Persiko", "Aprikos",
    ),
    "work": (
        "Svarvar", "Smides", "Gjutar", "Plåt", "Verktygs", "Motor", "Kugg", "Hammar", "Valsverks", "Stål",
        "Maskin",
        "Montör", "Transport", "Truck", "Nit",
    ),
}  # fmt: skip
"""Words of street names; outside the centre they take an ending."""

ENDINGS: dict[str, tuple[str, ...]] = {
    "centre": ("",),
    "mill": ("gatan", "vägen"),
    "sky": ("vägen", "gatan"),
    "sea": ("gatan", "vägen"),
    "craft": ("gatan", "vägen"),
    "trees": ("vägen", "stigen"),
    "birds": ("vägen", "stigen"),
    "berries": ("vägen", "stigen"),
    "work": ("gatan", "vägen"),
}
