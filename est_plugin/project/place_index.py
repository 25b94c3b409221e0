"""Addresses and places of the project's layers, by which rows of a foreign table are placed."""

from __future__ import annotations

from collections.abc import Iterable

from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransformContext

from ..exchange.place_finding import NamedPoint, PlaceIndex
from .place_search import LayerSource, places_of


def place_index(
    layers: Iterable[LayerSource], crs: str, transforms: QgsCoordinateTransformContext
) -> PlaceIndex | None:
    """Return the named places of layers as points in ``crs`` (``EPSG:…``), None without any layer.

    ``layers`` come from :func:`~.place_search.layers_to_search` in the main thread; this runs in any.
    """
    target, sources = QgsCoordinateReferenceSystem(crs), tuple(layers)
    if not sources:
        return None
    return PlaceIndex(
        NamedPoint(place.name, place.point.x, place.point.y, place.precision)
        for layer in sources
        for place in places_of(layer, target, transforms)
        if place.point is not None
    )
