"""Which map predicts best: scored on later events, and never claimed without certainty."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from est_plugin.analysis.table import ObservationTable
from est_plugin.answers.analyses.prediction import (
    Method,
    TooFewLaterEventsError,
    compare_maps,
    wilson,
    worst_cells,
)
from est_plugin.answers.reading import Reading

X, Y = 600_000.0, 6_600_000.0
AREA = shapely.box(X, Y, X + 4000, Y + 4000)


def _crowd(n: int, seed: int) -> Reading:
    rng = np.random.default_rng(seed)
    near = rng.normal([X + 1000, Y + 1000], 80, (n // 2, 2))
    spread = rng.uniform([X, Y], [X + 4000, Y + 4000], (n - n // 2, 2))
    places = np.vstack([near, spread])
    return Reading(ObservationTable.of_points("EPSG:3006", places[:, 0], places[:, 1]))


def test_every_map_finds_a_crowd_that_stays() -> None:
    found = compare_maps(_crowd(400, 1), _crowd(200, 2), cell_size=100, bandwidth=200, area=AREA)
    for method in Method:
        assert found.accuracy[method].hit_rate[1] > 0.4
        low, high = found.interval(method, 1)
        assert low < found.accuracy[method].hit_rate[1] < high
    assert found.basis.n == 200
    assert found.basis.sentence


def test_the_truth_of_plain_counts_by_hand() -> None:
    """Half of the later events lie in the one cell that held all earlier ones, of a hundred cells."""
    cell = np.full(100, 50.0)
    earlier = Reading(ObservationTable.of_points("EPSG:3006", X + cell, Y + cell))
    there = np.concatenate([np.full(50, 50.0), np.full(50, 950.0)])
    later = Reading(ObservationTable.of_points("EPSG:3006", X + there, Y + there))
    area = shapely.box(X, Y, X + 1000, Y + 1000)
    found = compare_maps(earlier, later, cell_size=100, bandwidth=100, area=area, shares=[0.01])
    counts = found.accuracy[Method.COUNTS]
    assert counts.hit_rate[0] == pytest.approx(0.5)
    assert counts.pai[0] == pytest.approx(50)


def test_few_later_events_are_refused() -> None:
    with pytest.raises(TooFewLaterEventsError):
        compare_maps(_crowd(400, 1), _crowd(49, 2), cell_size=100, bandwidth=200, area=AREA)


def test_wilson_as_statsmodels_has_it() -> None:
    proportion = pytest.importorskip("statsmodels.stats.proportion")
    low, high = proportion.proportion_confint(52, 185, method="wilson")
    assert wilson(52 / 185, 185) == pytest.approx((low, high))


def test_cells_with_one_score_at_the_border_are_not_among_the_worst() -> None:
    score = np.array([5.0, 4.0, 1.0, 1.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0])
    assert worst_cells(score, [0.1, 0.3]).tolist() == [0, 1, -1, -1, -1, -1, -1, -1, -1, -1]
