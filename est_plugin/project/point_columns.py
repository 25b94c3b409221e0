"""What is asked of a point layer and what comes out of it, whichever way it is read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from types import MappingProxyType

import numpy as np
import shapely
from numpy.typing import NDArray

from ..analysis.table import Coded, FloatArray, IntArray
from ..domain.message import QT_TRANSLATE_NOOP, EstError
from .instants import Instants

POINT_BYTES = {
    21: np.dtype({"names": ["kind", "x", "y"], "formats": ["<u4", "<f8", "<f8"], "offsets": [1, 5, 13]}),
    29: np.dtype(
        {"names": ["kind", "x", "y"], "formats": ["<u4", "<f8", "<f8"], "offsets": [1, 5, 13], "itemsize": 29}
    ),
}
"""Little endian WKB of a point, plain or with a height or measure."""

_PLAIN_POINT = 1


class PointsError(EstError):
    """A layer that cannot be read as points."""


@dataclass(frozen=True)
class PointFields:
    """Which fields of a layer hold what; "" where none does.

    ``start`` and ``end`` are times, ``weight`` and ``row_number`` numbers, the others are read as texts.
    """

    start: str = ""
    end: str = ""
    category: str = ""
    source: str = ""
    organisation: str = ""
    place: str = ""
    weight: str = ""
    row_number: str = ""

    def names(self) -> tuple[str, ...]:
        """Return the fields that are named, each once."""
        return tuple(dict.fromkeys(name for name in self._values() if name))

    def times(self) -> tuple[str, ...]:
        """Return the fields that hold times."""
        return tuple(dict.fromkeys(name for name in (self.start, self.end) if name))

    def texts(self) -> tuple[str, ...]:
        """Return the fields that are read as texts."""
        named = (self.category, self.source, self.organisation, self.place)
        return tuple(dict.fromkeys(name for name in named if name))

    def numbers(self) -> tuple[str, ...]:
        """Return the fields that hold numbers."""
        return tuple(dict.fromkeys(name for name in (self.weight, self.row_number) if name))

    def _values(self) -> list[str]:
        return [getattr(self, each.name) for each in fields(self)]


@dataclass(frozen=True)
class RawPoints:
    """Columns as they were read, of equal length; ``x``, ``y`` are NaN where there is no point."""

    key: IntArray
    x: FloatArray
    y: FloatArray
    times: Mapping[str, Instants] = field(default_factory=lambda: MappingProxyType({}))
    texts: Mapping[str, Coded] = field(default_factory=lambda: MappingProxyType({}))
    numbers: Mapping[str, FloatArray] = field(default_factory=lambda: MappingProxyType({}))


class Coder:
    """Turns texts into codes, batch by batch, so that no batch repeats another's work."""

    def __init__(self) -> None:
        self._codes: dict[object, int] = {}
        self._size = 0
        self._batches: list[NDArray[np.int32]] = []

    def add(self, values: Sequence[object], missing: NDArray[np.bool_] | None = None) -> None:
        """Take a batch of values; ``None``, empty texts and ``missing`` ones have no code."""
        for value in [each for each in dict.fromkeys(values) if each not in self._codes]:
            is_empty = value in (None, "", b"")
            self._codes[value] = -1 if is_empty else self._size
            self._size += not is_empty
        codes = np.fromiter(map(self._codes.__getitem__, values), dtype=np.int32, count=len(values))
        if missing is not None:
            codes[missing] = -1
        self._batches.append(codes)

    def coded(self) -> Coded:
        """Return the whole column."""
        codes = np.concatenate(self._batches) if self._batches else np.empty(0, dtype=np.int32)
        labels = [value for value, code in self._codes.items() if code >= 0]
        return Coded(codes, tuple(_text(value) for value in labels))


def coordinates(wkb: NDArray[np.generic]) -> tuple[FloatArray, FloatArray]:
    """Return x and y (n,) of points as WKB: an array of fixed-size bytes, or of bytes and None.

    Raises PointsError where a row has several points or another geometry.
    """
    layout = POINT_BYTES.get(wkb.dtype.itemsize) if wkb.dtype.kind == "V" else None
    if layout is not None:
        points = wkb.view(layout)
        if wkb.dtype.itemsize != 21 or bool((points["kind"] == _PLAIN_POINT).all()):
            return points["x"].astype(np.float64), points["y"].astype(np.float64)
    values = np.empty(len(wkb), dtype=object)
    values[:] = [bytes(value) if value else None for value in wkb.tolist()]
    shapes = shapely.from_wkb(values)
    several = shapely.get_type_id(shapes) == shapely.GeometryType.MULTIPOINT
    if bool((shapely.get_num_geometries(shapes[several]) > 1).any()):
        raise PointsError(
            QT_TRANSLATE_NOOP(
                "est",
                "Some rows of the layer have several points each, so they cannot be counted as events."
                " Run QGIS's “Multipart to singleparts” first.",
            )
        )
    shapes[several] = shapely.get_geometry(shapes[several], 0)
    shapes[shapely.is_empty(shapes)] = None
    kinds = shapely.get_type_id(shapes)
    if bool(((kinds != shapely.GeometryType.POINT) & (kinds >= 0)).any()):
        raise PointsError(
            QT_TRANSLATE_NOOP(
                "est",
                "Some rows of the layer are not points. Choose a point layer, or make centroids of it first.",
            )
        )
    return shapely.get_x(shapes), shapely.get_y(shapes)


def _text(value: object) -> str:
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, float):
        return f"{value:.15g}"
    return str(value)
