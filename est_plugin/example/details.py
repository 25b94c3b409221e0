"""The small things of the map: paths, lamps, bus stops, shops, trees of the squares, the station."""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import ops
from shapely.geometry import LineString
from shapely.geometry.base import BaseGeometry

from .blocks import Block
from .buildings import Building, rectangles
from .curves import smooth
from .ground import Ground
from .streets import Street, parts

PATH_KIND = "gångväg"
LAMP_GAP_M = {"huvudgata": 38.0, "uppsamling": 36.0, "lokalgata": 34.0, PATH_KIND: 30.0}
LAMP_OFFSET_M = {"huvudgata": 9.0, "uppsamling": 7.0, "lokalgata": 5.5, PATH_KIND: 2.0}
STOP_GAP_M = 410.0


def paths(ground: Ground) -> list[Street]:
    """Return foot and cycle paths: along the river through the town, and round and through the parks."""
    town = ground.town
    bank = shapely.boundary(shapely.buffer(ground.river, 5.0))
    clear = shapely.intersection(town, _shore(ground.water))
    found = [
        Street("Åpromenaden", PATH_KIND, part) for part in _runs(shapely.intersection(bank, clear), 120.0)
    ]
    for green, outline in ground.greens:
        if green.kind == "park":
            found += [
                Street(f"{green.name}s gångväg", PATH_KIND, part)
                for part in _park_paths(outline, ground.water)
            ]
    return found


def _shore(water: BaseGeometry) -> BaseGeometry:
    """Return the strip beside the water, dry but close."""
    return shapely.difference(shapely.buffer(water, 14.0), shapely.buffer(water, 2.5))


def _runs(lines: BaseGeometry, shortest: float) -> list[BaseGeometry]:
    merged = shapely.line_merge(lines) if lines.geom_type == "MultiLineString" else lines
    return [shapely.simplify(part, 0.5) for part in parts(merged) if part.length > shortest]


def _park_paths(outline: BaseGeometry, water: BaseGeometry) -> list[BaseGeometry]:
    inner = shapely.buffer(outline, -32.0)
    if inner.is_empty:
        return []
    clear = shapely.difference(outline, shapely.buffer(water, 5.0))
    ring = max(parts(inner), key=lambda part: part.area).exterior
    middle = ring.centroid
    reach = 1.2 * float(
        np.hypot(outline.bounds[2] - outline.bounds[0], outline.bounds[3] - outline.bounds[1])
    )
    crossing = []
    c = np.array(middle.coords[0])
    for degrees, sway in ((15.0, 0.07), (80.0, -0.06), (145.0, 0.05)):
        way = np.array([np.cos(np.radians(degrees)), np.sin(np.radians(degrees))]) * reach
        side = np.array([-way[1], way[0]]) * sway
        crossing.append(
            LineString(smooth(np.array([c - way, c - 0.3 * way + side, c + 0.3 * way - side, c + way])))
        )
    lines = shapely.union_all([ring, *(shapely.intersection(line, outline) for line in crossing)])
    return _runs(shapely.intersection(lines, clear), 12.0)


def lamps(streets: list[Street], town: BaseGeometry) -> tuple[NDArray[np.float64], NDArray[np.object_]]:
    """Return lamp posts along the town's streets and paths: positions (n, 2) and the street of each."""
    places, names = [], []
    for street in streets:
        if street.kind not in LAMP_GAP_M:
            continue
        for part in parts(street.line):
            at = np.arange(LAMP_GAP_M[street.kind] / 2, part.length, LAMP_GAP_M[street.kind])
            before = shapely.get_coordinates(shapely.line_interpolate_point(part, np.maximum(at - 1, 0)))
            after = shapely.get_coordinates(
                shapely.line_interpolate_point(part, np.minimum(at + 1, part.length))
            )
            way = after - before
            way /= np.maximum(np.hypot(way[:, 0], way[:, 1]), 1e-6)[:, None]
            normal = np.column_stack([-way[:, 1], way[:, 0]]) * LAMP_OFFSET_M[street.kind]
            places.append((before + after) / 2 + normal)
            names += [street.name] * len(at)
    xy = np.vstack(places)
    shapely.prepare(town)
    inside = shapely.contains_xy(town, xy[:, 0], xy[:, 1])
    return xy[inside], np.array(names, dtype=object)[inside]


def bus_stops(streets: list[Street], town: BaseGeometry) -> tuple[NDArray[np.float64], list[str]]:
    """Return bus stops along the main streets, (n, 2), each named after the side street nearest to it."""
    local = [street for street in streets if street.kind == "lokalgata"]
    lines = shapely.STRtree([street.line for street in local])
    places: list[NDArray[np.float64]] = []
    for street in (street for street in streets if street.kind == "huvudgata"):
        for part in parts(shapely.intersection(street.line, town)):
            at = np.arange(STOP_GAP_M / 2, part.length, STOP_GAP_M)
            places += list(shapely.get_coordinates(shapely.line_interpolate_point(part, at)))
    xy = np.array(places)
    nearest = lines.nearest(shapely.points(xy))
    return xy, [local[i].name for i in nearest]


def station(ground: Ground) -> list[Building]:
    """Return the station house and the freight shed beside the tracks."""
    found = []
    for x, side, length, depth, name in (
        (10.0, -24.0, 62.0, 14.0, "Resecentrum"),
        (-330.0, 24.0, 84.0, 15.0, "Godsmagasinet"),
    ):
        at = ground.railway.project(ground.point((x, 640.0)))
        first = np.array(ground.railway.interpolate(at).coords[0])
        way = np.array(ground.railway.interpolate(at + 5).coords[0]) - first
        way /= np.hypot(*way)
        middle = first + side * np.array([-way[1], way[0]])
        outline = rectangles(middle[None], way[None], np.array([length]), np.array([depth]))[0]
        found.append(Building(outline, "station", -1, name))
    return found


def tracks(ground: Ground) -> list[tuple[str, BaseGeometry]]:
    """Return the railway and its side tracks past the station."""
    at = ground.railway.project(ground.point((0.0, 640.0)))
    yard = ops.substring(ground.railway, at - 420.0, at + 430.0)
    side = [("sidospår", yard.parallel_offset(offset, "left")) for offset in (-5.5, 5.5, 11.0)]
    return [("järnväg", ground.railway), *side]


def shops(
    blocks: list[Block], buildings: list[Building], rng: np.random.Generator
) -> list[tuple[Building, str]]:
    """Return houses with a shop on the street, most round the squares, with the sort of shop."""
    kinds = (
        "livsmedel",
        "kläder",
        "café",
        "restaurang",
        "apotek",
        "järnhandel",
        "bokhandel",
        "frisör",
        "kiosk",
    )
    squares = shapely.union_all([block.outline for block in blocks if block.build == "torg"])
    centre = [
        b for b in buildings if b.kind in ("centrum", "handel", "flerbostadshus") and b.outline.area > 120.0
    ]
    distance = shapely.distance(np.array([b.outline for b in centre], dtype=object), squares)
    chance = np.select([distance < 30, distance < 130, distance < 320], [0.7, 0.3, 0.07], 0.008)
    chance = np.where([b.kind == "handel" for b in centre], 1.0, chance)
    chosen = np.flatnonzero(rng.random(len(centre)) < chance)
    return [
        (centre[i], "köpcentrum" if centre[i].kind == "handel" else str(rng.choice(kinds))) for i in chosen
    ]
