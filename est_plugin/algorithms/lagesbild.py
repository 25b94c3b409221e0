"""``est:lagesbild``: the printed lägesbild."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from qgis.core import (
    Qgis,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
)

from ..analysis.progress import Part
from ..answers.lagesbild.pages import NO_WORDS, SheetName, SheetQuestion, Words, sheet_pages
from ..answers.lagesbild.parts import LagesbildAnswer
from ..answers.public.sheet import public_kind, public_pages
from ..domain.message import QT_TRANSLATE_NOOP
from ..domain.period import parse_period
from ..domain.settings import MunicipalitySettings
from ..project.language import translate
from ..sheets.options import ORIENTATIONS, PAPERS, SheetOptions
from ..sheets.series import sheet_kind
from ..store.gateway import Gateway
from .base import EstAlgorithm, FeedbackProgress, Results
from .chosen import chosen_compare, chosen_insatser, chosen_selection
from .printing import Backgrounds, keep_sheet, print_sheet
from .values import ParameterRefused, Values

SHEETS = tuple(sheet.value for sheet in SheetName)
FORMATS = ("pdf", "png", "svg", "html")
INTERNAL, PUBLIC = range(2)


class LagesbildAlgorithm(EstAlgorithm):
    """Prints a sheet of the family: for a week, a month, a tertial, a year, areas, insatser or a meeting."""

    def code(self) -> str:
        """Return the algorithm's name."""
        return "lagesbild"

    def displayName(self) -> str:
        """Return the name in the toolbox."""
        return translate("est", "Print a lägesbild")

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
            "Prints the lägesbild of a period as PDF, PNG, SVG or one HTML page: map with heatmap and areas,"
            " what has changed, when in the week, kinds, most affected places, insatser, coming events, who"
            " has reported.\n\n"
            "PERIOD is a week (2026-W47), a month (2026-11), a tertial (2026-T3), a year (2026) or two dates"
            " (2026-11-01/2026-11-15). COMPARE is previous, last_year, none or a period; left empty, the same"
            " period last year is taken, or the one before where that has no observations.\n\n"
            "SHEET is vecka (the week's meeting), manad, tertial, ar (the year), omraden (a page for each"
            " area), insats (a page for each open insats, or for those in INSATS), atgardsplan (all insatser"
            " by area) or mote (for a meeting). Each has its own paper unless PAPER and ORIENTATION say"
            " otherwise.\n\n"
            "AUDIENCE=1 makes a public sheet (manad, tertial or ar) of counts that are published: small ones"
            " are kept back, no single event, place or text is shown. What is published is recorded and"
            " frozen; choose a month or longer that is over, without AREAS, CATEGORIES or SOURCES.\n\n"
            "AREAS, CATEGORIES, SOURCES and INSATS are names with commas between them. The layers of the"
            " project's background group are printed faded.\n\n"
            "WORDS takes the place of the drafted summary. Each sheet that is not public is kept with"
            " its numbers; est:reprintsheet prints it again, by the RUN that is told here.\n\n"
            "A change is called worse or better only where its exact test says so, controlled for all that is"
            " tested together; otherwise it is uncertain, or there are too few events.",
        )

    def flags(self) -> Qgis.ProcessingAlgorithmFlags:
        """Layouts live in the main thread."""
        return super().flags() | Qgis.ProcessingAlgorithmFlag.NoThreading

    def declare(self) -> None:
        """Add parameters and outputs."""
        self.add(QgsProcessingParameterString("DATABASE", translate("est", "Database")))
        self.add(QgsProcessingParameterString("PERIOD", translate("est", "Period")))
        self._words("SHEET", translate("est", "Sheet"), SHEETS, "manad")
        self._text("COMPARE", translate("est", "Compared with (previous, last_year, none or a period)"))
        self._text("AREAS", translate("est", "Areas"))
        self._text("CATEGORIES", translate("est", "Kinds"))
        self._text("SOURCES", translate("est", "Sources"))
        self._text("INSATS", translate("est", "Insats"))
        self.add(
            QgsProcessingParameterFile(
                "TEMPLATE", translate("est", "Own template (.qpt)"), extension="qpt", optional=True
            )
        )
        self._words("PAPER", translate("est", "Paper"), PAPERS, None)
        self._words("ORIENTATION", translate("est", "Orientation"), ORIENTATIONS, None)
        self.add(
            QgsProcessingParameterEnum(
                "AUDIENCE",
                translate("est", "For whom"),
                [translate("est", "Internal"), translate("est", "Public")],
                defaultValue=INTERNAL,
                optional=True,
            )
        )
        self._text("WORDS", translate("est", "Summary in place of the draft"))
        self._words("FORMAT", translate("est", "Format"), FORMATS, None)
        self.add(
            QgsProcessingParameterFileDestination(
                "OUTPUT",
                translate("est", "Lägesbild"),
                "PDF (*.pdf);;PNG (*.png);;SVG (*.svg);;HTML (*.html)",
            )
        )
        self.addOutput(QgsProcessingOutputString("RUN", translate("est", "Kept sheet")))
        self.addOutput(QgsProcessingOutputNumber("PAGES", translate("est", "Pages")))
        self.addOutput(QgsProcessingOutputNumber("OVERFLOWS", translate("est", "Boxes that overflow")))

    def compute(self, values: Values, progress: FeedbackProgress) -> Results:
        """Answer, compose, write, keep."""
        output = Path(values.algorithm.parameterAsFileOutput(values.parameters, "OUTPUT", values.context))
        fmt = _format(values, output)
        with values.database() as gateway:
            asked = _asked(values, gateway, Part(progress, 0.0, 0.5))
            settings = gateway.settings()
            backgrounds = Backgrounds(values.context.project(), gateway.location, settings.background_group)
            options = _options(values, asked, settings, fmt)
            printed = print_sheet(asked.answers, options, backgrounds, output, Part(progress, 0.5, 1.0))
            run = ""
            if not _is_public(values):
                run = keep_sheet(gateway, asked.question, options, asked.answers)
        values.say(asked.answers[0].summary)
        values.notice(*printed.notices, *printed.overflows)
        return {
            "OUTPUT": str(printed.files[0]),
            "PAGES": printed.pages,
            "OVERFLOWS": len(printed.overflows),
            "RUN": run,
        }

    def _text(self, name: str, description: str) -> None:
        self.add(QgsProcessingParameterString(name, description, optional=True))

    def _words(self, name: str, description: str, options: Sequence[str], default: str | None) -> None:
        definition = QgsProcessingParameterEnum(
            name, description, list(options), defaultValue=default, optional=True, usesStaticStrings=True
        )
        self.add(definition)


@dataclass(frozen=True)
class _Asked:
    """What was asked, and its answer."""

    question: SheetQuestion
    answers: tuple[LagesbildAnswer, ...]


def _asked(values: Values, gateway: Gateway, progress: Part) -> _Asked:
    period = parse_period(values.text("PERIOD"))
    selection = chosen_selection(values, gateway, period)
    compare = chosen_compare(values.text("COMPARE"), gateway, selection)
    question = SheetQuestion(
        SheetName(values.option("SHEET")),
        selection,
        compare,
        chosen_insatser(values.listed("INSATS"), gateway),
        _words(values),
    )
    if _is_public(values):
        is_open = not values.text("COMPARE")
        pages = public_pages(gateway, question, compare_as_published=is_open, progress=progress)
        return _Asked(question, pages)
    if question.sheet is SheetName.POSTER:
        raise ParameterRefused(
            QT_TRANSLATE_NOOP(
                "est",
                "SHEET=affisch is for everybody and publishes the counts of its period. Choose AUDIENCE=1.",
            )
        )
    return _Asked(question, sheet_pages(gateway, question, progress))


def _words(values: Values) -> Words:
    text = values.text("WORDS")
    return Words({"": {"summary": text}}) if text else NO_WORDS


def _options(values: Values, asked: _Asked, settings: MunicipalitySettings, fmt: str) -> SheetOptions:
    """Return how the sheet is laid out: as asked for, else on its own paper."""
    kind = sheet_kind(public_kind(asked.question.sheet) if _is_public(values) else asked.question.sheet.value)
    template = values.file("TEMPLATE")
    return SheetOptions(
        paper=values.option("PAPER") if values.is_given("PAPER") else kind.paper,
        orientation=values.option("ORIENTATION") if values.is_given("ORIENTATION") else kind.orientation,
        template=Path(template) if template else None,
        fmt=fmt,
        sheet=kind.name,
        logo=settings.logo_svg_or_png,
        accent_colour=settings.accent_colour,
    )


def _is_public(values: Values) -> bool:
    return values.choice("AUDIENCE") == PUBLIC


def _format(values: Values, output: Path) -> str:
    if values.is_given("FORMAT"):
        return values.option("FORMAT")
    ending = output.suffix.lower().lstrip(".")
    return ending if ending in FORMATS else FORMATS[0]
