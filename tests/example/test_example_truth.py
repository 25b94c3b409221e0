"""What the example says is true of it can be found again in its rows, by counting anew."""

from __future__ import annotations

from datetime import timedelta

import numpy as np
import pytest
import shapely
from numpy.typing import NDArray
from scipy import stats
from scipy.spatial import cKDTree

from est_plugin.domain.insats import LinkRole
from est_plugin.example.chunk import ObservationChunk
from est_plugin.example.town import ExampleTown
from est_plugin.example.truth import TrueChange, TrueEffect

from .conftest import MANY
from .reading import between, coarse, codes, inside, local, texts


def outline_of(example: ExampleTown, name: str) -> shapely.Geometry:
    return next(shapely.from_wkb(a.wkb) for a in example.areas if a.name == name and a.kind == "est_area")


def polygon(example: ExampleTown, uuid: str) -> shapely.Geometry:
    return next(shapely.from_wkb(area.wkb) for area in example.work.areas if area.uuid == uuid)


def events(chunk: ObservationChunk) -> NDArray[np.bool_]:
    return ~np.isin(codes(chunk), ["nothing", "risk_event", "incident_staff"])


def test_hotspots_hold_their_share_in_a_small_part_of_the_town(
    large: ExampleTown, many: ObservationChunk
) -> None:
    exact = events(many) & ~coarse(many)
    town = shapely.union_all([shapely.from_wkb(a.wkb) for a in large.areas if a.kind == "district"][:9])
    everywhere = exact & inside(many, town)
    in_any = np.zeros(len(many), dtype=bool)
    for hotspot in large.truth.hotspots:
        within = exact & (np.hypot(many.x - hotspot.x, many.y - hotspot.y) <= hotspot.radius_m + 60.0)
        in_any |= within
        share = within.sum() / exact.sum()
        assert hotspot.share * 0.93 < share < hotspot.share + 0.035, hotspot.name
        density = within.sum() / (np.pi * (hotspot.radius_m + 60.0) ** 2)
        assert density / (everywhere.sum() / town.area) > 4, hotspot.name
    assert 0.35 < in_any.sum() / exact.sum() < 0.65


def test_the_three_named_hotspots_stand_out_in_the_example_as_it_comes(
    example: ExampleTown, rows: ObservationChunk
) -> None:
    exact = events(rows) & ~coarse(rows)
    counts = {
        hotspot.name: int(
            (exact & (np.hypot(rows.x - hotspot.x, rows.y - hotspot.y) <= hotspot.radius_m)).sum()
        )
        for hotspot in example.truth.hotspots
    }
    assert counts["Stora torget"] == max(counts.values())
    assert min(counts["Västra skolan"], counts["Hamnplan"]) > 300


def counted(example: ExampleTown, chunk: ObservationChunk, change: TrueChange) -> tuple[int, int]:
    kind = np.isin(codes(chunk), change.category_codes)
    there = kind & inside(chunk, outline_of(example, change.area_name))
    now = there & between(chunk, change.first, change.last)
    before = there & between(chunk, change.compare_first, change.compare_last)
    return int(now.sum()), int(before.sum())


@pytest.mark.parametrize("which", ["worse", "better"])
def test_changes_of_areas_are_as_large_as_told(
    large: ExampleTown, many: ObservationChunk, which: str
) -> None:
    change: TrueChange = getattr(large.truth, which)
    now, before = counted(large, many, change)
    days = (change.last - change.first).days + 1
    compare_days = (change.compare_last - change.compare_first).days + 1
    ratio = (now / days) / (before / compare_days)
    error = np.sqrt(1 / now + 1 / before)

    # Repeats come in pairs, which widens the error a little; week and month precision move a few starts.
    assert abs(np.log(ratio) - np.log(change.rate_ratio)) < 4 * 1.2 * error
    assert now == pytest.approx(change.expected * 0.9, rel=0.15)


def test_the_changes_are_certain_in_the_example_as_it_comes(
    example: ExampleTown, rows: ObservationChunk
) -> None:
    for change, worse in ((example.truth.worse, True), (example.truth.better, False)):
        now, before = counted(example, rows, change)
        interval = stats.binomtest(now, now + before).proportion_ci(0.95)
        low, high = interval.low / (1 - interval.low), interval.high / (1 - interval.high)
        assert low < change.rate_ratio < high
        assert low > 1 if worse else high < 1


def test_other_areas_stay_as_they_were(large: ExampleTown, many: ObservationChunk) -> None:
    change = large.truth.worse
    kind = np.isin(codes(many), change.category_codes)
    there = kind & inside(many, outline_of(large, "Norrbacka"))
    now = int((there & between(many, change.first, change.last)).sum())
    before = int((there & between(many, change.compare_first, change.compare_last)).sum())
    assert abs(np.log(now / before) - np.log(1 + large.truth.trend_per_year)) < 4 * 1.2 * np.sqrt(
        1 / now + 1 / before
    )


def effect_counts(
    example: ExampleTown, chunk: ObservationChunk, effect: TrueEffect
) -> tuple[int, int, int, int]:
    found = []
    for uuid in (effect.treatment_area_uuid, effect.control_area_uuid):
        there = events(chunk) & inside(chunk, polygon(example, uuid))
        found.append(int((there & between(chunk, effect.before_first, effect.before_last)).sum()))
        found.append(int((there & between(chunk, effect.after_first, effect.after_last)).sum()))
    return found[0], found[1], found[2], found[3]


def test_the_effective_insats_took_away_as_many_as_told(large: ExampleTown, many: ObservationChunk) -> None:
    effect = large.truth.effective
    before, after, control_before, control_after = effect_counts(large, many, effect)
    fewer = before * (1 + large.truth.trend_per_year) - after

    assert effect.expected_fewer > 100
    assert fewer == pytest.approx(effect.expected_fewer * (1 - large.truth.coarse_share), rel=0.15)
    assert control_after / control_before == pytest.approx(1.03, abs=4 * 1.2 * np.sqrt(2 / control_before))


def test_the_other_insats_took_away_none(large: ExampleTown, many: ObservationChunk) -> None:
    effect = large.truth.ineffective
    before, after, *_ = effect_counts(large, many, effect)
    assert effect.expected_fewer == 0
    assert after / before == pytest.approx(1.03, abs=4 * 1.2 * np.sqrt(2 / before))


def test_the_effect_is_certain_and_the_lack_of_one_is_not_in_the_example_as_it_comes(
    example: ExampleTown, rows: ObservationChunk
) -> None:
    def weighted_displacement_difference(effect: TrueEffect) -> tuple[float, float]:
        before, after, control_before, control_after = effect_counts(example, rows, effect)
        difference = (after - before) - (control_after - control_before)
        return difference, 1.96 * float(np.sqrt(before + after + control_before + control_after))

    fewer, reach = weighted_displacement_difference(example.truth.effective)
    assert fewer + reach < 0
    same, reach = weighted_displacement_difference(example.truth.ineffective)
    assert same - reach < 0 < same + reach


def test_treatment_control_and_displacement_do_not_overlap(example: ExampleTown) -> None:
    by_insats: dict[str, list[tuple[LinkRole, shapely.Geometry]]] = {}
    for insats, area, role in example.work.links:
        by_insats.setdefault(insats, []).append((role, polygon(example, area)))
    full = [found for found in by_insats.values() if len(found) > 1]
    assert len(full) == 2
    for found in full:
        assert {role for role, _ in found} == {LinkRole.TREATMENT, LinkRole.CONTROL, LinkRole.DISPLACEMENT}
        for number, (_, one) in enumerate(found):
            assert all(one.intersection(other).area < 1.0 for _, other in found[:number])


def test_the_week_has_the_rhythm_that_is_told(large: ExampleTown, many: ObservationChunk) -> None:
    exact = events(many) & (texts(many.time_precision) == "exact")
    found = np.zeros((7, 24))
    for moment in local(many.start[exact]):
        found[moment.weekday(), moment.hour] += 1
    truth = large.truth.rhythm

    assert truth.sum() == pytest.approx(1.0)
    assert np.corrcoef(found.ravel(), truth.ravel())[0, 1] > 0.95
    nights = [(4, 21), (4, 22), (5, 21), (5, 22), (5, 0), (6, 0)]
    assert min(found[at] for at in nights) > 1.5 * found.mean()


@pytest.mark.parametrize(
    ("name", "days", "hours", "least"),
    [
        ("Stora torget", (4, 5, 6), (20, 21, 22, 23, 0, 1, 2), 0.5),
        ("Västra skolan", (0, 1, 2, 3, 4), (14, 15, 16, 17, 18), 0.45),
    ],
)
def test_the_hotspots_have_their_hours(
    large: ExampleTown,
    many: ObservationChunk,
    name: str,
    days: tuple[int, ...],
    hours: tuple[int, ...],
    least: float,
) -> None:
    hotspot = next(found for found in large.truth.hotspots if found.name == name)
    there = np.hypot(many.x - hotspot.x, many.y - hotspot.y) <= hotspot.radius_m
    exact = events(many) & there & (texts(many.time_precision) == "exact")
    when = [(moment.weekday(), moment.hour) for moment in local(many.start[exact])]
    share = np.mean([day in days and hour in hours for day, hour in when])
    told = hotspot.rhythm[np.ix_(days, hours)].sum()

    assert share > least
    assert share == pytest.approx(told, abs=0.15)


def test_the_months_have_their_shares(large: ExampleTown, many: ObservationChunk) -> None:
    exact = events(many) & (texts(many.time_precision) == "exact")
    months = [(moment.year * 12 + moment.month) - (2023 * 12 + 11) for moment in local(many.start[exact])]
    found = np.bincount(months, minlength=36)[:36] / exact.sum()

    assert large.truth.month_shares.sum() == pytest.approx(1.0)
    assert len(large.truth.month_shares) == 36
    assert np.corrcoef(found, large.truth.month_shares)[0, 1] > 0.8
    assert np.abs(found - large.truth.month_shares).max() < 0.006


def test_events_follow_near_others_more_often_than_chance(
    example: ExampleTown, rows: ObservationChunk
) -> None:
    """Knox: pairs near in place and time against the same places with their days shuffled."""
    truth = example.truth.repeats
    exact = events(rows) & ~coarse(rows) & np.isin(texts(rows.time_precision), ["exact", "approximate"])
    day = rows.start[exact].astype("datetime64[D]").astype(np.int64)
    points = np.column_stack([rows.x[exact], rows.y[exact]])
    pairs = cKDTree(points).query_pairs(truth.within_m, output_type="ndarray")
    rng = np.random.default_rng(3)

    def close(days: NDArray[np.int64]) -> int:
        return int((np.abs(days[pairs[:, 0]] - days[pairs[:, 1]]) <= truth.within_days).sum())

    by_chance = [close(rng.permutation(day)) for _ in range(49)]
    assert close(day) > max(by_chance)
    assert close(day) / np.mean(by_chance) > 1.1
    # Each follower makes at least one close pair: their number is the surplus, more or less.
    surplus = close(day) - np.mean(by_chance)
    assert 0.4 * truth.share * exact.sum() < surplus < 4 * truth.share * exact.sum()


def test_counts_in_the_truth_are_of_this_many_rows(example: ExampleTown, large: ExampleTown) -> None:
    factor = MANY / example.observations
    assert large.truth.worse.expected == pytest.approx(example.truth.worse.expected * factor)
    assert large.truth.worse.rate_ratio == pytest.approx(example.truth.worse.rate_ratio)
    assert example.truth.worse.last - example.truth.worse.first == timedelta(days=60)
