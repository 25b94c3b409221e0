"""``est:reporttemplate``: a spreadsheet form for reporters without QGIS."""

from __future__ import annotations

from pathlib import Path

from qgis.core import (
    QgsProcessingOutputNumber,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
)

from ..exchange.report_template import write_report_template
from ..project.language import translate
from .base import EstAlgorithm, FeedbackProgress, Results
from .values import Values


class ReportTemplate(EstAlgorithm):
    """Fills a prepared workbook with the municipality's kinds, organisations and areas."""

    def code(self) -> str:
        """Return the algorithm's name."""
        return "reporttemplate"

    def displayName(self) -> str:
        """Return the name in the toolbox."""
        return translate("est", "Make a form for reports (Excel)")

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
            "Makes a spreadsheet form for reporters who have no QGIS: a row an event, with drop-downs of the"
            " municipality's own kinds, organisations and areas. What is filled in is imported with Import"
            " observations, without any mapping.\n\n"
            "Make the form anew when kinds or organisations have changed. The form opens in Excel and"
            " LibreOffice and holds no macros.",
        )

    def declare(self) -> None:
        """Add parameters and outputs."""
        self.add(QgsProcessingParameterString("DATABASE", translate("est", "Database")))
        self.add(QgsProcessingParameterFileDestination("OUTPUT", translate("est", "Form"), "Excel (*.xlsx)"))
        self.addOutput(QgsProcessingOutputNumber("KINDS", translate("est", "Kinds in the form")))
        self.addOutput(
            QgsProcessingOutputNumber("ORGANISATIONS", translate("est", "Organisations in the form"))
        )
        self.addOutput(QgsProcessingOutputNumber("AREAS", translate("est", "Areas in the form")))

    def compute(self, values: Values, progress: FeedbackProgress) -> Results:
        """Read the code lists and fill the workbook."""
        output = values.algorithm.parameterAsFileOutput(values.parameters, "OUTPUT", values.context)
        with values.database() as gateway:
            lists = write_report_template(gateway, Path(output))
        progress.report(1.0)
        values.say(
            translate(
                "est",
                "The form offers {kinds} kinds and {organisations} organisations.",
                kinds=len(lists.kinds),
                organisations=len(lists.organisations),
            )
        )
        return {
            "OUTPUT": output,
            "KINDS": len(lists.kinds),
            "ORGANISATIONS": len(lists.organisations),
            "AREAS": len(lists.areas),
        }
