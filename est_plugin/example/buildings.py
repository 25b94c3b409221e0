"""Footprints: small houses along streets, slabs of flats, closed blocks of the centre, halls, schools."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import STRtree
from shapely.geometry import LineString, Polygon
from shapely.geometry.base import BaseGeometry

from .blocks import Block
from .curves import long_axis
from .streets import parts

Geometries = NDArray[np.object_]


@dataclass(frozen=True)
class Building:
    """A footprint. ``kind``: småhus, radhus, flerbostadshus, centrum, industri, magasin, skola, kyrka …"""

    outline: Polygon
    kind: str
    zone: int
    place: str = ""


def rectangles(
    centres: NDArray[np.float64],
    along: NDArray[np.float64],
    width: NDArray[np.float64],
    depth: NDArray[np.float64],
) -> Geometries:
    """Return rectangles from centres (n, 2), unit directions of their width (n, 2), and sizes (n,)."""
    across = np.column_stack([-along[:, 1], along[:, 0]])
    w, d = along * (width / 2)[:, None], across * (depth / 2)[:, None]
    ring = np.stack(
        [centres + w + d, centres - w + d, centres - w - d, centres + w - d, centres + w + d], axis=1
    )
    return shapely.polygons(ring)


def along_line(
    line: LineString, gap: tuple[float, float], rng: np.random.Generator
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return places at irregular distances along a line, (n, 2), and the line's direction there, (n, 2)."""
    steps = rng.uniform(*gap, int(line.length / gap[0]) + 2)
    at = np.cumsum(steps) - steps[0] / 2
    at = at[at < line.length - gap[0] / 3]
    if not len(at):
        return np.empty((0, 2)), np.empty((0, 2))
    before = shapely.get_coordinates(shapely.line_interpolate_point(line, np.maximum(at - 4.0, 0)))
    after = shapely.get_coordinates(shapely.line_interpolate_point(line, np.minimum(at + 4.0, line.length)))
    direction = after - before
    direction /= np.maximum(np.hypot(direction[:, 0], direction[:, 1]), 1e-6)[:, None]
    return shapely.get_coordinates(shapely.line_interpolate_point(line, at)), direction


def without_overlaps(candidates: Geometries, room: float) -> Geometries:
    """Keep each footprint that stays ``room`` metres clear of those kept before it."""
    if not len(candidates):
        return candidates
    wide = shapely.buffer(candidates, room, join_style="mitre")
    left, right = STRtree(candidates).query(wide, predicate="intersects")
    neighbours: dict[int, list[int]] = {}
    for a, b in zip(left.tolist(), right.tolist(), strict=True):
        if b < a:
            neighbours.setdefault(a, []).append(b)
    kept = np.zeros(len(candidates), dtype=bool)
    for index in range(len(candidates)):
        kept[index] = not any(kept[other] for other in neighbours.get(index, ()))
    return candidates[kept]


def houses(
    block: Polygon,
    gap: tuple[float, float],
    width: tuple[float, float],
    depth: tuple[float, float],
    set_back: float,
    rng: np.random.Generator,
) -> Geometries:
    """Return houses in a row along the block's streets, facing them, ``set_back`` metres behind the edge."""
    found = []
    for ring_ground in parts(shapely.buffer(block, -(set_back + depth[1] / 2), join_style="mitre")):
        line = shapely.simplify(ring_ground.exterior, 1.0)
        at, direction = along_line(line, gap, rng)
        n = len(at)
        found.append(rectangles(at, direction, rng.uniform(*width, n), rng.uniform(*depth, n)))
    candidates = np.concatenate(found) if found else np.empty(0, dtype=object)
    inside = candidates[shapely.within(candidates, shapely.buffer(block, -set_back * 0.6))]
    return without_overlaps(inside, 3.5)


def villas(block: Polygon, rng: np.random.Generator) -> Geometries:
    """Return small houses, some with a shed behind."""
    main = houses(block, (20.0, 27.0), (10.5, 15.5), (8.0, 11.0), 6.0, rng)
    centres = shapely.get_coordinates(shapely.centroid(main))
    towards = shapely.get_coordinates(block.centroid) - centres
    towards /= np.maximum(np.hypot(towards[:, 0], towards[:, 1]), 1.0)[:, None]
    chosen = rng.random(len(main)) < 0.45
    side = np.column_stack([-towards[:, 1], towards[:, 0]]) * rng.choice([-7.0, 7.0], (len(main), 1))
    n = int(chosen.sum())
    sheds = rectangles(
        (centres + towards * 12 + side)[chosen], towards[chosen], rng.uniform(4, 6.5, n), np.full(n, 4.2)
    )
    ground = shapely.buffer(block, -3.0)
    return without_overlaps(np.concatenate([main, sheds[shapely.within(sheds, ground)]]), 1.5)


def terraces(block: Polygon, rng: np.random.Generator) -> Geometries:
    """Return rows of terraced houses."""
    return houses(block, (44.0, 58.0), (34.0, 46.0), (8.5, 9.5), 7.0, rng)


def flats(block: Polygon, rng: np.random.Generator) -> Geometries:
    """Return parallel slabs across the block's long side, or tower blocks, or slabs round a yard."""
    style = rng.random()
    if style < 0.3:
        ring = houses(block, (58.0, 76.0), (44.0, 60.0), (11.5, 12.5), 9.0, rng)
        return np.concatenate([ring, _sheds(block, ring, rng)])
    axis, length, width = long_axis(block)
    across = np.array([-axis[1], axis[0]])
    middle = np.array(block.centroid.coords[0])
    if style < 0.45:
        u, v = np.meshgrid(
            np.arange(-length / 2 + 30, length / 2, 52.0), np.arange(-width / 2 + 26, width / 2, 50.0)
        )
        centres = middle + u.reshape(-1, 1) * axis + v.reshape(-1, 1) * across
        n = len(centres)
        found = rectangles(centres, np.tile(axis, (n, 1)), np.full(n, 20.0), np.full(n, 19.0))
    else:
        u = np.arange(-length / 2 + 20, length / 2 - 8, 40.0)
        slab = min(width - 24.0, 62.0) if width < 110 else 46.0
        rows = [0.0] if width < 110 else [-width / 4, width / 4]
        u, v = np.meshgrid(u, np.array(rows))
        shift = rng.uniform(-6, 6, u.size)
        centres = middle + u.reshape(-1, 1) * axis + (v.reshape(-1) + shift)[:, None] * across
        n = len(centres)
        found = rectangles(centres, np.tile(across, (n, 1)), np.full(n, slab), np.full(n, 12.0))
    inside = found[shapely.within(found, shapely.buffer(block, -6.0))]
    return np.concatenate([inside, _sheds(block, inside, rng)])


def _sheds(block: Polygon, main: Geometries, rng: np.random.Generator) -> Geometries:
    """Return a few bicycle sheds and garages between the houses."""
    axis, _, _ = long_axis(block)
    west, south, east, north = block.bounds
    n = max(2, int(block.area / 2600))
    centres = np.column_stack([rng.uniform(west, east, n), rng.uniform(south, north, n)])
    found = rectangles(centres, np.tile(axis, (n, 1)), rng.uniform(7, 22, n), np.full(n, 5.5))
    clear = shapely.buffer(shapely.union_all(main), 7.0)
    inside = shapely.within(found, shapely.buffer(block, -4.0)) & ~shapely.intersects(found, clear)
    return without_overlaps(found[inside], 6.0)


def closed_block(
    block: Polygon, depth: float, lot: tuple[float, float], gaps: float, rng: np.random.Generator
) -> Geometries:
    """Return a closed block: a ring ``depth`` metres deep cut into lots, with gaps and a yard house."""
    outer = shapely.buffer(block, -2.0, join_style="mitre")
    inner = shapely.buffer(outer, -depth, join_style="mitre")
    ring = shapely.difference(outer, inner)
    if inner.is_empty or ring.is_empty:
        return np.array([part for part in parts(outer) if part.area > 60.0], dtype=object)
    cuts = []
    for part in parts(outer):
        at, direction = along_line(part.exterior, lot, rng)
        normal = np.column_stack([-direction[:, 1], direction[:, 0]])
        cuts += list(
            shapely.linestrings(np.stack([at - normal * (depth + 4), at + normal * (depth + 4)], axis=1))
        )
    slits = shapely.union_all(shapely.buffer(np.array(cuts, dtype=object), 0.15, cap_style="flat"))
    lots = np.array([p for p in parts(shapely.difference(ring, slits)) if p.area > 70.0], dtype=object)
    lots = lots[rng.random(len(lots)) >= gaps]
    yard = [p for p in parts(shapely.buffer(inner, -9.0, join_style="mitre")) if p.area > 500.0]
    yards = [house for part in yard for house in _yard_house(part, rng)]
    return np.concatenate([lots, np.array(yards, dtype=object)]) if yards else lots


def _yard_house(yard: BaseGeometry, rng: np.random.Generator) -> list[BaseGeometry]:
    axis, length, _ = long_axis(yard)
    house = rectangles(
        np.array([yard.representative_point().coords[0]]),
        axis[None, :],
        np.array([min(length * 0.6, 26.0)]),
        np.array([9.0]),
    )
    return list(house[shapely.within(house, yard)]) if rng.random() < 0.7 else []


def centre(block: Polygon, rng: np.random.Generator) -> Geometries:
    """Return a closed block of the inner town."""
    return closed_block(block, 13.0, (17.0, 34.0), 0.07, rng)


def town(block: Polygon, rng: np.random.Generator) -> Geometries:
    """Return a looser block of the older town: lower houses with gaps."""
    return closed_block(block, 11.0, (15.0, 30.0), 0.3, rng)


def halls(block: Polygon, rng: np.random.Generator) -> Geometries:
    """Return industrial halls on a loose grid along the block."""
    axis, length, width = long_axis(block)
    across = np.array([-axis[1], axis[0]])
    middle = np.array(block.centroid.coords[0])
    u = np.cumsum(rng.uniform(60, 95, int(length / 60) + 1)) - length / 2 - 25
    v = np.linspace(-width / 2, width / 2, max(2, round(width / 85)) + 1)
    v = (v[1:] + v[:-1]) / 2
    grid_u, grid_v = np.meshgrid(u, v)
    n = grid_u.size
    centres = (
        middle + (grid_u.reshape(-1) + rng.uniform(-6, 6, n))[:, None] * axis + grid_v.reshape(-1, 1) * across
    )
    found = rectangles(centres, np.tile(axis, (n, 1)), rng.uniform(28, 62, n), rng.uniform(24, 52, n))
    found = found[shapely.within(found, shapely.buffer(block, -8.0)) & (rng.random(n) < 0.86)]
    return without_overlaps(found, 8.0)


def harbour(block: Polygon, rng: np.random.Generator) -> Geometries:
    """Return long warehouses side by side, or new blocks round a yard."""
    if rng.random() < 0.45:
        return closed_block(shapely.buffer(block, -6.0, join_style="mitre"), 13.0, (30.0, 44.0), 0.25, rng)
    return np.concatenate([houses(block, (60.0, 90.0), (42.0, 66.0), (15.0, 19.0), 9.0, rng)])


def school(block: Polygon, _: np.random.Generator) -> Geometries:
    """Return a school in three wings, a sports hall beside it."""
    axis, length, width = long_axis(block)
    across = np.array([-axis[1], axis[0]])
    middle = np.array(block.centroid.coords[0])
    size = min(1.0, length / 150.0, width / 78.0)
    boxes = [(-12, 0, 78, 13), (-44, -16, 13, 32), (-12, -14, 12, 28), (20, -16, 13, 32), (52, 12, 30, 22)]
    found = [
        rectangles(
            (middle + (u * axis + v * across) * size)[None],
            axis[None],
            np.array([w * size]),
            np.array([d * size]),
        )[0]
        for u, v, w, d in boxes
    ]
    joined = parts(shapely.union_all(found))
    ground = shapely.buffer(block, -2.0)
    return np.array([part for part in joined if ground.contains(part)], dtype=object)


def single(length: float, width: float) -> Callable[[Polygon, np.random.Generator], Geometries]:
    """Return the builder of one house in the middle of its block, as large as the block allows."""

    def build(block: Polygon, _: np.random.Generator) -> Geometries:
        axis, block_length, block_width = long_axis(block)
        middle = np.array(block.centroid.coords[0])[None]
        size = min(1.0, (block_length - 10) / length, (block_width - 10) / width)
        house = rectangles(middle, axis[None], np.array([length * size]), np.array([width * size]))
        return np.array(parts(shapely.intersection(house[0], shapely.buffer(block, -3.0))), dtype=object)

    return build


def church(block: Polygon, _: np.random.Generator) -> Geometries:
    """Return a church: nave, transept and tower, its length from west to east."""
    middle = np.array(block.representative_point().coords[0])
    east = np.array([[1.0, 0.0]])
    boxes = [(0, 0, 38, 14), (6, 0, 12, 26), (-23, 0, 10, 10)]
    found = [
        rectangles((middle + np.array([u, v]))[None], east, np.array([w]), np.array([d]))[0]
        for u, v, w, d in boxes
    ]
    return np.array(parts(shapely.union_all(found)), dtype=object)


BUILDERS: dict[str, tuple[str, Callable[[Polygon, np.random.Generator], Geometries]]] = {
    "villas": ("småhus", villas),
    "terraces": ("radhus", terraces),
    "flats": ("flerbostadshus", flats),
    "centre": ("centrum", centre),
    "town": ("centrum", town),
    "industry": ("industri", halls),
    "harbour": ("magasin", harbour),
    "skola": ("skola", school),
    "kyrka": ("kyrka", church),
    "sjukhus": ("offentlig", flats),
    "handel": ("handel", single(110.0, 62.0)),
    "offentlig": ("offentlig", single(46.0, 24.0)),
}


def build(block: Block, rng: np.random.Generator) -> list[Building]:
    """Return the footprints of one block; squares, parks and churchyards have none."""
    if block.build not in BUILDERS:
        return []
    kind, builder = BUILDERS[block.build]
    outlines = builder(block.outline, rng)
    return [
        Building(outline, kind, block.zone, block.name)
        for outline in outlines
        if outline.geom_type == "Polygon"
    ]
