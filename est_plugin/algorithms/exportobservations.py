"""``est:exportobservations``: the filtered selection for those who make their own assessment."""

from __future__ import annotations

from pathlib import Path

from qgis.core import (
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
)

from ..analysis.progress import Part
from ..answers.rows import rows_of
from ..domain.message import QT_TRANSLATE_NOOP
from ..domain.period import Period, parse_period
from ..exchange.observation_export import export_observations
from ..project.language import translate
from . import common
from .base import EstAlgorithm, FeedbackProgress, Results
from .chosen import chosen_selection
from .values import ParameterRefused, Values


class ExportObservations(EstAlgorithm):
    """Writes observations to a spreadsheet, a text table or a GeoPackage."""

    def code(self) -> str:
        """Return the algorithm's name."""
        return "exportobservations"

    def displayName(self) -> str:
        """Return the name in the toolbox."""
        return translate("est", "Export observations")

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
            "Writes the observations of a selection to an Excel file, a CSV file or a GeoPackage, for"
            " departments that make their own assessment. This is working material for the group, not for"
            " the public: it holds single events.\n\n"
            "PERIOD is a week (2026-W47), a month (2026-11), a tertial (2026-T3), a year (2026) or two dates"
            " (2026-11-01/2026-11-15); FROM and TO may be given instead. AREAS, CATEGORIES and SOURCES are"
            " names with commas between them. What is left empty means all. WITH_TEXT=false leaves the free"
            " text out.\n\n"
            "Times are Swedish local time. Cells that a spreadsheet would run as a formula are made"
            " harmless. The file can be imported again.",
        )

    def declare(self) -> None:
        """Add parameters and outputs."""
        self.add(QgsProcessingParameterString("DATABASE", translate("est", "Database")))
        self._text("PERIOD", translate("est", "Period"))
        self.add(common.day("FROM", translate("est", "First day"), optional=True))
        self.add(common.day("TO", translate("est", "Last day"), optional=True))
        self._text("AREAS", translate("est", "Areas"))
        self._text("CATEGORIES", translate("est", "Kinds"))
        self._text("SOURCES", translate("est", "Sources"))
        self.add(
            QgsProcessingParameterBoolean(
                "WITH_TEXT", translate("est", "With the free text"), defaultValue=True, optional=True
            )
        )
        self.add(
            QgsProcessingParameterFileDestination(
                "OUTPUT",
                translate("est", "Observations"),
                "Excel (*.xlsx);;CSV (*.csv);;GeoPackage (*.gpkg)",
            )
        )
        self.addOutput(QgsProcessingOutputNumber("COUNT", translate("est", "Exported observations")))

    def compute(self, values: Values, progress: FeedbackProgress) -> Results:
        """Select, then write."""
        output = values.algorithm.parameterAsFileOutput(values.parameters, "OUTPUT", values.context)
        period = _period(values)
        with values.database() as gateway:
            keys = rows_of(gateway, chosen_selection(values, gateway, period), Part(progress, 0.0, 0.3))
            count = export_observations(
                gateway,
                keys.tolist(),
                Path(output),
                with_text=values.yes("WITH_TEXT"),
                progress=Part(progress, 0.3, 1.0),
            )
        values.say(translate("est", "{count} observations were exported.", count=count))
        return {"OUTPUT": output, "COUNT": count}

    def _text(self, name: str, description: str) -> None:
        self.add(QgsProcessingParameterString(name, description, optional=True))


def _period(values: Values) -> Period | None:
    days, text = values.period("FROM", "TO"), values.text("PERIOD")
    if days is not None and text:
        raise ParameterRefused(
            QT_TRANSLATE_NOOP("est", "Give either PERIOD or FROM and TO, not both. Nothing was written.")
        )
    return parse_period(text) if text else days
