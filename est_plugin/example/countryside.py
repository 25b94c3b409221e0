"""Outside the town: woods, villages along the roads, farms."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry import LineString, Point, Polygon
from shapely.geometry.base import BaseGeometry

from ..analysis.table import FloatArray
from .buildings import Building, Geometries, along_line, rectangles, without_overlaps
from .curves import smooth
from .ground import Ground
from .plan import XY
from .streets import Street, parts

WOODS = 75
RURAL_KINDS = ("landsväg", "huvudgata")
NO_ZONE = -1


@dataclass(frozen=True)
class Village:
    """A village drawn on a country road; ``reach`` metres of road around it have houses."""

    name: str
    at: XY
    reach: float


VILLAGES: tuple[Village, ...] = (
    Village("Mosshult", (-4420, 1700), 420.0),
    Village("Sjövik", (4950, -680), 460.0),
    Village("Änga", (-3750, -2740), 340.0),
    Village("Lövåsen", (-1250, -3900), 300.0),
    Village("Norrby", (255, 3250), 380.0),
    Village("Uddby", (2300, -4280), 300.0),
    Village("Skogstorp", (2750, 3520), 280.0),
)


def woods(ground: Ground, streets: list[Street], rng: np.random.Generator) -> list[Polygon]:
    """Return stretches of wood with soft edges, clear of the town, the water and the roads."""
    west, south, east, north = ground.boundary.bounds
    stands = []
    for _ in range(WOODS):
        middle = np.array([rng.uniform(west, east), rng.uniform(south, north)])
        stands.append(_blob(middle, rng.uniform(280, 900), rng))
    soft = shapely.buffer(shapely.buffer(shapely.union_all(stands), 70.0), -70.0)
    roads = shapely.union_all([street.line for street in streets if street.kind != "lokalgata"])
    villages = [_blob(np.array(ground.point(v.at).coords[0]), 1.1 * v.reach, rng) for v in VILLAGES]
    open_ground = shapely.union_all(
        [
            shapely.buffer(ground.town, 130.0),
            shapely.buffer(ground.water, 25.0),
            shapely.buffer(roads, 45.0),
            shapely.buffer(ground.railway, 35.0),
            *villages,
        ]
    )
    wood = shapely.intersection(shapely.difference(soft, open_ground), ground.boundary)
    rounded = shapely.buffer(shapely.buffer(wood, -20.0), 20.0)
    return [part for part in parts(shapely.simplify(rounded, 2.0)) if part.area > 15_000.0]


def _blob(middle: FloatArray, radius: float, rng: np.random.Generator) -> Polygon:
    """Return a patch of ground with an irregular soft edge, longer from west to east."""
    angle = np.linspace(0, 2 * np.pi, 11)[:-1]
    reach = radius * rng.uniform(0.65, 1.3, 10)
    stretch = np.array([rng.uniform(0.9, 1.6), 1.0])
    corners = middle + reach[:, None] * np.column_stack([np.cos(angle), np.sin(angle)]) * stretch
    return Polygon(smooth(corners, closed=True, step=60.0)).buffer(0)


def village_streets(ground: Ground, streets: list[Street], rng: np.random.Generator) -> list[Street]:
    """Return two or three small streets off the road in each village."""
    found = []
    for village in VILLAGES:
        road = _rural_road(streets, ground.point(village.at))
        at = road.project(ground.point(village.at))
        for number, word in enumerate(
            ("Byvägen", "Backvägen", "Ängsstigen")[: 3 if village.reach > 330 else 2]
        ):
            start = at + (number - 1) * 0.45 * village.reach + rng.uniform(-20, 20)
            found.append(
                Street(
                    f"{village.name} {word}",
                    "lokalgata",
                    _side_street(road, start, 1 - 2 * (number % 2), rng),
                )
            )
    return found


def _side_street(road: LineString, start: float, side: int, rng: np.random.Generator) -> LineString:
    first, ahead = (
        np.array(road.interpolate(start).coords[0]),
        np.array(road.interpolate(start + 5).coords[0]),
    )
    along = (ahead - first) / np.hypot(*(ahead - first))
    away = side * np.array([-along[1], along[0]])
    length = rng.uniform(170, 260)
    points = [first, first + away * length * 0.4 + along * 18, first + away * length * 0.75 + along * 55,
              first + away * length * 0.8 + along * 130]  # fmt: skip
    return LineString(smooth(np.array(points)))


def _rural_road(streets: list[Street], at: Point) -> LineString:
    roads = [part for street in streets if street.kind in RURAL_KINDS for part in parts(street.line)]
    return min(roads, key=lambda road: road.distance(at))


def country_houses(
    ground: Ground, streets: list[Street], village_roads: list[Street], rng: np.random.Generator
) -> list[Building]:
    """Return the villages' houses and the farms along the country roads."""
    town = shapely.buffer(ground.town, 60.0)
    network = shapely.union_all([street.line for street in [*streets, *village_roads]])
    blocked = shapely.union_all(
        [town, shapely.buffer(ground.water, 18.0), shapely.buffer(ground.railway, 30.0)]
    )
    found: list[Geometries] = []
    for village in VILLAGES:
        middle = ground.point(village.at)
        near = shapely.intersection(_rural_road(streets, middle), shapely.buffer(middle, village.reach))
        lines = [
            *parts(near),
            *(street.line for street in village_roads if street.name.startswith(village.name)),
        ]
        found += [_beside(line, (26.0, 44.0), (17.0, 26.0), rng) for line in lines]
    for road in (part for street in streets if street.kind in RURAL_KINDS for part in parts(street.line)):
        found.append(_farms(road, rng))
    candidates = np.concatenate(found)
    clear = shapely.within(candidates, ground.boundary) & ~shapely.intersects(candidates, blocked)
    clear &= shapely.distance(candidates, network) > 6.0
    return [Building(outline, "småhus", NO_ZONE) for outline in without_overlaps(candidates[clear], 6.0)]


def _beside(
    line: BaseGeometry, gap: tuple[float, float], away: tuple[float, float], rng: np.random.Generator
) -> Geometries:
    houses = []
    for side in (-1, 1):
        at, along = along_line(line, gap, rng)
        n = len(at)
        normal = side * np.column_stack([-along[:, 1], along[:, 0]])
        centres = at + normal * rng.uniform(*away, n)[:, None]
        houses.append(rectangles(centres, along, rng.uniform(10, 16, n), rng.uniform(8, 11, n)))
    return np.concatenate(houses)


def _farms(road: BaseGeometry, rng: np.random.Generator) -> Geometries:
    at, along = along_line(road, (380.0, 900.0), rng)
    n = len(at)
    side: FloatArray = np.where(rng.random((n, 1)) < 0.5, -1.0, 1.0)
    normal = side * np.column_stack([-along[:, 1], along[:, 0]])
    yard = at + normal * rng.uniform(55, 130, n)[:, None]
    house = rectangles(yard, along, rng.uniform(13, 19, n), rng.uniform(9, 12, n))
    barn = rectangles(yard + normal * 34 + along * 16, normal, rng.uniform(26, 44, n), rng.uniform(11, 15, n))
    return np.concatenate([house, barn])
