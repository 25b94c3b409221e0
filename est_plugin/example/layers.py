"""The town's parts sorted into the tables of the background map."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import MultiLineString, MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from .addresses import Addresses
from .background import BACKGROUND_TABLES, BackgroundLayer, Shape
from .blocks import Block
from .buildings import Building
from .countryside import VILLAGES
from .ground import Ground
from .streets import Street, parts

Columns = dict[str, list[str] | list[int] | list[float]]
PARK_BUILDS = ("park", "kyrkogård", "idrott", "kyrka")
OPEN_BUILDS = (*PARK_BUILDS, "torg", "skola")


@dataclass(frozen=True)
class Drawn:
    """What was drawn, in plan coordinates."""

    ground: Ground
    streets: list[Street]
    paths: list[Street]
    blocks: list[Block]
    buildings: list[Building]
    woods: list[Polygon]
    tracks: list[tuple[str, BaseGeometry]]
    shops: list[tuple[Building, str]]


def background_layers(
    drawn: Drawn,
    addresses: Addresses,
    lamp_xy: NDArray[np.float64],
    stop_xy: NDArray[np.float64],
    stop_names: list[str],
    moved: Callable[[NDArray[np.object_]], NDArray[np.object_]],
) -> tuple[BackgroundLayer, ...]:
    """Return all background tables filled, in order of drawing; points given are on the map already."""
    rows: dict[str, tuple[NDArray[np.object_], Columns]] = {
        name: (moved(_array(geometry)), columns)
        for name, (geometry, columns) in _areas_and_lines(drawn).items()
    }
    rows["exempel_lampor"] = (shapely.points(lamp_xy), {"nummer": list(range(1, len(lamp_xy) + 1))})
    rows["exempel_hallplatser"] = (shapely.points(stop_xy), {"namn": stop_names})
    rows["exempel_adresser"] = (
        shapely.points(addresses.x, addresses.y),
        {
            "gata": [str(street) for street in addresses.street],
            "nummer": [int(number) for number in addresses.number],
            "adress": [f"{s} {n}" for s, n in zip(addresses.street, addresses.number, strict=True)],
        },
    )
    return tuple(
        BackgroundLayer(table, _multi(rows[table.name][0], table.shape), rows[table.name][1])
        for table in BACKGROUND_TABLES
    )


def _areas_and_lines(drawn: Drawn) -> dict[str, tuple[list[BaseGeometry], Columns]]:
    blocks, ground = drawn.blocks, drawn.ground
    built = [b for b in blocks if b.build not in OPEN_BUILDS]
    parks = [(b.outline, b.name, b.build) for b in blocks if b.build in PARK_BUILDS]
    parks += [(o, green.name, green.kind) for green, o in ground.greens]
    schools = [b for b in blocks if b.build == "skola"]
    squares = [b for b in blocks if b.build == "torg"]
    water = [part for part in parts(ground.water) if part.area > 10.0]
    ways = [*drawn.paths, *drawn.streets]
    spots = _labelled(drawn)
    return {
        "exempel_mark": ([b.outline for b in built], {"sort": [b.build for b in built]}),
        "exempel_skog": (list(drawn.woods), {"sort": ["skog"] * len(drawn.woods)}),
        "exempel_parker": ([p for p, _, _ in parks], {"namn": [n for _, n, _ in parks], "sort": [s for *_,
            s in parks]}),
        "exempel_skolor": ([b.outline for b in schools], {"namn": [b.name for b in schools]}),
        "exempel_torg": ([b.outline for b in squares], {"namn": [b.name for b in squares]}),
        "exempel_vatten": (water, {"namn": [_water_name(part, ground) for part in water]}),
        "exempel_byggnader": (
            [b.outline for b in drawn.buildings],
            {"sort": [b.kind for b in drawn.buildings], "namn": [b.place for b in drawn.buildings]},
        ),
        "exempel_jarnvag": ([line for _, line in drawn.tracks], {"sort": [kind for kind, _ in drawn.tracks]}),
        "exempel_gator": ([s.line for s in ways], {"namn": [s.name for s in ways],
            "klass": [s.kind for s in ways]}),
        "exempel_butiker": (
            [b.outline.representative_point() for b, _ in drawn.shops], {"sort": [kind for _,
            kind in drawn.shops]},
        ),
        "exempel_platser": (
            [at for at, _, _ in spots], {"namn": [name for _, name, _ in spots], "sort": [kind for *_,
            kind in spots]},
        ),
    }  # fmt: skip


def _labelled(drawn: Drawn) -> list[tuple[BaseGeometry, str, str]]:
    """Return the points that carry a name on the map, each name once."""
    found: dict[str, tuple[BaseGeometry, str]] = {}
    for block in drawn.blocks:
        if block.name and block.build != "bangård":
            found.setdefault(block.name, (block.outline, block.build))
    for green, outline in drawn.ground.greens:
        if green.name:
            found[green.name] = (outline, green.kind)
    spots = [(shapely.point_on_surface(outline), name, kind) for name, (outline, kind) in found.items()]
    spots += [(drawn.ground.point(village.at), village.name, "by") for village in VILLAGES]
    spots += [(b.outline.centroid, b.place, "station") for b in drawn.buildings if b.kind == "station"]
    lake = max(parts(drawn.ground.water), key=lambda part: part.area)
    spots.append((shapely.point_on_surface(lake), "Exsjön", "sjö"))
    return spots


def _water_name(part: BaseGeometry, ground: Ground) -> str:
    return "Exsjön och Exån" if shapely.intersects(part, ground.river) else "Tjärnen"


def _array(geometry: list[BaseGeometry]) -> NDArray[np.object_]:
    found = np.empty(len(geometry), dtype=object)
    found[:] = geometry
    return found


def _multi(geometry: NDArray[np.object_], shape: Shape) -> NDArray[np.object_]:
    """Return the geometries as the multi type of their table."""
    if shape is Shape.POINT:
        return geometry
    if shape is Shape.POLYGON:
        # Rounded to a centimetre a needle-thin corner may cross itself.
        geometry = np.where(shapely.is_valid(geometry), geometry, shapely.make_valid(geometry))
    gather = MultiPolygon if shape is Shape.POLYGON else MultiLineString
    single = "Polygon" if shape is Shape.POLYGON else "LineString"
    return _array([gather([g]) if g.geom_type == single else _only(g, single, gather) for g in geometry])


def _only(geometry: BaseGeometry, single: str, gather: type[BaseGeometry]) -> BaseGeometry:
    return gather([part for part in parts(geometry) if part.geom_type == single])
