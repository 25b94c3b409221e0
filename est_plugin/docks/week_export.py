"""The filtered selection as a spreadsheet: opens the algorithm's own dialog, filled in."""

from __future__ import annotations

from qgis.core import QgsApplication

from ..domain.selection import Selection
from ..store.gateway import Gateway

EXPORT_ALGORITHM = "est:exportobservations"


def can_export() -> bool:
    """Tell whether the algorithm is there."""
    return QgsApplication.processingRegistry().algorithmById(EXPORT_ALGORITHM) is not None


def export_selection(database: str, gateway: Gateway, selection: Selection) -> None:
    """Ask for the file in the algorithm's dialog, with the filter filled in as scripts write it."""
    from qgis import processing

    processing.execAlgorithmDialog(EXPORT_ALGORITHM, export_parameters(database, gateway, selection))


def export_parameters(database: str, gateway: Gateway, selection: Selection) -> dict[str, object]:
    """Return the parameters that mean a selection: its period as two days, the rest by name."""
    period = selection.period
    chosen = selection.category_uuids
    kinds = [category.name for category in gateway.categories() if category.uuid in chosen]
    areas = [area.name for area in gateway.areas(with_past=True) if area.uuid in selection.area_uuids]
    wanted: dict[str, object] = {
        "DATABASE": database,
        "PERIOD": f"{period.first}/{period.last}" if period is not None else None,
        "FROM": period.first.isoformat() if period is not None else None,
        "TO": period.last.isoformat() if period is not None else None,
        "CATEGORIES": ", ".join(kinds),
        "SOURCES": ", ".join(sorted(str(source) for source in selection.sources)),
        "AREAS": ", ".join(areas),
    }
    algorithm = QgsApplication.processingRegistry().algorithmById(EXPORT_ALGORITHM)
    known = (
        {definition.name() for definition in algorithm.parameterDefinitions()} if algorithm else set(wanted)
    )
    return {name: value for name, value in wanted.items() if name in known and value not in (None, "")}
