"""``est:lagesbild``: the printed lägesbild."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

from qgis.core import (
    Qgis,
    QgsMapLayer,
    QgsProcessingOutputNumber,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
    QgsProject,
)
from qgis.PyQt.QtCore import QCoreApplication

from ..analysis.errors import CancelledError
from ..analysis.progress import Part
from ..answers.pages import SheetName, SheetQuestion, sheet_pages
from ..answers.parts import LagesbildAnswer
from ..answers.public_sheet import PUBLIC_KIND, public_pages
from ..domain.period import Period, parse_period
from ..project.background_map import load_example_background
from ..project.language import translate
from ..project.tree import background_layers
from ..sheets.lagesbild import WAIT_SECONDS, ComposedSheet, compose_steps
from ..sheets.options import ORIENTATIONS, PAPERS, SheetOptions
from ..sheets.series import SheetKind, sheet_kind
from ..store.gateway import Gateway
from ..store.location import Location
from .base import EstAlgorithm, FeedbackProgress, Results
from .chosen import chosen_compare, chosen_insatser, chosen_selection
from .values import Values

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
        self._words("FORMAT", translate("est", "Format"), FORMATS, None)
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
        """Answer, compose, write."""
        output = Path(values.algorithm.parameterAsFileOutput(values.parameters, "OUTPUT", values.context))
        fmt = _format(values, output)
        period = parse_period(values.text("PERIOD"))
        with values.database() as gateway:
            answers = self._answers(values, gateway, period, Part(progress, 0.0, 0.5))
            settings, location = gateway.settings(), gateway.location
        template = values.file("TEMPLATE")
        kind = sheet_kind(PUBLIC_KIND if _is_public(values) else values.option("SHEET"))
        options = SheetOptions(
            paper=values.option("PAPER") if values.is_given("PAPER") else kind.paper,
            orientation=_orientation(values, kind),
            template=Path(template) if template else None,
            fmt=fmt,
            sheet=kind.name,
            logo=settings.logo_svg_or_png,
            accent_colour=settings.accent_colour,
        )
        own = QgsProject()  # keeps the example's map alive while it is printed
        background = _background(values.context.project(), own, location, settings.background_group)
        composed = self._compose(answers, options, background, Part(progress, 0.5, 0.8))
        try:
            files = self._write(composed, output, fmt, Part(progress, 0.8, 1.0))
            values.say(answers[0].summary)
            values.notice(*dict.fromkeys(w for a in answers for w in a.basis.warnings), *composed.notices)
            if composed.overflows:
                values.notice(*composed.overflow_details)
            return {"OUTPUT": str(files[0]), "PAGES": composed.pages, "OVERFLOWS": composed.overflows}
        finally:
            composed.close()

    def _answers(
        self, values: Values, gateway: Gateway, period: Period, progress: Part
    ) -> tuple[LagesbildAnswer, ...]:
        selection = chosen_selection(values, gateway, period)
        compare = chosen_compare(values.text("COMPARE"), gateway, selection)
        question = SheetQuestion(
            SheetName(values.option("SHEET")),
            selection,
            compare,
            chosen_insatser(values.listed("INSATS"), gateway),
        )
        if _is_public(values):
            is_open = not values.text("COMPARE")
            return public_pages(gateway, question, compare_as_published=is_open, progress=progress)
        return sheet_pages(gateway, question, progress)

    def _compose(
        self,
        answers: Sequence[LagesbildAnswer],
        options: SheetOptions,
        background: Sequence[QgsMapLayer],
        progress: Part,
    ) -> ComposedSheet:
        steps = compose_steps(answers, options, background)
        done = 0
        while True:
            if progress.cancelled():
                steps.close()
                raise CancelledError
            try:
                is_waiting = next(steps)
            except StopIteration as end:
                composed: ComposedSheet = end.value
                return composed
            if is_waiting:
                QCoreApplication.processEvents()
                time.sleep(WAIT_SECONDS)
            done += not is_waiting
            progress.report(done / len(answers))

    def _write(self, composed: ComposedSheet, path: Path, fmt: str, progress: Part) -> tuple[Path, ...]:
        steps = composed.export_steps(path, fmt)
        while True:
            if progress.cancelled():
                steps.close()
                raise CancelledError
            try:
                progress.report(next(steps) / max(1, composed.pages))
                # A map for the screen is drawn in other threads, which tell of their end by an event.
                QCoreApplication.processEvents()
            except StopIteration as end:
                files: tuple[Path, ...] = end.value
                return files

    def _text(self, name: str, description: str) -> None:
        self.add(QgsProcessingParameterString(name, description, optional=True))

    def _words(self, name: str, description: str, options: Sequence[str], default: str | None) -> None:
        definition = QgsProcessingParameterEnum(
            name, description, list(options), defaultValue=default, optional=True, usesStaticStrings=True
        )
        self.add(definition)


def _background(
    project: QgsProject | None, own: QgsProject, location: Location, name: str
) -> list[QgsMapLayer]:
    """Return the project's background from the top down, else the map that the example brings along."""
    found = background_layers(project, name) if project is not None else []
    if found:
        return list(found)
    for _ in load_example_background(own, location, name):
        pass
    return list(background_layers(own, name))


def _is_public(values: Values) -> bool:
    return values.choice("AUDIENCE") == PUBLIC


def _orientation(values: Values, kind: SheetKind) -> str:
    """Return the orientation that was asked for; else the sheet's own, on its own paper."""
    if values.is_given("ORIENTATION"):
        return values.option("ORIENTATION")
    return kind.orientation


def _format(values: Values, output: Path) -> str:
    if values.is_given("FORMAT"):
        return values.option("FORMAT")
    ending = output.suffix.lower().lstrip(".")
    return ending if ending in FORMATS else FORMATS[0]
