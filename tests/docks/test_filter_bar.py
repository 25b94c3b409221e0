"""The toolbar that filters everything."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest
from qgis.PyQt.QtCore import QDate, Qt
from qgis.PyQt.QtTest import QTest

from est_plugin.docks.choice_button import Choice, ChoiceButton
from est_plugin.docks.filter_bar import FilterBar
from est_plugin.domain.category import category_uuid
from est_plugin.domain.observation import Source
from est_plugin.domain.period import Period, PeriodKind, month_period, parse_period, tertial_period
from est_plugin.project.swedish import NO_BREAK, number

from ..helpers.event_loop import EventLoopGap, run_until
from .conftest import Bench


@pytest.fixture
def bar(bench: Bench) -> Iterator[FilterBar]:
    """The toolbar."""
    made = FilterBar(bench.session, bench.filter)
    made.show()
    yield made
    made.unload()
    made.deleteLater()


def test_it_is_greyed_out_with_no_database(bar: FilterBar) -> None:
    assert not bar.form.isEnabled()


def test_it_says_how_many_of_how_many(bar: FilterBar, bench: Bench, example: Path) -> None:
    bench.open(example)
    gateway = bench.session.gateway
    assert gateway is not None
    counts = gateway.count(bench.filter.selection)
    assert counts.coarse > 0
    text = bar.form.count.text()
    assert text.startswith(f"{number(counts.counted)} ")
    assert sum(counts.by_source.values()) == counts.counted
    assert f"3{NO_BREAK}" in text
    assert number(counts.coarse) in text


def test_stepping_to_earlier_and_later_periods(bar: FilterBar, bench: Bench, example: Path) -> None:
    bench.open(example)
    QTest.mouseClick(bar.form.earlier, Qt.MouseButton.LeftButton)
    assert bench.filter.selection.period == month_period(2026, 9)
    QTest.mouseClick(bar.form.later, Qt.MouseButton.LeftButton)
    assert bench.filter.selection.period == month_period(2026, 10)
    bar.form.kind.setCurrentIndex(bar.form.kind.findData(PeriodKind.TERTIAL))
    assert bench.filter.selection.period == tertial_period(2026, 3)


def test_dates_of_ones_own(bar: FilterBar, bench: Bench, example: Path) -> None:
    bench.open(example)
    bar.form.kind.setCurrentIndex(bar.form.kind.findData(PeriodKind.OWN))
    bar.form.first.setDate(QDate(2026, 10, 12))
    bar.form.last.setDate(QDate(2026, 10, 18))
    assert bench.filter.selection.period == parse_period("2026-10-12/2026-10-18")
    bar.form.first.setDate(QDate(2026, 11, 1))
    assert bench.filter.selection.period == parse_period("2026-10-12/2026-10-18"), "a period cannot end first"
    bench.wait()


def test_ticking_sources_filters(bar: FilterBar, bench: Bench, example: Path) -> None:
    bench.open(example)
    before = bar.form.count.text()
    bar.sources.tick(Source.POLICE.value)
    run_until(lambda: bench.filter.selection.sources == {Source.POLICE.value}, what="the filter")
    bench.wait()
    assert bar.form.count.text() != before
    bar.sources.clear()
    run_until(lambda: not bench.filter.selection.sources, what="the filter")
    bench.wait()
    assert bar.form.count.text() == before


def test_the_newest_question_wins(bar: FilterBar, bench: Bench, example: Path) -> None:
    bench.open(example)
    for month in range(1, 11):
        bench.filter.set_period(month_period(2026, month))
    bench.filter.set_period(Period(parse_period("2026-10").first, parse_period("2026-10").first))
    bench.wait()
    gateway = bench.session.gateway
    assert gateway is not None
    assert bar.form.count.text().startswith(f"{gateway.count(bench.filter.selection).selected} ")


def test_a_ticked_parent_stands_for_its_children() -> None:
    button = ChoiceButton("Alla")
    button.fill(
        [
            Choice("a", "Skadegörelse"),
            Choice("a1", "Klotter", "a"),
            Choice("a2", "Brand", "a"),
            Choice("b", "B"),
        ]
    )
    assert button.keys() == frozenset()
    button.tick("a1")
    assert button.keys() == {"a1"}
    button.tick("a2")
    assert button.keys() == {"a"}
    button.clear()
    assert button.keys() == frozenset()
    button.deleteLater()


def test_reports_of_one_event_count_once(bar: FilterBar, bench: Bench, example: Path) -> None:
    bench.open(example)
    bench.filter.set_period(None)
    bench.wait()
    gateway = bench.session.gateway
    assert gateway is not None
    counts = gateway.count(bench.filter.selection)
    assert counts.duplicates > 0
    assert bar.form.count.text().startswith(f"{number(counts.total - counts.duplicates)} ")
    assert len(bar.form.count.toolTip().splitlines()) == len(counts.by_source)


def test_a_new_kind_is_offered_and_what_is_ticked_stays(
    bar: FilterBar, bench: Bench, example: Path, event_loop_gap: EventLoopGap
) -> None:
    bench.open(example)
    bench.filter.set_categories(frozenset({category_uuid("graffiti")}))
    bench.wait()
    with event_loop_gap.paused():
        gateway = bench.session.gateway
        assert gateway is not None
        with gateway.clone() as other:
            key = str(uuid4())
            other.save_category(replace(other.categories()[0], uuid=key, name="Eget", row_version=0))
    bench.session.look_for_changes()
    bench.wait()
    assert key in bar.categories.offered()
    assert bar.categories.keys() == {category_uuid("graffiti")}
