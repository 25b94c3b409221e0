"""Areas that an algorithm is handed as polygons of a layer, rather than the database's own."""

from __future__ import annotations

from collections.abc import Sequence

import shapely
from shapely.geometry.base import BaseGeometry

from ..domain.area import Area, AreaKind
from .membership import AreaShapes


def foreign_areas(
    crs: str,
    shapes: Sequence[BaseGeometry],
    names: Sequence[str] | None = None,
    population: Sequence[int | None] | None = None,
) -> AreaShapes:
    """Return polygons as areas known by their place in the layer: ``0``, ``1`` …"""
    areas = tuple(
        Area(
            str(number),
            AreaKind.OTHER.value,
            names[number] if names is not None else str(number),
            shapely.to_wkb(shape),
            population=population[number] if population is not None else None,
        )
        for number, shape in enumerate(shapes)
    )
    return AreaShapes(crs, areas, tuple(shapes))
