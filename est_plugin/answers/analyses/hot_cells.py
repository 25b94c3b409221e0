"""Is it a hotspot? Getis-Ord Gi* on square or hexagonal cells, hot and cold told apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from ...analysis.getis_ord import MIN_EVENTS, GiStar, gi_star_hexagons, gi_star_squares
from ...analysis.grid import Grid
from ...analysis.hexgrid import HexGrid
from ...analysis.progress import SILENT, Part, Progress, step
from ...analysis.table import BoolArray, IntArray
from ...domain.left_out import LeftOut
from ...domain.message import QT_TRANSLATE_NOOP, EstError
from ...project.language import translate
from ...project.swedish import figure, metres, number
from ..basis import Basis
from ..layer_reading import require_points
from ..reading import Reading, joined
from ..wording import events, left_out_sentence, sentences
from .stacks import stack_notices

MAX_CELLS = 2_000_000
"""More are not written as polygons: some 2 GB of a GeoPackage."""


Bounds = tuple[float, float, float, float]


class EmptyStudyAreaError(EstError):
    """No cell has its centre in the study area."""


@dataclass(frozen=True)
class HotCellsRequest:
    """How cells are laid and compared; ``extent`` and ``area`` in the reading's CRS."""

    cell_size: float
    distance: float
    hexagons: bool = False
    extent: Bounds | None = None
    area: BaseGeometry | None = None
    fdr: bool = True
    alpha: float = 0.05


@dataclass(frozen=True)
class HotCells:
    """The cells of the study area, (k,) each: their polygons and what Gi* says of them.

    ``cell_of_point`` (n,) is the place of each point's cell among them, -1 outside; empty where the
    server counted.
    """

    basis: Basis
    polygons: NDArray[Any]
    count: IntArray
    z: NDArray[np.float64]
    p: NDArray[np.float64]
    p_fdr: NDArray[np.float64]
    hot_class: NDArray[np.int8]
    significant: int
    hot: int
    cold: int
    cell_of_point: IntArray


def hot_cells(reading: Reading, request: HotCellsRequest, progress: Progress = SILENT) -> HotCells:
    """Compute Gi* of the events in cells. The study area is the area, else the extent, else all cells.

    A cell belongs to the study area by its centre; events in cells outside take no part. Raises
    NoObservationsError, EmptyStudyAreaError, RasterTooLargeError, ParameterError, CancelledError.
    """
    require_points(reading)
    grid = _grid(reading, request)
    inside = _inside(grid, request, _bounds(reading, request))
    points = reading.points()
    cell = grid.cell_of(points.x, points.y)
    takes_part = cell >= 0
    takes_part[takes_part] = inside.ravel()[cell[takes_part]]
    step(progress, 0.1)
    count = np.bincount(cell[takes_part], minlength=grid.cells).reshape(grid.rows, grid.columns)
    n = int(takes_part.sum())
    left_out = joined(reading.left_out_of_points(), {LeftOut.OUTSIDE: len(points) - n})
    notices = (*reading.notices, *stack_notices(points))
    counted = _Counted(grid, inside, count.astype(np.int64), reading.crs, left_out, notices)
    return _answer(counted, request, cell, Part(progress, 0.1, 1.0))


def hot_cells_of_counts(
    grid: Grid,
    counts: IntArray,
    crs: str,
    request: HotCellsRequest,
    left_out: Mapping[LeftOut, int],
    progress: Progress = SILENT,
) -> HotCells:
    """Compute Gi* of events counted by cell elsewhere, as in the database's server: no rows travel.

    ``counts`` (rows, columns), south first. Raises EmptyStudyAreaError, ParameterError, CancelledError.
    """
    inside = _inside(grid, request, grid.bounds)
    outside = int(counts[~inside].sum())
    told = joined(left_out, {LeftOut.OUTSIDE: outside})
    counted = _Counted(grid, inside, counts, crs, told, ())
    return _answer(counted, request, np.empty(0, dtype=np.int64), progress)


@dataclass(frozen=True)
class _Counted:
    grid: Grid | HexGrid
    inside: BoolArray
    count: IntArray
    crs: str
    left_out: Mapping[LeftOut, int]
    notices: tuple[str, ...]


def _answer(counted: _Counted, request: HotCellsRequest, cell: IntArray, progress: Progress) -> HotCells:
    """Compute and word; ``cell`` (n,) is each point's cell, empty where no points were read."""
    grid, inside, count = counted.grid, counted.inside, counted.count
    gi = _gi_star(grid, count, request, inside, Part(progress, 0.0, 0.8))
    cells = np.flatnonzero(inside)
    polygons = grid.squares(cells) if isinstance(grid, Grid) else grid.hexagons(cells)
    step(progress, 1.0)
    n = int(count[inside].sum())
    decisive = gi.decisive.ravel()[cells]
    z = gi.z.ravel()[cells]
    with np.errstate(invalid="ignore"):
        hot, cold = (int(((decisive < request.alpha) & side).sum()) for side in (z > 0, z < 0))
    told = sentences(_sentence(n, hot, cold, len(cells), request), left_out_sentence(counted.left_out))
    # Too few is said first in words, and as a warning where only warnings are looked at.
    notices = (*counted.notices, *((too_few(n),) if n < MIN_EVENTS else ()))
    return HotCells(
        Basis(n, told, counted.left_out, notices, _recipe(counted.crs, request, n)),
        polygons,
        count.ravel()[cells].astype(np.int64),
        z,
        gi.p.ravel()[cells],
        gi.p_fdr.ravel()[cells],
        gi.hot_class.ravel()[cells],
        hot + cold,
        hot,
        cold,
        _places(cells, cell, grid.cells),
    )


def _places(cells: IntArray, cell: IntArray, all_cells: int) -> IntArray:
    """Return the place of each point's cell among ``cells``, -1 for none."""
    place = np.full(all_cells + 1, -1, dtype=np.int64)
    place[cells] = np.arange(len(cells))
    return np.asarray(place[cell])


def _bounds(reading: Reading, request: HotCellsRequest) -> Bounds:
    if request.extent is not None:
        return request.extent
    if request.area is not None:
        x_min, y_min, x_max, y_max = request.area.bounds
        return x_min, y_min, x_max, y_max
    points = reading.points()
    return float(points.x.min()), float(points.y.min()), float(points.x.max()), float(points.y.max())


def _grid(reading: Reading, request: HotCellsRequest) -> Grid | HexGrid:
    bounds = _bounds(reading, request)
    if request.hexagons:
        return HexGrid.covering(bounds, request.cell_size, max_cells=MAX_CELLS)
    if request.extent is None and request.area is None:
        points = reading.points()
        return Grid.of_points(points.x, points.y, request.cell_size, max_cells=MAX_CELLS)
    return Grid.covering(bounds, request.cell_size, max_cells=MAX_CELLS)


def _inside(grid: Grid | HexGrid, request: HotCellsRequest, bounds: Bounds) -> BoolArray:
    if request.area is None:
        return _touching(grid, bounds)
    inside = grid.centres_inside(request.area)
    if not inside.any():
        raise EmptyStudyAreaError(
            QT_TRANSLATE_NOOP(
                "est",
                "No cell has its centre in the study area, so nothing was computed. Choose smaller cells"
                " or another area.",
            )
        )
    return inside


def _touching(grid: Grid | HexGrid, bounds: Bounds) -> BoolArray:
    """Return the cells that touch the bounds: of squares all, of hexagons not those round the border."""
    if isinstance(grid, Grid):
        return np.ones((grid.rows, grid.columns), dtype=bool)
    x, y = grid.centres()
    across, up = grid.cell_size / 2, grid.cell_size / np.sqrt(3)
    return np.asarray(
        (x >= bounds[0] - across) & (x <= bounds[2] + across) & (y >= bounds[1] - up) & (y <= bounds[3] + up)
    )


def _gi_star(
    grid: Grid | HexGrid, count: IntArray, request: HotCellsRequest, inside: BoolArray, progress: Progress
) -> GiStar:
    if isinstance(grid, Grid):
        return gi_star_squares(
            count, grid, request.distance, inside=inside, fdr=request.fdr, progress=progress
        )
    return gi_star_hexagons(count, grid, request.distance, inside=inside, fdr=request.fdr, progress=progress)


def too_few(n: int) -> str:
    """Say that so many events are too few for cells."""
    return translate(
        "est",
        "{events} are too few for a sure conclusion about cells: look at the plain counts instead.",
        events=events(n),
    )


def _sentence(n: int, hot: int, cold: int, cells: int, request: HotCellsRequest) -> str:
    if n < MIN_EVENTS:
        return too_few(n)
    values = {"events": events(n), "cells": number(cells), "hot": number(hot), "cold": number(cold)}
    if not hot and not cold:
        return translate(
            "est",
            "{events} in {cells} cells: no cell stands out more than chance would let it, within {distance}.",
            distance=metres(request.distance),
            **values,
        )
    return translate(
        "est",
        "{events} in {cells} cells: {hot} are hot (more events within {distance} than chance would give) and"
        " {cold} are cold, at {level} %.",
        distance=metres(request.distance),
        level=figure(100 * (1 - request.alpha), 1),
        **values,
    )


def _recipe(crs: str, request: HotCellsRequest, n: int) -> dict[str, object]:
    return {
        "question": "hotspots",
        "crs": crs,
        "cell_size_m": request.cell_size,
        "distance_m": request.distance,
        "shape": "hexagon" if request.hexagons else "square",
        "fdr": request.fdr,
        "alpha": request.alpha,
        "n": n,
    }
