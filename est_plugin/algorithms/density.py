"""``est:density``: the heatmap as a raster."""

from __future__ import annotations

from pathlib import Path

from qgis.core import (
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterExtent,
    QgsProcessingParameterRasterDestination,
)

from ..analysis.density import Unit
from ..analysis.kernels import Kernel
from ..analysis.progress import Part, step
from ..analysis.surface import class_breaks
from ..answers.density_layer import DensityRequest, density_of
from ..answers.layer_reading import read_layer
from ..project.heatmap_layer import density_name
from ..project.language import translate
from ..project.points import PointFields
from . import common
from .base import EstAlgorithm, FeedbackProgress, Results
from .polygons import polygons_crs, read_polygons
from .raster import DensityStyle, write_geotiff
from .values import Values

KERNELS = (Kernel.QUARTIC, Kernel.GAUSSIAN, Kernel.UNIFORM)
UNITS = (Unit.PER_KM2, Unit.PER_HECTARE, Unit.PER_M2)


class DensityAlgorithm(EstAlgorithm):
    """Density of events as a GeoTIFF."""

    def code(self) -> str:
        """Return the algorithm's name."""
        return "density"

    def displayName(self) -> str:
        """Return the name in the toolbox."""
        return translate("est", "Density of events (heatmap)")

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
            "How many events there are per km² round each place: each event is spread over the BANDWIDTH.\n\n"
            "Quartic kernel: an event adds 3/(πh²)·(1−d²/h²)² at the distance d. With few events this is"
            " summed exactly at the centre of each cell; with many it is binned first (four nearest cells,"
            " then FFT), and the log says by how much one event's density can be off at most. Choose cells of"
            " an eighth of the bandwidth or smaller.\n\n"
            "Cells lie on whole multiples of CELL_SIZE, so rasters with the same cells can be compared."
            " Outside MASK there is nodata, where nothing is near 0. EDGE corrects for the kernel that would"
            " fall outside the mask.\n\n"
            "Distances are metres: points in degrees or Web Mercator are brought to SWEREF 99 TM, outside"
            " Sweden to their UTM zone. Observations without an exact place are left out and counted.",
        )

    def point_parameters(self) -> tuple[str, ...]:
        """INPUT takes points."""
        return ("INPUT",)

    def declare(self) -> None:
        """Add parameters and outputs."""
        self.add(common.points())
        self.add(common.metres("BANDWIDTH", translate("est", "Bandwidth (m)"), 300))
        self.add(common.metres("CELL_SIZE", translate("est", "Cell size (m)"), 25))
        self.add(common.field("WEIGHT", translate("est", "Weight"), kind=common.FieldType.Numeric))
        self.add(QgsProcessingParameterExtent("EXTENT", translate("est", "Extent"), optional=True))
        self.add(common.polygons("MASK", translate("est", "Study area (mask)"), optional=True))
        self.advanced(
            QgsProcessingParameterEnum(
                "KERNEL",
                translate("est", "Kernel"),
                [
                    translate("est", "Quartic"),
                    translate("est", "Gaussian (the bandwidth is σ)"),
                    translate("est", "Uniform"),
                ],
                defaultValue=0,
                optional=True,
            )
        )
        self.advanced(
            QgsProcessingParameterBoolean(
                "EDGE", translate("est", "Correct at the edge of the mask"), defaultValue=False, optional=True
            )
        )
        self.advanced(
            QgsProcessingParameterEnum(
                "UNIT",
                translate("est", "Unit"),
                [
                    translate("est", "Events per km²"),
                    translate("est", "Events per hectare"),
                    translate("est", "Events per m²"),
                ],
                defaultValue=0,
                optional=True,
            )
        )
        self.add(QgsProcessingParameterRasterDestination("OUTPUT", translate("est", "Density")))
        self.addOutput(QgsProcessingOutputNumber("MAX_DENSITY", translate("est", "Greatest density")))
        common.declare_counts(self)

    def compute(self, values: Values, progress: FeedbackProgress) -> Results:
        """Read, compute, write."""
        output = values.algorithm.parameterAsOutputLayer(values.parameters, "OUTPUT", values.context)
        fields = PointFields(weight=values.field("WEIGHT") or "")
        layer = read_layer(
            self.found_points("INPUT"),
            fields,
            areas_crs=polygons_crs(values, "MASK"),
            progress=Part(progress, 0.0, 0.4),
        )
        crs = layer.reading.crs
        mask = read_polygons(values, "MASK", crs=crs) if values.is_given("MASK") else None
        unit = UNITS[values.choice("UNIT")]
        request = DensityRequest(
            bandwidth=values.number("BANDWIDTH"),
            cell_size=values.number("CELL_SIZE"),
            kernel=KERNELS[values.choice("KERNEL")],
            unit=unit,
            edge=values.yes("EDGE"),
            extent=values.extent("EXTENT", crs),
            area=mask.merged() if mask is not None else None,
        )
        answer = density_of(layer.reading, request, Part(progress, 0.4, 0.8))
        density = answer.density
        name = (
            density_name(request.bandwidth) if unit is Unit.PER_KM2 else translate("est", "Density of events")
        )
        step(progress, 0.8)
        write_geotiff(output, density.values, density.grid, crs, description=name, recipe=answer.basis.recipe)
        progress.report(1.0)
        values.notice(*answer.basis.warnings, *(mask.notices if mask is not None else ()))
        values.say(answer.basis.sentence)
        DensityStyle(name, class_breaks(density.maximum)).attach(values.context, output)
        return {"OUTPUT": str(Path(output)), "MAX_DENSITY": density.maximum, **common.counts(answer.basis)}
