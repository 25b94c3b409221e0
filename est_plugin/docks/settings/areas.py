"""Settings: areas of the work, brought in from a layer or a file, or made of districts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from qgis.core import Qgis, QgsVectorLayer
from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import QSignalBlocker, pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox

from ...analysis.progress import Progress
from ...domain.area import Area, AreaKind
from ...domain.message import EstError
from ...domain.setup import Setup
from ...exchange.area_import import AreaImport, import_areas
from ...exchange.area_joining import join_areas
from ...exchange.area_reader import AreaFields, read_areas
from ...exchange.features import FeatureTable, from_qgis, layer_names, read_features
from ...project.area_layers import area_title
from ...project.background import TaskFeedback
from ...project.language import sentence, translate
from ...project.layer_copy import LayerRows
from ...project.session import DatabaseSession
from ...project.swedish import number
from ...store.gateway import Gateway
from .page import (
    SettingsPage,
    cell_text,
    is_ticked,
    prepare_table,
    row_key,
    text_cell,
    tick_cell,
)

NAME, KIND, POPULATION, IN_USE = range(4)
READ_WORK, IMPORT_WORK = "settings_area_file", "settings_area_import"
_OFFERED = (AreaKind.DISTRICT, AreaKind.EST_AREA, AreaKind.MUNICIPALITY, AreaKind.OTHER)
_NOT_SHOWN = (AreaKind.INSATS,)
_LONGEST = 3
_NAME_WORDS = ("namn", "name", "omrade", "område", "stadsdel", "delomr")
_ID_WORDS = ("id", "kod", "code", "nyckel")
_PEOPLE_WORDS = ("folk", "befolkning", "population", "invanare", "invånare")

Features = Callable[[Progress], FeatureTable]


class AreasPage(SettingsPage):
    """The areas as a table, and the import of more; tells ``changed`` when areas have been saved."""

    changed = pyqtSignal()

    def __init__(self, session: DatabaseSession) -> None:
        super().__init__("settings_areas")
        self._session = session
        self._known: dict[str, Area] = {}
        self._file: FeatureTable | None = None
        prepare_table(
            self.table,
            (
                translate("est", "Area"),
                translate("est", "Kind of area"),
                translate("est", "Population"),
                translate("est", "In use"),
            ),
        )
        self.sourceLayer.setFilters(Qgis.LayerFilter.PolygonLayer)
        self.sourceLayer.setLayer(None)
        self.sourceFile.setStorageMode(QgsFileWidget.StorageMode.GetFile)
        self.sourceFile.setFilter(
            translate("est", "Layers of polygons (*.gpkg *.shp *.geojson *.json *.tab *.gml *.kml *.zip)")
        )
        for kind in _OFFERED:
            self.areaKind.addItem(area_title(kind.value), kind.value)
        self._connect()
        self._show_fields(())

    def _connect(self) -> None:
        self.sourceLayer.layerChanged.connect(self._take_layer)
        self.sourceFile.fileChanged.connect(self._take_file)
        self.fileLayer.activated.connect(lambda _index: self._read_file(self.fileLayer.currentText()))
        self.nameField.currentIndexChanged.connect(lambda _index: self._show_buttons())
        self.importAreas.clicked.connect(lambda _checked=False: self._import())
        self.joinAreas.clicked.connect(lambda _checked=False: self._join())
        self.joinName.textChanged.connect(lambda _text: self._show_buttons())
        self.table.itemSelectionChanged.connect(self._show_buttons)

    def show_setup(self, setup: Setup) -> None:
        """Fill the table; the polygons of insatser are not among these areas."""
        self._known = {area.uuid: area for area in setup.areas if area.kind not in _NOT_SHOWN}
        self.table.setRowCount(len(self._known))
        for row, area in enumerate(self._known.values()):
            people = "" if area.population is None else str(area.population)
            self.table.setItem(row, NAME, text_cell(area.name, area.uuid))
            self.table.setItem(row, KIND, text_cell(area_title(area.kind), editable=False))
            self.table.setItem(row, POPULATION, text_cell(people))
            self.table.setItem(row, IN_USE, tick_cell(area.active))
        self._show_buttons()

    def read_setup(self, setup: Setup) -> Setup:
        """Return the set-up with the areas as the table has them."""
        read = {area.uuid: area for area in (self._read(row) for row in range(self.table.rowCount()))}
        return replace(setup, areas=tuple(read.get(area.uuid, area) for area in setup.areas))

    def problem(self) -> str:
        """Every area has a name, and a population is a number."""
        for row in range(self.table.rowCount()):
            if not cell_text(self.table, row, NAME):
                return translate("est", "An area has no name. Write one.")
            if _whole(cell_text(self.table, row, POPULATION)) is None:
                return translate(
                    "est",
                    "The population of “{name}” is no number. Write digits only, or nothing.",
                    name=cell_text(self.table, row, NAME),
                )
        return ""

    def _read(self, row: int) -> Area:
        people = cell_text(self.table, row, POPULATION)
        return replace(
            self._known[row_key(self.table, row)],
            name=cell_text(self.table, row, NAME),
            population=_whole(people) if people else None,
            active=is_ticked(self.table.item(row, IN_USE)),
        )

    def _selected(self) -> list[Area]:
        rows = sorted({index.row() for index in self.table.selectedIndexes()})
        return [self._known[row_key(self.table, row)] for row in rows]

    def _take_layer(self, layer: object) -> None:
        if not isinstance(layer, QgsVectorLayer):
            return
        with QSignalBlocker(self.sourceFile):
            self.sourceFile.setFilePath("")
        self._file = None
        self.fileLayer.clear()
        self._show_fields(tuple(field.name() for field in layer.fields()))

    def _take_file(self, path: str) -> None:
        if not path.strip():
            return
        with QSignalBlocker(self.sourceLayer):
            self.sourceLayer.setLayer(None)
        self._file = None
        self.fileLayer.clear()
        self._show_fields(())
        self.importResult.setText(translate("est", "Reading the file …"))
        self._session.ask(
            READ_WORK,
            translate("est", "Reading the file"),
            lambda _gateway, _feedback: layer_names(Path(path.strip())),
            self._offer_layers,
            self._failed,
        )

    def _offer_layers(self, names: tuple[str, ...]) -> None:
        self.fileLayer.addItems(list(names))
        self._read_file(names[0])

    def _read_file(self, layer: str) -> None:
        path = self.sourceFile.filePath().strip()
        if not path:
            return
        self._session.ask(
            READ_WORK,
            translate("est", "Reading the file"),
            lambda _gateway, feedback: read_features(path, layer, feedback),
            self._take_features,
            self._failed,
        )

    def _take_features(self, table: FeatureTable) -> None:
        self._file = table
        self.importResult.setText(
            translate("est", "{count} rows in the file.", count=number(len(table.features)))
        )
        self._show_fields(table.headings)

    def _show_fields(self, headings: tuple[str, ...]) -> None:
        for box, words in (
            (self.nameField, _NAME_WORDS),
            (self.idField, _ID_WORDS),
            (self.populationField, _PEOPLE_WORDS),
        ):
            with QSignalBlocker(box):
                box.clear()
                if box is not self.nameField:
                    box.addItem(translate("est", "(none)"), None)
                for heading in headings:
                    box.addItem(heading, heading)
                _guess(box, words)
        self._show_buttons()

    def _import(self) -> None:
        features = self._features()
        if features is None:
            return
        fields = AreaFields(
            self.nameField.currentData(), self.idField.currentData(), self.populationField.currentData()
        )
        kind = self._kind()

        def work(gateway: Gateway, feedback: TaskFeedback) -> AreaImport:
            table = features(feedback)
            return import_areas(gateway, kind, read_areas(table, fields, gateway.crs, feedback), table.name)

        self.importAreas.setEnabled(False)
        self.importResult.setText(translate("est", "Bringing in the areas …"))
        self._session.ask(
            IMPORT_WORK, translate("est", "Bringing in areas"), work, self._imported, self._failed
        )

    def _features(self) -> Features | None:
        """Return how the chosen features are read, off the main thread; None where nothing is chosen."""
        table, layer = self._file, self.sourceLayer.currentLayer()
        if table is not None:
            return lambda _progress: table
        if not isinstance(layer, QgsVectorLayer):
            return None
        rows = LayerRows(layer, only_selected=self.onlySelected.isChecked())
        return lambda progress: from_qgis(rows, rows.name, progress)

    def _kind(self) -> str:
        """The code of a known kind, else what the municipality itself calls it."""
        text = self.areaKind.currentText().strip()
        place = self.areaKind.findText(text)
        return str(self.areaKind.itemData(place)) if place >= 0 else text

    def _imported(self, result: AreaImport) -> None:
        told = [
            translate(
                "est",
                "{imported} areas are new, {updated} were updated, {rejected} rows were rejected.",
                imported=result.imported,
                updated=result.updated,
                rejected=len(result.rejected),
            )
        ]
        told += [sentence(trouble.sentence()) for trouble in (*result.rejected, *result.notices)[:_LONGEST]]
        self.importResult.setText("\n".join(told))
        self._show_buttons()
        self.changed.emit()

    def _join(self) -> None:
        parts, name = self._selected(), self.joinName.text()
        self._session.ask(
            IMPORT_WORK,
            translate("est", "Making an EST area"),
            lambda gateway, _feedback: join_areas(gateway, parts, AreaKind.EST_AREA.value, name),
            self._joined,
            self._failed,
        )

    def _joined(self, area: Area) -> None:
        self.joinName.clear()
        self.importResult.setText(translate("est", "“{name}” is an EST area now.", name=area.name))
        self.changed.emit()

    def _failed(self, error: EstError) -> None:
        self.importResult.setText(sentence(error))
        self._show_buttons()

    def _show_buttons(self) -> None:
        self.importAreas.setEnabled(bool(self.nameField.currentData()))
        self.onlySelected.setEnabled(self._file is None)
        self.joinAreas.setEnabled(bool(self.table.selectedIndexes()) and bool(self.joinName.text().strip()))


def _guess(box: QComboBox, words: tuple[str, ...]) -> None:
    """Choose the first heading that begins with, or else holds, one of the words."""
    texts = [box.itemText(place).casefold() for place in range(box.count())]
    for fits in (str.startswith, str.__contains__):
        for place, text in enumerate(texts):
            if box.itemData(place) and any(fits(text, word) for word in words):
                box.setCurrentIndex(place)
                return


def _whole(text: str) -> int | None:
    """Return a whole number, 0 for nothing; None for what is none."""
    digits = "".join(text.split())
    if not digits:
        return 0
    return int(digits) if digits.isdecimal() else None
