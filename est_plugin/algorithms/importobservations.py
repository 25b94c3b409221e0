"""``est:importobservations``: reports out of any table or layer, each row accounted for."""

from __future__ import annotations

from dataclasses import dataclass, replace

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterCrs,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
)

from ..analysis.progress import Part, step
from ..domain.message import EstError
from ..domain.observation import Source
from ..exchange.connected import ConnectedSource, connected_sources
from ..exchange.import_context import ImportChoices, OnWarning
from ..exchange.observation_import import (
    ObservationImport,
    carry_out,
    import_observations,
    saved_profiles,
    summary,
)
from ..exchange.place_finding import PlaceIndex
from ..exchange.profiles import Profile, named_profile
from ..exchange.raw_table import ForeignTable
from ..exchange.rejects import write_rejects
from ..project.language import sentence, translate
from ..project.place_index import place_index
from ..project.place_search import LayerSource, layers_to_search
from ..store.gateway import Gateway
from .base import EstAlgorithm, FeedbackProgress, Parameters, Results
from .chosen import chosen_category, chosen_organisation
from .foreign_input import connected_table, foreign_table
from .troubles import told, unknown_kinds, with_rejects
from .values import Values

SOURCES = tuple(source.value for source in Source)


@dataclass(frozen=True)
class _Input:
    """The table and what its connection, if it is a connected source, says of how it is read."""

    table: ForeignTable
    profile: Profile | None
    choices: ImportChoices


class ImportObservations(EstAlgorithm):
    """Takes reports in, in one transaction; what cannot be used goes into a file that can be mended."""

    def __init__(self) -> None:
        super().__init__()
        self._layers: tuple[LayerSource, ...] | EstError = ()

    def code(self) -> str:
        """Return the algorithm's name."""
        return "importobservations"

    def displayName(self) -> str:
        """Return the name in the toolbox."""
        return translate("est", "Import observations")

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
            "Takes observations out of a table (CSV, Excel, ODS) or a layer into the shared database.\n\n"
            "INPUT is a file, a layer, or the name of a connected source. A sheet is named as"
            " file.xlsx|layername=Sheet. Columns are recognised by their headings in Swedish and English, or"
            " read by PROFILE, a saved mapping or one of polisen.se, data.police.uk, digital"
            " trygghetsvandring and polisanmälningar. Coordinates in SWEREF 99, RT 90 and WGS 84 are"
            " recognised by their values; CRS decides. Addresses and places are looked up in the layers of"
            " the project.\n\n"
            "Every row is new, changed (the same id from the same source), there already, or rejected with"
            " row, column and reason. REJECTS is a file of those, which can be mended in Excel and imported"
            " again. Rows that look as if they held personal data are rejected; ON_WARNING=1 imports them as"
            " they are and notes who did so and REASON, ON_WARNING=2 masks what was found. With DRY_RUN"
            " nothing is written.\n\n"
            "Everything goes in, in one transaction, or nothing does; the import can be undone as a whole"
            " for the days of the municipality's setting.",
        )

    def declare(self) -> None:
        """Add parameters and outputs."""
        self.add(
            QgsProcessingParameterFeatureSource(
                "INPUT",
                translate("est", "Table or layer of observations"),
                [Qgis.ProcessingSourceType.Vector],
            )
        )
        self._text("DATABASE", translate("est", "Database"), optional=False)
        self._text("PROFILE", translate("est", "Saved mapping (else the headings tell)"))
        self.add(
            QgsProcessingParameterCrs(
                "CRS", translate("est", "Coordinate system (else the values tell)"), optional=True
            )
        )
        self.add(
            QgsProcessingParameterEnum(
                "SOURCE",
                translate("est", "Source"),
                list(SOURCES),
                optional=True,
                usesStaticStrings=True,
            )
        )
        self._text("ORGANISATION", translate("est", "Organisation of rows that name none"))
        self.add(
            QgsProcessingParameterEnum(
                "ON_WARNING",
                translate("est", "Rows that look as if they held personal data"),
                [
                    translate("est", "Reject them"),
                    translate("est", "Import them as they are"),
                    translate("est", "Mask what was found"),
                ],
                defaultValue=OnWarning.REJECT.value,
                optional=True,
            )
        )
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
        self._text("CATEGORY", translate("est", "Kind of rows that name none"), advanced=True)
        self._text("REASON", translate("est", "Why personal data are imported as they are"), advanced=True)
        for name, description in (
            ("IMPORTED", translate("est", "New observations")),
            ("UPDATED", translate("est", "Changed observations")),
            ("DUPLICATES", translate("est", "Rows that were there already")),
            ("REJECTED", translate("est", "Rejected rows")),
            ("WARNED", translate("est", "Rows that looked as if they held personal data")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, description))
        self.addOutput(QgsProcessingOutputString("IMPORT_RUN", translate("est", "Key of the import")))

    def checkParameterValues(self, parameters: Parameters, context: QgsProcessingContext) -> tuple[bool, str]:
        """Check all but INPUT, which the plugin's own readers open: they say which row is wrong, and why."""
        is_named = isinstance(parameters.get("INPUT"), str) and bool(parameters["INPUT"])
        if not is_named:
            return super().checkParameterValues(parameters, context)
        others = [one for one in self.parameterDefinitions() if one.name() != "INPUT"]
        return self.check(others, parameters, context)

    def prepareAlgorithm(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> bool:
        """Take hold of the project's layers of places while in the thread where layers live."""
        self._layers = ()
        project = context.project()
        if project is not None and project.mapLayers():
            try:
                with Values(self, parameters, context, feedback).database() as gateway:
                    self._layers = layers_to_search(project, gateway.settings())
            except EstError as error:
                self._layers = error
        return super().prepareAlgorithm(parameters, context, feedback)

    def compute(self, values: Values, progress: FeedbackProgress) -> Results:
        """Read, check every row, then write all in one transaction."""
        if isinstance(self._layers, EstError):
            raise self._layers
        with values.database() as gateway:
            read = self._read(values, gateway, Part(progress, 0.0, 0.15))
            choices = self._choices(values, gateway, read.choices)
            planned = import_observations(
                gateway,
                read.table,
                choices,
                profile=read.profile,
                dry_run=True,
                progress=Part(progress, 0.15, 0.9),
            )
            with with_rejects(values, lambda path: write_rejects(path, planned.plan, sentence)) as rejects:
                step(progress, 0.9)
                result = planned if values.yes("DRY_RUN") else carry_out(gateway, planned, choices)
        progress.report(1.0)
        self._tell(values, result)
        return {
            "IMPORTED": result.imported,
            "UPDATED": result.updated,
            "DUPLICATES": result.duplicates,
            "REJECTED": len(result.rejected),
            "WARNED": result.warned,
            "IMPORT_RUN": result.run.uuid if result.run else "",
            **rejects,
        }

    def _read(self, values: Values, gateway: Gateway, progress: Part) -> _Input:
        connected = _connected(values.parameters.get("INPUT"), gateway)
        table = (
            foreign_table(values, "INPUT", progress)
            if connected is None
            else connected_table(connected, progress)
        )
        name = values.text("PROFILE") or (connected.profile if connected else "")
        profile = None
        if name:
            profile = named_profile(name, table.name, table.headings, saved_profiles(gateway))
        return _Input(table, profile, connected.choices() if connected else ImportChoices())

    def _choices(self, values: Values, gateway: Gateway, given: ImportChoices) -> ImportChoices:
        crs = values.algorithm.parameterAsCrs(values.parameters, "CRS", values.context)
        organisation = chosen_organisation(values.text("ORGANISATION"), gateway)
        on_warning = OnWarning(values.choice("ON_WARNING"))
        reason = values.text("REASON") or translate("est", "imported with ON_WARNING=1")
        return replace(
            given,
            crs=(crs.authid() or crs.toWkt()) if crs.isValid() else given.crs,
            source=Source(values.option("SOURCE")) if values.is_given("SOURCE") else given.source,
            organisation_uuid=organisation or given.organisation_uuid,
            kind=chosen_category("CATEGORY", values.text("CATEGORY"), gateway) or given.kind,
            on_warning=on_warning,
            reason=reason if on_warning is OnWarning.IMPORT else "",
            places=self._places(values, gateway),
        )

    def _places(self, values: Values, gateway: Gateway) -> PlaceIndex | None:
        layers = self._layers if isinstance(self._layers, tuple) else ()
        return place_index(layers, gateway.crs, values.context.transformContext())

    def _tell(self, values: Values, result: ObservationImport) -> None:
        values.say(sentence(summary(result)))
        if values.yes("DRY_RUN"):
            values.say(translate("est", "Nothing was written: this was a dry run."))
        for notice in result.plan.notices:
            values.say(sentence(notice))
        if result.warned:
            values.notice(
                translate("est", "{count} rows looked as if they held personal data.", count=result.warned)
            )
        values.notice(unknown_kinds(result.plan.unknown_kinds), *told(result.rejected))

    def _text(self, name: str, description: str, *, optional: bool = True, advanced: bool = False) -> None:
        definition = QgsProcessingParameterString(name, description, optional=optional)
        if advanced:
            self.advanced(definition)
        else:
            self.add(definition)


def _connected(given: object, gateway: Gateway) -> ConnectedSource | None:
    """Return the connected source that INPUT names."""
    if not isinstance(given, str):
        return None
    name = given.strip().casefold()
    return next((one for one in connected_sources(gateway) if one.name.casefold() == name), None)
