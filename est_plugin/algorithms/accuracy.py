"""``est:accuracy``: how well a hotspot map predicted."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path

import numpy as np
from osgeo import gdal
from qgis.core import (
    Qgis,
    QgsProcessingParameterMapLayer,
    QgsProcessingParameterString,
    QgsRasterLayer,
    QgsVectorLayer,
)

from ..analysis.progress import Part, step
from ..answers.analyses.hit_rate import (
    HitRate,
    ScoredPolygons,
    ScoredRaster,
    hit_rate_of_polygons,
    hit_rate_of_raster,
)
from ..answers.layer_reading import LayerReading, of_period, read_layer
from ..answers.metric import brought_to, is_metric
from ..domain.message import QT_TRANSLATE_NOOP
from ..project.language import translate
from ..project.points import PointFields
from . import common
from .base import EstAlgorithm, FeedbackProgress, Results
from .polygons import field_names, polygons_crs, read_polygons
from .values import ParameterRefused, Values
from .vector import Rows, plain, write_rows

COLUMNS = {"share": float, "hit_rate": float, "pai": float}
SCORES = ("gi_z", "density", "score", "count", "events")
"""Fields that a map's polygons are ordered by, where none is told."""


class AccuracyAlgorithm(EstAlgorithm):
    """Hit rate and prediction accuracy index."""

    def code(self) -> str:
        """Return the algorithm's name."""
        return "accuracy"

    def displayName(self) -> str:
        """Return the name in the toolbox."""
        return translate("est", "How well does a map predict?")

    def group(self) -> str:
        """Return the group in the toolbox."""
        return translate("est", "More questions")

    def groupId(self) -> str:
        """Return the group's id."""
        return "more"

    def shortHelpString(self) -> str:
        """Return the help."""
        return translate(
            "est",
            "Takes a hotspot map (a density raster, Gi* cells, counts in cells) and the events of a later"
            " period: how many of them fell in the worst 1, 5 or 10 % of the area?\n\n"
            "hit_rate is that share of the events; pai is hit_rate over the share of the area, so 1 is"
            " what chance would give. Cells with one score are taken together, in part if need be."
            " Polygons are ordered by SCORE_FIELD, else by gi_z, density, score, count or events; AREAS is"
            " the study area where they leave some of it uncovered. Below some 50 later events the figures"
            " say little.",
        )

    def point_parameters(self) -> tuple[str, ...]:
        """OBSERVATIONS takes points."""
        return ("OBSERVATIONS",)

    def declare(self) -> None:
        """Add parameters and outputs."""
        self.add(
            QgsProcessingParameterMapLayer("HOTSPOTS", translate("est", "Hotspot map (polygons or raster)"))
        )
        self.add(common.points("OBSERVATIONS", translate("est", "Events of a later period (points)")))
        self.add(
            QgsProcessingParameterString(
                "SHARES", translate("est", "Shares of the area (%)"), defaultValue="1,5,10"
            )
        )
        self.advanced(common.field("SCORE_FIELD", translate("est", "Field of the score"), parent="HOTSPOTS"))
        self.advanced(common.polygons("AREAS", translate("est", "Study area"), optional=True))
        self.advanced(common.date_field(parent="OBSERVATIONS"))
        self.advanced(common.day("FROM", translate("est", "First day"), optional=True))
        self.advanced(common.day("TO", translate("est", "Last day"), optional=True))
        self.add(common.sink(translate("est", "Accuracy"), Qgis.ProcessingSourceType.Vector))
        common.declare_counts(self)

    def compute(self, values: Values, progress: FeedbackProgress) -> Results:
        """Read, score, write."""
        source = self.found_points("OBSERVATIONS")
        shares = [share / 100 for share in values.numbers("SHARES")]
        period = values.period("FROM", "TO")
        start = (
            common.required_date_field(values, source) if period is not None else values.field("DATE_FIELD")
        )
        layer = read_layer(source, PointFields(start=start or ""), progress=Part(progress, 0.0, 0.5))
        if period is not None:
            layer = LayerReading(of_period(layer.reading, period), layer.database)
        hotspots = values.algorithm.parameterAsLayer(values.parameters, "HOTSPOTS", values.context)
        if isinstance(hotspots, QgsRasterLayer):
            answer = _of_raster(hotspots, layer, shares, Part(progress, 0.5, 0.9))
        elif isinstance(hotspots, QgsVectorLayer):
            answer = _of_polygons(values, layer, shares, Part(progress, 0.5, 0.9))
        else:
            raise ParameterRefused(
                QT_TRANSLATE_NOOP(
                    "est", "HOTSPOTS: the layer is neither a raster nor polygons. Choose another."
                )
            )
        step(progress, 0.9)
        output = write_rows(values, "OUTPUT", COLUMNS, _rows(answer))
        values.notice(*answer.basis.warnings)
        values.say(answer.basis.sentence)
        return {"OUTPUT": output, **common.counts(answer.basis)}


def _of_raster(hotspots: QgsRasterLayer, layer: LayerReading, shares: list[float], progress: Part) -> HitRate:
    crs = hotspots.crs().authid() or hotspots.crs().toWkt(Qgis.CrsWktVariant.Preferred)
    if not crs or not is_metric(crs):
        raise ParameterRefused(
            QT_TRANSLATE_NOOP(
                "est",
                "HOTSPOTS: the raster is in {crs}, which is not in metres, so its cells have no size. Make"
                " it with est:density, or reproject it.",
            ),
            crs=crs or "?",
        )
    path = hotspots.source().split("|")[0]
    dataset = gdal.Open(path)
    if dataset is None:
        raise ParameterRefused(
            QT_TRANSLATE_NOOP(
                "est", "HOTSPOTS: the raster {file} cannot be read. Check that it is still there."
            ),
            file=Path(path).name,
        )
    band = dataset.GetRasterBand(1)
    score = band.ReadAsArray().astype(np.float64)
    nodata = band.GetNoDataValue()
    if nodata is not None and not math.isnan(nodata):
        score[score == nodata] = np.nan
    x, width, _, y, _, height = dataset.GetGeoTransform()
    moved = replace(layer.reading, counted=brought_to(layer.reading.counted, crs))
    return hit_rate_of_raster(moved, ScoredRaster(score, x, y, width, -height), shares, progress)


def _of_polygons(values: Values, layer: LayerReading, shares: list[float], progress: Part) -> HitRate:
    crs = polygons_crs(values, "HOTSPOTS") or layer.reading.crs
    metric = crs if is_metric(crs) else layer.reading.crs
    field = values.field("SCORE_FIELD") or next(
        (name for name in SCORES if name in field_names(values, "HOTSPOTS")), None
    )
    polygons = read_polygons(values, "HOTSPOTS", [field] if field is not None else [], metric)
    score = np.array([_score(row[0]) if field is not None else 1.0 for row in polygons.rows])
    area = read_polygons(values, "AREAS", crs=metric).merged() if values.is_given("AREAS") else None
    values.notice(*polygons.notices)
    moved = replace(layer.reading, counted=brought_to(layer.reading.counted, metric))
    return hit_rate_of_polygons(moved, ScoredPolygons(score, polygons.shapes, area), shares, progress)


def _score(value: object) -> float:
    """A cell whose score is not defined is taken last."""
    return float(value) if isinstance(value, int | float) else -math.inf


def _rows(answer: HitRate) -> Rows:
    found = answer.accuracy
    for row in range(len(found.share)):
        values = [100 * found.share[row], found.hit_rate[row], found.pai[row]]
        yield None, [plain(value) for value in values]
