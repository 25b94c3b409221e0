from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from est_plugin.analysis.errors import ParameterError
from est_plugin.analysis.hot_places import gather_places, rank_places, stacked_points


def days(*texts: str | None) -> NDArray[Any]:
    return np.array([np.datetime64(t or "NaT", "ms") for t in texts], dtype="datetime64[ms]")


def test_ranking() -> None:
    place = np.array([2, 2, 2, 0, 0, 5, 5, 7, -1])
    start = days(
        "2026-01-03",
        "2026-01-01",
        None,
        "2026-02-01",
        "2026-02-02",
        "2026-03-01",
        "2026-03-09",
        None,
        "2026-12-31",
    )
    ranked = rank_places(place, start)
    assert ranked.place.tolist() == [2, 5, 0, 7]
    assert ranked.rank.tolist() == [1, 2, 2, 4]
    assert ranked.count.tolist() == [3, 2, 2, 1]
    assert ranked.repeats.tolist() == [2, 1, 1, 0]
    assert ranked.share.tolist() == [3 / 8, 2 / 8, 2 / 8, 1 / 8]
    assert ranked.cumulative_share.tolist() == [3 / 8, 5 / 8, 7 / 8, 1]
    assert ranked.first[:3].astype("datetime64[D]").astype(str).tolist() == [
        "2026-01-01",
        "2026-03-01",
        "2026-02-01",
    ]
    assert ranked.last[:3].astype("datetime64[D]").astype(str).tolist() == [
        "2026-01-03",
        "2026-03-09",
        "2026-02-02",
    ]
    assert np.isnat(ranked.first[3])
    assert np.isnat(ranked.last[3])
    assert ranked.events == 8


def test_how_few_places_hold_how_much() -> None:
    ranked = rank_places(
        np.repeat(np.arange(5), [80, 5, 5, 5, 5]), np.full(100, np.datetime64("NaT"), "datetime64[ms]")
    )
    assert ranked.places_for(0.8) == 1
    assert ranked.places_for(0.81) == 2
    assert ranked.places_for(1.0) == 5
    assert ranked.share_of_worst(1) == 0.8
    assert ranked.share_of_worst(99) == 1.0
    assert ranked.share_of_worst(0) == 0


def test_no_places() -> None:
    ranked = rank_places(np.array([-1, -1]), days(None, None))
    assert ranked.events == 0
    assert len(ranked.place) == 0
    assert ranked.places_for(0.5) == 0
    assert ranked.share_of_worst(3) == 0


def test_points_gather_round_the_one_with_most_events() -> None:
    x = np.array([0.0, 30.0, 30.0, 60.0, 500.0, np.nan])
    places = gather_places(x, np.zeros(6), 30.0)
    assert places.code.tolist() == [0, 0, 0, 0, 1, -1]
    assert places.x.tolist() == [30.0, 500.0]


def test_a_string_of_points_does_not_become_one_place() -> None:
    places = gather_places(np.arange(0, 1000, 10.0), np.zeros(100), 25.0)
    for code in range(len(places.x)):
        assert np.ptp(np.arange(0, 1000, 10.0)[places.code == code]) <= 50


@settings(deadline=None, max_examples=40)
@given(st.integers(0, 2**31), st.integers(1, 60))
def test_gathering_does_not_depend_on_the_order_of_rows(seed: int, n: int) -> None:
    rng = np.random.default_rng(seed)
    x, y = np.round(rng.uniform(0, 200, (2, n)) / 10) * 10
    order = rng.permutation(n)
    one, other = gather_places(x, y, 25.0), gather_places(x[order], y[order], 25.0)
    assert np.array_equal(one.code[order], other.code)
    assert (np.hypot(x - one.x[one.code], y - one.y[one.code]) <= 25).all()


def test_gathering_nothing_and_badly() -> None:
    assert gather_places(np.array([np.nan]), np.array([0.0]), 10.0).code.tolist() == [-1]
    with pytest.raises(ParameterError):
        gather_places(np.zeros(2), np.zeros(2), 0.0)


def test_a_coordinate_that_holds_many_is_noticed() -> None:
    rng = np.random.default_rng(1)
    x, y = (
        np.r_[np.full(30, 100.0), np.full(12, 50.0), rng.uniform(0, 999, 158)],
        np.r_[np.zeros(42), np.arange(158.0)],
    )
    stacks = stacked_points(x, y)
    assert [(s.x, s.y, s.count, s.share) for s in stacks] == [(100.0, 0.0, 30, 0.15), (50.0, 0.0, 12, 0.06)]
    assert stacked_points(x[42:], y[42:]) == ()
    assert stacked_points(np.full(9, 5.0), np.zeros(9)) == ()
    assert stacked_points(np.array([np.nan]), np.array([np.nan])) == ()


def test_notices_of_the_police_are_stacks(shared_data: Path) -> None:
    """Every point of the published notices is a municipality's or county's centre."""
    import pandas

    table = pandas.read_csv(shared_data / "polisen_handelser_fem_kommuner.csv")
    stacks = stacked_points(table["lon"].to_numpy(), table["lat"].to_numpy())
    assert sum(s.share for s in stacks) > 0.9
