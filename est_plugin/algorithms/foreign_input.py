"""A foreign table that an algorithm is handed: a file read by the plugin's own readers, or any layer."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsProcessing

from ..analysis.progress import Progress
from ..domain.message import QT_TRANSLATE_NOOP
from ..exchange.connected import ConnectedSource
from ..exchange.features import as_table, from_qgis
from ..exchange.raw_table import ForeignTable
from ..exchange.tables import read_table
from ..project.foreign_source import FileSource, LayerSource, read_source
from .values import ParameterRefused, Values

_LAYER_WORD = "layername="


def foreign_table(values: Values, name: str, progress: Progress) -> ForeignTable:
    """Return the table of a parameter: ``file.xlsx|layername=Blad1`` names a sheet, a layer is read as it is.

    QGIS's own reading of a file would guess at types, lose clock times and pass broken rows by. Raises
    UnreadableFileError, TooLargeError, ExchangeError, ParameterRefused, CancelledError.
    """
    given = values.parameters.get(name)
    if isinstance(given, str) and not _is_loaded(given, values):
        path, sheet = _parts(given)
        if path.is_file() or _is_missing_file(given, path):
            return read_table(path, sheet, progress=progress)
    source = values.algorithm.parameterAsSource(values.parameters, name, values.context)
    if source is None:
        raise ParameterRefused(
            QT_TRANSLATE_NOOP(
                "est",
                "{name}: “{value}” is no file, no layer and no connected source. Nothing was imported."
                " Check the name and run again.",
            ),
            name=name,
            value=str(given)[:200],
        )
    return as_table(from_qgis(source, str(source.sourceName()), progress))


def connected_table(source: ConnectedSource, progress: Progress) -> ForeignTable:
    """Return the table of a connected source as it is now. Raises as :func:`foreign_table`."""
    if source.provider:
        layer = LayerSource(source.name, source.place, source.provider)
        return read_source(layer, progress).table
    file = FileSource(
        Path(source.place), source.sheet or None, source.separator or None, source.encoding or None
    )
    return read_source(file, progress).table


def _is_missing_file(text: str, path: Path) -> bool:
    """Tell whether a text means a file that is not there: no folder, no database, nothing packed."""
    is_source = "=" in text.split("|", maxsplit=1)[0] or "://" in text or text.startswith("/vsi")
    return bool(path.suffix) and not is_source and not path.is_dir()


def _is_loaded(text: str, values: Values) -> bool:
    """Tell whether a text names a layer that is there already, by its id or name."""
    project = values.context.project()
    store = values.context.temporaryLayerStore()
    if store.mapLayer(text) is not None or text.startswith(QgsProcessing.TEMPORARY_OUTPUT):
        return True
    if project is None or Path(_parts(text)[0]).is_file():
        return False
    return project.mapLayer(text) is not None or bool(project.mapLayersByName(text))


def _parts(text: str) -> tuple[Path, str | None]:
    path, *options = text.strip().strip('"').split("|")
    named = next((option for option in options if option.lower().startswith(_LAYER_WORD)), None)
    return Path(path), named[len(_LAYER_WORD) :] if named else None
