"""Significant hotspots of a sheet: cells that hang together, with the place they lie at."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from ...analysis.errors import AnalysisError
from ...analysis.getis_ord import MIN_EVENTS
from ...analysis.progress import SILENT, Progress
from ...analysis.table import FloatArray
from ...project.language import sentence, translate
from ...project.swedish import metres, number
from ..analyses.hot_cells import EmptyStudyAreaError, HotCells, HotCellsRequest, hot_cells
from ..analyses.places import named_places
from ..ground import Ground
from ..reading import Reading
from .sections import Cell, Column, TableSection, Tone

MOST_CELLS = 400_000
"""A municipality so large that it has more gets larger cells."""

MOST_LISTED = 12
CORNER = 0.01
LEAST_EVENTS = 3
"""A cell may be hot by its neighbours alone; with fewer events of its own it is no place to go to."""


@dataclass(frozen=True)
class Hotspots:
    """The table, and the outlines (WKB) that the map shows."""

    table: TableSection
    outlines: tuple[bytes, ...] = ()


def hotspots(
    reading: Reading, ground: Ground, bandwidth_m: float | None, progress: Progress = SILENT
) -> Hotspots:
    """Return where Gi* finds more events than chance would give, controlled for many cells.

    Cells of half the heatmap's bandwidth within the compared areas. Raises CancelledError.
    """
    points = reading.points()
    if len(points) < MIN_EVENTS or bandwidth_m is None:
        return Hotspots(
            _table((), translate("est", "Too few events with an exact place to test for hotspots."), "")
        )
    area = shapely.union_all(list(ground.shown.shapes)) if ground.shown.shapes else None
    bounds = area.bounds if area is not None and not area.is_empty else _bounds(points.x, points.y)
    side = max(bandwidth_m / 2, math.sqrt(_extent(bounds) / MOST_CELLS))
    try:
        cells = hot_cells(reading, HotCellsRequest(side, max(bandwidth_m, 2 * side), area=area), progress)
    except (AnalysisError, EmptyStudyAreaError) as error:
        return Hotspots(_table((), sentence(error), ""))
    return _listed(reading, ground, cells, side, max(bandwidth_m, 2 * side))


def _listed(reading: Reading, ground: Ground, cells: HotCells, side: float, reach: float) -> Hotspots:
    hot = np.flatnonzero(cells.hot_class >= 2)
    method = translate(
        "est",
        "Getis-Ord Gi*, cells of {side}, neighbours within {reach}, 95 %, controlled for many cells (FDR);"
        " those with at least {least} events.",
        side=metres(side),
        reach=metres(reach),
        least=LEAST_EVENTS,
    )
    if not len(hot):
        return Hotspots(_table((), translate("est", "No cell stands out from chance."), method))
    # Cells that meet at a corner only are one hotspot as well.
    whole = shapely.union_all(shapely.buffer(cells.polygons[hot], side * CORNER, join_style="mitre"))
    outlines = list(shapely.get_parts(whole))
    middles = shapely.centroid(cells.polygons[hot])
    ranked = []
    for outline in outlines:
        held = hot[shapely.intersects(outline, middles)]
        ranked.append((int(cells.count[held].sum()), float(cells.z[held].max()), outline))
    ranked = [item for item in ranked if item[0] >= LEAST_EVENTS]
    ranked.sort(key=lambda item: (-item[0], -item[1], item[2].bounds))
    places = _PlaceNames(reading)
    rows = tuple(
        (
            Cell(str(index)),
            Cell(places.within(outline)),
            Cell(_area_name(outline, ground), Tone.QUIET),
            Cell(number(count), Tone.STRONG),
        )
        for index, (count, _, outline) in enumerate(ranked[:MOST_LISTED], start=1)
    )
    hidden = len(ranked) - len(rows)
    note = method if hidden <= 0 else f"{translate('est', '… and {count} more', count=hidden)}. {method}"
    return Hotspots(_table(rows, "", note), tuple(bytes(shapely.to_wkb(shape)) for _, _, shape in ranked))


class _PlaceNames:
    """The named places of what was read, for saying where an outline lies."""

    def __init__(self, reading: Reading) -> None:
        self._points = reading.points()
        self._column = named_places(self._points).column

    def within(self, outline: BaseGeometry) -> str:
        """Return the place that most events within the outline are at."""
        x_min, y_min, x_max, y_max = outline.bounds
        x, y = self._points.x, self._points.y
        near = np.flatnonzero((x >= x_min) & (x <= x_max) & (y >= y_min) & (y <= y_max))
        inside = near[shapely.intersects_xy(outline, x[near], y[near])]
        codes = self._column.codes[inside]
        codes = codes[codes >= 0]
        if not len(codes):
            return translate("est", "without a place name")
        counts = np.bincount(codes)
        return self._column.labels[int(np.argmax(counts))]


def _area_name(outline: BaseGeometry, ground: Ground) -> str:
    point = outline.representative_point()
    for area, shape in zip(ground.shown.areas, ground.shown.shapes, strict=True):
        if shape.intersects(point):
            return area.name
    return ""


def _table(rows: tuple[tuple[Cell, ...], ...], empty: str, note: str) -> TableSection:
    return TableSection(
        "hotspots",
        translate("est", "Significant hotspots"),
        (
            Column("", 0.0),
            Column(translate("est", "at"), 1.0),
            Column(translate("est", "area"), 0.6),
            Column(translate("est", "events"), 0.0, right=True),
        ),
        rows,
        empty=empty,
        note=note,
    )


def _bounds(x: FloatArray, y: FloatArray) -> tuple[float, float, float, float]:
    return float(x.min()), float(y.min()), float(x.max()), float(y.max())


def _extent(bounds: tuple[float, float, float, float]) -> float:
    return (bounds[2] - bounds[0]) * (bounds[3] - bounds[1])
