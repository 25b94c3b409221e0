"""Blocks: what the streets enclose, and which of them a named place takes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from shapely import STRtree
from shapely.geometry import Point, Polygon
from shapely.geometry.base import BaseGeometry

from .curves import long_axis
from .ground import Ground
from .places import PLACES, PlacePlan
from .streets import Street, faces, parts
from .zones import ZONES

HALF_WIDTH_M = {
    "genomfart": 11.0, "huvudled": 9.0, "huvudgata": 8.0, "uppsamling": 6.5, "lokalgata": 5.0,
        "landsväg": 5.5,
}  # fmt: skip
BANK_M = 9.0
RAIL_YARD_M = 15.0
SMALLEST_BLOCK_M2 = 350.0


@dataclass(frozen=True)
class Block:
    """Ground between streets. ``build`` says what stands on it: centre, flats, villas … or a place's kind."""

    outline: Polygon
    zone: int
    build: str
    name: str = ""


def street_ground(streets: list[Street]) -> BaseGeometry:
    """Return the ground that the streets themselves take."""
    lines = np.array([street.line for street in streets], dtype=object)
    widths = np.array([HALF_WIDTH_M[street.kind] for street in streets])
    return shapely.union_all(shapely.buffer(lines, widths, cap_style="flat", quad_segs=4))


def cut_blocks(ground: Ground, streets: list[Street]) -> list[Block]:
    """Cut every zone along its streets; water, banks and railway are no block."""
    taken = shapely.union_all(
        [
            street_ground(streets),
            shapely.buffer(ground.water, BANK_M),
            shapely.buffer(ground.railway, RAIL_YARD_M),
            *(outline for _, outline in ground.greens),
        ]
    )
    lines = np.array([street.line for street in streets], dtype=object)
    tree = STRtree(lines)
    blocks = []
    for index, outline in enumerate(ground.zones):
        near = shapely.intersection(lines[tree.query(outline, predicate="intersects")], outline)
        found = faces([*near, outline.boundary])
        clear = shapely.difference(np.array(found, dtype=object), shapely.intersection(taken, outline))
        whole = shapely.get_parts(clear)
        blocks += [Block(part, index, ZONES[index].build) for part in whole if part.area > SMALLEST_BLOCK_M2]
    return _with_places(ground, [_as_strip(block, ground) for block in blocks])


def _as_strip(block: Block, ground: Ground) -> Block:
    """Narrow strips beside water are park and beside rails railway yard, not building land."""
    width = 2 * block.outline.area / block.outline.length
    if width < 26.0 and shapely.distance(block.outline, ground.water) < BANK_M + 6:
        return Block(block.outline, block.zone, "park", "Strandparken")
    if width < 34.0 and shapely.distance(block.outline, ground.railway) < RAIL_YARD_M + 6:
        return Block(block.outline, block.zone, "bangård", "Bangården")
    return block


def _with_places(ground: Ground, blocks: list[Block]) -> list[Block]:
    """Let each named place take the block it was drawn in, or the nearest that is free."""
    for place in PLACES:
        free = [i for i, block in enumerate(blocks) if not block.name and block.outline.area > 1500.0]
        at = ground.point(place.at)
        distance = shapely.distance(np.array([blocks[i].outline for i in free], dtype=object), at)
        index = free[int(np.argmin(distance))]
        host = blocks.pop(index)
        site = _site(host.outline, place, at)
        blocks.append(Block(site, host.zone, place.kind, place.name))
        rest = parts(shapely.difference(host.outline, shapely.buffer(site, 4.0, join_style="mitre")))
        blocks += [Block(part, host.zone, host.build) for part in rest if part.area > SMALLEST_BLOCK_M2]
    return blocks


def _site(block: Polygon, place: PlacePlan, at: Point) -> Polygon:
    """Return the whole block, or of a large one the rectangle that the place needs, laid along the block."""
    if place.size is None or block.area < 1.4 * place.size[0] * place.size[1]:
        return block
    along, _, _ = long_axis(block)
    across = np.array([-along[1], along[0]])
    half = np.array(place.size) / 2
    core = shapely.buffer(block, -0.8 * min(*half, long_axis(block)[2] / 2), join_style="mitre")
    middle = np.array(shapely.shortest_line(block if core.is_empty else core, at).coords[0])
    ring = [
        middle + sx * half[0] * along + sy * half[1] * across
        for sx, sy in ((1, 1), (-1, 1), (-1, -1), (1, -1))
    ]
    return max(parts(shapely.intersection(block, Polygon(ring))), key=lambda part: part.area)
