"""EST Lägesbild: a shared lägesbild of places, in the GIS a municipality already has."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qgis.gui import QgisInterface

    from .plugin import EstPlugin


def classFactory(iface: QgisInterface | None) -> EstPlugin:
    """Return the plugin; ``iface`` is None under qgis_process."""
    from .plugin import EstPlugin

    return EstPlugin(iface)
