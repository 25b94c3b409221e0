"""``est:createdatabase``: a new shared database, empty or with the example municipality."""

from __future__ import annotations

from qgis.core import (
    QgsProcessingOutputNumber,
    QgsProcessingParameterCrs,
    QgsProcessingParameterEnum,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ..example.creating import create_example
from ..example.town import DEFAULT_OBSERVATIONS, DEFAULT_SEED
from ..project.language import sentence, translate
from ..store.opening import DEFAULT_CRS, create_database
from ..store.schema import SCHEMA_VERSION
from .base import EstAlgorithm, FeedbackProgress, Results
from .values import Values

NO_EXAMPLE, EXAMPLE = range(2)


class CreateDatabase(EstAlgorithm):
    """Makes the tables, code lists and versions; deletes nothing, ever."""

    def code(self) -> str:
        """Return the algorithm's name."""
        return "createdatabase"

    def displayName(self) -> str:
        """Return the name in the toolbox."""
        return translate("est", "Create a shared database")

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
            "Makes a new shared database: tables, code lists in Swedish, versions.\n\n"
            "DATABASE is the path of a new .gpkg file, the name of a PostgreSQL connection stored in QGIS"
            " (name/schema for another schema than est), or an address such as postgresql://server/database"
            " or service=name. On PostgreSQL the roles est_read, est_report and est_manage are made; the"
            " database needs PostGIS.\n\n"
            "An existing EST database is refused, and nothing is ever deleted.\n\n"
            "EXAMPLE=1 fills it with Exempelköping, an invented municipality with YEARS of observations; the"
            " same SEED gives the same town.",
        )

    def declare(self) -> None:
        """Add parameters and outputs."""
        self.add(QgsProcessingParameterString("DATABASE", translate("est", "New database")))
        self.add(
            QgsProcessingParameterCrs(
                "CRS",
                translate("est", "Coordinate system (in metres)"),
                defaultValue=DEFAULT_CRS,
                optional=True,
            )
        )
        self.add(
            QgsProcessingParameterString(
                "MUNICIPALITY", translate("est", "The municipality's name"), optional=True
            )
        )
        self.add(
            QgsProcessingParameterEnum(
                "EXAMPLE",
                translate("est", "Content"),
                [translate("est", "Empty"), translate("est", "Example municipality")],
                defaultValue=NO_EXAMPLE,
                optional=True,
            )
        )
        self._whole("SEED", translate("est", "Seed of the example"), DEFAULT_SEED, 0, 2**31 - 1)
        self._whole("YEARS", translate("est", "Years of the example"), 3, 1, 20)
        self._whole(
            "OBSERVATIONS",
            translate("est", "Observations of the example"),
            DEFAULT_OBSERVATIONS,
            0,
            5_000_000,
        )
        self.addOutput(QgsProcessingOutputNumber("SCHEMA_VERSION", translate("est", "Schema version")))

    def compute(self, values: Values, progress: FeedbackProgress) -> Results:
        """Create, and fill if asked for."""
        crs = values.algorithm.parameterAsCrs(values.parameters, "CRS", values.context)
        name = crs.authid() if crs.isValid() else values.text("CRS") or DEFAULT_CRS
        location, municipality = values.location(), values.text("MUNICIPALITY")
        if values.choice("EXAMPLE") == EXAMPLE:
            gateway = create_example(
                location,
                progress,
                seed=values.whole("SEED"),
                years=values.whole("YEARS"),
                observations=values.whole("OBSERVATIONS"),
                crs=name,
                municipality=municipality,
            )
        else:
            gateway = create_database(location, name, municipality)
        with gateway:
            values.notice(*(sentence(message) for message in gateway.notices))
            place = gateway.location.text
            values.say(translate("est", "The database {place} was made.", place=place))
        return {"DATABASE": place, "SCHEMA_VERSION": SCHEMA_VERSION}

    def _whole(self, name: str, description: str, default: int | None, low: int, high: int) -> None:
        self.advanced(
            QgsProcessingParameterNumber(
                name, description, defaultValue=default, optional=True, minValue=low, maxValue=high
            )
        )
