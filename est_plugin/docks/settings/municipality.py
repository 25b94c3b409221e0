"""Settings: the municipality's name, logo, colour and usual ways."""

from __future__ import annotations

import base64
from dataclasses import replace
from pathlib import Path

from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import QByteArray, Qt
from qgis.PyQt.QtGui import QColor, QImage, QPixmap

from ...domain.area import AreaKind
from ...domain.message import QT_TRANSLATE_NOOP, EstError
from ...domain.period import PeriodKind
from ...domain.setup import Setup
from ...project.area_layers import area_title
from ...project.language import sentence, translate
from ...project.swedish import WEEKDAYS
from .page import SettingsPage, choose

PREVIEW_WIDTH, PREVIEW_HEIGHT = 220, 64
LARGEST_LOGO = 2_500_000
_COMPARED = (AreaKind.EST_AREA, AreaKind.DISTRICT, AreaKind.MUNICIPALITY)


class LogoError(EstError):
    """A file that cannot be a logo."""


class MunicipalityPage(SettingsPage):
    """Name, contact, logo, colour, usual period, day of the reports, areas that are compared."""

    def __init__(self) -> None:
        super().__init__("settings_municipality")
        self._logo = ""
        self.logoFile.setStorageMode(QgsFileWidget.StorageMode.GetFile)
        self.logoFile.setFilter(translate("est", "Pictures (*.svg *.png)"))
        self.logoFile.setDialogTitle(translate("est", "Choose the logo"))
        self.logoFile.fileChanged.connect(self._take_file)
        self.removeLogo.clicked.connect(lambda _checked=False: self._set_logo(""))
        self.accentColour.setColorDialogTitle(translate("est", "Colour of headings"))
        self.accentColour.setAllowOpacity(False)
        for kind, text in (
            (PeriodKind.WEEK, translate("est", "Week")),
            (PeriodKind.MONTH, translate("est", "Month")),
            (PeriodKind.TERTIAL, translate("est", "Tertial")),
            (PeriodKind.YEAR, translate("est", "Year")),
        ):
            self.defaultPeriod.addItem(text, kind.value)
        for number, name in enumerate(WEEKDAYS, 1):
            self.reportWeekday.addItem(name, number)

    def show_setup(self, setup: Setup) -> None:
        """Fill the widgets."""
        settings = setup.settings
        self.municipalityName.setText(settings.municipality_name)
        self.contact.setText(settings.contact)
        self._set_logo(settings.logo_svg_or_png)
        self.accentColour.setColor(QColor(settings.accent_colour))
        choose(self.defaultPeriod, settings.default_period)
        choose(self.reportWeekday, settings.report_weekday)
        self.analysisAreaKind.clear()
        own = {area.kind for area in setup.areas if area.kind not in list(AreaKind)}
        for kind in (*map(str, _COMPARED), *sorted(own)):
            self.analysisAreaKind.addItem(area_title(kind), kind)
        choose(self.analysisAreaKind, settings.analysis_area_kind)

    def read_setup(self, setup: Setup) -> Setup:
        """Return the set-up with what is filled in. Raises SettingsError."""
        return replace(
            setup,
            settings=replace(
                setup.settings,
                municipality_name=self.municipalityName.text().strip(),
                contact=self.contact.text().strip(),
                logo_svg_or_png=self._logo,
                accent_colour=self.accentColour.color().name(),
                default_period=self.defaultPeriod.currentData(),
                report_weekday=self.reportWeekday.currentData(),
                analysis_area_kind=self.analysisAreaKind.currentData(),
            ),
        )

    def problem(self) -> str:
        """A municipality has a name."""
        if not self.municipalityName.text().strip():
            return translate("est", "Write the name of the municipality; it stands on every sheet.")
        return ""

    def _take_file(self, path: str) -> None:
        if not path.strip():
            return
        try:
            self._set_logo(read_logo(Path(path)))
        except LogoError as error:
            self.logoPreview.setText(sentence(error))

    def _set_logo(self, logo: str) -> None:
        self._logo = logo
        self.removeLogo.setEnabled(bool(logo))
        if not logo:
            self.logoPreview.setPixmap(QPixmap())
            self.logoPreview.setText(translate("est", "No logo"))
            return
        picture = QImage.fromData(QByteArray(base64.b64decode(logo)))
        self.logoPreview.setPixmap(
            QPixmap.fromImage(picture).scaled(
                PREVIEW_WIDTH,
                PREVIEW_HEIGHT,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        )


def read_logo(path: Path) -> str:
    """Return a picture file as base64. Raises LogoError for what is no SVG or PNG, or far too large."""
    try:
        content = path.read_bytes() if path.stat().st_size <= LARGEST_LOGO else b""
    except OSError as error:
        raise _no_logo(path, str(error)) from error
    is_known = path.suffix.lower() in (".svg", ".png")
    if not is_known or not content or QImage.fromData(QByteArray(content)).isNull():
        raise _no_logo(path)
    return base64.b64encode(content).decode("ascii")


def _no_logo(path: Path, details: str = "") -> LogoError:
    return LogoError(
        QT_TRANSLATE_NOOP(
            "est",
            "“{file}” cannot be the logo. Choose an SVG or a PNG of at most 2.5 MB; the logo is as it was.",
        ),
        file=path.name,
        details=details,
    )
