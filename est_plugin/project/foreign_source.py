"""A table of somebody else's: a file or a layer, pointed out in the window and read off the main thread."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsDataSourceUri,
    QgsFeatureIterator,
    QgsFeatureRequest,
    QgsFields,
    QgsVectorLayer,
    QgsVectorLayerFeatureSource,
)

from ..analysis.progress import SILENT, Progress
from ..domain.message import QT_TRANSLATE_NOOP
from ..exchange.errors import ExchangeError
from ..exchange.features import as_table, from_qgis
from ..exchange.raw_table import ForeignTable
from ..exchange.tables import read_table, sheets_of

_DATABASES = frozenset({"postgres", "mssql", "oracle", "hana"})


@dataclass(frozen=True)
class FileSource:
    """A file. ``sheet``, ``separator`` and ``encoding`` are None where the file shall tell."""

    path: Path
    sheet: str | None = None
    separator: str | None = None
    encoding: str | None = None

    @property
    def name(self) -> str:
        """What a person calls it."""
        return self.path.name


class LayerRows:
    """The rows of a layer as it is now, safe to read in any thread."""

    def __init__(self, layer: QgsVectorLayer) -> None:
        self._features = QgsVectorLayerFeatureSource(layer)
        self._fields, self._crs, self._count = layer.fields(), layer.crs(), int(layer.featureCount())

    def fields(self) -> QgsFields:
        """Return the columns."""
        return self._fields

    def featureCount(self) -> int:
        """Return how many rows there are, negative where nobody knows."""
        return self._count

    def getFeatures(self) -> QgsFeatureIterator:
        """Return the rows."""
        return self._features.getFeatures(QgsFeatureRequest())

    def sourceCrs(self) -> QgsCoordinateReferenceSystem:
        """Return the coordinate system."""
        return self._crs


@dataclass(frozen=True)
class LayerSource:
    """A layer. ``text`` and ``provider`` open it again, with no password in them; ``rows`` if it is open."""

    name: str
    text: str
    provider: str
    rows: LayerRows | None = None


ForeignSource = FileSource | LayerSource


@dataclass(frozen=True)
class ReadSource:
    """A table with the sheets or layers that lie beside it in its file, and which of them it is."""

    table: ForeignTable
    sheets: tuple[str, ...] = ()
    sheet: str | None = None


def layer_source(layer: QgsVectorLayer) -> LayerSource:
    """Return a layer of the project as a source. Call it where the layer lives."""
    text = str(layer.source())
    if layer.providerType() in _DATABASES:
        uri = QgsDataSourceUri(text)
        uri.setPassword("")
        text = str(uri.uri(False))
    return LayerSource(str(layer.name()), text, str(layer.providerType()), LayerRows(layer))


def read_source(source: ForeignSource, progress: Progress = SILENT) -> ReadSource:
    """Return the table of a source; of a file with several sheets the first, unless one is named.

    Raises UnreadableFileError, TooLargeError, ExchangeError, CancelledError.
    """
    if isinstance(source, LayerSource):
        return ReadSource(_read_layer(source, progress))
    sheets = sheets_of(source.path)
    sheet = source.sheet if source.sheet in sheets else (sheets[0] if sheets else None)
    table = read_table(
        source.path, sheet, separator=source.separator, encoding=source.encoding, progress=progress
    )
    return ReadSource(table, sheets, sheet)


def _read_layer(source: LayerSource, progress: Progress) -> ForeignTable:
    if source.rows is not None:
        return as_table(from_qgis(source.rows, source.name, progress))
    layer = QgsVectorLayer(source.text, source.name, source.provider)
    if not layer.isValid():
        raise ExchangeError(
            QT_TRANSLATE_NOOP(
                "est",
                "The layer “{layer}” cannot be opened. Nothing was imported. Check that the file or the"
                " server is there, or connect the layer again.",
            ),
            layer=source.name,
        )
    return as_table(from_qgis(layer, source.name, progress))
