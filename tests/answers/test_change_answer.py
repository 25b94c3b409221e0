"""The decision rule in words and order: interfaces.md's, on areas, kinds and the headline."""

from __future__ import annotations

import math

import pytest
from scipy.stats import binomtest

from est_plugin.answers.analyses.change import Compared, How, Rule, change_answer, not_compared, sort_rows
from est_plugin.answers.basis import Direction
from est_plugin.answers.lagesbild.parts import ChangeRow
from est_plugin.answers.membership import AreaShapes, area_shapes
from est_plugin.answers.reading import Reading
from est_plugin.domain.area_count import AreaCount
from est_plugin.domain.category import Category, CategoryKind
from est_plugin.domain.period import parse_period

from .tables import SWEREF, Row, square, table_of

OCTOBER, OCTOBER_BEFORE = parse_period("2026-10"), parse_period("2025-10")
CATEGORIES = {
    "vandalism": Category("vandalism", "Skadegörelse", CategoryKind.EVENT, sort_order=0),
    "glass": Category("glass", "Glaskross", CategoryKind.EVENT, "vandalism", sort_order=1),
    "gathering": Category("gathering", "Samling", CategoryKind.EVENT, sort_order=2),
}
AREAS = (square("centrum", 0, 0, population=500), square("väster", 2000, 0))
NO_AREAS = AreaShapes(SWEREF, (), ())


def reading(centrum: int, vaster: int, gatherings: int = 0) -> Reading:
    rows = [Row(500, 500, category="glass")] * centrum + [Row(2500, 500)] * vaster
    rows += [Row(500, 500, category="gathering")] * gatherings
    return Reading(table_of(rows), categories=CATEGORIES)


def compared(now: Reading, before: Reading) -> Compared:
    return Compared(now, before, OCTOBER, OCTOBER_BEFORE)


def test_worse_better_uncertain_and_too_few_in_the_order_of_the_wrong_direction() -> None:
    answer = change_answer(
        compared(reading(34, 7, 4), reading(12, 27, 5)), area_shapes(AREAS, SWEREF, SWEREF)
    )
    assert [(row.name, row.count, row.compare_count, row.direction) for row in answer.rows] == [
        ("Centrum\u00a0· skadegörelse", 34, 12, Direction.WORSE),
        ("Centrum\u00a0· samling", 4, 5, Direction.TOO_FEW),
        ("Väster\u00a0· skadegörelse", 7, 27, Direction.BETTER),
    ]
    assert answer.rows[1].p_fdr is None


def test_p_is_that_of_the_exact_binomial_test_and_counts_sub_kinds_with_their_kind() -> None:
    answer = change_answer(compared(reading(34, 7), reading(12, 27)), area_shapes(AREAS, SWEREF, SWEREF))
    worse = answer.rows[0]
    assert worse.p == pytest.approx(binomtest(34, 46, 0.5).pvalue, rel=1e-9)
    assert worse.category_uuid == "vandalism"
    assert worse.area_uuid == "centrum"


def test_the_headline_is_a_test_of_its_own() -> None:
    answer = change_answer(compared(reading(34, 7), reading(12, 27)), area_shapes(AREAS, SWEREF, SWEREF))
    assert (answer.headline.count, answer.headline.compare_count) == (41, 39)
    assert answer.headline.direction is Direction.UNCLEAR
    assert answer.headline.p_fdr is None
    assert answer.headline.p == pytest.approx(binomtest(41, 80, 0.5).pvalue, rel=1e-9)


def test_the_family_takes_away_what_would_be_certain_alone() -> None:
    # 22 against 9 alone: p 0.0294. Beside nine kinds without any change it is no longer certain.
    names = [f"k{i}" for i in range(9)]
    now = table_of([Row(category="up")] * 22 + [Row(category=name) for name in names for _ in range(20)])
    before = table_of([Row(category="up")] * 9 + [Row(category=name) for name in names for _ in range(20)])
    answer = change_answer(compared(Reading(now), Reading(before)), NO_AREAS)
    up = next(row for row in answer.rows if row.name == "up")
    assert up.p is not None
    assert up.p_fdr is not None
    assert up.p < 0.05 < up.p_fdr
    assert up.direction is Direction.UNCLEAR


def test_counts_are_never_told_without_their_interval_and_no_percentage_stands_alone() -> None:
    answer = change_answer(compared(reading(34, 7), reading(12, 27)), area_shapes(AREAS, SWEREF, SWEREF))
    assert "34" in answer.basis.sentence
    assert "12" in answer.basis.sentence
    assert "95" in answer.basis.sentence
    assert answer.basis.n == 41


def test_unequal_periods_are_compared_by_rate() -> None:
    pair = Compared(reading(10, 0), reading(120, 0), OCTOBER, parse_period("2025"))
    row = change_answer(pair, NO_AREAS).headline
    assert row.rate_ratio == pytest.approx(10 / 31 / (120 / 365))
    assert row.direction is Direction.UNCLEAR


def test_too_few_by_the_municipality_s_own_number() -> None:
    pair = compared(reading(12, 0), reading(2, 0))
    assert change_answer(pair, NO_AREAS).headline.direction is Direction.WORSE
    assert change_answer(pair, NO_AREAS, how=How(Rule(min_count=20))).headline.direction is Direction.TOO_FEW


def test_from_nothing_the_ratio_has_no_upper_bound() -> None:
    row = change_answer(compared(reading(15, 0), reading(0, 0)), NO_AREAS).rows[0]
    assert row.rate_ratio == math.inf
    assert row.ci_high == math.inf
    assert row.direction is Direction.WORSE


def test_rates_by_residents_only_where_they_are_known() -> None:
    answer = change_answer(compared(reading(10, 10), reading(10, 10)), area_shapes(AREAS, SWEREF, SWEREF))
    by_area = {row.area_uuid: row.per_thousand for row in answer.rows}
    assert by_area["centrum"] == pytest.approx(10 / 500 * 1000 * 365.25 / 31)
    assert by_area["väster"] is None


def test_no_events_at_all_is_an_answer() -> None:
    answer = change_answer(compared(reading(0, 0), reading(0, 0)), area_shapes(AREAS, SWEREF, SWEREF))
    assert answer.rows == ()
    assert answer.headline.direction is Direction.TOO_FEW
    assert answer.headline.rate_ratio is None


def test_nothing_to_compare_with_is_an_answer() -> None:
    answer = not_compared(reading(3, 0))
    assert answer.headline.direction is Direction.NOT_COMPARED
    assert answer.headline.compare_count is None


def test_ties_are_sorted_by_count_then_by_name() -> None:
    def row(name: str, count: int) -> ChangeRow:
        return ChangeRow(name, count, count, 1.0, 0.5, 2.0, 1.0, 1.0, Direction.UNCLEAR)

    assert [r.name for r in sort_rows([row("b", 5), row("a", 5), row("c", 9)])] == ["c", "a", "b"]


def test_counts_by_area_take_part_marked_as_such_where_they_cover_both_periods() -> None:
    def counted(name: str, period: str, count: int, days: int | None = None) -> AreaCount:
        span = parse_period(period)
        last = span.first.replace(day=days) if days else span.last
        return AreaCount(name, "centrum", "vandalism", span.first, last, count)

    counts = [counted("a", "2026-10", 30), counted("b", "2025-10", 8), counted("c", "2026-11", 99)]
    answer = change_answer(
        compared(reading(10, 7), reading(9, 9)), area_shapes(AREAS, SWEREF, SWEREF), counts=counts
    )
    (row,) = [row for row in answer.rows if row.from_counts]
    assert (row.count, row.compare_count, row.direction) == (30, 8, Direction.WORSE)
    assert "counts by area" in row.name
    assert answer.headline.count == 17
    half = [counted("a", "2026-10", 30, days=15), counted("b", "2025-10", 8)]
    uncovered = change_answer(
        compared(reading(10, 7), reading(9, 9)), area_shapes(AREAS, SWEREF, SWEREF), counts=half
    )
    assert not any(row.from_counts for row in uncovered.rows)
    assert any("2" in warning for warning in uncovered.basis.warnings)


def test_an_area_a_row_and_empty_ones_where_asked_for() -> None:
    answer = change_answer(
        compared(reading(10, 0), reading(9, 0)),
        area_shapes(AREAS, SWEREF, SWEREF),
        how=How(by_kind=False, keep_empty=True),
    )
    assert [(row.name, row.count, row.category_uuid) for row in answer.rows] == [
        ("Centrum", 10, None),
        ("Väster", 0, None),
    ]
