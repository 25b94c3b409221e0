"""What a question is asked over: the areas that are compared, all areas, names, settings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..analysis.table import ObservationTable
from ..domain.area import Area, AreaKind
from ..domain.period import Period
from ..domain.selection import Selection
from ..domain.settings import MunicipalitySettings
from ..project.language import translate
from ..project.swedish import listed, number
from .membership import AreaShapes, area_shapes, rows_in_areas
from .metric import brought_to

if TYPE_CHECKING:
    from ..store.gateway import Gateway

_FALLBACK_KINDS = (AreaKind.EST_AREA.value, AreaKind.DISTRICT.value, AreaKind.MUNICIPALITY.value)
LEAST_WITHIN = 20
"""With fewer events the areas are no guide to how far apart events lie."""

_NAMES_SHOWN = 3


@dataclass(frozen=True)
class Ground:
    """``shown``: the areas that are compared and drawn; ``own``: all areas, which observations may name."""

    settings: MunicipalitySettings
    organisations: Mapping[str, str]
    own: AreaShapes
    shown: AreaShapes
    is_chosen: bool

    def within(self, points: ObservationTable) -> ObservationTable:
        """Return the points that lie in the compared areas; all of them where that is hardly any."""
        if not self.shown.areas:
            return points
        inside = rows_in_areas(brought_to(points, self.shown.crs), self.shown, self.own)
        return points.take(inside) if inside.sum() >= LEAST_WITHIN else points

    def where(self) -> str:
        """Say where, for a subtitle: ``alla EST-områden``, ``Centrum och Väster``, ``hela kommunen``."""
        areas = self.shown.areas
        if self.is_chosen and len(areas) <= _NAMES_SHOWN:
            return listed([area.name for area in areas])
        if self.is_chosen:
            return translate("est", "{count} areas", count=number(len(areas)))
        if areas and areas[0].kind == AreaKind.EST_AREA:
            return translate("est", "the whole municipality and its EST areas")
        return translate("est", "the whole municipality")


def ground_of(gateway: Gateway, selection: Selection, crs: str) -> Ground:
    """Read what a selection is asked over, areas in ``crs``. Raises StoreError."""
    settings = gateway.settings()
    areas = gateway.areas()
    known = gateway.areas(with_past=True)
    return Ground(
        settings,
        {organisation.uuid: organisation.name for organisation in gateway.organisations()},
        area_shapes(known, gateway.crs, crs),
        area_shapes(
            compared_areas(known if selection.area_uuids else areas, selection, settings), gateway.crs, crs
        ),
        bool(selection.area_uuids),
    )


def compared_areas(
    areas: tuple[Area, ...], selection: Selection, settings: MunicipalitySettings
) -> tuple[Area, ...]:
    """Return the areas of the selection, else all of the kind that the municipality compares.

    Where it has none of that kind: EST areas, then districts, then the municipality itself.
    """
    if selection.area_uuids:
        return tuple(area for area in areas if area.uuid in selection.area_uuids)
    for kind in dict.fromkeys((settings.analysis_area_kind, *_FALLBACK_KINDS)):
        found = tuple(area for area in areas if area.kind == kind)
        if found:
            return found
    return ()


def default_compare(gateway: Gateway, selection: Selection) -> Period | None:
    """Choose what a period is compared with: the same last year, else the one before, else nothing.

    The first of them in which the selection has any observation: seasons weigh more than weeks.
    """
    if selection.period is None:
        return None
    for period in (selection.period.same_last_year(), selection.period.previous()):
        if gateway.count(selection.with_period(period)).selected:
            return period
    return None
