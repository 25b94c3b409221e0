"""Who reported, and for how many weeks: growing reporting must not look like a worsening town.

A report is any observation with an organisation, *inget att rapportera* and duplicates included; it
belongs to the local ISO week of its start. The reporting of two periods differs when an organisation
reported in one only, or when the share of the weeks in which it reported differs by more than
:data:`SHARE_THAT_DIFFERS`, and by two weeks at least: a single missed week is no difference.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from ...analysis.table import IntArray, ObservationTable
from ...analysis.timepattern import day_numbers
from ...domain.local_time import offset_changes
from ...domain.period import Period
from ...project.language import translate
from ...project.swedish import listed
from ..reading import Reading, of_labels

SHARE_THAT_DIFFERS = 0.25
LEAST_WEEKS_THAT_DIFFER = 2
_EPOCH = date(1970, 1, 1)
_MONDAY_SHIFT = 3
_NAMES_SHOWN = 4


@dataclass(frozen=True)
class ReporterDifference:
    """How reporting differs between two periods; labels are the organisations' as in the tables."""

    only_now: tuple[str, ...]
    only_before: tuple[str, ...]
    other_weeks: tuple[str, ...]
    in_both: tuple[str, ...]
    names: Mapping[str, str]

    @property
    def differ(self) -> bool:
        """Tell whether the periods were reported differently."""
        return bool(self.only_now or self.only_before or self.other_weeks)

    def sentence(self) -> str:
        """Say how the reporting differs; "" where it does not."""
        if not self.differ:
            return ""
        told = []
        if self.only_now:
            told.append(translate("est", "new since then: {names}", names=self._named(self.only_now)))
        if self.only_before:
            told.append(translate("est", "no longer reporting: {names}", names=self._named(self.only_before)))
        if self.other_weeks:
            told.append(
                translate("est", "other number of weeks: {names}", names=self._named(self.other_weeks))
            )
        return translate(
            "est",
            "The reporting differs between the periods ({how}), so part of a change may be due to that.",
            how="; ".join(told),
        )

    def _named(self, labels: tuple[str, ...]) -> str:
        names = [self.names.get(label, label) for label in labels]
        if len(names) <= _NAMES_SHOWN:
            return listed(names)
        rest = len(names) - _NAMES_SHOWN + 1
        return listed([*names[: _NAMES_SHOWN - 1], translate("est", "{count} more", count=rest)])


def compare_reporters(
    now: ObservationTable,
    before: ObservationTable,
    period: Period,
    compare: Period,
    names: Mapping[str, str] | None = None,
) -> ReporterDifference:
    """Compare who reported in two periods; the tables hold all their reports, whatever their kind."""
    names = names or {}
    weeks_now, weeks_before = weeks_reported(now, period), weeks_reported(before, compare)
    both = weeks_now.keys() & weeks_before.keys()
    of_now, of_before = _weeks_in(period), _weeks_in(compare)
    other = [
        label
        for label in both
        if _differs(weeks_now[label] / of_now, weeks_before[label] / of_before, max(of_now, of_before))
    ]

    def in_order(labels: Iterable[str]) -> tuple[str, ...]:
        return tuple(sorted(labels, key=lambda label: (names.get(label, label), label)))

    return ReporterDifference(
        in_order(weeks_now.keys() - both),
        in_order(weeks_before.keys() - both),
        in_order(other),
        in_order(both),
        names,
    )


def weeks_reported(table: ObservationTable, period: Period) -> dict[str, int]:
    """Return in how many ISO weeks of the period each organisation reported, those that did at all."""
    rows = np.flatnonzero((table.organisation.codes >= 0) & ~np.isnat(table.start))
    if len(rows) == 0:
        return {}
    weeks = local_weeks(table, period)[rows]
    pairs = np.unique(np.column_stack([table.organisation.codes[rows], weeks]), axis=0)
    counts = np.bincount(pairs[:, 0], minlength=len(table.organisation.labels))
    return {
        label: int(count) for label, count in zip(table.organisation.labels, counts, strict=True) if count
    }


def local_weeks(table: ObservationTable, period: Period) -> IntArray:
    """Return the running number of the local ISO week of each start (n,); meaningless where it is NaT."""
    offsets = offset_changes(period.first.year - 1, period.last.year + 1)
    return (day_numbers(table.start, offsets) + _MONDAY_SHIFT) // 7


def of_those_in_both(reading: Reading, difference: ReporterDifference) -> Reading:
    """Return what organisations that reported in both periods reported; the rest is no longer there."""
    column = reading.counted.organisation
    kept = of_labels(column, [label in set(difference.in_both) for label in column.labels])
    return replace(reading, counted=reading.counted.take(kept))


def _weeks_in(period: Period) -> int:
    first, last = (((day - _EPOCH).days + _MONDAY_SHIFT) // 7 for day in (period.first, period.last))
    return last - first + 1


def _differs(share: float, compare_share: float, weeks: int) -> bool:
    difference = abs(share - compare_share)
    return difference > SHARE_THAT_DIFFERS and difference * weeks >= LEAST_WEEKS_THAT_DIFFER - 1e-9
