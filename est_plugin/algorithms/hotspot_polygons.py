"""Hotspots as polygons, cut from the surface of ``est:density``: its optional parameters and output."""

from __future__ import annotations

import shapely
from qgis.core import (
    Qgis,
    QgsProcessingOutputNumber,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterNumber,
)

from ..analysis.density import Density
from ..analysis.surface import CutBy, hot_polygons
from ..answers.reading import Reading
from ..project.language import translate
from . import common
from .base import EstAlgorithm, Results
from .values import Values
from .vector import Rows, as_multi, write_rows

COLUMNS = {"events": int, "share": float, "area_km2": float, "peak": float}
_RULES = (CutBy.SHARE_OF_EVENTS, CutBy.MULTIPLE_OF_MEAN)


def declare_hotspots(algorithm: EstAlgorithm) -> None:
    """Add HOTSPOTS, HOTSPOT_RULE and HOTSPOT_AMOUNT, and the outputs that say what was cut."""
    algorithm.advanced(
        QgsProcessingParameterEnum(
            "HOTSPOT_RULE",
            translate("est", "Hotspots by"),
            [
                translate("est", "Share of the events (%)"),
                translate("est", "Multiple of the mean density"),
            ],
            defaultValue=0,
            optional=True,
        )
    )
    algorithm.advanced(
        QgsProcessingParameterNumber(
            "HOTSPOT_AMOUNT",
            translate("est", "How much"),
            common.Number.Double,
            defaultValue=25,
            optional=True,
            minValue=0.001,
        )
    )
    sink = QgsProcessingParameterFeatureSink(
        "HOTSPOTS",
        translate("est", "Hotspots as areas"),
        Qgis.ProcessingSourceType.VectorPolygon,
        optional=True,
        createByDefault=False,
    )
    algorithm.addParameter(sink)
    algorithm.addOutput(QgsProcessingOutputNumber("HOTSPOT_COUNT", translate("est", "Number of hotspots")))
    algorithm.addOutput(
        QgsProcessingOutputNumber("HOTSPOT_THRESHOLD", translate("est", "Density where a hotspot begins"))
    )


def write_hotspots(values: Values, reading: Reading, density: Density) -> Results:
    """Cut and write the hotspots. Raises ParameterError, OutputError."""
    by = _RULES[values.choice("HOTSPOT_RULE")]
    amount = values.number("HOTSPOT_AMOUNT")
    points = reading.points()
    found = hot_polygons(
        density,
        points.x,
        points.y,
        by=by,
        amount=amount / 100 if by is CutBy.SHARE_OF_EVENTS else amount,
    )

    def rows() -> Rows:
        for each in found.polygons:
            yield (
                shapely.to_wkb(as_multi(each.geometry)),
                [each.events, each.share, each.area_km2, each.peak],
            )

    output = write_rows(values, "HOTSPOTS", COLUMNS, rows(), Qgis.WkbType.MultiPolygon, reading.crs)
    threshold = found.threshold if found.polygons else None
    return {"HOTSPOTS": output, "HOTSPOT_COUNT": len(found.polygons), "HOTSPOT_THRESHOLD": threshold}
