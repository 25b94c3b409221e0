"""``est:importcounts``: counts per area, kind and period, long or as a crosstab, into ``area_count``."""

from __future__ import annotations

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
)

from ..analysis.progress import Part, step
from ..domain.observation import Source
from ..exchange.count_import import CountImport, carry_out_counts, import_counts, write_count_rejects
from ..exchange.count_reader import CountChoices
from ..project.language import sentence, translate
from . import common
from .base import EstAlgorithm, FeedbackProgress, Parameters, Results
from .chosen import chosen_areas, chosen_category
from .foreign_input import foreign_table
from .troubles import told, unknown_kinds, with_rejects
from .values import Values

SOURCES = tuple(source.value for source in Source)


class ImportCounts(EstAlgorithm):
    """Takes counts in, in one transaction; sums of several foreign kinds are whole or not there."""

    def code(self) -> str:
        """Return the algorithm's name."""
        return "importcounts"

    def displayName(self) -> str:
        """Return the name in the toolbox."""
        return translate("est", "Import counts per area")

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
            "Takes counts per area, kind and period, such as the police's monthly figures, into the shared"
            " database. They are used for change and sheets, never in density or hotspots.\n\n"
            "INPUT is a table (CSV, Excel, ODS) with columns for area, kind or crime code, period and count,"
            " or a crosstab: months, kinds or areas as headings and the counts below them. What no column"
            " tells can be told for the whole table by AREA, CATEGORY, FROM and TO. An area is known by its"
            " name or id; AREA_KIND says which kind of area, where a name stands for several.\n\n"
            "Every count is new, changed, there already, or rejected with row, column and reason; the four"
            " are all counts that the table tells: its rows, or the filled cells of a crosstab. Foreign"
            " kinds that mean one of the municipality's own are added up; a sum with a bad cell in it is"
            " rejected as a whole. REJECTS is a file that can be mended and imported again. With DRY_RUN"
            " nothing is written. Everything goes in, or nothing does.",
        )

    def declare(self) -> None:
        """Add parameters and outputs."""
        self.add(
            QgsProcessingParameterFeatureSource(
                "INPUT", translate("est", "Table of counts"), [Qgis.ProcessingSourceType.Vector]
            )
        )
        self.add(QgsProcessingParameterString("DATABASE", translate("est", "Database")))
        self._text("AREA_KIND", translate("est", "Kind of area"))
        self.add(
            QgsProcessingParameterEnum(
                "SOURCE",
                translate("est", "Source"),
                list(SOURCES),
                defaultValue=Source.POLICE.value,
                optional=True,
                usesStaticStrings=True,
            )
        )
        self._text("AREA", translate("est", "Area of the whole table"))
        self._text("CATEGORY", translate("est", "Kind of the whole table"))
        self.add(common.day("FROM", translate("est", "First day of the whole table"), optional=True))
        self.add(common.day("TO", translate("est", "Last day of the whole table"), optional=True))
        self.add(
            QgsProcessingParameterBoolean(
                "DRY_RUN", translate("est", "Only tell what would happen"), defaultValue=False, optional=True
            )
        )
        self.add(
            QgsProcessingParameterFileDestination(
                "REJECTS",
                translate("est", "Rejected rows with reasons"),
                "CSV (*.csv)",
                optional=True,
                createByDefault=False,
            )
        )
        for name, description in (
            ("IMPORTED", translate("est", "New counts")),
            ("UPDATED", translate("est", "Changed counts")),
            ("DUPLICATES", translate("est", "Counts that were there already")),
            ("REJECTED", translate("est", "Rejected counts")),
            ("WARNED", translate("est", "Rows that looked as if they held personal data")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, description))
        self.addOutput(QgsProcessingOutputString("IMPORT_RUN", translate("est", "Key of the import")))

    def checkParameterValues(self, parameters: Parameters, context: QgsProcessingContext) -> tuple[bool, str]:
        """Check all but INPUT, which the plugin's own readers open."""
        if not isinstance(parameters.get("INPUT"), str) or not parameters["INPUT"]:
            return super().checkParameterValues(parameters, context)
        others = [one for one in self.parameterDefinitions() if one.name() != "INPUT"]
        return self.check(others, parameters, context)

    def compute(self, values: Values, progress: FeedbackProgress) -> Results:
        """Read and check every count, then write all in one transaction."""
        table = foreign_table(values, "INPUT", Part(progress, 0.0, 0.3))
        with values.database() as gateway:
            areas = chosen_areas([values.text("AREA")] if values.text("AREA") else [], gateway, "AREA")
            choices = CountChoices(
                min(areas, default=""),
                chosen_category("CATEGORY", values.text("CATEGORY"), gateway),
                values.period("FROM", "TO"),
            )
            planned = import_counts(
                gateway,
                table,
                choices,
                source=Source(values.option("SOURCE")),
                area_kind=values.text("AREA_KIND"),
                dry_run=True,
                progress=Part(progress, 0.3, 0.9),
            )
            with with_rejects(values, lambda path: write_count_rejects(path, planned, sentence)) as rejects:
                step(progress, 0.9)
                result = planned if values.yes("DRY_RUN") else carry_out_counts(gateway, planned)
        progress.report(1.0)
        _tell(values, result)
        return {
            "IMPORTED": result.imported,
            "UPDATED": result.updated,
            "DUPLICATES": result.duplicates,
            "REJECTED": len(result.rejected),
            "WARNED": 0,
            "IMPORT_RUN": result.run.uuid if result.run else "",
            **rejects,
        }

    def _text(self, name: str, description: str) -> None:
        self.add(QgsProcessingParameterString(name, description, optional=True))


def _tell(values: Values, result: CountImport) -> None:
    values.say(
        translate(
            "est",
            "Of {count} counts {imported} are new, {updated} changed, {duplicates} were there already and"
            " {rejected} were rejected.",
            count=result.count,
            imported=result.imported,
            updated=result.updated,
            duplicates=result.duplicates,
            rejected=len(result.rejected),
        )
    )
    if values.yes("DRY_RUN"):
        values.say(translate("est", "Nothing was written: this was a dry run."))
    for notice in result.notices:
        values.say(sentence(notice))
    values.notice(unknown_kinds(result.unknown_kinds), *told(result.rejected))
