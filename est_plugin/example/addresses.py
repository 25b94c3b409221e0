"""Address points: an entrance of each house, on its street, odd numbers to the left and even to the right."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import STRtree

from .buildings import Building
from .curves import long_axis
from .streets import Street, parts

SMALLEST_HOME_M2 = 60.0
ENTRANCE_EVERY_M = 22.0
NUMBERED_KINDS = ("lokalgata", "uppsamling", "huvudgata", "landsväg")


@dataclass(frozen=True)
class Addresses:
    """Address points as arrays of equal length; ``street`` holds names, ``building`` indices."""

    x: NDArray[np.float64]
    y: NDArray[np.float64]
    street: NDArray[np.object_]
    number: NDArray[np.int64]
    building: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.x)


def address_points(buildings: list[Building], streets: list[Street]) -> Addresses:
    """Give every house its addresses on the nearest street that has numbers."""
    pieces = [
        (street.name, part)
        for street in streets
        if street.kind in NUMBERED_KINDS
        for part in parts(street.line)
    ]
    lines = np.array([part for _, part in pieces], dtype=object)
    entrances, owner = _entrances(buildings)
    nearest = STRtree(lines).nearest(entrances)
    lead = shapely.shortest_line(entrances, lines[nearest])
    xy = shapely.get_coordinates(entrances)
    along = shapely.line_locate_point(lines[nearest], entrances)
    odd = _left_of(lines[nearest], along, xy)
    names = np.array([name for name, _ in pieces], dtype=object)[nearest]
    near = shapely.length(lead) < 250.0
    number = _numbers(names, nearest, along, odd)
    return Addresses(xy[near, 0], xy[near, 1], names[near], number[near], owner[near])


def _entrances(buildings: list[Building]) -> tuple[NDArray[np.object_], NDArray[np.int64]]:
    """Return points inside the houses, several along a long one, and the house of each."""
    outlines = np.array([building.outline for building in buildings], dtype=object)
    flats = np.array([building.kind == "flerbostadshus" for building in buildings])
    homes = np.flatnonzero(shapely.area(outlines) >= SMALLEST_HOME_M2)
    sides = [long_axis(outlines[home]) for home in homes]
    length = np.array([side[1] for side in sides])
    long_side = np.array([side[0] * side[1] for side in sides]).reshape(-1, 2)
    rows = np.arange(len(homes))
    doors = np.where(flats[homes], np.maximum(length // ENTRANCE_EVERY_M, 1), 1).astype(np.int64)
    house = np.repeat(rows, doors)
    door = np.arange(len(house)) - np.repeat(np.cumsum(doors) - doors, doors)
    shift = (door - (doors[house] - 1) / 2) / doors[house]
    middle = shapely.get_coordinates(shapely.point_on_surface(outlines[homes]))
    return shapely.points(middle[house] + shift[:, None] * long_side[house]), homes[house]


def _left_of(
    lines: NDArray[np.object_], along: NDArray[np.float64], xy: NDArray[np.float64]
) -> NDArray[np.bool_]:
    before = shapely.get_coordinates(shapely.line_interpolate_point(lines, np.maximum(along - 2.0, 0.0)))
    after = shapely.get_coordinates(shapely.line_interpolate_point(lines, along + 2.0))
    way, to = after - before, xy - before
    return way[:, 0] * to[:, 1] - way[:, 1] * to[:, 0] > 0


def _numbers(
    names: NDArray[np.object_], piece: NDArray[np.int64], along: NDArray[np.float64], odd: NDArray[np.bool_]
) -> NDArray[np.int64]:
    """Number each side of each street from its beginning: 1, 3, 5 … and 2, 4, 6 …"""
    _, code = np.unique(names.astype(str), return_inverse=True)
    side = code * 2 + odd
    order = np.lexsort((along, piece, side))
    ordered = side[order]
    starts = np.concatenate([[True], ordered[1:] != ordered[:-1]])
    first = np.maximum.accumulate(np.where(starts, np.arange(len(order)), 0))
    rank = np.empty(len(order), dtype=np.int64)
    rank[order] = np.arange(len(order)) - first
    return np.where(odd, 2 * rank + 1, 2 * rank + 2)
