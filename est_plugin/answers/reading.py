"""Which observations take part: read from the database or a layer, brought to metres, the rest counted.

Everything that counts is in :attr:`Reading.counted`; an analysis of points takes :meth:`Reading.points`,
which leaves out those *utan exakt plats*. Nothing disappears: each observation that was read either
takes part or is counted under the first reason of :class:`LeftOut` that holds for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from ..analysis.progress import SILENT, Part, Progress, step
from ..analysis.table import BoolArray, Coded, ObservationTable
from ..analysis.timepattern import within_hours
from ..domain.category import ANALYSED_KINDS, Category
from ..domain.left_out import LeftOut
from ..domain.selection import Selection
from ..domain.week_hours import WeekHours
from .analyses.local_hours import offsets_of, without_time_of_day
from .membership import area_shapes, rows_in_areas
from .metric import in_metres

if TYPE_CHECKING:
    from ..store.gateway import Gateway


@dataclass(frozen=True)
class Reading:
    """Observations in a CRS in metres. ``left_out`` are those that count nowhere, by reason."""

    counted: ObservationTable
    left_out: Mapping[LeftOut, int] = field(default_factory=lambda: MappingProxyType({}))
    notices: tuple[str, ...] = ()
    categories: Mapping[str, Category] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def crs(self) -> str:
        """The CRS in metres."""
        return self.counted.crs

    @property
    def has_exact_place(self) -> BoolArray:
        """Mask (n,) of the counted rows that an analysis of points may use."""
        return ~self.counted.coarse & self.counted.has_point

    def points(self) -> ObservationTable:
        """Return the counted observations whose place is known."""
        exact = self.has_exact_place
        return self.counted if exact.all() else self.counted.take(exact)

    def left_out_of_points(self) -> Mapping[LeftOut, int]:
        """Return what an analysis of points leaves out, by reason."""
        coarse = int(self.counted.coarse.sum())
        no_place = int((~self.counted.coarse & ~self.counted.has_point).sum())
        return joined(self.left_out, {LeftOut.COARSE_PLACE: coarse, LeftOut.NO_PLACE: no_place})

    def in_period(self, start: np.datetime64, end: np.datetime64) -> Reading:
        """Return those that start in [start, end), instants; what was left out is kept as it is."""
        rows = (self.counted.start >= start) & (self.counted.start < end)
        return Reading(self.counted.take(rows), self.left_out, self.notices, self.categories)


def read_selection(gateway: Gateway, selection: Selection, progress: Progress = SILENT) -> Reading:
    """Read what a selection means out of the shared database, in metres.

    The filters by area (by geometry) and by hours of the week are applied here. With a period,
    observations without a start are in none and are counted as such. Raises EstError of the gateway,
    CancelledError.
    """
    categories = {category.uuid: category for category in gateway.categories()}
    step(progress, 0.0)
    table = gateway.observation_table(selection)
    step(progress, 0.6)
    table, notice = in_metres(table)
    if selection.area_uuids:
        table = table.take(in_chosen_areas(gateway, table, selection, Part(progress, 0.6, 0.9)))
    without_time = gateway.count(selection).without_time if selection.period is not None else 0
    reading = left_out_of(table, categories, (notice,) if notice else ())
    if selection.hours is not None:
        reading = in_hours(reading, selection.hours)
    step(progress, 1.0)
    return Reading(
        reading.counted,
        joined(reading.left_out, {LeftOut.NO_TIME: without_time}),
        reading.notices,
        MappingProxyType(categories),
    )


def in_chosen_areas(
    gateway: Gateway, table: ObservationTable, selection: Selection, progress: Progress
) -> BoolArray:
    """Return which rows (n,) of a table in metres lie in a selection's areas, coarse ones by their own."""
    areas = gateway.areas(with_past=True)
    chosen = tuple(area for area in areas if area.uuid in selection.area_uuids)
    own = area_shapes(areas, gateway.crs, table.crs)
    return rows_in_areas(table, area_shapes(chosen, gateway.crs, table.crs), own, progress)


def left_out_of(
    table: ObservationTable, categories: Mapping[str, Category], notices: Iterable[str] = ()
) -> Reading:
    """Leave out duplicates, kinds that are not analysed, and kinds kept off every map.

    Without ``categories`` (a layer that is no EST database) every kind takes part. A category that
    the database no longer has is told in a notice by whoever words the answer; its rows count.
    """
    takes_part = ~table.duplicate
    left_out = {LeftOut.DUPLICATE: int(table.duplicate.sum())}
    if categories:
        known = [categories.get(label) for label in table.category.labels]
        analysed = of_labels(table.category, [c is None or _is_analysed(c) for c in known], empty=True)
        on_map = of_labels(
            table.category, [c is None or _is_on_map(c, categories) for c in known], empty=True
        )
        left_out[LeftOut.NOT_ANALYSED_KIND] = int((takes_part & ~analysed).sum())
        left_out[LeftOut.NOT_ON_MAP] = int((takes_part & analysed & ~on_map).sum())
        takes_part = takes_part & analysed & on_map
    counted = table if takes_part.all() else table.take(takes_part)
    return Reading(counted, joined(left_out), tuple(notices), MappingProxyType(dict(categories)))


def without_unknown_time(reading: Reading) -> Reading:
    """Leave out what has no start, for analyses of time; count it as such."""
    unknown = np.isnat(reading.counted.start)
    if not unknown.any():
        return reading
    return Reading(
        reading.counted.take(~unknown),
        joined(reading.left_out, {LeftOut.NO_TIME: int(unknown.sum())}),
        reading.notices,
        reading.categories,
    )


def in_hours(reading: Reading, hours: WeekHours) -> Reading:
    """Return what started in hours of the week; what has no known time of day is counted as such."""
    reading = without_unknown_time(reading)
    table = reading.counted
    loose = without_time_of_day(table)
    kept = ~loose & within_hours(table.start, hours.hours_of_week(), offsets_of(table))
    return Reading(
        table.take(kept),
        joined(reading.left_out, {LeftOut.NO_TIME_OF_DAY: int(loose.sum())}),
        reading.notices,
        reading.categories,
    )


def of_labels(column: Coded, chosen: list[bool], empty: bool = False) -> BoolArray:
    """Return a mask (n,) of the rows whose label is chosen; ``empty`` decides about rows without one."""
    lookup = np.array([*chosen, empty], dtype=bool)
    return lookup[column.codes]


def joined(*counts: Mapping[LeftOut, int]) -> Mapping[LeftOut, int]:
    """Return the sums by reason, in the order of the reasons, without zeros."""
    sums = {reason: sum(part.get(reason, 0) for part in counts) for reason in LeftOut}
    return MappingProxyType({reason: count for reason, count in sums.items() if count})


def _is_analysed(category: Category) -> bool:
    return category.kind in ANALYSED_KINDS


def _is_on_map(category: Category, categories: Mapping[str, Category]) -> bool:
    """A category is on the map unless it or its parent is kept off it."""
    parent = categories.get(category.parent_uuid) if category.parent_uuid else None
    return category.on_map and (parent is None or parent.on_map)
