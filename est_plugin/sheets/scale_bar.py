"""The scale bar of a sheet in round metres, gathered with the north arrow on their ground."""

from __future__ import annotations

from qgis.core import (
    Qgis,
    QgsBasicNumericFormat,
    QgsLayoutItemMap,
    QgsLayoutItemScaleBar,
    QgsLayoutPoint,
    QgsLayoutSize,
)

from ..project.swedish import NO_BREAK
from .map_scale import BAR_SEGMENTS, MapView, bar_segment
from .template import Template

NORTH_GAP_MM = 4.0
LEAST_BAR_MM = 24.0
LEAST_KILOMETRES = 2.0


def set_scale_bar(template: Template, map_item: QgsLayoutItemMap, view: MapView) -> None:
    """Give the template's scale bar round metres or kilometres of the map as it lies."""
    bar = template.item("est_scalebar")
    if not isinstance(bar, QgsLayoutItemScaleBar):
        return
    segment = bar_segment(view)
    in_km = segment * BAR_SEGMENTS >= LEAST_KILOMETRES * 1000.0
    digits = QgsBasicNumericFormat()
    digits.setThousandsSeparator(NO_BREAK)
    digits.setDecimalSeparator(",")
    bar.setNumericFormat(digits)
    bar.setLinkedMap(map_item)
    bar.setUnits(Qgis.DistanceUnit.Kilometers if in_km else Qgis.DistanceUnit.Meters)
    bar.setUnitLabel("km" if in_km else "m")
    bar.setMapUnitsPerScaleBarUnit(1.0)
    bar.setNumberOfSegments(BAR_SEGMENTS)
    bar.setNumberOfSegmentsLeft(0)
    bar.setUnitsPerSegment(segment / 1000.0 if in_km else segment)
    _gather_scale(template, bar)


def _gather_scale(template: Template, bar: QgsLayoutItemScaleBar) -> None:
    """Draw the white ground in round scale bar and arrow; its right edge stays as in the template."""
    if template.item("est_scale_ground") is None or template.item("est_north") is None:
        return
    bar.attemptResize(QgsLayoutSize(1.0, 1.0))
    frame = template.frame("est_scalebar")
    spare = template.frame("est_north").x - NORTH_GAP_MM - (frame.x + max(frame.width, LEAST_BAR_MM))
    ground = template.frame("est_scale_ground")
    template.items["est_scale_ground"].attemptResize(QgsLayoutSize(ground.width - spare, ground.height))
    for item_id in ("est_scale_ground", "est_scalebar", "est_scale"):
        _shift(template, item_id, spare)


def _shift(template: Template, item_id: str, right: float) -> None:
    item = template.item(item_id)
    if item is not None:
        frame = template.frame(item_id)
        item.attemptMove(
            QgsLayoutPoint(frame.x + right, frame.y, Qgis.LayoutUnit.Millimeters), page=frame.page
        )
