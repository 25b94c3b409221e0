"""``est:persistence``: passing or a pattern?"""

from __future__ import annotations

import numpy as np
from qgis.core import Qgis, QgsProcessingOutputNumber, QgsProcessingParameterEnum

from ..analysis.progress import Part, step
from ..answers.analyses.patterns import Patterns, Step, patterns_of_areas, patterns_of_cells
from ..answers.area_input import foreign_areas
from ..answers.layer_reading import LayerReading, of_period, read_layer
from ..answers.membership import membership
from ..domain.message import QT_TRANSLATE_NOOP
from ..domain.period import Period
from ..project.language import translate
from ..project.points import PointFields
from . import common
from .base import EstAlgorithm, FeedbackProgress, Results
from .polygons import Polygons, polygons_crs, read_polygons
from .values import ParameterRefused, Values
from .vector import Rows, as_multi, polygon_rows, write_rows

COLUMNS = {
    "pattern": str,
    "mk_z": float,
    "mk_p": float,
    "count": int,
    "recent_count": int,
    "hot_steps": int,
    "steps": int,
}


class PersistenceAlgorithm(EstAlgorithm):
    """Cells or areas over the steps of time."""

    def code(self) -> str:
        """Return the algorithm's name."""
        return "persistence"

    def displayName(self) -> str:
        """Return the name in the toolbox."""
        return translate("est", "Passing or a pattern?")

    def group(self) -> str:
        """Return the group in the toolbox."""
        return translate("est", "When")

    def groupId(self) -> str:
        """Return the group's id."""
        return "when"

    def shortHelpString(self) -> str:
        """Return the help."""
        return translate(
            "est",
            "Is a hotspot passing or a pattern? The period is cut into whole weeks or months; a cell or"
            " area is hot in a step when it holds more events than chance would give it, had the step's"
            " events been spread evenly over all cells that ever held one, or all areas (Poisson, p <"
            " 0.05). Recent is the last quarter of the steps, rounded up. mk_z and mk_p are Mann-Kendall's"
            " test for a trend, with ties. One event alone makes nothing hot.\n\n"
            "none: never hot. new: hot recently, never before. historical: hot before, not recently. Hot both"
            " before and recently: intensifying where the counts rise (mk_p < 0.05), diminishing where they"
            " fall, else persistent if hot in at least half of the steps, else sporadic.\n\n"
            "Give CELL_SIZE or AREAS. At least six steps are needed; begun weeks and months are left out.",
        )

    def point_parameters(self) -> tuple[str, ...]:
        """INPUT takes points."""
        return ("INPUT",)

    def declare(self) -> None:
        """Add parameters and outputs."""
        self.add(common.points())
        self.add(common.date_field())
        self.add(common.metres("CELL_SIZE", translate("est", "Cell size (m)"), None, optional=True))
        self.add(common.polygons("AREAS", translate("est", "Areas"), optional=True))
        self.add(
            QgsProcessingParameterEnum(
                "STEP",
                translate("est", "Step of time"),
                [one.value for one in Step],
                defaultValue=Step.MONTH.value,
                usesStaticStrings=True,
            )
        )
        self.add(common.day("FROM", translate("est", "First day")))
        self.add(common.day("TO", translate("est", "Last day")))
        self.add(common.sink(translate("est", "Patterns"), Qgis.ProcessingSourceType.VectorPolygon))
        self.addOutput(QgsProcessingOutputNumber("STEPS", translate("est", "Steps")))
        common.declare_counts(self)

    def compute(self, values: Values, progress: FeedbackProgress) -> Results:
        """Read, compute, write."""
        source = self.found_points("INPUT")
        if values.is_given("CELL_SIZE") == values.is_given("AREAS"):
            raise ParameterRefused(
                QT_TRANSLATE_NOOP("est", "Give either CELL_SIZE or AREAS: one of them, not both or neither.")
            )
        period, step_ = values.required_period("FROM", "TO"), Step(values.option("STEP"))
        fields = PointFields(start=common.required_date_field(values, source))
        layer = read_layer(
            source, fields, areas_crs=polygons_crs(values, "AREAS"), progress=Part(progress, 0.0, 0.4)
        )
        crs = layer.reading.crs
        if values.is_given("AREAS"):
            areas = read_polygons(values, "AREAS", crs=crs)
            values.notice(*areas.notices)
            answer = _of_areas(layer, period, step_, areas, Part(progress, 0.4, 0.9))
        else:
            size = values.number("CELL_SIZE")
            answer = patterns_of_cells(layer.reading, period, step_, size, Part(progress, 0.4, 0.9))
        step(progress, 0.9)
        kind = Qgis.WkbType.MultiPolygon if values.is_given("AREAS") else Qgis.WkbType.Polygon
        output = write_rows(values, "OUTPUT", COLUMNS, _rows(answer, kind), kind, crs)
        values.notice(*answer.basis.warnings)
        values.say(answer.basis.sentence)
        return {"OUTPUT": output, "STEPS": answer.counts.shape[1], **common.counts(answer.basis)}


def _of_areas(layer: LayerReading, period: Period, step_: Step, areas: Polygons, progress: Part) -> Patterns:
    reading = of_period(layer.reading, None)
    lies_in = membership(reading.counted, foreign_areas(areas.crs, areas.shapes), layer.own_areas())
    return patterns_of_areas(reading, period, step_, areas.shapes, lies_in, progress)


def _rows(answer: Patterns, kind: Qgis.WkbType) -> Rows:
    result = answer.result
    steps = answer.counts.shape[1]
    columns = (
        [str(pattern) for pattern in result.pattern],
        result.trend.z,
        result.trend.p,
        answer.counts.sum(axis=1),
        answer.counts[:, -result.recent_steps :].sum(axis=1),
        result.hot.sum(axis=1),
        np.full(len(answer.shapes), steps),
    )
    shapes = answer.shapes
    if kind == Qgis.WkbType.MultiPolygon:
        shapes = np.array([as_multi(shape) for shape in shapes], dtype=object)
    return polygon_rows(shapes, columns)
