"""The dialog for all sheets of a meeting: which, where, and by what names."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from qgis.core import QgsSettings
from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QListWidgetItem, QWidget

from ...answers.lagesbild.pages import SheetName
from ...domain.local_time import local_today
from ...domain.message import EstError
from ...domain.period import Period
from ...project.language import sentence, translate
from ...project.swedish import period_label
from ...sheets.naming import DEFAULT_PATTERN, named_path, sheet_word
from ..forms import load_form

FOLDER_KEY = "est_lagesbild/package_folder"
PATTERN_KEY = "est_lagesbild/package_pattern"
SHEETS_KEY = "est_lagesbild/package_sheets"
OFFERED = (
    SheetName.MEETING,
    SheetName.WEEK,
    SheetName.MONTH,
    SheetName.AREAS,
    SheetName.INSATS,
    SheetName.PLAN,
    SheetName.TERTIAL,
    SheetName.YEAR,
)
FIRST_CHOICE = (SheetName.MEETING, SheetName.AREAS, SheetName.INSATS, SheetName.PLAN)
ENDING = "pdf"


@dataclass(frozen=True)
class Package:
    """The sheets to write, in order, and where each goes."""

    sheets: tuple[tuple[SheetName, Path], ...]


class PackageDialog(QDialog):
    """Asks for sheets, folder and names; remembers them for the next meeting."""

    def __init__(self, period: Period, municipality: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("EstPackageDialog")
        load_form("package_dialog", self)
        self._period, self._municipality = period, municipality
        self.periodText.setText(
            translate("est", "Sheets for {period}, each on its own paper.", period=period_label(period))
        )
        settings = QgsSettings()
        chosen = settings.value(SHEETS_KEY, [sheet.value for sheet in FIRST_CHOICE]) or []
        for sheet in OFFERED:
            item = QListWidgetItem(sheet_word(sheet))
            item.setData(Qt.ItemDataRole.UserRole, sheet.value)
            item.setFlags(Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEnabled)
            is_chosen = sheet.value in chosen
            item.setCheckState(Qt.CheckState.Checked if is_chosen else Qt.CheckState.Unchecked)
            self.sheets.addItem(item)
        self.folder.setStorageMode(QgsFileWidget.StorageMode.GetDirectory)
        self.folder.setFilePath(str(settings.value(FOLDER_KEY, str(Path.home()))))
        self.pattern.setText(str(settings.value(PATTERN_KEY, DEFAULT_PATTERN)))
        self.sheets.itemChanged.connect(lambda _item: self._adapt())
        self.folder.fileChanged.connect(lambda _path: self._adapt())
        self.pattern.textChanged.connect(lambda _text: self._adapt())
        self.buttons.accepted.connect(self._accept)
        self.buttons.rejected.connect(self.reject)
        self._adapt()

    def package(self) -> Package:
        """Return what is chosen. Raises SheetError for a pattern that cannot be read."""
        folder = Path(self.folder.filePath().strip())
        return Package(tuple((sheet, self._path(folder, sheet)) for sheet in self._chosen()))

    def _chosen(self) -> list[SheetName]:
        items = [self.sheets.item(row) for row in range(self.sheets.count())]
        return [
            SheetName(item.data(Qt.ItemDataRole.UserRole))
            for item in items
            if item.checkState() == Qt.CheckState.Checked
        ]

    def _path(self, folder: Path, sheet: SheetName) -> Path:
        today = local_today()
        pattern = self.pattern.text()
        return named_path(folder, pattern, sheet, self._period, self._municipality, today, ENDING)

    def _adapt(self) -> None:
        """Show what the first names will be, or what is wrong with the pattern."""
        chosen = self._chosen()
        is_ready = bool(chosen) and bool(self.folder.filePath().strip())
        try:
            names = [str(self._path(Path(), sheet)) for sheet in chosen]
            self.example.setText("\n".join(names))
            is_ready = is_ready and len(set(names)) == len(names)
            if len(set(names)) < len(names):
                self.example.setText(
                    translate(
                        "est",
                        "Several sheets would have the same name. Put {field} into the pattern.",
                        field="{sheet}",
                    )
                )
        except EstError as error:
            self.example.setText(sentence(error))
            is_ready = False
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(is_ready)

    def _accept(self) -> None:
        settings = QgsSettings()
        settings.setValue(FOLDER_KEY, self.folder.filePath().strip())
        settings.setValue(PATTERN_KEY, self.pattern.text())
        settings.setValue(SHEETS_KEY, [sheet.value for sheet in self._chosen()])
        self.accept()
