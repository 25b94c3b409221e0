"""``est:publicexport``: counts that may leave the group, with what could point anybody out kept back."""

from __future__ import annotations

from pathlib import Path

from qgis.core import (
    Qgis,
    QgsProcessingOutputNumber,
    QgsProcessingParameterDateTime,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ..answers.public.counts import PublicQuestion, already_published, published_counts
from ..answers.public.export import public_data
from ..answers.public.words import count_text, left_out_public
from ..domain.local_time import local_today
from ..domain.message import QT_TRANSLATE_NOOP
from ..domain.published import Dimension, PublishedCounts, Shown
from ..exchange.public_files import check_writable, write_public
from ..project.language import translate
from ..project.swedish import days
from .base import EstAlgorithm, FeedbackProgress, Results
from .values import ParameterRefused, Values


class PublicExportAlgorithm(EstAlgorithm):
    """Publishes counts by area or cell, once and for all."""

    def code(self) -> str:
        """Return the algorithm's name."""
        return "publicexport"

    def displayName(self) -> str:
        """Return the name in the toolbox."""
        return translate("est", "Publish counts")

    def group(self) -> str:
        """Return the group in the toolbox."""
        return translate("est", "Sheets")

    def groupId(self) -> str:
        """Return the group's id."""
        return "sheets"

    def shortHelpString(self) -> str:
        """Return the help."""
        return translate(
            "est",
            "Writes counts by area (or cell) and by kind that may be shown to anybody: GeoPackage, GeoJSON,"
            " CSV or xlsx, with a data sheet in the terms of DCAT-AP-SE.\n\n"
            "Counts below THRESHOLD are kept back, and as many more as are needed so that no small count can"
            " be worked out by subtraction. Free text, exact places and times never leave the database.\n\n"
            "What is published is recorded in the database and frozen: running again writes the recorded"
            " numbers, and a longer period is the sum of what was published within it. Another division of"
            " the same days is refused. Publish a period when it is over and reported.\n\n"
            "LEVEL is a kind of area, such as est_area or district; left empty, the kind that the"
            " municipality compares. CELL_SIZE in metres divides by the cells of a grid instead, at least 100"
            " m.",
        )

    def declare(self) -> None:
        """Add parameters and outputs."""
        self.add(QgsProcessingParameterString("DATABASE", translate("est", "Database")))
        self.add(QgsProcessingParameterString("LEVEL", translate("est", "Kind of area"), optional=True))
        self.add(
            QgsProcessingParameterNumber(
                "CELL_SIZE",
                translate("est", "Or cells of so many metres"),
                Qgis.ProcessingNumberParameterType.Double,
                optional=True,
                minValue=0.0,
            )
        )
        for name, text in (
            ("FROM", translate("est", "First day")),
            ("TO", translate("est", "Last day")),
        ):
            self.add(
                QgsProcessingParameterDateTime(name, text, Qgis.ProcessingDateTimeParameterDataType.Date)
            )
        self.add(
            QgsProcessingParameterNumber(
                "THRESHOLD",
                translate("est", "Smallest count shown (else the municipality's setting)"),
                optional=True,
                minValue=1,
            )
        )
        self.advanced(
            QgsProcessingParameterString(
                "LICENCE", translate("est", "Licence of the data, as an address"), optional=True
            )
        )
        self.add(
            QgsProcessingParameterFileDestination(
                "OUTPUT",
                translate("est", "Public counts"),
                "GeoPackage (*.gpkg);;GeoJSON (*.geojson);;CSV (*.csv);;Excel (*.xlsx)",
            )
        )
        self.addOutput(QgsProcessingOutputNumber("PUBLISHED", translate("est", "Counts shown")))
        self.addOutput(QgsProcessingOutputNumber("KEPT_BACK", translate("est", "Counts kept back")))

    def compute(self, values: Values, progress: FeedbackProgress) -> Results:
        """Publish, or read what was published, and write."""
        if values.is_given("LEVEL") and values.is_given("CELL_SIZE"):
            raise ParameterRefused(
                QT_TRANSLATE_NOOP("est", "Public counts are divided by LEVEL or by CELL_SIZE, not by both.")
            )
        output = Path(values.algorithm.parameterAsFileOutput(values.parameters, "OUTPUT", values.context))
        check_writable(output)
        question = PublicQuestion(
            values.required_period("FROM", "TO"),
            values.text("LEVEL") or None,
            values.optional_number("CELL_SIZE"),
            values.whole("THRESHOLD") if values.is_given("THRESHOLD") else None,
        )
        with values.database() as gateway:
            was_published = already_published(gateway, question) is not None
            counts = published_counts(gateway, question, progress=progress)
            municipality = gateway.settings().municipality_name
        data = public_data(counts, municipality, output.name, local_today(), values.text("LICENCE"))
        files = write_public(output, data)
        values.say(_sentence(counts))
        values.say(left_out_public(counts))
        if was_published:
            values.notice(
                translate("est", "These days were published before: the recorded numbers were written.")
            )
        shown = sum(count.shown is Shown.PUBLISHED for count in counts.counts)
        return {
            "OUTPUT": str(files[0]),
            "PUBLISHED": shown,
            "KEPT_BACK": len(counts.counts) - shown,
        }


def _sentence(counts: PublishedCounts) -> str:
    return translate(
        "est",
        "{period}: {total} events in {places} places are published.",
        period=days(counts.period.first, counts.period.last),
        total=count_text(counts.total, counts.threshold),
        places=sum(count.shown is Shown.PUBLISHED for count in counts.of(Dimension.PLACE)),
    )
