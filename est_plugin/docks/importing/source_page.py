"""The first step of an import: which file or layer, and what was recognised of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from qgis.core import QgsMapLayerProxyModel
from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import QObject, QSignalBlocker, pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QWidget

from ...exchange.profiles import READY_PROFILES
from ...exchange.text_encoding import ENCODINGS
from ...project.foreign_source import FileSource, ForeignSource, layer_source
from ...project.language import translate
from ...project.swedish import number
from ..forms import load_form
from .job import Foreign
from .tables import offer, preview_model, show_model
from .words import encoding_words, separator_words

FILES = "*.csv *.tsv *.txt *.tab *.csv.gz *.tsv.gz *.xlsx *.xlsm *.ods *.gpkg *.shp *.geojson *.json *.kml"


class ImportSourcePage(QObject):
    """Tells ``chosen`` when a table is to be read, with the name of a saved mapping or None."""

    chosen = pyqtSignal(object, object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.form = form = load_form("import_source", QWidget(parent))
        self._source: ForeignSource | None = None
        self._recognised: dict[str, str] = {}
        form.file.setStorageMode(QgsFileWidget.StorageMode.GetFile)
        form.file.setDialogTitle(translate("est", "Choose a table of observations"))
        form.file.setFilter(
            translate("est", "Tables and layers ({endings})", endings=FILES)
            + ";;"
            + translate("est", "All files (*)")
        )
        self._path = form.file.lineEdit()
        self._path.setObjectName("importFile")
        self._path.setAccessibleName(form.file.accessibleName())
        self._is_typing = False
        self._path.textEdited.connect(self._note_typing)
        self._path.editingFinished.connect(self._take_typed)
        form.layer.setAllowEmptyLayer(True)
        form.layer.setFilters(QgsMapLayerProxyModel.Filter.VectorLayer)
        form.layer.setLayer(None)
        for box, words in ((form.encoding, encoding_words()), (form.separator, separator_words())):
            for code, word in words.items():
                box.addItem(word, code)
        form.file.fileChanged.connect(self._choose_file)
        form.layer.layerChanged.connect(lambda _layer: self._choose_layer())
        for box in (form.sheet, form.encoding, form.separator, form.mapping):
            box.activated.connect(lambda _index: self._read_again())
        self.clear()

    def clear(self) -> None:
        """Forget what was read, as before a file is chosen."""
        form = self.form
        self._source = None
        with QSignalBlocker(form.file), QSignalBlocker(form.layer):
            form.file.setFilePath("")
            form.layer.setLayer(None)
        form.recognised.setText("")
        form.preview.hide()
        for name in ("sheet", "encoding", "separator", "mapping"):
            self._show_row(name, shown=False)

    def show(self, foreign: Foreign) -> None:
        """Show what was recognised."""
        form = self.form
        table = foreign.table
        self._source = foreign.source
        self._recognised = {"encoding": table.encoding, "separator": table.separator}
        offer(form.sheet, [(name, name) for name in foreign.read.sheets], foreign.read.sheet)
        self._show_row("sheet", shown=len(foreign.read.sheets) > 1)
        if table.encoding and table.encoding not in ENCODINGS and form.encoding.findData(table.encoding) < 0:
            form.encoding.addItem(table.encoding.upper(), table.encoding)
        for name, code in (("encoding", table.encoding), ("separator", table.separator)):
            box: QComboBox = getattr(form, name)
            box.setCurrentIndex(box.findData(code))
            self._show_row(name, shown=bool(code))
        names = [(translate("est", "as the headings tell"), "")]
        names += [(profile.name, profile.name) for profile in (*foreign.saved, *READY_PROFILES)]
        offer(form.mapping, dict(names).items(), foreign.profile.name)
        self._show_row("mapping", shown=True)
        form.recognised.setText(recognised(foreign))
        show_model(form.preview, preview_model(table, translate("est", "Row"), {}, form.preview))
        form.preview.show()

    def _note_typing(self, _text: str) -> None:
        self._is_typing = True

    def _take_typed(self) -> None:
        """Read what was typed once it is complete: half a path is no file."""
        if self._is_typing:
            self._is_typing = False
            self._choose_file(self._path.text())

    def _choose_file(self, path: str) -> None:
        if path.strip() and not self._is_typing:
            with QSignalBlocker(self.form.layer):
                self.form.layer.setLayer(None)
            self.chosen.emit(FileSource(Path(path.strip().strip('"'))), None)

    def _choose_layer(self) -> None:
        layer = self.form.layer.currentLayer()
        if layer is not None:
            with QSignalBlocker(self.form.file):
                self.form.file.setFilePath("")
            self.chosen.emit(layer_source(layer), None)

    def _read_again(self) -> None:
        source = self._source
        if source is None:
            return
        if isinstance(source, FileSource):
            told: dict[str, str | None] = {"sheet": self.form.sheet.currentData()}
            for name, code in self._recognised.items():
                chosen = getattr(self.form, name).currentData() if code else None
                if chosen and (chosen != code or getattr(source, name)):
                    told[name] = chosen
            source = replace(
                source,
                sheet=told["sheet"] or source.sheet,
                encoding=told.get("encoding") or source.encoding,
                separator=told.get("separator") or source.separator,
            )
        self.chosen.emit(source, self.form.mapping.currentData() or None)

    def _show_row(self, name: str, *, shown: bool) -> None:
        for widget in (getattr(self.form, name), getattr(self.form, f"{name}Label")):
            widget.setVisible(shown)


def recognised(foreign: Foreign) -> str:
    """Return in words what was recognised of a table."""
    table, profile = foreign.table, foreign.profile
    told = translate(
        "est",
        "{rows} rows in {columns} columns, of which {known} were recognised.",
        rows=number(table.row_count),
        columns=len(table.headings),
        known=len(set(profile.columns.values())),
    )
    if profile.name:
        told += " " + translate("est", "It is read as “{profile}”.", profile=profile.name)
    if table.troubles:
        told += " " + translate(
            "est",
            "{count} rows cannot be read; the summary says which and why.",
            count=number(len(table.troubles)),
        )
    return told
