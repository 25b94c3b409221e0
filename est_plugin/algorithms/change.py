"""``est:change``: what has changed, by area and kind."""

from __future__ import annotations

from typing import Any

import shapely
from qgis.core import (
    Qgis,
    QgsProcessingOutputBoolean,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterFeatureSource,
)

from ..analysis.progress import Part, step
from ..analysis.rates import ALPHA, MIN_COUNT
from ..answers.analyses.change import How, Rule
from ..answers.analyses.change_layer import ChangeRequest, change_of_layer
from ..answers.area_input import foreign_areas
from ..answers.lagesbild.kinds import kind_name
from ..answers.lagesbild.parts import ChangeAnswer, ChangeRow
from ..answers.layer_reading import LayerReading, read_layer
from ..answers.membership import AreaShapes
from ..project.language import translate
from ..project.points import PointFields
from . import common
from .base import EstAlgorithm, FeedbackProgress, Results
from .plain_tables import read_area_counts, read_reports
from .polygons import polygons_crs, read_polygons
from .values import Values
from .vector import Rows, as_multi, plain, write_rows

EVENTS, COUNTS = "events", "counts"
COLUMNS = {
    "area": str,
    "category": str,
    "data": str,
    "count": int,
    "compare_count": int,
    "days": int,
    "compare_days": int,
    "rate_ratio": float,
    "ci_low": float,
    "ci_high": float,
    "p": float,
    "p_fdr": float,
    "direction": str,
    "per_thousand": float,
    "same_count": int,
    "same_compare_count": int,
    "same_direction": str,
}


class ChangeAlgorithm(EstAlgorithm):
    """Two periods compared exactly."""

    def code(self) -> str:
        """Return the algorithm's name."""
        return "change"

    def displayName(self) -> str:
        """Return the name in the toolbox."""
        return translate("est", "Change by area")

    def group(self) -> str:
        """Return the group in the toolbox."""
        return translate("est", "What has changed")

    def groupId(self) -> str:
        """Return the group's id."""
        return "change"

    def shortHelpString(self) -> str:
        """Return the help."""
        return translate(
            "est",
            "Compares the events of a period with those of another, by area and, with CATEGORY_FIELD, by"
            " kind.\n\nrate_ratio is how many times as many there were a day, with its 95 % interval; p is"
            " the exact test of two Poisson counts (a two-sided binomial one), p_fdr the same controlled"
            " for all rows. direction is worse or better where p_fdr is below ALPHA, too_few where both"
            " counts together are below MIN_COUNT (these are not tested), else unclear. Rows come with"
            " what goes in the wrong direction first. A ratio that has no bound is null.\n\n"
            "When organisations, or the weeks in which they reported, differ between the periods, that is"
            " said first (REPORTERS_DIFFER), and same_count, same_compare_count and same_direction tell of"
            " those that reported in both. It is known for an EST database, or from REPORTS: a table with"
            " the columns organisation and date, reports of nothing included.\n\n"
            "COUNTS is a table of counts by area (area, category, from, to, count), such as police"
            " statistics: rows of their own, marked counts. Observations known to an area only count in"
            " the areas that hold theirs whole. per_thousand is a year's events per 1,000 residents.",
        )

    def point_parameters(self) -> tuple[str, ...]:
        """INPUT takes points."""
        return ("INPUT",)

    def declare(self) -> None:
        """Add parameters and outputs."""
        table = [Qgis.ProcessingSourceType.Vector]
        self.add(common.points())
        self.add(common.polygons("AREAS", translate("est", "Areas")))
        self.add(common.date_field())
        common.declare_periods(self)
        self.add(common.field("CATEGORY_FIELD", translate("est", "Field of the kind")))
        self.add(common.field("AREA_ID", translate("est", "Field of the area's name or id"), parent="AREAS"))
        self.add(
            common.field(
                "POPULATION_FIELD",
                translate("est", "Field of the population"),
                parent="AREAS",
                kind=common.FieldType.Numeric,
            )
        )
        self.add(
            QgsProcessingParameterFeatureSource(
                "COUNTS", translate("est", "Counts by area"), table, optional=True
            )
        )
        self.add(
            QgsProcessingParameterFeatureSource(
                "REPORTS", translate("est", "Who reported when"), table, optional=True
            )
        )
        self.advanced(common.share("ALPHA", translate("est", "Level of significance"), ALPHA))
        self.advanced(common.whole("MIN_COUNT", translate("est", "Fewest events to compare"), MIN_COUNT, 1))
        self.add(common.sink(translate("est", "Change"), Qgis.ProcessingSourceType.VectorPolygon))
        self.addOutput(
            QgsProcessingOutputBoolean("REPORTERS_DIFFER", translate("est", "The reporting differs"))
        )
        self.addOutput(
            QgsProcessingOutputNumber("COMPARE_COUNT", translate("est", "Observations compared with"))
        )
        self.addOutput(QgsProcessingOutputString("DIRECTION", translate("est", "Verdict on the total")))
        common.declare_counts(self)

    def compute(self, values: Values, progress: FeedbackProgress) -> Results:
        """Read, compare, write."""
        source = self.found_points("INPUT")
        period = values.required_period("FROM", "TO")
        compare = values.required_period("COMPARE_FROM", "COMPARE_TO")
        fields = PointFields(
            start=common.required_date_field(values, source), category=values.field("CATEGORY_FIELD") or ""
        )
        layer = read_layer(
            source, fields, areas_crs=polygons_crs(values, "AREAS"), progress=Part(progress, 0.0, 0.5)
        )
        areas, notices = _areas(values, layer.reading.crs)
        by_name = {area.name: area.uuid for area in areas.areas}
        request = ChangeRequest(
            period,
            compare,
            areas,
            How(
                Rule(values.number("ALPHA"), values.whole("MIN_COUNT")),
                by_kind=values.is_given("CATEGORY_FIELD"),
                keep_empty=not values.is_given("CATEGORY_FIELD"),
            ),
            read_area_counts(values, "COUNTS", by_name) if values.is_given("COUNTS") else (),
            read_reports(values, "REPORTS") if values.is_given("REPORTS") else None,
        )
        answer = change_of_layer(layer, request, Part(progress, 0.5, 0.9))
        step(progress, 0.9)
        rows = _rows(answer, request, layer)
        output = write_rows(values, "OUTPUT", COLUMNS, rows, Qgis.WkbType.MultiPolygon, layer.reading.crs)
        values.notice(*notices, *answer.basis.warnings)
        values.say(answer.basis.sentence)
        return {
            "OUTPUT": output,
            "REPORTERS_DIFFER": answer.reporters_differ,
            "COMPARE_COUNT": answer.headline.compare_count,
            "DIRECTION": answer.headline.direction.value,
            **common.counts(answer.basis),
        }


def _areas(values: Values, crs: str) -> tuple[AreaShapes, tuple[str, ...]]:
    """Return the areas with their names (or ids) and populations, and what must be told about them."""
    name, population = values.field("AREA_ID"), values.field("POPULATION_FIELD")
    fields = [field for field in (name, population) if field is not None]
    polygons = read_polygons(values, "AREAS", fields, crs)
    names = [
        str(row[0]) if name is not None and row[0] is not None else str(n)
        for n, row in enumerate(polygons.rows, 1)
    ]
    residents = [_residents(row[-1]) if population is not None else None for row in polygons.rows]
    return foreign_areas(crs, polygons.shapes, names, residents), polygons.notices


def _residents(value: Any) -> int | None:  # noqa: ANN401 - what a field holds
    return int(value) if isinstance(value, int | float) and value > 0 else None


def _rows(answer: ChangeAnswer, request: ChangeRequest, layer: LayerReading) -> Rows:
    shapes = request.shapes
    wkb = {
        area.uuid: shapely.to_wkb(as_multi(shape))
        for area, shape in zip(shapes.areas, shapes.shapes, strict=True)
    }
    names = {area.uuid: area.name for area in shapes.areas}
    same = {_key(row): row for row in answer.same_reporters.rows} if answer.same_reporters is not None else {}
    for row in answer.rows:
        other = same.get(_key(row))
        kind = row.category_uuid
        yield (
            wkb[row.area_uuid or ""],
            [
                names[row.area_uuid or ""],
                kind_name(kind, layer.reading.categories) if kind is not None else None,
                COUNTS if row.from_counts else EVENTS,
                row.count,
                row.compare_count,
                request.period.days,
                request.compare.days,
                plain(row.rate_ratio),
                plain(row.ci_low),
                plain(row.ci_high),
                row.p,
                row.p_fdr,
                row.direction.value,
                plain(row.per_thousand),
                other.count if other is not None else None,
                other.compare_count if other is not None else None,
                other.direction.value if other is not None else None,
            ],
        )


def _key(row: ChangeRow) -> tuple[str | None, str | None, bool]:
    return row.area_uuid, row.category_uuid, row.from_counts
