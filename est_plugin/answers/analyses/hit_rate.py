"""How well does a map say where the next events are? Hit rate and PAI of polygons or a raster."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from ...analysis.accuracy import MIN_EVENTS, Accuracy, accuracy
from ...analysis.areas import area_of_points, points_in_areas
from ...analysis.progress import SILENT, Progress, step
from ...analysis.table import FloatArray
from ...domain.left_out import LeftOut
from ...project.language import translate
from ...project.swedish import decimal, percent
from ..basis import Basis
from ..layer_reading import require_points
from ..reading import Reading, joined
from ..wording import events, left_out_sentence, sentences


@dataclass(frozen=True)
class HitRate:
    """Hit rate and PAI by share of the study area."""

    basis: Basis
    accuracy: Accuracy


@dataclass(frozen=True)
class ScoredRaster:
    """A map as a grid: ``score`` (rows, columns), row 0 northernmost, NaN outside; in metres."""

    score: NDArray[Any]
    x_min: float
    y_max: float
    cell_width: float
    cell_height: float


@dataclass(frozen=True)
class ScoredPolygons:
    """A map as polygons with a score each; ``area`` is the study area, where they leave some of it free."""

    score: FloatArray
    shapes: Sequence[BaseGeometry]
    area: BaseGeometry | None = None


def hit_rate_of_raster(
    reading: Reading, raster: ScoredRaster, shares: Sequence[float], progress: Progress = SILENT
) -> HitRate:
    """Score a raster by later events, both in one CRS. Raises NoObservationsError, ParameterError."""
    require_points(reading)
    points = reading.points()
    step(progress, 0.1)
    rows, columns = raster.score.shape
    column = np.floor((points.x - raster.x_min) / raster.cell_width)
    row = np.floor((raster.y_max - points.y) / raster.cell_height)
    inside = (column >= 0) & (column < columns) & (row >= 0) & (row < rows)
    cell = (row[inside] * columns + column[inside]).astype(np.int64)
    on_map = ~np.isnan(raster.score.ravel()[cell])
    hits = np.bincount(cell[on_map], minlength=raster.score.size).reshape(raster.score.shape)
    size = raster.cell_width * raster.cell_height
    return _answer(reading, accuracy(raster.score, np.array(size), hits, shares), len(points))


def hit_rate_of_polygons(
    reading: Reading, polygons: ScoredPolygons, shares: Sequence[float], progress: Progress = SILENT
) -> HitRate:
    """Score polygons by later events, all in one CRS. An event in several counts in the highest score.

    Raises NoObservationsError, ParameterError, CancelledError.
    """
    require_points(reading)
    points = reading.points()
    order = np.argsort(-polygons.score, kind="stable")
    shapes = [polygons.shapes[number] for number in order]
    lies_in = area_of_points(shapes, points.x, points.y, progress)
    hits = np.bincount(lies_in[lies_in >= 0], minlength=len(shapes))
    sizes = np.asarray(shapely.area(np.asarray(shapes, dtype=object)))
    rest_area = rest_hits = 0.0
    if polygons.area is not None:
        rest_area = max(0.0, float(polygons.area.area - sizes.sum()))
        within = points_in_areas([polygons.area], points.x, points.y).point
        rest_hits = float(np.sum(lies_in[within] < 0))
    found = accuracy(polygons.score[order], sizes, hits, shares, rest_area=rest_area, rest_hits=rest_hits)
    return _answer(reading, found, len(points))


def _answer(reading: Reading, found: Accuracy, n: int) -> HitRate:
    outside = n - round(found.events)
    left_out = joined(reading.left_out_of_points(), {LeftOut.OUTSIDE: outside})
    warnings = reading.notices
    if found.events < MIN_EVENTS:
        few = translate(
            "est",
            "{events} are too few to say how well a map predicts; some {least} are needed.",
            events=events(round(found.events)),
            least=MIN_EVENTS,
        )
        warnings = (*warnings, few)
    recipe = {
        "question": "accuracy",
        "crs": reading.crs,
        "shares": [float(share) for share in found.share],
        "n": round(found.events),
    }
    told = sentences(_sentence(found), left_out_sentence(left_out))
    return HitRate(Basis(round(found.events), told, left_out, warnings, recipe), found)


def _sentence(found: Accuracy) -> str:
    if found.events == 0:
        return translate(
            "est", "No event of the later period lies on the map, so nothing can be said about it."
        )
    return translate(
        "est",
        "The worst {share} of the area held {hits} of the {events} that came later: {pai} times as many as"
        " chance would give.",
        share=percent(float(found.share[0]), 1),
        hits=percent(float(found.hit_rate[0]), 1),
        events=events(round(found.events)),
        pai=decimal(float(found.pai[0])),
    )
