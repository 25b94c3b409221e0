"""Kinds of observation: a tree of two levels that each municipality edits; here the starting list."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from uuid import NAMESPACE_URL, uuid5


class CategoryKind(StrEnum):
    """What an observation of a category is, which decides where it counts."""

    EVENT = "event"
    UNSAFE_PLACE = "unsafe_place"
    ENVIRONMENT_FAULT = "environment_fault"
    PLANNED_EVENT = "planned_event"
    NOTHING_TO_REPORT = "nothing_to_report"


ANALYSED_KINDS = (CategoryKind.EVENT, CategoryKind.UNSAFE_PLACE, CategoryKind.ENVIRONMENT_FAULT)
"""The kinds that take part in analyses; the others have lists of their own."""


@dataclass(frozen=True)
class Category:
    """One kind or sub-kind of observation. ``name`` is the municipality's own Swedish word.

    ``short_name`` is what it is called where there is little room, on sheets and in charts.
    """

    uuid: str
    name: str
    kind: CategoryKind
    parent_uuid: str | None = None
    on_map: bool = True
    sort_order: int = 0
    active: bool = True
    code: str = ""
    short_name: str = ""
    row_version: int = 0

    @property
    def label(self) -> str:
        """What it is called where there is little room."""
        return self.short_name or self.name

    @property
    def takes_part_in_analysis(self) -> bool:
        """Tell whether its observations count in hotspots, changes and time patterns."""
        return self.on_map and self.kind in ANALYSED_KINDS


def category_uuid(code: str) -> str:
    """Return the fixed UUID of a starting category, the same in every municipality's database."""
    return str(uuid5(NAMESPACE_URL, f"est:category:{code}"))


@dataclass(frozen=True)
class _Branch:
    code: str
    name: str
    kind: CategoryKind
    leaves: tuple[tuple[str, str], ...] = ()
    on_map: bool = True
    short_name: str = ""


_STARTING_LIST = (
    _Branch(
        "vandalism",
        "Skadegörelse",
        CategoryKind.EVENT,
        (
            ("graffiti", "Klotter"),
            ("broken_glass", "Glaskross"),
            ("fire", "Brand"),
            ("other_damage", "Annan skadegörelse mot egendom"),
        ),
    ),
    _Branch(
        "gathering",
        "Otrygghetsskapande samling av personer",
        CategoryKind.EVENT,
        (
            ("gathering_stairwell", "Samling i trapphus"),
            ("gathering_storage", "Samling i förrådsutrymmen"),
            ("gathering_cellar", "Samling i källare"),
            ("gathering_mall", "Samling i köpcentrum"),
            ("gathering_garage", "Samling i garage"),
            ("gathering_outdoors", "Samling på plats utomhus"),
        ),
        short_name="Samlingar",
    ),
    _Branch(
        "disorder",
        "Annat otrygghetsskapande eller ordningsstörande",
        CategoryKind.EVENT,
        (
            ("quarrel", "Bråk"),
            ("violence", "Våld"),
            ("burglary", "Inbrott"),
            ("robbery", "Rån"),
            ("suspected_drugs", "Misstänkt narkotikahantering"),
            ("unlawful_dwelling", "Olovligt boende eller sovplats"),
            ("disturbing_traffic", "Störande trafik (buskörning, A-traktorer)"),
            ("weapons_found", "Påträffade tillhyggen"),
        ),
        short_name="Ordningsstörningar",
    ),
    _Branch(
        "unsafe_place",
        "Otrygg plats",
        CategoryKind.UNSAFE_PLACE,
        (("deserted", "Ödslig eller folktom plats"),),
    ),
    _Branch(
        "environment",
        "Fel i fysisk miljö",
        CategoryKind.ENVIRONMENT_FAULT,
        (
            ("lighting", "Bristfällig belysning"),
            ("visibility", "Bristfällig insyn (buskage)"),
            ("litter", "Nedskräpning"),
        ),
    ),
    _Branch(
        "planned_event",
        "Arrangemang",
        CategoryKind.PLANNED_EVENT,
        (("risk_event", "Kommande evenemang med förhöjd risk"),),
    ),
    _Branch("incident_staff", "Incident mot anställd", CategoryKind.EVENT, on_map=False),
    _Branch("nothing", "Inget att rapportera", CategoryKind.NOTHING_TO_REPORT, on_map=False),
)


def starting_categories() -> tuple[Category, ...]:
    """Return the starting list, parents before their children, in order of display."""
    rows: list[Category] = []
    for branch in _STARTING_LIST:
        parent = category_uuid(branch.code)
        rows.append(
            Category(
                parent,
                branch.name,
                branch.kind,
                None,
                branch.on_map,
                len(rows),
                True,
                branch.code,
                branch.short_name,
            )
        )
        for code, name in branch.leaves:
            leaf = category_uuid(code)
            rows.append(Category(leaf, name, branch.kind, parent, branch.on_map, len(rows), True, code))
    return tuple(rows)
