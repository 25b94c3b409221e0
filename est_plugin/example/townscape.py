"""The invented town as a whole: areas, places, addresses, lamps and the layers of its map."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import MultiPolygon
from shapely.geometry.base import BaseGeometry

from . import plan
from .addresses import Addresses, address_points
from .background import BackgroundLayer
from .blocks import Block, cut_blocks
from .buildings import build
from .countryside import country_houses, village_streets, woods
from .details import bus_stops, lamps, paths, shops, station, tracks
from .ground import Ground, lay_ground
from .layers import Drawn, background_layers
from .streets import StreetNames, local_streets, parts
from .zones import ZONES


@dataclass(frozen=True)
class TownArea:
    """A district, an EST area or the municipality; ``outline`` in EPSG:3006."""

    name: str
    code: str
    outline: MultiPolygon
    population: int


@dataclass(frozen=True)
class NamedPlace:
    """A square, park, school …: its ground in EPSG:3006."""

    name: str
    kind: str
    outline: BaseGeometry


@dataclass(frozen=True)
class Town:
    """Exempelköping, everything in EPSG:3006, metres."""

    crs: str
    municipality: TownArea
    districts: tuple[TownArea, ...]
    est_areas: tuple[TownArea, ...]
    places: tuple[NamedPlace, ...]
    addresses: Addresses
    address_kind: NDArray[np.object_]
    """What sort of house each address is in: småhus, flerbostadshus, centrum, industri …"""
    lamps: NDArray[np.float64]
    """Lamp posts, shape (n, 2)."""
    lamp_streets: NDArray[np.object_]
    stops: NDArray[np.float64]
    """Bus stops, shape (n, 2)."""
    stop_names: tuple[str, ...]
    street_lines: NDArray[np.object_]
    street_names: tuple[str, ...]
    background: tuple[BackgroundLayer, ...]

    def place(self, name: str) -> NamedPlace:
        """Return a named place. Raises KeyError where the town has none of that name."""
        for place in self.places:
            if place.name == name:
                return place
        raise KeyError(name)


def draw_town(rng: np.random.Generator) -> Town:
    """Draw the town of one seed; the same generator state gives the same town to the last coordinate."""
    return _town(_drawn(rng))


def _drawn(rng: np.random.Generator) -> Drawn:
    ground = lay_ground(rng)
    names = StreetNames(rng)
    streets = list(ground.roads)
    buildable = ground.buildable
    for zone, outline in zip(ZONES, ground.zones, strict=True):
        streets += local_streets(zone, outline, buildable, list(ground.roads), ground.warp, names, rng)
    blocks = cut_blocks(ground, streets)
    buildings = [house for block in blocks for house in build(block, rng)] + station(ground)
    village_roads = village_streets(ground, streets, rng)
    buildings += country_houses(ground, streets, village_roads, rng)
    streets += village_roads
    return Drawn(
        ground=ground,
        streets=streets,
        paths=paths(ground),
        blocks=blocks,
        buildings=buildings,
        woods=woods(ground, streets, rng),
        tracks=tracks(ground),
        shops=shops(blocks, buildings, rng),
    )


def moved(geometries: NDArray[np.object_]) -> NDArray[np.object_]:
    """Put plan geometries on the map of Sweden, to a centimetre; vertices that were equal stay equal."""
    return np.asarray(shapely.transform(geometries, _on_the_map), dtype=object)


def _moved(geometry: BaseGeometry) -> BaseGeometry:
    return shapely.transform(geometry, _on_the_map)


def _on_the_map(xy: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.round(xy + plan.ORIGIN, 2)


def _town(drawn: Drawn) -> Town:
    ground = drawn.ground
    town_ground = ground.town
    addresses = address_points(drawn.buildings, drawn.streets)
    lamp_xy, lamp_streets = lamps([*drawn.streets, *drawn.paths], town_ground)
    stop_xy, stop_names = bus_stops(drawn.streets, town_ground)
    at = np.array(plan.ORIGIN)
    placed = Addresses(
        np.round(addresses.x + at[0], 2), np.round(addresses.y + at[1], 2),
        addresses.street, addresses.number, addresses.building,
    )  # fmt: skip
    kinds = np.array([building.kind for building in drawn.buildings], dtype=object)
    lamp_xy, stop_xy = np.round(lamp_xy + at, 2), np.round(stop_xy + at, 2)
    places = _places(ground, drawn.blocks)
    return Town(
        crs=plan.CRS,
        municipality=_area(
            plan.MUNICIPALITY, "0000", ground.boundary, sum(d.population for d in plan.DISTRICTS)
        ),
        districts=tuple(
            _area(district.name, district.code, outline, district.population)
            for district, outline in zip(plan.DISTRICTS, ground.districts, strict=True)
        ),
        est_areas=_est_areas(ground),
        places=places,
        addresses=placed,
        address_kind=kinds[addresses.building],
        lamps=lamp_xy,
        lamp_streets=lamp_streets,
        stops=stop_xy,
        stop_names=tuple(stop_names),
        street_lines=moved(np.array([street.line for street in drawn.streets], dtype=object)),
        street_names=tuple(street.name for street in drawn.streets),
        background=background_layers(drawn, placed, lamp_xy, stop_xy, stop_names, moved),
    )


def _area(name: str, code: str, outline: BaseGeometry, population: int) -> TownArea:
    placed = _moved(outline)
    return TownArea(
        name, code, MultiPolygon([placed]) if placed.geom_type == "Polygon" else placed, population
    )


def _est_areas(ground: Ground) -> tuple[TownArea, ...]:
    districts = {d.name: (d, outline) for d, outline in zip(plan.DISTRICTS, ground.districts, strict=True)}
    areas = []
    for area in plan.EST_AREAS:
        district, whole = districts[area.district]
        cut = shapely.intersection(whole, ground.polygon(area.outline), grid_size=0.01)
        outline = max(parts(cut), key=lambda part: part.area)
        share = shapely.intersection(outline, ground.boundary).area / whole.area
        areas.append(
            _area(area.name, area.code, outline, round(district.population * min(1.0, share * 1.1), -1))
        )
    return tuple(areas)


def _places(ground: Ground, blocks: list[Block]) -> tuple[NamedPlace, ...]:
    found: dict[tuple[str, str], list[BaseGeometry]] = {}
    for block in blocks:
        if block.name:
            found.setdefault((block.name, block.build), []).append(block.outline)
    for green, outline in ground.greens:
        if green.name:
            found.setdefault((green.name, green.kind), []).append(outline)
    return tuple(NamedPlace(name, kind, _moved(shapely.union_all(o))) for (name, kind), o in found.items())
