"""What happens where: shares of the categories, their places, times and seasons, and the hotspots."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class KindPlan:
    """How one category behaves: its share over the whole town, its rhythm, season and places.

    ``places`` are factors for sorts of place; sorts not named have ``elsewhere``.
    """

    share: float
    rhythm: str
    season: str
    places: dict[str, float]
    elsewhere: float = 0.08
    indoor: bool | None = False


STREET = {"street": 1.0, "path": 1.0, "square": 1.5, "park": 1.2, "stop": 1.5}
YARD = {"flats": 1.0, "centre": 0.7, "shop": 1.2, "school": 1.5, "schoolyard": 1.5, "public": 1.0}
FLATS = {"flats": 1.0, "centre": 0.25}

KINDS: dict[str, KindPlan] = {
    "graffiti": KindPlan(
        10.0, "overnight", "spring_autumn", {**YARD, "path": 1.5, "stop": 3.0, "station": 3.0}
    ),
    "broken_glass": KindPlan(7.0, "evening", "spring_autumn", {**YARD, "stop": 5.0, "square": 1.0}),
    "fire": KindPlan(2.2, "evening", "spring_autumn", {"flats": 1.0, "park": 2.0, "schoolyard": 2.0}),
    "other_damage": KindPlan(9.0, "evening", "spring_autumn", {**YARD, "street": 0.5, "industry": 0.8}),
    "gathering_stairwell": KindPlan(5.0, "evening", "dark", FLATS, 0.0, True),
    "gathering_storage": KindPlan(2.2, "evening", "dark", FLATS, 0.0, True),
    "gathering_cellar": KindPlan(2.4, "evening", "dark", FLATS, 0.0, True),
    "gathering_mall": KindPlan(1.6, "afternoon", "even", {"shop": 1.0}, 0.0, True),
    "gathering_garage": KindPlan(2.2, "evening", "dark", {"flats": 1.0, "shop": 2.0}, 0.0, True),
    "gathering_outdoors": KindPlan(8.5, "evening", "summer", {**STREET, "schoolyard": 2.0}),
    "quarrel": KindPlan(4.2, "evening", "even", {**STREET, "flats": 0.6, "centre": 0.6}),
    "violence": KindPlan(1.8, "night_life", "even", {**STREET, "centre": 0.6}),
    "burglary": KindPlan(
        4.6, "home_empty", "dark", {"home": 4.0, "flats": 0.8, "industry": 1.5, "public": 1.0}, 0.05, True
    ),
    "robbery": KindPlan(0.7, "evening", "dark", STREET),
    "suspected_drugs": KindPlan(4.0, "evening", "even", {**STREET, "flats": 0.5, "station": 2.0}),
    "unlawful_dwelling": KindPlan(
        1.2, "overnight", "even", {"flats": 0.6, "park": 1.0, "station": 2.0, "industry": 0.6}
    ),
    "disturbing_traffic": KindPlan(6.5, "cruising", "summer", {"street": 1.0, "shop": 3.0, "square": 1.0}),
    "weapons_found": KindPlan(0.5, "daytime", "even", {"park": 1.0, "path": 0.6, "flats": 0.3}),
    "deserted": KindPlan(3.2, "evening", "dark", {"path": 2.0, "park": 1.0, "stop": 1.0, "street": 0.3}),
    "unsafe_place": KindPlan(
        2.4, "evening", "dark", {"path": 2.0, "park": 1.0, "square": 1.0, "street": 0.4}
    ),
    "lighting": KindPlan(8.0, "evening", "dark", {"street": 1.0, "path": 2.4, "park": 0.5}, 0.0),
    "visibility": KindPlan(3.6, "daytime", "green", {"path": 2.0, "park": 1.0, "street": 0.5}, 0.0),
    "litter": KindPlan(9.0, "daytime", "green", {**STREET, "schoolyard": 1.0, "flats": 0.4}),
    "incident_staff": KindPlan(
        0.8, "daytime", "even", {"public": 3.0, "school": 2.0, "shop": 1.0}, 0.02, True
    ),
}
"""By code of ``domain/category.py``; shares in parts of 100 before the hotspots are added."""

VANDALISM = ("graffiti", "broken_glass", "fire", "other_damage")
FAULTS = ("lighting", "visibility", "litter")
ANALYSED = tuple(code for code in KINDS if code != "incident_staff")


@dataclass(frozen=True)
class HotspotPlan:
    """A hotspot: around which place, how wide, which share of all events, what and when."""

    name: str
    place: str
    radius_m: float
    share: float
    rhythm: str
    mix: dict[str, float]


HOTSPOTS: tuple[HotspotPlan, ...] = (
    HotspotPlan("Stora torget", "Stora torget", 165.0, 0.092, "night_life", {
        "gathering_outdoors": 26, "quarrel": 18, "violence": 10, "broken_glass": 11, "other_damage": 9,
            "graffiti": 7,
        "litter": 10, "suspected_drugs": 7, "robbery": 2}),
    HotspotPlan("Västra skolan", "Västra skolan", 175.0, 0.1, "after_school", {
        "broken_glass": 24, "other_damage": 21, "graffiti": 18, "gathering_outdoors": 20, "fire": 5,
            "litter": 8,
        "suspected_drugs": 4}),
    HotspotPlan("Hamnplan", "Hamnplan", 180.0, 0.058, "cruising", {
        "disturbing_traffic": 26, "gathering_outdoors": 22, "litter": 18, "other_damage": 12,
            "broken_glass": 9,
        "quarrel": 8, "lighting": 5}),
    HotspotPlan("Norrbacka centrum", "Norrbacka centrum", 175.0, 0.058, "afternoon", {
        "gathering_mall": 24, "suspected_drugs": 20, "gathering_outdoors": 15, "quarrel": 12, "litter": 9,
        "other_damage": 9, "graffiti": 7, "robbery": 4}),
    HotspotPlan("Resecentrum", "Järnvägstorget", 135.0, 0.046, "evening", {
        "quarrel": 20, "suspected_drugs": 20, "gathering_outdoors": 18, "broken_glass": 14, "graffiti": 14,
        "violence": 6, "litter": 8}),
    HotspotPlan("Norrbackaskolan", "Norrbackaskolan", 150.0, 0.022, "after_school", {
        "other_damage": 30, "graffiti": 22, "broken_glass": 18, "gathering_outdoors": 22, "litter": 8}),
    HotspotPlan("Söders torg", "Söders torg", 135.0, 0.024, "evening", {
        "gathering_outdoors": 34, "litter": 26, "quarrel": 16, "suspected_drugs": 12, "broken_glass": 12}),
    HotspotPlan("Västers köpcentrum", "Västers köpcentrum", 150.0, 0.024, "cruising", {
        "disturbing_traffic": 34, "gathering_garage": 20, "gathering_mall": 16, "other_damage": 16,
            "graffiti": 14}),
    HotspotPlan("Stadsparken", "Stadsparken", 140.0, 0.024, "evening", {
        "lighting": 20, "deserted": 16, "suspected_drugs": 22, "gathering_outdoors": 18, "visibility": 12,
        "unlawful_dwelling": 6, "litter": 6}),
)  # fmt: skip
"""Parts of each mix are relative."""
