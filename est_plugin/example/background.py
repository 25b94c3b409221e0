"""The background map of the example as plain tables: names, geometry types, columns, order of drawing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray


class Shape(StrEnum):
    """The geometry type of a background table."""

    POINT = "Point"
    LINE = "MultiLineString"
    POLYGON = "MultiPolygon"


@dataclass(frozen=True)
class BackgroundTable:
    """A table of the background: its name in the database and its Swedish title in the layer tree."""

    name: str
    title: str
    shape: Shape
    shown: bool = True
    """Whether it is ticked when the background is loaded; lamps and addresses would crowd a sheet."""

    @property
    def style(self) -> str:
        """File name of its style in ``resources/example``."""
        return f"{self.name}.qml"


BACKGROUND_TABLES: tuple[BackgroundTable, ...] = (
    BackgroundTable("exempel_mark", "Kvarter", Shape.POLYGON),
    BackgroundTable("exempel_skog", "Skog", Shape.POLYGON),
    BackgroundTable("exempel_parker", "Parker", Shape.POLYGON),
    BackgroundTable("exempel_skolor", "Skolor", Shape.POLYGON),
    BackgroundTable("exempel_torg", "Torg", Shape.POLYGON),
    BackgroundTable("exempel_vatten", "Vatten", Shape.POLYGON),
    BackgroundTable("exempel_byggnader", "Byggnader", Shape.POLYGON),
    BackgroundTable("exempel_jarnvag", "Järnväg", Shape.LINE),
    BackgroundTable("exempel_gator", "Gator", Shape.LINE),
    BackgroundTable("exempel_lampor", "Lampor", Shape.POINT, shown=False),
    BackgroundTable("exempel_hallplatser", "Hållplatser", Shape.POINT, shown=False),
    BackgroundTable("exempel_butiker", "Butiker", Shape.POINT, shown=False),
    BackgroundTable("exempel_adresser", "Adresser", Shape.POINT, shown=False),
    BackgroundTable("exempel_platser", "Platser", Shape.POINT),
)
"""From the bottom of the map to its top."""

ATTRIBUTION = "Exempelköping, en påhittad kommun"
"""What a print of the background must say."""


@dataclass(frozen=True)
class BackgroundLayer:
    """The rows of one background table: shapely geometries (n,) and columns of n values (str, int, float)."""

    table: BackgroundTable
    geometry: NDArray[np.object_]
    columns: Mapping[str, list[str] | list[int] | list[float]]

    def __len__(self) -> int:
        return len(self.geometry)
