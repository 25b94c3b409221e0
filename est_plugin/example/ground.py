"""The bent plan: boundary, water, railway, main roads, districts and the outlines of the zones."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import LineString, Point, Polygon
from shapely.geometry.base import BaseGeometry

from . import plan
from .curves import Warp, line, ribbon, smooth
from .streets import NODE_GRID_M, Street, faces, node, parts, without_stubs
from .zones import ZONES

RAIL_CLEARANCE_M = 24.0
WATER_CLEARANCE_M = 14.0
BYPASS_GREEN_M = 42.0
TOWN_DISTRICTS = 9
"""The first districts of the plan are town, the others country."""


@dataclass(frozen=True)
class Ground:
    """What everything else is built on, in plan coordinates bent by the seed's warp."""

    warp: Warp
    boundary: Polygon
    water: BaseGeometry
    river: BaseGeometry
    railway: LineString
    roads: tuple[Street, ...]
    districts: tuple[Polygon, ...]
    """In the order of ``plan.DISTRICTS``; they share every vertex with their neighbours."""
    zones: tuple[BaseGeometry, ...]
    """In the order of ``zones.ZONES``."""
    greens: tuple[tuple[plan.Green, BaseGeometry], ...] = ()

    @property
    def buildable(self) -> BaseGeometry:
        """Where local streets may run: clear of water, railway and greens."""
        taken = [
            shapely.buffer(self.water, WATER_CLEARANCE_M),
            shapely.buffer(self.railway, RAIL_CLEARANCE_M),
            *(shapely.buffer(outline, 1.0) for _, outline in self.greens),
        ]
        return shapely.difference(self.boundary, shapely.union_all(taken))

    @property
    def town(self) -> BaseGeometry:
        """The built-up districts as one polygon."""
        return shapely.union_all(list(self.districts[:TOWN_DISTRICTS]))

    def point(self, at: plan.XY) -> Point:
        """Return a drawn point where the warp put it."""
        return Point(*self.warp(np.array([at]))[0])

    def polygon(self, path: plan.Path, rounded: bool = False) -> Polygon:
        """Return a drawn outline, bent; with soft corners if ``rounded``."""
        outline = smooth(np.array(path), closed=True) if rounded else _dense(path)
        return Polygon(self.warp(outline))


def _dense(path: plan.Path, step: float = 40.0) -> NDArray[np.float64]:
    ring = LineString([*path, path[0]])
    return np.array(shapely.segmentize(ring, step).coords)


def lay_ground(rng: np.random.Generator) -> Ground:
    """Bend the plan by the seed and cut the districts out of it."""
    warp = Warp.drawn(rng)
    boundary = shapely.set_precision(Polygon(warp(smooth(np.array(plan.BOUNDARY), closed=True))), NODE_GRID_M)
    river_line = smooth(np.array([point[:2] for point in plan.RIVER]))
    railway = line(np.array(plan.RAILWAY.points), warp)
    roads = tuple(Street(road.name, road.kind, line(np.array(road.points), warp)) for road in plan.ROADS)
    dividers = [LineString(warp(_open_dense(divider.points))) for divider in plan.DIVIDERS]
    districts = _districts(boundary, roads, railway, LineString(warp(river_line)), dividers, warp)
    water, river = _water(warp, river_line)
    return Ground(
        warp,
        boundary,
        shapely.intersection(water, boundary),
        river,
        shapely.intersection(railway, boundary),
        tuple(_without_overhang([_inside(road, boundary) for road in roads])),
        districts,
        tuple(_zone_outlines(districts, roads, warp)),
        tuple(_greens(warp, roads, districts, water)),
    )


def _open_dense(path: plan.Path) -> NDArray[np.float64]:
    return np.array(shapely.segmentize(LineString(path), 40.0).coords)


def _inside(road: Street, boundary: Polygon) -> Street:
    return Street(road.name, road.kind, shapely.intersection(road.line, boundary))


def _without_overhang(roads: list[Street]) -> list[Street]:
    """Cut off the short ends by which the drawn roads reach past the road they join."""
    pieces = node([road.line for road in roads])
    kept = without_stubs(pieces, 100.0, np.zeros((len(pieces), 2), dtype=bool))
    network = shapely.buffer(shapely.union_all(kept), 0.05)
    merged = []
    for road in roads:
        line_kept = shapely.intersection(road.line, network)
        runs = [run for run in parts(shapely.line_merge(line_kept)) if run.length > 5.0]
        merged += [Street(road.name, road.kind, run) for run in runs]
    return merged


def _water(warp: Warp, river_line: NDArray[np.float64]) -> tuple[BaseGeometry, BaseGeometry]:
    widths = np.array([point[2] for point in plan.RIVER], dtype=float)
    knots = np.array([point[:2] for point in plan.RIVER])
    along_knots = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(knots, axis=0).T))])
    along = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(river_line, axis=0).T))])
    half = np.interp(along / along[-1], along_knots / along_knots[-1], widths)
    river = ribbon(warp(river_line), half)
    lake = Polygon(warp(smooth(np.array(plan.LAKE), closed=True)))
    islands = [Polygon(warp(smooth(np.array(path), closed=True))) for path in plan.ISLANDS]
    made = [Polygon(warp(_dense(plan.QUAY)))] + [Polygon(warp(np.array(path))) for path in plan.PIERS]
    ponds = [Polygon(warp(smooth(np.array(path), closed=True))) for path in plan.PONDS]
    open_water = shapely.difference(shapely.union_all([river, lake]), shapely.union_all([*islands, *made]))
    return shapely.union_all([open_water, *ponds]), river


_PARTING_ROADS: tuple[tuple[str, tuple[float, float, float, float] | None], ...] = (
    ("Västra leden", None),
    ("Östra leden", None),
    ("Västerleden", None),
    ("Verkstadsvägen", None),
    ("Storgatan", (-9900.0, -900.0, -2250.0, 1500.0)),
    ("Storgatan", (780.0, -900.0, 9900.0, 1500.0)),
    ("Riksvägen", (-2620.0, 1500.0, 2760.0, 2600.0)),
    ("Hamnleden", (700.0, -560.0, 1115.0, 60.0)),
    ("Hamnleden", (2560.0, -400.0, 3100.0, 330.0)),
)
"""Roads that part districts, and where: west, south, east, north in the drawn plan; None is all of it."""
_PARTING_RAILWAY = (-2420.0, -900.0, 2760.0, 3000.0)
_PARTING_RIVER = (-2500.0, -1300.0, 1375.0, 0.0)
_SLIVER_M2 = 20_000.0


def _districts(
    boundary: Polygon,
    roads: tuple[Street, ...],
    railway: LineString,
    river: LineString,
    dividers: list[LineString],
    warp: Warp,
) -> tuple[Polygon, ...]:
    """Polygonise the lines that part the districts, so that they neither overlap nor leave gaps."""

    def part(whole: LineString, window: tuple[float, float, float, float] | None) -> BaseGeometry:
        if window is None:
            return whole
        corners = _dense(tuple(shapely.box(*window).exterior.coords[:-1]), 200.0)
        return shapely.intersection(whole, Polygon(warp(corners)))

    named = {road.name: road.line for road in roads}
    lines = [part(named[name], window) for name, window in _PARTING_ROADS]
    lines += [part(railway, _PARTING_RAILWAY), part(river, _PARTING_RIVER), boundary.boundary, *dividers]
    found = _without_slivers(
        [face for face in faces(lines) if boundary.contains(face.representative_point())]
    )
    places = [Point(*warp(np.array([district.at]))[0]) for district in plan.DISTRICTS]
    return tuple(next(face for face in found if face.contains(place)) for place in places)


def _without_slivers(found: list[Polygon]) -> list[Polygon]:
    """Join the slips that crossing lines leave to the neighbour with the longest shared border."""
    large = [face for face in found if face.area >= _SLIVER_M2]
    for sliver in (face for face in found if face.area < _SLIVER_M2):
        shared = [shapely.intersection(sliver.boundary, face.boundary).length for face in large]
        host = int(np.argmax(shared))
        large[host] = shapely.union(large[host], sliver)
    return large


def _greens(
    warp: Warp, roads: tuple[Street, ...], districts: tuple[Polygon, ...], water: BaseGeometry
) -> list[tuple[plan.Green, BaseGeometry]]:
    """Return the drawn greens, and the green strips that keep houses off the by-pass."""
    town = shapely.union_all(list(districts[:TOWN_DISTRICTS]))
    piers = shapely.union_all([shapely.buffer(Polygon(warp(np.array(path))), 1.0) for path in plan.PIERS])
    greens = []
    for green in plan.GREENS:
        corners = (
            _dense(green.outline) if green.kind == "idrott" else smooth(np.array(green.outline), closed=True)
        )
        greens.append((green, shapely.difference(Polygon(warp(corners)), shapely.union(water, piers))))
    bypass = shapely.union_all([road.line for road in roads if road.kind in ("genomfart", "huvudled")])
    streets = shapely.union_all([road.line for road in roads if road.kind == "huvudgata"])
    strip = shapely.intersection(shapely.buffer(bypass, BYPASS_GREEN_M), town)
    strip = shapely.difference(
        strip, shapely.union_all([shapely.buffer(streets, 9.0), shapely.buffer(water, 9.0)])
    )
    return [*greens, (plan.Green("", "grönstråk", ()), strip)]


def _zone_outlines(
    districts: tuple[Polygon, ...], roads: tuple[Street, ...], warp: Warp
) -> list[BaseGeometry]:
    """Return each zone's outline; the last zone of a district takes what the cut ones leave."""
    left = {plan.DISTRICTS[i].name: district for i, district in enumerate(districts)}
    outlines = []
    for zone in ZONES:
        outline = left[zone.district]
        if zone.part is not None:
            name, at = zone.part
            cut = extended(next(road.line for road in roads if road.name == name), 700.0)
            place = Point(*warp(np.array([at], dtype=float))[0])
            outline = next(face for face in faces([outline.boundary, cut]) if face.contains(place))
            left[zone.district] = shapely.difference(left[zone.district], outline, grid_size=NODE_GRID_M)
        outlines.append(outline)
    return outlines


def extended(whole: LineString, by: float) -> LineString:
    """Return a line made ``by`` metres longer, straight on, at both ends."""
    c = np.array(whole.coords)
    first, last = c[0] - c[1], c[-1] - c[-2]
    return LineString(
        np.vstack([c[0] + first / np.hypot(*first) * by, c, c[-1] + last / np.hypot(*last) * by])
    )
