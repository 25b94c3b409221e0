"""Reports that are likely to be about one event, and those that a person has linked.

Proposed are pairs of one kind (or a sub-kind beside its main kind) from different sources or
organisations, within the municipality's distance, at overlapping times, as long as at least one of the two
is new. A time without an end lasts an hour, an approximate one two hours more at both ends, one known to
the week its week; what is known to the month only is not compared, since it overlaps with everything.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ...analysis.progress import SILENT, Part, Progress, step
from ...analysis.same_event import LONGEST_DAYS, EventPairs, Reports, same_event_pairs
from ...analysis.table import BoolArray, IntArray, ObservationTable
from ...domain.category import ANALYSED_KINDS
from ...domain.observation import Observation, PlacePrecision, ReviewStatus, TimePrecision
from ...domain.period import Period
from ...domain.selection import Selection
from ...domain.work_list import WorkList
from ...project.language import translate
from ...project.swedish import metres, number
from ...store.gateway import Gateway
from ..basis import Basis
from ..lagesbild.kinds import main_kind
from .week_lists import Names, WeekList, WorkRow, WorkTable, order_of, place_of, when
from .week_rows import LONGEST_LIST, latest_of, listed_table, simple_table

_HOUR = np.timedelta64(3_600_000, "ms")
_SLACK = 2 * _HOUR
_WEEK = np.timedelta64(7 * 24, "h").astype("timedelta64[ms]")
_COMPARED = (TimePrecision.EXACT, TimePrecision.APPROXIMATE, TimePrecision.WEEK)
_BETTER_PLACE = tuple(PlacePrecision)
_BETTER_TIME = tuple(TimePrecision)
_FIRST_DAY, _LAST_DAY = np.datetime64("1900-01-01", "D"), np.datetime64("2199-12-31", "D")


def likely_list(
    gateway: Gateway, selection: Selection, names: Names, progress: Progress = SILENT
) -> WorkTable:
    """Return the pairs that are likely one event, the latest first. Raises EstError, CancelledError."""
    table, pairs = likely_pairs(gateway, selection, names, progress)
    order = np.argsort(table.start[pairs.first], kind="stable")[::-1][:LONGEST_LIST]
    keys = np.unique(np.concatenate([table.key[pairs.first[order]], table.key[pairs.second[order]]]))
    observations = gateway.observations_by_key(keys)
    # One that was deleted since the pairs were found makes the rows shift: the next look has them right.
    found = dict(zip(keys.tolist(), observations, strict=True)) if len(observations) == len(keys) else {}
    rows = []
    for place in order:
        one, other = (found.get(int(table.key[end[place]])) for end in (pairs.first, pairs.second))
        if one is not None and other is not None:
            rows.append(_pair_row(one, other, float(pairs.metres[place]), names))
    count = len(pairs.first)
    told = (
        translate(
            "est",
            "Pairs of reports that are likely to be about one event: {count}. Look at them, and link those"
            " that are: then they count once.",
            count=number(count),
        )
        if count
        else translate("est", "No two reports look like one event.")
    )
    columns = (
        translate("est", "When"),
        translate("est", "What"),
        translate("est", "Counts"),
        translate("est", "Would count no more"),
        translate("est", "Apart"),
    )
    return WorkTable(
        WeekList.LIKELY,
        translate("est", "Likely the same event"),
        number(count),
        Basis(count, told),
        columns,
        tuple(rows),
    )


def linked_list(gateway: Gateway, selection: Selection, names: Names) -> WorkTable:
    """Return the reports that another stands for, the latest first."""
    keys = gateway.work_keys(selection, WorkList(is_duplicate=True))
    told = (
        translate(
            "est", "Reports that are linked to another and count no more: {count}.", count=number(len(keys))
        )
        if len(keys)
        else translate("est", "No reports are linked.")
    )
    return simple_table(
        WeekList.LINKED, translate("est", "Linked"), len(keys), told, latest_of(gateway, keys), names
    )


def likely_pairs(
    gateway: Gateway, selection: Selection, names: Names, progress: Progress = SILENT
) -> tuple[ObservationTable, EventPairs]:
    """Return the reports that are compared, in metres, and the pairs of places in them."""
    work = WorkList(is_duplicate=False, kinds=ANALYSED_KINDS, time_precisions=_COMPARED)
    new = gateway.work_table(selection, replace(work, review_status=ReviewStatus.NEW))
    days = _days_about(new)
    if days is None:
        none, nothing = np.empty(0, dtype=np.int64), np.empty(0)
        return ObservationTable.of_points(gateway.crs, nothing, nothing), EventPairs(none, none, nothing)
    step(progress, 0.2)
    selection = selection.with_period(days)
    table = listed_table(gateway, selection, work, Part(progress, 0.2, 0.5))
    table = table.take(table.has_point & ~table.coarse)
    is_new = np.isin(table.key, new.key)
    loose, weekly = (
        np.isin(table.key, gateway.work_keys(selection, replace(work, time_precisions=(precision,))))
        for precision in (TimePrecision.APPROXIMATE, TimePrecision.WEEK)
    )
    reports = _reports(table, loose, weekly, names)
    distance = gateway.settings().duplicate_distance_m
    pairs = same_event_pairs(reports, distance, Part(progress, 0.5, 1.0))
    kept = is_new[pairs.first] | is_new[pairs.second]
    return table, EventPairs(pairs.first[kept], pairs.second[kept], pairs.metres[kept])


def _days_about(new: ObservationTable) -> Period | None:
    """Return the days in which what is new may have a counterpart, so that the cost grows with the new."""
    known = ~np.isnat(new.start)
    if not known.any():
        return None
    end = np.where(np.isnat(new.end), new.start, new.end)[known]
    room = np.timedelta64(LONGEST_DAYS + 1, "D")
    first, last = (
        min(max(day.astype("datetime64[D]"), _FIRST_DAY), _LAST_DAY).item()
        for day in (new.start[known].min() - room, end.max() + room)
    )
    return Period(first, last)


def _reports(table: ObservationTable, loose: BoolArray, weekly: BoolArray, names: Names) -> Reports:
    labels = table.category.labels
    mains = [main_kind(label, names.categories) for label in labels]
    number_of = {main: place for place, main in enumerate(dict.fromkeys(mains))}
    kind = np.array([*(number_of[main] for main in mains), -1], dtype=np.int64)
    pairs = enumerate(zip(labels, mains, strict=True))
    detail = np.array([*(-1 if main == label else n for n, (label, main) in pairs), -1], dtype=np.int64)
    start = np.where(loose, table.start - _SLACK, table.start)
    no_end = np.where(weekly, table.start + _WEEK, table.start + _HOUR)
    end = np.where(np.isnat(table.end), no_end, table.end)
    return Reports(
        table.x,
        table.y,
        start,
        np.where(loose, end + _SLACK, end),
        kind[table.category.codes],
        detail[table.category.codes],
        _reporters(table),
    )


def _reporters(table: ObservationTable) -> IntArray:
    """Return a number for each source and organisation together."""
    organisations = len(table.organisation.labels) + 1
    return (table.source.codes.astype(np.int64) + 1) * organisations + table.organisation.codes + 1


def _pair_row(one: Observation, other: Observation, apart: float, names: Names) -> WorkRow:
    kept, linked = sorted((one, other), key=_rank)
    cells = (when(kept), names.kind(kept), names.reporter(kept), names.reporter(linked), metres(apart))
    words = tuple(cell.casefold() for cell in cells[1:4])
    order: tuple[float | str, ...] = (order_of(kept.started_at), *words, apart)
    detail = f"{names.detail(kept)}\n\n{names.detail(linked)}"
    return WorkRow(cells, order, kept.uuid, linked.uuid, place_of(kept), detail)


def _rank(observation: Observation) -> tuple[int, int, bool, float]:
    """What is known more exactly counts; of equals the one with a text, then the first that came."""
    return (
        _BETTER_PLACE.index(observation.place_precision),
        _BETTER_TIME.index(observation.time_precision),
        not observation.description.strip(),
        order_of(observation.reported_at),
    )
