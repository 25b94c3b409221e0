"""``est:densitychange``: where it got denser, and where less dense."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsProcessingOutputNumber, QgsProcessingParameterRasterDestination

from ..analysis.progress import Part, step
from ..answers.analyses.density_change import density_change
from ..answers.layer_reading import read_layer
from ..project.language import translate
from ..project.points import PointFields
from ..project.swedish import metres
from . import common
from .base import EstAlgorithm, FeedbackProgress, Results
from .polygons import polygons_crs
from .raster import RasterStyle, change_style, write_geotiff
from .surface import declare_surface, surface_of
from .values import Values


class DensityChangeAlgorithm(EstAlgorithm):
    """The difference of the densities of two periods."""

    def code(self) -> str:
        """Return the algorithm's name."""
        return "densitychange"

    def displayName(self) -> str:
        """Return the name in the toolbox."""
        return translate("est", "Change of density")

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
            "The density from FROM to TO less the density from COMPARE_FROM to COMPARE_TO, both per year, so"
            " that periods of unequal length can be compared: one grid, one bandwidth. Above 0 there were"
            " more events than before.\n\n"
            "Both ends of a period are included; an event belongs to the period of its start. The"
            " difference of two densities is no test and is largest where there is most: est:change says"
            " which changes are certain.\n\n"
            "The other parameters are those of est:density.",
        )

    def point_parameters(self) -> tuple[str, ...]:
        """INPUT takes points."""
        return ("INPUT",)

    def declare(self) -> None:
        """Add parameters and outputs."""
        self.add(common.points())
        self.add(common.date_field())
        common.declare_periods(self)
        declare_surface(self)
        self.add(QgsProcessingParameterRasterDestination("OUTPUT", translate("est", "Change of density")))
        self.addOutput(QgsProcessingOutputNumber("MAX_CHANGE", translate("est", "Greatest rise")))
        self.addOutput(QgsProcessingOutputNumber("MIN_CHANGE", translate("est", "Greatest fall")))
        self.addOutput(
            QgsProcessingOutputNumber("COMPARE_COUNT", translate("est", "Observations compared with"))
        )
        common.declare_counts(self)

    def compute(self, values: Values, progress: FeedbackProgress) -> Results:
        """Read, compute, write."""
        output = values.algorithm.parameterAsOutputLayer(values.parameters, "OUTPUT", values.context)
        source = self.found_points("INPUT")
        period = values.required_period("FROM", "TO")
        compare = values.required_period("COMPARE_FROM", "COMPARE_TO")
        fields = PointFields(
            start=common.required_date_field(values, source), weight=values.field("WEIGHT") or ""
        )
        layer = read_layer(
            source, fields, areas_crs=polygons_crs(values, "MASK"), progress=Part(progress, 0.0, 0.4)
        )
        surface = surface_of(values, layer.reading.crs)
        answer = density_change(layer.reading, surface.request, period, compare, Part(progress, 0.4, 0.8))
        name = translate(
            "est",
            "Change of density per year (bandwidth {bandwidth})",
            bandwidth=metres(surface.request.bandwidth),
        )
        step(progress, 0.8)
        crs, recipe = layer.reading.crs, answer.basis.recipe
        write_geotiff(output, answer.values, answer.grid, crs, description=name, recipe=recipe)
        progress.report(1.0)
        values.notice(*answer.basis.warnings, *surface.notices)
        values.say(answer.basis.sentence)
        RasterStyle(name, change_style(answer.breaks)).attach(values.context, output)
        return {
            "OUTPUT": str(Path(output)),
            "MAX_CHANGE": answer.highest,
            "MIN_CHANGE": answer.lowest,
            "COMPARE_COUNT": answer.compare_n,
            **common.counts(answer.basis),
        }
