"""*Fler frågor*, as the dock asks them: near repeats, and which map predicts best."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import numpy as np
import shapely

from ...analysis.near_repeat import MIN_EVENTS, PERMUTATIONS
from ...analysis.progress import SILENT, Part, Progress
from ...analysis.table import IntArray, ObservationTable
from ...analysis.timepattern import day_numbers
from ...domain.period import Period
from ...domain.selection import Selection
from ...project.language import translate
from ...project.swedish import metres, percent, period_days, period_label
from ..ground import ground_of
from ..layer_reading import require_points
from ..reading import Reading, read_selection, without_unknown_time
from ..week.linked import Linked
from .asked import NOTHING_CHOSEN, Asked, Chosen, Values
from .density import chosen_bandwidth
from .local_hours import offsets_of
from .near_repeat import NearRepeat, NearRepeatRequest, near_repeat
from .prediction import ComparedMaps, compare_maps, method_word, worst_cells
from .questions import NEAR_REPEAT_NEEDS_MORE, TooFewEventsError, last_day_of
from .result_map import ResultFeatures, ResultField, features

if TYPE_CHECKING:
    from ...store.gateway import Gateway

MOST_LINES = 5000


def asking_near_repeat(
    gateway: Gateway, selection: Selection, values: Values = NOTHING_CHOSEN, progress: Progress = SILENT
) -> Asked[NearRepeat]:
    """*Sker det igen i närheten?* Raises TooFewEventsError below 50 events with place and time, EstError."""
    chosen = Chosen(values)
    near = chosen.number(
        "distance",
        translate("est", "Near is within"),
        translate("est", "A block or two. The test also looks within twice and four times that."),
        100,
        low=10,
        high=2000,
        step=10,
        unit="m",
    )
    soon = chosen.number(
        "days",
        translate("est", "Soon is within"),
        translate("est", "The test also looks within twice and four times that."),
        7,
        low=1,
        high=60,
        unit=translate("est", "days"),
    )
    permutations = chosen.number(
        "permutations",
        translate("est", "Shuffles"),
        translate("est", "How often the dates are dealt out anew to see what chance gives."),
        PERMUTATIONS,
        low=99,
        high=9999,
        step=100,
    )
    reading = read_selection(gateway, selection, Part(progress, 0.0, 0.3))
    if len(reading.counted):
        require_points(reading)
    points = without_unknown_time(reading).points()
    if len(points) < MIN_EVENTS:
        raise TooFewEventsError(NEAR_REPEAT_NEEDS_MORE, least=MIN_EVENTS, count=len(points))
    request = NearRepeatRequest(
        (near, 2 * near, 4 * near), (int(soon), 2 * int(soon), 4 * int(soon)), int(permutations)
    )
    answer = near_repeat(reading, request, Part(progress, 0.3, 0.9))
    drawn, linked = _pairs_map(points, near, int(soon), selection.period)
    return Asked(answer, chosen.used(), drawn, linked)


def asking_accuracy(
    gateway: Gateway, selection: Selection, values: Values = NOTHING_CHOSEN, progress: Progress = SILENT
) -> Asked[ComparedMaps]:
    """*Vilken karta träffar bäst?* Maps of the time before, scored by the period. Raises EstError."""
    chosen = Chosen(values)
    later_period = last_day_of(selection.period)
    months = chosen.number(
        "months",
        translate("est", "Months before"),
        translate("est", "The maps are made from so many months before the filter's period."),
        12,
        low=1,
        high=60,
    )
    before = Period(
        later_period.first - timedelta(days=round(months * 365.25 / 12)),
        later_period.first - timedelta(days=1),
    )
    later = read_selection(gateway, selection.with_period(later_period), Part(progress, 0.0, 0.25))
    earlier = read_selection(gateway, selection.with_period(before), Part(progress, 0.25, 0.5))
    ground = ground_of(gateway, selection, earlier.crs)
    advice = chosen_bandwidth(None, ground.settings, ground.within(earlier.points()))
    bandwidth = chosen.number(
        "bandwidth",
        translate("est", "Bandwidth"),
        translate("est", "Of the heatmap and of Gi*: {reason}.", reason=advice.reason),
        advice.metres,
        low=10,
        high=5000,
        step=10,
        unit="m",
    )
    cell = chosen.number(
        "cell_size",
        translate("est", "Cell size"),
        translate("est", "Half the bandwidth: {size}.", size=metres(bandwidth / 2)),
        round(bandwidth / 2),
        low=10,
        high=5000,
        step=10,
        unit="m",
    )
    area = shapely.union_all(list(ground.shown.shapes)) if ground.shown.shapes else None
    found = compare_maps(
        earlier, later, cell_size=cell, bandwidth=bandwidth, area=area, progress=Part(progress, 0.5, 1.0)
    )
    recipe = {**found.basis.recipe, "before": before.code()}
    found = replace(found, basis=replace(found.basis, recipe=recipe))
    return Asked(found, chosen.used(), _cells_map(found, before, later), None)


def _cells_map(found: ComparedMaps, before: Period, later: Reading) -> ResultFeatures:
    shares = found.accuracy[found.best].share.tolist()
    place = worst_cells(found.scores[found.best], shares)
    drawn = np.flatnonzero(place >= 0)
    came = found.grid.counts(later.points().x, later.points().y).ravel()[found.cells]
    columns: list[tuple[ResultField, Sequence[object]]] = [
        (
            ResultField("share", translate("est", "Worst share of the area, %"), "float"),
            [100 * shares[number] for number in place[drawn]],
        ),
        (ResultField("place", translate("est", "Class"), "int"), place[drawn].tolist()),
        (ResultField("count", translate("est", "Events that came later"), "int"), came[drawn].tolist()),
    ]
    return features(
        "accuracy",
        translate(
            "est",
            "The worst parts by {method}, {days}",
            method=method_word(found.best),
            days=period_days(before),
        ),
        later.crs,
        "Polygon",
        shapely.to_wkb(found.grid.squares(found.cells[drawn])),
        columns,
        {
            str(number): translate("est", "the worst {share}", share=percent(share))
            for number, share in enumerate(shares)
        },
    )


def _pairs_map(
    points: ObservationTable, near: float, soon: int, period: Period | None
) -> tuple[ResultFeatures | None, Linked | None]:
    """Draw a line between each two events of the nearest band, and link them to the table's first row."""
    pairs, apart = near_pairs(points, near, soon)
    if not len(pairs):
        return None, None
    shown = pairs[:MOST_LINES]
    ends = np.stack([points.x[shown], points.y[shown]], axis=-1)
    same_place = (ends[:, 0] == ends[:, 1]).all(axis=1)
    ends[same_place, 1] += 1.0  # a line of nothing is not drawn
    when = period_label(period) if period is not None else translate("est", "all time")
    columns: list[tuple[ResultField, Sequence[object]]] = [
        (ResultField("days", translate("est", "Days apart"), "int"), apart[: len(shown)].tolist()),
        (
            ResultField("metres", translate("est", "Metres apart"), "float"),
            np.hypot(*(ends[:, 0] - ends[:, 1]).T).tolist(),
        ),
    ]
    drawn = features(
        "near_repeat",
        translate(
            "est",
            "Events within {metres} and {days} days, {period}",
            metres=metres(near),
            days=soon,
            period=when,
        ),
        points.crs,
        "LineString",
        shapely.to_wkb(shapely.linestrings(ends)),
        columns,
        {},
    )
    name = translate("est", "Events with another near and soon")
    return drawn, Linked(points, (np.unique(pairs),), (None,), (name,))


def near_pairs(points: ObservationTable, near: float, soon: int) -> tuple[IntArray, IntArray]:
    """Return pairs of events (k, 2) less than ``near`` metres and ``soon`` days apart, and the days (k,)."""
    from scipy.spatial import cKDTree

    days = day_numbers(points.start, offsets_of(points))
    found = cKDTree(np.column_stack([points.x, points.y])).query_pairs(near, output_type="ndarray")
    found = found.astype(np.int64).reshape(-1, 2)
    apart = np.abs(days[found[:, 0]] - days[found[:, 1]])
    distance = np.hypot(
        points.x[found[:, 0]] - points.x[found[:, 1]], points.y[found[:, 0]] - points.y[found[:, 1]]
    )
    kept = (apart < soon) & (distance < near)
    order = np.lexsort((found[kept, 1], found[kept, 0]))
    return found[kept][order], apart[kept][order]
