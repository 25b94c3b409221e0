"""Named places of the plan: squares, parks, schools, stations, and what they take of the blocks."""

from __future__ import annotations

from dataclasses import dataclass

from .plan import XY


@dataclass(frozen=True)
class PlacePlan:
    """A named place that takes the block it is drawn in. ``kind``: torg, park, skola, idrott, kyrka …"""

    name: str
    kind: str
    at: XY
    size: tuple[float, float] | None = None
    """Width and depth in metres, where it takes only a part of a large block."""


PLACES: tuple[PlacePlan, ...] = (
    PlacePlan("Stora torget", "torg", (25, -10), (96, 88)),
    PlacePlan("Järnvägstorget", "torg", (20, 555), (80, 52)),
    PlacePlan("Norrbacka torg", "torg", (260, 1180), (88, 70)),
    PlacePlan("Hamnplan", "torg", (1450, -925), (170, 76)),
    PlacePlan("Söders torg", "torg", (110, -1010), (70, 62)),
    PlacePlan("Västers torg", "torg", (-1180, 330), (78, 60)),
    PlacePlan("Västra skolan", "skola", (-1330, -60), (180, 120)),
    PlacePlan("Norrbackaskolan", "skola", (-330, 1290), (190, 120)),
    PlacePlan("Söderskolan", "skola", (520, -1060), (160, 90)),
    PlacePlan("Exgymnasiet", "skola", (-520, 330), (170, 90)),
    PlacePlan("Björkhagsskolan", "skola", (1680, 480), (170, 84)),
    PlacePlan("Kvarnbacksskolan", "skola", (-1560, 1380), (150, 84)),
    PlacePlan("Lugnets skola", "skola", (-1480, -1060), (150, 84)),
    PlacePlan("Hamnens förskola", "skola", (1250, -250), (110, 80)),
    PlacePlan("Stadsparken", "park", (-560, -560)),
    PlacePlan("Stadsparken", "park", (-420, -560)),
    PlacePlan("Rådhusparken", "park", (330, 190)),
    PlacePlan("Fyrparken", "park", (1850, -300), (110, 80)),
    PlacePlan("Gamla kyrkogården", "kyrkogård", (-330, 250)),
    PlacePlan("Exempelköpings kyrka", "kyrka", (-290, -180), (90, 84)),
    PlacePlan("Exempelköpings lasarett", "sjukhus", (600, 420)),
    PlacePlan("Gallerian Ex", "handel", (170, 110)),
    PlacePlan("Norrbacka centrum", "handel", (330, 960), (150, 110)),
    PlacePlan("Västers köpcentrum", "handel", (-1050, 480)),
    PlacePlan("Rådhuset", "offentlig", (160, -60), (80, 72)),
    PlacePlan("Stadsbiblioteket", "offentlig", (330, -120), (80, 70)),
    PlacePlan("Ungdomsgården Kajutan", "offentlig", (1250, -450), (70, 50)),
)
