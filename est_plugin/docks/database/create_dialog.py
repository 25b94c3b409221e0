"""The dialog for a new, empty database."""

from __future__ import annotations

from dataclasses import dataclass

from qgis.core import QgsCoordinateReferenceSystem
from qgis.gui import QgsFileWidget
from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QWidget

from ...project.connections import stored_connections
from ...project.language import translate
from ..forms import load_form

DEFAULT_CRS = "EPSG:3006"


@dataclass(frozen=True)
class NewDatabase:
    """What the person chose: ``place`` as DATABASE names it, the CRS and the municipality's name."""

    place: str
    crs: str
    municipality: str


class CreateDialog(QDialog):
    """Asks for municipality, place (a file or a stored PostgreSQL connection) and coordinate system."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("EstCreateDialog")
        load_form("create_database", self)
        self.place.addItem(translate("est", "A file (GeoPackage)"), None)
        for name in stored_connections():
            self.place.addItem(translate("est", "PostgreSQL: {name}", name=name), name)
        self.file.setStorageMode(QgsFileWidget.StorageMode.SaveFile)
        self.file.setFilter(translate("est", "GeoPackage (*.gpkg)"))
        self.file.setConfirmOverwrite(False)
        self.crs.setCrs(QgsCoordinateReferenceSystem(DEFAULT_CRS))
        self.place.currentIndexChanged.connect(lambda _index: self._adapt())
        self.file.fileChanged.connect(lambda _path: self._adapt())
        self.municipality.textChanged.connect(lambda _text: self._adapt())
        # Qt has no Swedish words of its own for these.
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setText(translate("est", "C&reate"))
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(translate("est", "&Cancel"))
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._adapt()

    def wanted(self) -> NewDatabase:
        """Return what is filled in."""
        connection = self.place.currentData()
        path = self.file.filePath().strip()
        if connection is None and not path.lower().endswith(".gpkg"):
            path += ".gpkg"
        return NewDatabase(str(connection or path), self.crs.crs().authid(), self.municipality.text().strip())

    def _adapt(self) -> None:
        is_file = self.place.currentData() is None
        self.file.setVisible(is_file)
        self.fileLabel.setVisible(is_file)
        is_complete = bool(self.municipality.text().strip()) and (
            not is_file or bool(self.file.filePath().strip())
        )
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(is_complete)
