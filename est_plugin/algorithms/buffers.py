"""``est:buffers``: *närområde*, events near objects."""

from __future__ import annotations

import shapely
from qgis.core import (
    Qgis,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterString,
)

from ..analysis.progress import Part, step
from ..answers.insatser.nearby import Nearby, NearbyRequest, nearby
from ..answers.layer_reading import of_period, read_layer
from ..answers.metric import is_metric
from ..project.language import translate
from ..project.points import PointFields
from . import common
from .base import EstAlgorithm, FeedbackProgress, Results
from .geometries import Geometries, geometries_crs, read_geometries
from .values import Values
from .vector import Rows, as_multi, plain, write_rows

COLUMNS = {
    "id": int,
    "category": str,
    "distance_from": float,
    "distance_to": float,
    "area_km2": float,
    "count": int,
    "density_km2": float,
    "ratio": float,
    "ratio_ci_low": float,
    "ratio_ci_high": float,
}


class BuffersAlgorithm(EstAlgorithm):
    """Rings round schools, squares, lamps, with the events in them."""

    def code(self) -> str:
        """Return the algorithm's name."""
        return "buffers"

    def displayName(self) -> str:
        """Return the name in the toolbox."""
        return translate("est", "Surroundings (buffers)")

    def group(self) -> str:
        """Return the group in the toolbox."""
        return translate("est", "Where")

    def groupId(self) -> str:
        """Return the group's id."""
        return "where"

    def shortHelpString(self) -> str:
        """Return the help."""
        return translate(
            "est",
            "Counts the events near objects of any kind: points, lines or polygons.\n\n"
            "DISTANCES=50,100,250 gives rings of 0–50, 50–100 and 100–250 metres; without RINGS discs."
            " Distances are measured, so an event at exactly 50 m lies in the first ring, and one inside a"
            " polygon at 0. With DISSOLVE all objects are one, and an event counts once, at its nearest.\n\n"
            "ratio is the density there over that of the whole extent (the convex hull of all events and"
            " rings), with its exact 95 % interval: where that holds 1 there is no certain difference. A"
            " place among houses is denser than the forest round it whatever happens there, so compare"
            " like with like.",
        )

    def point_parameters(self) -> tuple[str, ...]:
        """OBSERVATIONS takes points."""
        return ("OBSERVATIONS",)

    def declare(self) -> None:
        """Add parameters and outputs."""
        self.add(
            QgsProcessingParameterFeatureSource(
                "INPUT", translate("est", "Objects"), [Qgis.ProcessingSourceType.VectorAnyGeometry]
            )
        )
        self.add(common.points("OBSERVATIONS"))
        self.add(
            QgsProcessingParameterString(
                "DISTANCES", translate("est", "Distances (m)"), defaultValue="50,100,250"
            )
        )
        self.add(
            QgsProcessingParameterBoolean(
                "RINGS", translate("est", "Rings rather than discs"), defaultValue=True, optional=True
            )
        )
        self.add(
            QgsProcessingParameterBoolean(
                "DISSOLVE", translate("est", "All objects as one"), defaultValue=False, optional=True
            )
        )
        self.add(common.date_field(parent="OBSERVATIONS"))
        self.add(common.day("FROM", translate("est", "First day"), optional=True))
        self.add(common.day("TO", translate("est", "Last day"), optional=True))
        self.add(common.field("CATEGORY_FIELD", translate("est", "Field of the kind"), parent="OBSERVATIONS"))
        self.add(common.sink(translate("est", "Surroundings"), Qgis.ProcessingSourceType.VectorPolygon))
        self.addOutput(
            QgsProcessingOutputNumber("EXTENT_KM2", translate("est", "Extent compared with (km²)"))
        )
        common.declare_counts(self)

    def compute(self, values: Values, progress: FeedbackProgress) -> Results:
        """Read, count, write."""
        source = self.found_points("OBSERVATIONS")
        request = NearbyRequest(
            values.numbers("DISTANCES"),
            rings=values.yes("RINGS"),
            dissolve=values.yes("DISSOLVE"),
            by_kind=values.is_given("CATEGORY_FIELD"),
        )
        period = values.period("FROM", "TO")
        start = (
            common.required_date_field(values, source) if period is not None else values.field("DATE_FIELD")
        )
        fields = PointFields(start=start or "", category=values.field("CATEGORY_FIELD") or "")
        own = geometries_crs(values, "INPUT")
        areas_crs = own if own and is_metric(own) else None
        layer = read_layer(source, fields, areas_crs=areas_crs, progress=Part(progress, 0.0, 0.3))
        reading = of_period(layer.reading, period) if period is not None else layer.reading
        things = read_geometries(values, "INPUT", reading.crs)
        answer = nearby(reading, things.shapes, request, Part(progress, 0.3, 0.9))
        step(progress, 0.9)
        output = write_rows(
            values, "OUTPUT", COLUMNS, _rows(answer, things), Qgis.WkbType.MultiPolygon, reading.crs
        )
        values.notice(*things.notices, *answer.basis.warnings)
        values.say(answer.basis.sentence)
        return {"OUTPUT": output, "EXTENT_KM2": answer.extent_km2, **common.counts(answer.basis)}


def _rows(answer: Nearby, things: Geometries) -> Rows:
    for row in answer.rows:
        yield (
            shapely.to_wkb(as_multi(row.shape)),
            [
                things.ids[row.thing] if row.thing is not None else None,
                row.kind,
                row.distance_from,
                row.distance_to,
                row.area_km2,
                row.count,
                plain(row.density_km2),
                plain(row.ratio),
                plain(row.ci_low),
                plain(row.ci_high),
            ],
        )
