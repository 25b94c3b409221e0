"""The filtered selection as a spreadsheet: opens the algorithm's own dialog, filled in."""

from __future__ import annotations

from qgis.core import QgsApplication

from ...domain.selection import Selection

EXPORT_ALGORITHM = "est:exportobservations"


def can_export() -> bool:
    """Tell whether the algorithm is there."""
    return QgsApplication.processingRegistry().algorithmById(EXPORT_ALGORITHM) is not None


def export_selection(database: str, selection: Selection) -> None:
    """Ask for the file in the algorithm's dialog, with the filter filled in."""
    from qgis import processing

    processing.execAlgorithmDialog(EXPORT_ALGORITHM, export_parameters(database, selection))


def export_parameters(database: str, selection: Selection) -> dict[str, object]:
    """Return the parameters that mean a selection; kinds and areas by their keys, as names hold commas."""
    period = selection.period
    wanted = {
        "DATABASE": database,
        "PERIOD": f"{period.first}/{period.last}" if period is not None else "",
        "CATEGORIES": ",".join(sorted(selection.category_uuids)),
        "SOURCES": ",".join(sorted(str(source) for source in selection.sources)),
        "AREAS": ",".join(sorted(selection.area_uuids)),
    }
    return {name: value for name, value in wanted.items() if value}
