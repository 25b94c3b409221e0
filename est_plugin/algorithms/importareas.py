"""``est:importareas``: districts, EST areas and other polygons into the shared database."""

from __future__ import annotations

from qgis.core import QgsProcessingOutputNumber, QgsProcessingParameterString

from ..analysis.progress import Part, step
from ..domain.area import AreaKind
from ..exchange.area_import import import_areas
from ..exchange.area_reader import AreaFields, read_areas
from ..exchange.features import from_qgis
from ..project.language import translate
from . import common
from .base import EstAlgorithm, FeedbackProgress, Results
from .polygons import polygon_source
from .troubles import told
from .values import Values


class ImportAreas(EstAlgorithm):
    """Takes polygons in any CRS; areas that are there already are updated by their id."""

    def code(self) -> str:
        """Return the algorithm's name."""
        return "importareas"

    def displayName(self) -> str:
        """Return the name in the toolbox."""
        return translate("est", "Import areas")

    def group(self) -> str:
        """Return the group in the toolbox."""
        return translate("est", "Database")

    def groupId(self) -> str:
        """Return the group's id."""
        return "database"

    def shortHelpString(self) -> str:
        """Return the help."""
        return translate(
            "est",
            "Takes polygons of a layer, in any coordinate system, into the shared database as areas.\n\n"
            "KIND is est_area, district, municipality or a level of your own. An area with the same id"
            " (without ID_FIELD: the same name) is updated and keeps what is linked to it; areas that the"
            " layer lacks are left alone. All areas are saved, or none. Rows without a name or a polygon are"
            " rejected, each with its reason; borders that cross themselves are mended with a notice.",
        )

    def declare(self) -> None:
        """Add parameters and outputs."""
        self.add(common.polygons("INPUT", translate("est", "Areas (polygons)")))
        self.add(QgsProcessingParameterString("DATABASE", translate("est", "Database")))
        self.add(
            QgsProcessingParameterString(
                "KIND", translate("est", "Kind of area"), defaultValue=AreaKind.DISTRICT.value
            )
        )
        self.add(common.field("NAME_FIELD", translate("est", "Field of the name"), optional=False))
        self.add(common.field("ID_FIELD", translate("est", "Field of the id")))
        self.add(common.field("POPULATION_FIELD", translate("est", "Field of the population")))
        self.addOutput(QgsProcessingOutputNumber("IMPORTED", translate("est", "New areas")))
        self.addOutput(QgsProcessingOutputNumber("UPDATED", translate("est", "Updated areas")))
        self.addOutput(QgsProcessingOutputNumber("REJECTED", translate("est", "Rejected rows")))

    def compute(self, values: Values, progress: FeedbackProgress) -> Results:
        """Read the layer, then save all in one transaction."""
        source = polygon_source(values, "INPUT")
        features = from_qgis(source, str(source.sourceName()), Part(progress, 0.0, 0.4))
        fields = AreaFields(
            values.field("NAME_FIELD") or "", values.field("ID_FIELD"), values.field("POPULATION_FIELD")
        )
        with values.database() as gateway:
            reading = read_areas(features, fields, gateway.crs, Part(progress, 0.4, 0.9))
            step(progress, 0.9)
            result = import_areas(gateway, values.text("KIND"), reading, str(source.sourceName()))
        values.notice(*told(result.rejected), *told(result.notices))
        values.say(
            translate(
                "est",
                "{imported} areas are new, {updated} were updated, {rejected} rows were rejected.",
                imported=result.imported,
                updated=result.updated,
                rejected=len(result.rejected),
            )
        )
        return {
            "IMPORTED": result.imported,
            "UPDATED": result.updated,
            "REJECTED": len(result.rejected),
        }
