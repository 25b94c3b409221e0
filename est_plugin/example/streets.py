"""Streets: the drawn main roads, and in each zone a pattern of local streets with names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, count

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import STRtree
from shapely.geometry import LineString, MultiLineString, Polygon
from shapely.geometry.base import BaseGeometry

from .curves import STEP_M, Warp
from .zones import ENDINGS, STREET_WORDS, Zone

NODE_GRID_M = 0.01
SHORTEST_DEAD_END_M = 55.0
BESIDE_MAIN_M = 34.0
"""A local street that runs this close beside a main one is not built."""


@dataclass(frozen=True)
class Street:
    """A named street; ``kind`` decides its width on the map: genomfart, huvudled, huvudgata, lokalgata …"""

    name: str
    kind: str
    line: BaseGeometry


def parts(geometry: BaseGeometry) -> list[BaseGeometry]:
    """Return the simple geometries of any geometry."""
    return [part for part in shapely.get_parts(geometry, return_index=False) if not part.is_empty]


def node(lines: list[BaseGeometry]) -> list[LineString]:
    """Cut lines where they meet, on a grid of a centimetre, so that shared ends are equal."""
    union = shapely.unary_union(np.array(lines, dtype=object), grid_size=NODE_GRID_M)
    return [part for part in parts(union) if part.geom_type == "LineString"]


def faces(lines: list[BaseGeometry]) -> list[Polygon]:
    """Return the polygons that noded lines enclose."""
    return list(shapely.get_parts(shapely.polygonize(np.array(node(lines), dtype=object))))


def end_nodes(pieces: list[LineString]) -> NDArray[np.int64]:
    """Return the node of each piece's two ends, (n, 2): equal places (to a centimetre) share a number."""
    lines = np.array(pieces, dtype=object)
    xy = np.vstack([shapely.get_coordinates(shapely.get_point(lines, end)) for end in (0, -1)])
    grid = np.round(xy / NODE_GRID_M).astype(np.int64)
    _, number = np.unique(grid, axis=0, return_inverse=True)
    return number.reshape(2, -1).T


def without_stubs(
    pieces: list[LineString], shortest: float, ends_kept: NDArray[np.bool_]
) -> list[LineString]:
    """Take away dead ends shorter than ``shortest``, again and again; ends marked (n, 2) are no dead ends."""
    if not pieces:
        return []
    nodes, long = end_nodes(pieces), shapely.length(np.array(pieces, dtype=object)) >= shortest
    alive = np.ones(len(pieces), dtype=bool)
    while True:
        degree = np.bincount(nodes[alive].ravel(), minlength=int(nodes.max()) + 1)
        stays = alive & (long | ((degree[nodes] > 1) | ends_kept).all(axis=1))
        if stays.sum() == alive.sum():
            return [piece for piece, stay in zip(pieces, stays, strict=True) if stay]
        alive = stays


def pattern_lines(
    zone: Zone, ground: BaseGeometry, warp: Warp, rng: np.random.Generator
) -> tuple[list[LineString], int]:
    """Return the zone's streets as whole lines over ``ground``, long ones first, and how many are long."""
    centre = np.array(ground.centroid.coords[0])
    reach = float(np.hypot(*(np.array(ground.bounds[2:]) - ground.bounds[:2]))) / 2 + 200.0
    angle = np.radians(zone.angle)
    turn = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    size, wavelength = zone.bend
    phase = rng.uniform(0, 2 * np.pi, 2)
    ticks = np.arange(-reach, reach, STEP_M)

    def bent(u: NDArray[np.float64], v: NDArray[np.float64]) -> LineString:
        sway = size * np.sin(2 * np.pi * u / wavelength + phase[0])
        drift = 0.5 * size * np.sin(2 * np.pi * v / wavelength + phase[1])
        return LineString(warp(np.column_stack([u + drift, v + sway]) @ turn + centre))

    long_streets = [bent(ticks, np.full(len(ticks), v)) for v in _positions(zone.across, reach, rng)]
    cross_streets = [bent(np.full(len(ticks), u), ticks) for u in _positions(zone.along, reach, rng)]
    return long_streets + cross_streets, len(long_streets)


def _positions(span: tuple[float, float], reach: float, rng: np.random.Generator) -> NDArray[np.float64]:
    gaps = rng.uniform(*span, int(2 * reach / span[0]) + 2)
    at = -reach + rng.uniform(0, span[1]) + np.concatenate([[0.0], np.cumsum(gaps)])
    return at[at < reach]


def local_streets(
    zone: Zone,
    outline: BaseGeometry,
    buildable: BaseGeometry,
    main: list[Street],
    warp: Warp,
    names: StreetNames,
    rng: np.random.Generator,
) -> list[Street]:
    """Draw the zone's own streets inside ``outline`` where it is buildable.

    They meet the main streets exactly, so that those get their side streets.
    """
    wholes, long_count = pattern_lines(zone, outline, warp, rng)
    inside = shapely.intersection(outline, buildable)
    cut = shapely.intersection(np.array(wholes, dtype=object), inside)
    mains = shapely.union_all(
        [shapely.intersection(street.line, shapely.buffer(outline, 1.0)) for street in main]
    )
    pieces = node([*cut, mains])
    edge = shapely.buffer(mains, 0.5)
    shapely.prepare(edge)
    beside = shapely.buffer(mains, BESIDE_MAIN_M)
    shapely.prepare(beside)
    pieces = [piece for piece in pieces if not beside.contains(piece)]
    ends_kept = _touching(pieces, edge)
    crossing = _owners(pieces, wholes) >= long_count
    pieces = _thinned(pieces, zone.open_ends, crossing, ends_kept, rng)
    pieces = without_stubs(pieces, SHORTEST_DEAD_END_M, _touching(pieces, edge))
    return _named(pieces, wholes, zone.theme, names)


def _touching(pieces: list[LineString], edge: BaseGeometry) -> NDArray[np.bool_]:
    """Tell which ends of the pieces, (n, 2), lie on the main streets."""
    lines = np.array(pieces, dtype=object)
    return np.column_stack([shapely.intersects(edge, shapely.get_point(lines, end)) for end in (0, -1)])


def _thinned(
    pieces: list[LineString],
    share: float,
    crossing: NDArray[np.bool_],
    ends_kept: NDArray[np.bool_],
    rng: np.random.Generator,
) -> list[LineString]:
    """Leave out a share of the cross streets' pieces that other streets can do without."""
    nodes = end_nodes(pieces)
    degree = np.bincount(nodes.ravel())
    wanted = crossing & ~ends_kept.any(axis=1) & (rng.random(len(pieces)) < share)
    left = []
    for piece, ends, drop in zip(pieces, nodes, wanted, strict=True):
        if drop and (degree[ends] > 2).all():
            degree[ends] -= 1
        else:
            left.append(piece)
    return left


def _owners(pieces: list[LineString], wholes: list[LineString]) -> NDArray[np.int64]:
    """Return the index of the whole line that each piece was cut from."""
    middles = [piece.interpolate(0.5, normalized=True) for piece in pieces]
    return STRtree(wholes).nearest(np.array(middles, dtype=object)) if pieces else np.empty(0, dtype=np.int64)


def _named(
    pieces: list[LineString], wholes: list[LineString], theme: str, names: StreetNames
) -> list[Street]:
    """Give every piece the name of the whole line it was cut from."""
    if not pieces:
        return []
    owner = _owners(pieces, wholes)
    streets = []
    for whole in np.unique(owner):
        name = names.next(theme)
        own = [piece for piece, of in zip(pieces, owner, strict=True) if of == whole]
        streets += [Street(name, "lokalgata", run) for run in parts(shapely.line_merge(MultiLineString(own)))]
    return streets


class StreetNames:
    """Deals the names of each theme, every name once, in an order of the seed's."""

    def __init__(self, rng: np.random.Generator) -> None:
        self._decks: dict[str, Iterator[str]] = {
            theme: iter(_deck(theme, [str(word) for word in rng.permutation(words)]))
            for theme, words in STREET_WORDS.items()
        }

    def next(self, theme: str) -> str:
        """Return a name that no street has yet."""
        return next(self._decks[theme])


def _deck(theme: str, words: list[str]) -> Iterator[str]:
    for ending in ENDINGS[theme]:
        yield from (word + ending for word in words)
    for prefix in chain(("Norra", "Södra", "Västra", "Östra"), (f"{n}:a" for n in count(2))):
        yield from (f"{prefix} {word}{ENDINGS[theme][0]}" for word in words)
