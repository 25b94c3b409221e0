"""``est:reprintsheet``: a sheet of last year, with the numbers and the words of its time."""

from __future__ import annotations

from pathlib import Path

from qgis.core import (
    Qgis,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
)

from ..analysis.progress import Part
from ..answers.lagesbild.kept_sheet import kept_sheet
from ..project.language import translate
from ..sheets.options import FORMATS, SheetOptions
from ..sheets.series import sheet_kind
from .base import EstAlgorithm, FeedbackProgress, Results
from .printing import Backgrounds, print_sheet
from .values import Values

LATEST = "latest"


class ReprintSheetAlgorithm(EstAlgorithm):
    """Prints a kept sheet again."""

    def code(self) -> str:
        """Return the algorithm's name."""
        return "reprintsheet"

    def displayName(self) -> str:
        """Return the name in the toolbox."""
        return translate("est", "Print a sheet again")

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
            "Prints a sheet that has been printed before, from its recipe: the same period, choices and"
            " paper, the numbers as they were then, and the words that were written for it. Free text comes"
            " from the database as it is now: what has been thinned since does not come back.\n\n"
            "RUN is what est:lagesbild told when it printed, or latest for the last one.",
        )

    def flags(self) -> Qgis.ProcessingAlgorithmFlags:
        """Layouts live in the main thread."""
        return super().flags() | Qgis.ProcessingAlgorithmFlag.NoThreading

    def declare(self) -> None:
        """Add parameters and outputs."""
        self.add(QgsProcessingParameterString("DATABASE", translate("est", "Database")))
        run = translate("est", "Kept sheet (its uuid, or latest)")
        self.add(QgsProcessingParameterString("RUN", run, defaultValue=LATEST, optional=True))
        self.add(
            QgsProcessingParameterFile(
                "TEMPLATE", translate("est", "Own template (.qpt)"), extension="qpt", optional=True
            )
        )
        self.add(
            QgsProcessingParameterFileDestination(
                "OUTPUT",
                translate("est", "Lägesbild"),
                "PDF (*.pdf);;PNG (*.png);;SVG (*.svg);;HTML (*.html)",
            )
        )
        self.addOutput(QgsProcessingOutputNumber("PAGES", translate("est", "Pages")))
        self.addOutput(QgsProcessingOutputNumber("OVERFLOWS", translate("est", "Boxes that overflow")))

    def compute(self, values: Values, progress: FeedbackProgress) -> Results:
        """Read the kept sheet, compose, write."""
        output = Path(values.algorithm.parameterAsFileOutput(values.parameters, "OUTPUT", values.context))
        with values.database() as gateway:
            found = kept_sheet(gateway, values.text("RUN") or LATEST, Part(progress, 0.0, 0.5))
            settings = gateway.settings()
            backgrounds = Backgrounds(values.context.project(), gateway.location, settings.background_group)
        kind = sheet_kind(found.question.sheet.value)
        ending = output.suffix.lower().lstrip(".")
        template = values.file("TEMPLATE") or found.layout.template
        options = SheetOptions(
            paper=found.layout.paper or kind.paper,
            orientation=found.layout.orientation or kind.orientation,
            template=Path(template) if template else None,
            fmt=ending if ending in FORMATS else FORMATS[0],
            sheet=kind.name,
            logo=settings.logo_svg_or_png,
            accent_colour=settings.accent_colour,
        )
        printed = print_sheet(found.answers, options, backgrounds, output, Part(progress, 0.5, 1.0))
        values.notice(*printed.notices, *printed.overflows)
        return {
            "OUTPUT": str(printed.files[0]),
            "PAGES": printed.pages,
            "OVERFLOWS": len(printed.overflows),
        }
