"""``est:sheetpackage``: all sheets of a meeting in one go, named by a pattern."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from qgis.core import (
    Qgis,
    QgsProcessingOutputNumber,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterString,
)

from ..analysis.progress import Part
from ..answers.lagesbild.pages import SheetName, SheetQuestion, sheet_pages
from ..domain.local_time import local_today
from ..domain.message import QT_TRANSLATE_NOOP
from ..domain.period import Period, parse_period
from ..project.language import translate
from ..sheets.naming import DEFAULT_PATTERN, named_path
from ..sheets.options import FORMATS, SheetOptions
from ..sheets.series import sheet_kind
from .base import EstAlgorithm, FeedbackProgress, Results
from .chosen import chosen_compare, chosen_selection
from .printing import Backgrounds, Printed, keep_sheet, print_sheet
from .values import ParameterRefused, Values

FIRST_CHOICE = (SheetName.MEETING, SheetName.AREAS, SheetName.INSATS, SheetName.PLAN)


class SheetPackageAlgorithm(EstAlgorithm):
    """Prints several sheets of one period into a folder."""

    def code(self) -> str:
        """Return the algorithm's name."""
        return "sheetpackage"

    def displayName(self) -> str:
        """Return the name in the toolbox."""
        return translate("est", "Print all sheets of a meeting")

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
            "Prints several sheets of one period, each on its own paper, as est:lagesbild does one by one:"
            " for the weekly meeting, or in a scheduled job (the exit code is not 0 where something went"
            " wrong).\n\n"
            "SHEETS are names with commas between them. FOLDER and the folders that PATTERN names are made"
            " where they are missing. PATTERN holds words, / for folders, and {municipality}, {period},"
            " {sheet} and {date}.\n\n"
            "A file takes its place when it is whole; where one sheet fails, those written before it stay.",
            municipality="{municipality}",
            period="{period}",
            sheet="{sheet}",
            date="{date}",
        )

    def flags(self) -> Qgis.ProcessingAlgorithmFlags:
        """Layouts live in the main thread."""
        return super().flags() | Qgis.ProcessingAlgorithmFlag.NoThreading

    def declare(self) -> None:
        """Add parameters and outputs."""
        self.add(QgsProcessingParameterString("DATABASE", translate("est", "Database")))
        self.add(QgsProcessingParameterString("PERIOD", translate("est", "Period")))
        default = ",".join(FIRST_CHOICE)
        self._text("SHEETS", translate("est", "Sheets, with commas between them"), default)
        self._text("COMPARE", translate("est", "Compared with (previous, last_year, none or a period)"))
        self._text("AREAS", translate("est", "Areas"))
        self._text("CATEGORIES", translate("est", "Kinds"))
        self._text("SOURCES", translate("est", "Sources"))
        self._text("PATTERN", translate("est", "Names of the files"), DEFAULT_PATTERN)
        self.add(
            QgsProcessingParameterEnum(
                "FORMAT",
                translate("est", "Format"),
                list(FORMATS),
                defaultValue=FORMATS[0],
                optional=True,
                usesStaticStrings=True,
            )
        )
        self.add(QgsProcessingParameterFolderDestination("FOLDER", translate("est", "Folder")))
        self.addOutput(QgsProcessingOutputNumber("FILES", translate("est", "Files")))
        self.addOutput(QgsProcessingOutputNumber("PAGES", translate("est", "Pages")))
        self.addOutput(QgsProcessingOutputNumber("OVERFLOWS", translate("est", "Boxes that overflow")))

    def compute(self, values: Values, progress: FeedbackProgress) -> Results:
        """Answer and print sheet after sheet."""
        period = parse_period(values.text("PERIOD"))
        sheets = _sheets(values)
        folder = Path(self.parameterAsString(values.parameters, "FOLDER", values.context))
        paths = _paths(values, folder, sheets, period)
        pages = overflows = files = 0
        for index, (sheet, path) in enumerate(zip(sheets, paths, strict=True)):
            part = Part(progress, index / len(sheets), (index + 1) / len(sheets))
            printed = _print(values, sheet, period, path, part)
            values.say(str(printed.files[0]))
            values.notice(*printed.notices, *printed.overflows)
            files += len(printed.files)
            pages, overflows = pages + printed.pages, overflows + len(printed.overflows)
        return {"FOLDER": str(folder), "FILES": files, "PAGES": pages, "OVERFLOWS": overflows}

    def _text(self, name: str, description: str, default: str | None = None) -> None:
        self.add(QgsProcessingParameterString(name, description, defaultValue=default, optional=True))


def _sheets(values: Values) -> list[SheetName]:
    names = values.listed("SHEETS") or tuple(FIRST_CHOICE)
    allowed = [sheet for sheet in SheetName if sheet is not SheetName.POSTER]
    unknown = [name for name in names if name not in allowed]
    if unknown:
        raise ParameterRefused(
            QT_TRANSLATE_NOOP("est", "SHEETS: there is no sheet “{value}”. There are: {known}."),
            value=unknown[0],
            known=", ".join(allowed),
        )
    return [SheetName(name) for name in dict.fromkeys(names)]


def _paths(values: Values, folder: Path, sheets: Sequence[SheetName], period: Period) -> list[Path]:
    with values.database() as gateway:
        municipality = gateway.settings().municipality_name
    pattern = values.text("PATTERN") or DEFAULT_PATTERN
    ending = values.option("FORMAT")
    today = local_today()
    paths = [named_path(folder, pattern, sheet, period, municipality, today, ending) for sheet in sheets]
    if len(set(paths)) < len(paths):
        raise ParameterRefused(
            QT_TRANSLATE_NOOP(
                "est", "PATTERN: several sheets would have the same name. Put {field} into the pattern."
            ),
            field="{sheet}",
        )
    return paths


def _print(values: Values, sheet: SheetName, period: Period, path: Path, progress: Part) -> Printed:
    with values.database() as gateway:
        selection = chosen_selection(values, gateway, period)
        compare = chosen_compare(values.text("COMPARE"), gateway, selection)
        question = SheetQuestion(sheet, selection, compare)
        answers = sheet_pages(gateway, question, Part(progress, 0.0, 0.5))
        settings = gateway.settings()
        backgrounds = Backgrounds(values.context.project(), gateway.location, settings.background_group)
    kind = sheet_kind(sheet.value)
    options = SheetOptions(
        paper=kind.paper,
        orientation=kind.orientation,
        fmt=values.option("FORMAT"),
        sheet=kind.name,
        logo=settings.logo_svg_or_png,
        accent_colour=settings.accent_colour,
    )
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ParameterRefused(
            QT_TRANSLATE_NOOP("est", "FOLDER: the folder {path} could not be made. Choose another one."),
            path=str(path.parent),
            details=str(error),
        ) from error
    printed = print_sheet(answers, options, backgrounds, path, Part(progress, 0.5, 1.0))
    with values.database() as gateway:
        keep_sheet(gateway, question, options, answers)
    return printed
