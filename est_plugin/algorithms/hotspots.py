"""``est:hotspots``: significant hotspots by Getis-Ord Gi*."""

from __future__ import annotations

from qgis.core import (
    Qgis,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterExtent,
)

from ..analysis.progress import Part, step
from ..answers.analyses.hot_cells import HotCells, HotCellsRequest, hot_cells
from ..answers.layer_reading import read_layer
from ..project.language import translate
from . import common
from .base import EstAlgorithm, FeedbackProgress, Results
from .polygons import polygons_crs, read_polygons
from .values import Values
from .vector import Rows, polygon_rows, write_rows

HEXAGON = 1
COLUMNS = {"count": int, "gi_z": float, "gi_p": float, "gi_p_fdr": float, "class": int}


class HotspotsAlgorithm(EstAlgorithm):
    """Gi* on square or hexagonal cells."""

    def code(self) -> str:
        """Return the algorithm's name."""
        return "hotspots"

    def displayName(self) -> str:
        """Return the name in the toolbox."""
        return translate("est", "Significant hotspots (Gi*)")

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
            "Which cells hold more events in their neighbourhood than chance would put there, and which"
            " fewer: Getis-Ord Gi* with binary weights; all cells whose centres lie within DISTANCE of"
            " each other are neighbours, each its own neighbour as well.\n\n"
            "class is 3, 2, 1 for hot and −3, −2, −1 for cold cells at 99, 95 and 90 %, by gi_p_fdr"
            " (controlled for false discoveries after Benjamini and Hochberg) or, with FDR off, by gi_p;"
            " both are two-sided. ALPHA only counts the significant cells. The plain count stands beside"
            " it: on Swedish data it predicts about as well.\n\n"
            "AREAS is the study area: cells whose centres lie outside it take no part. Without it empty land"
            " counts, and most cells turn out cold. Below 30 events the numbers say too little.",
        )

    def point_parameters(self) -> tuple[str, ...]:
        """INPUT takes points."""
        return ("INPUT",)

    def declare(self) -> None:
        """Add parameters and outputs."""
        self.add(common.points())
        self.add(common.metres("CELL_SIZE", translate("est", "Cell size (m)"), 200))
        self.add(common.metres("DISTANCE", translate("est", "Distance between neighbours (m)"), 400))
        self.add(
            QgsProcessingParameterEnum(
                "SHAPE",
                translate("est", "Shape of the cells"),
                [translate("est", "Square"), translate("est", "Hexagon")],
                defaultValue=0,
                optional=True,
            )
        )
        self.add(QgsProcessingParameterExtent("EXTENT", translate("est", "Extent"), optional=True))
        self.add(common.polygons("AREAS", translate("est", "Study area"), optional=True))
        self.advanced(
            QgsProcessingParameterBoolean(
                "FDR", translate("est", "Control for false discoveries"), defaultValue=True, optional=True
            )
        )
        self.advanced(common.share("ALPHA", translate("est", "Level of significance"), 0.05))
        self.add(common.sink(translate("est", "Hotspots"), Qgis.ProcessingSourceType.VectorPolygon))
        self.addOutput(QgsProcessingOutputNumber("SIGNIFICANT", translate("est", "Significant cells")))
        self.addOutput(QgsProcessingOutputNumber("HOT", translate("est", "Hot cells")))
        self.addOutput(QgsProcessingOutputNumber("COLD", translate("est", "Cold cells")))
        common.declare_counts(self)

    def compute(self, values: Values, progress: FeedbackProgress) -> Results:
        """Read, compute, write."""
        layer = read_layer(
            self.found_points("INPUT"),
            areas_crs=polygons_crs(values, "AREAS"),
            progress=Part(progress, 0.0, 0.3),
        )
        crs = layer.reading.crs
        areas = read_polygons(values, "AREAS", crs=crs) if values.is_given("AREAS") else None
        request = HotCellsRequest(
            cell_size=values.number("CELL_SIZE"),
            distance=values.number("DISTANCE"),
            hexagons=values.choice("SHAPE") == HEXAGON,
            extent=values.extent("EXTENT", crs),
            area=areas.merged() if areas is not None else None,
            fdr=values.yes("FDR"),
            alpha=values.number("ALPHA"),
        )
        answer = hot_cells(layer.reading, request, Part(progress, 0.3, 0.7))
        step(progress, 0.7)
        output = write_rows(values, "OUTPUT", COLUMNS, _rows(answer), Qgis.WkbType.Polygon, crs)
        values.notice(*(areas.notices if areas is not None else ()), *answer.basis.warnings)
        values.say(answer.basis.sentence)
        return {
            "OUTPUT": output,
            "SIGNIFICANT": answer.significant,
            "HOT": answer.hot,
            "COLD": answer.cold,
            **common.counts(answer.basis),
        }


def _rows(answer: HotCells) -> Rows:
    columns = (answer.count, answer.z, answer.p, answer.p_fdr, answer.hot_class)
    return polygon_rows(answer.polygons, columns)
