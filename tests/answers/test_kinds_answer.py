"""Counts by main kind."""

from __future__ import annotations

from est_plugin.answers.lagesbild.kinds import by_main_kind, kinds_answer, main_kind
from est_plugin.answers.reading import Reading
from est_plugin.domain.category import Category, CategoryKind

from .tables import Row, table_of

CATEGORIES = {
    "v": Category("v", "Skadegörelse", CategoryKind.EVENT),
    "glass": Category("glass", "Glaskross", CategoryKind.EVENT, "v"),
    "loop_a": Category("loop_a", "A", CategoryKind.EVENT, "loop_b"),
    "loop_b": Category("loop_b", "B", CategoryKind.EVENT, "loop_a"),
}


def test_sub_kinds_count_with_their_kind_most_first_beside_the_compared_period() -> None:
    now = Reading(
        table_of([Row(category="glass"), Row(category="v"), Row(category="gone")]), categories=CATEGORIES
    )
    before = Reading(table_of([Row(category="v")]), categories=CATEGORIES)
    rows = kinds_answer(now, before).rows
    assert [(row.name, row.count, row.compare_count) for row in rows] == [
        ("Skadegörelse", 2, 1),
        ("Kind no longer in the list", 1, 0),
    ]


def test_without_a_compared_period_nothing_is_said_about_it() -> None:
    rows = kinds_answer(Reading(table_of([Row(category="v")]), categories=CATEGORIES)).rows
    assert rows[0].compare_count is None


def test_parents_that_go_in_circles_do_not_hang() -> None:
    assert main_kind("loop_a", CATEGORIES) in ("loop_a", "loop_b")


def test_no_observation_is_no_kind() -> None:
    answer = kinds_answer(Reading(table_of([]), categories=CATEGORIES))
    assert answer.rows == ()
    assert answer.basis.n == 0


def test_rows_without_kind_stay_without() -> None:
    column = by_main_kind(table_of([Row(category=None), Row(category="glass")]).category, CATEGORIES)
    assert column.codes.tolist() == [-1, 0]
    assert column.labels == ("v",)
