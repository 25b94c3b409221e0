"""The heatmap's numbers, and that bandwidth and classes stay over a series."""

from __future__ import annotations

import numpy as np
import pytest

from est_plugin.answers.analyses.density import (
    Bandwidth,
    cell_size_for,
    chosen_bandwidth,
    density_answer,
    reference_breaks,
    reference_year,
)
from est_plugin.answers.reading import Reading
from est_plugin.domain.period import Period, parse_period

from .tables import Row, table_of

H = Bandwidth(300.0, "")


def scattered(n: int, seed: int) -> list[Row]:
    """Events round one place, spread evenly over 2025."""
    places = np.random.default_rng(seed).normal([500_000, 6_600_000], 400, (n, 2))
    hours = np.linspace(0, 364 * 24, n).astype(int)
    first = np.datetime64("2025-01-01T12:00", "m")
    return [
        Row(float(x), float(y), str(first + np.timedelta64(int(hour), "h")))
        for (x, y), hour in zip(places, hours, strict=True)
    ]


@pytest.mark.parametrize(("distance", "expected"), [(0, 10.6103), (100, 8.3835), (200, 3.2748)])
def test_one_event_is_worth_what_the_quartic_kernel_says(distance: int, expected: float) -> None:
    # The event lies at a cell's centre, with cells of 20 m five and ten cells away.
    reading = Reading(table_of([Row(500_010.0, 6_600_010.0)]))
    answer = density_answer(reading, H, cell_size=20.0)
    assert answer is not None
    column = int((500_010 + distance - answer.x_min) // 20)
    row = int((answer.y_max - 6_600_010) // 20)
    assert answer.values[row, column] == pytest.approx(expected, abs=5e-5)
    assert answer.values.dtype == np.float32


def test_coarse_places_make_no_heat_and_are_counted() -> None:
    reading = Reading(table_of([Row(), Row(coarse=True), Row(x=None, y=None)]))
    answer = density_answer(reading, H)
    assert answer is not None
    assert answer.basis.n == 1
    assert answer.basis.left_out_total == 2
    assert density_answer(Reading(table_of([Row(coarse=True)])), H) is None


def test_bandwidth_asked_for_beats_the_municipality_s_which_beats_advice() -> None:
    points = table_of(scattered(200, 1))
    assert chosen_bandwidth(250.0, None, points).metres == 250.0
    advised = chosen_bandwidth(None, None, points)
    assert 20 <= advised.metres <= 1000
    assert str(int(advised.metres)) in advised.reason
    assert chosen_bandwidth(None, None, table_of([])).metres == 200.0


def test_all_months_of_a_year_share_bandwidth_and_classes() -> None:
    reference = table_of(scattered(600, 2))
    months = [parse_period(f"2026-{month:02d}") for month in range(1, 13)]
    own = [table_of(scattered(20 + 10 * number, number)) for number in range(12)]
    bandwidths = {
        chosen_bandwidth(None, None, o, reference, m).metres for o, m in zip(own, months, strict=True)
    }
    assert len(bandwidths) == 1
    assert len({reference_breaks(reference, month, bandwidths.pop()) for month in months[:1]}) == 1
    assert {reference_breaks(reference, month, 300.0) for month in months} == {
        reference_breaks(reference, months[0], 300.0)
    }


def test_a_week_s_classes_are_lower_than_a_year_s() -> None:
    reference = table_of(scattered(600, 2))
    week, year = (reference_breaks(reference, parse_period(text), 300.0) for text in ("2026-W40", "2026"))
    assert week is not None
    assert year is not None
    assert week[0] < year[0]


def test_the_densest_month_of_the_reference_year_decides_the_classes_of_a_month() -> None:
    rows = scattered(240, 2)
    crowded = [Row(500_000.0, 6_600_000.0, "2025-07-15T12:00")] * 60
    october = parse_period("2026-10")
    calm, busy = (reference_breaks(table_of(one), october, 300.0) for one in (rows, rows + crowded))
    assert calm is not None
    assert busy is not None
    july = Reading(table_of([row for row in rows + crowded if row.start and "2025-07" in row.start]))
    densest = density_answer(july, H)
    assert densest is not None
    assert calm[4] < busy[4] <= float(densest.values.max()) * 1.05


def test_a_year_with_hardly_any_events_decides_nothing() -> None:
    few = table_of(scattered(5, 3))
    october = parse_period("2026-10")
    assert reference_breaks(few, october, 300.0) is None
    points = table_of(scattered(100, 4))
    assert chosen_bandwidth(None, None, points, few, october) == chosen_bandwidth(None, None, points)


@pytest.mark.parametrize(
    ("period", "year"),
    [("2026-10", "2025"), ("2026-W53", "2025"), ("2027-W01", "2026"), ("2026", "2025"), ("2026-T1", "2025")],
)
def test_the_reference_is_the_calendar_year_before(period: str, year: str) -> None:
    assert reference_year(parse_period(period)) == parse_period(year)


def test_the_surface_covers_the_extent_that_is_asked_for() -> None:
    extent = (499_000.0, 6_599_000.0, 501_000.0, 6_601_000.0)
    answer = density_answer(Reading(table_of([Row()])), H, extent=extent, cell_size=25.0)
    assert answer is not None
    assert (answer.x_min, answer.y_max, answer.values.shape) == (499_000.0, 6_601_000.0, (80, 80))


@pytest.mark.parametrize(
    ("bandwidth", "cell"), [(200, 25), (300, 25), (260, 25), (1000, 100), (5, 1), (90, 10)]
)
def test_cells_are_round_and_no_more_than_an_eighth(bandwidth: float, cell: float) -> None:
    assert cell_size_for(bandwidth) == cell


def test_an_own_period_has_its_own_length() -> None:
    own = Period(parse_period("2026-10").first, parse_period("2026-11").last)
    assert reference_year(own) == parse_period("2025")
