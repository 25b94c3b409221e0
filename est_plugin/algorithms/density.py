"""``est:density``: the heatmap as a raster."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsProcessingOutputNumber, QgsProcessingParameterRasterDestination

from ..analysis.density import Unit
from ..analysis.progress import Part, step
from ..analysis.surface import class_breaks
from ..answers.analyses.density_layer import density_of
from ..answers.layer_reading import read_layer
from ..project.heatmap_layer import density_name
from ..project.language import translate
from ..project.points import PointFields
from . import common
from .base import EstAlgorithm, FeedbackProgress, Results
from .hotspot_polygons import declare_hotspots, write_hotspots
from .polygons import polygons_crs
from .raster import RasterStyle, density_style, write_geotiff
from .surface import declare_surface, surface_of
from .values import Values


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
            "HOTSPOTS, if asked for, are areas cut from the surface where it is densest: HOTSPOT_RULE says"
            " whether HOTSPOT_AMOUNT is the share of the events (in percent) that they hold together, or a"
            " multiple of the mean density.\n\n"
            "Distances are metres: points in degrees or Web Mercator are brought to SWEREF 99 TM, outside"
            " Sweden to their UTM zone. Observations without an exact place are left out and counted.",
        )

    def point_parameters(self) -> tuple[str, ...]:
        """INPUT takes points."""
        return ("INPUT",)

    def declare(self) -> None:
        """Add parameters and outputs."""
        self.add(common.points())
        declare_surface(self)
        self.add(QgsProcessingParameterRasterDestination("OUTPUT", translate("est", "Density")))
        declare_hotspots(self)
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
        surface = surface_of(values, layer.reading.crs)
        request = surface.request
        answer = density_of(layer.reading, request, Part(progress, 0.4, 0.8))
        density = answer.density
        name = density_name(request.bandwidth)
        if request.unit is not Unit.PER_KM2:
            name = translate("est", "Density of events")
        step(progress, 0.8)
        crs, recipe = layer.reading.crs, answer.basis.recipe
        write_geotiff(output, density.values, density.grid, crs, description=name, recipe=recipe)
        hotspots = write_hotspots(values, layer.reading, density) if values.is_given("HOTSPOTS") else {}
        progress.report(1.0)
        values.notice(*answer.basis.warnings, *surface.notices)
        values.say(answer.basis.sentence)
        RasterStyle(name, density_style(class_breaks(density.maximum))).attach(values.context, output)
        return {
            "OUTPUT": str(Path(output)),
            "MAX_DENSITY": density.maximum,
            **hotspots,
            **common.counts(answer.basis),
        }
