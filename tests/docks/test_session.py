"""Opening and closing, from the filter bar's and the menu's side."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from est_plugin.domain.period import PeriodKind, month_period
from est_plugin.project.session import recent_databases, remember
from est_plugin.store.location import GeoPackageLocation
from est_plugin.store.opening import create_database

from ..helpers.event_loop import EventLoopGap, run_until
from .conftest import Bench


def test_opening_finds_the_last_month_with_observations(bench: Bench, example: Path) -> None:
    bench.open(example)
    assert bench.errors == []
    assert bench.filter.selection.period == month_period(2026, 10)
    assert recent_databases()[0] == str(example)


def test_an_empty_database_still_has_a_period(
    bench: Bench, tmp_path: Path, event_loop_gap: EventLoopGap
) -> None:
    path = tmp_path / "tom.gpkg"
    with event_loop_gap.paused():
        create_database(GeoPackageLocation(path), municipality="Kumla").close()
    bench.open(path)
    period = bench.filter.selection.period
    assert bench.errors == []
    assert period is not None
    assert period.kind is PeriodKind.MONTH


def test_what_is_no_database_is_refused_with_its_reason(bench: Bench, tmp_path: Path) -> None:
    path = tmp_path / "brev.gpkg"
    path.write_text("Hej! Här kommer veckans rapporter.")
    bench.session.open(str(path))
    run_until(lambda: bool(bench.errors), what="a refusal")
    assert not bench.session.is_open
    assert str(path) not in recent_databases()


def test_closing_tells_first_and_then_lets_go(bench: Bench, example: Path) -> None:
    bench.open(example)
    seen: list[bool] = []
    bench.session.closed.connect(lambda: seen.append(bench.session.is_open))
    bench.session.close()
    assert seen == [False]
    assert bench.session.gateway is None


def test_others_writing_is_noticed(bench: Bench, example: Path) -> None:
    bench.open(example)
    noticed: list[str] = []
    bench.session.changed_by_others.connect(lambda: noticed.append("changed"))
    bench.session.look_for_changes()
    assert noticed == []
    gateway = bench.session.gateway
    assert gateway is not None
    other = gateway.clone()
    other.save_organisation(replace(other.organisations()[0], contact="växeln"))
    other.close()
    bench.session.look_for_changes()
    assert noticed == ["changed"]


@pytest.mark.parametrize(
    "text", ["postgresql://anna:hemligt@server/est", "service=est password=hemligt", "host=x PASSWORD=y"]
)
def test_a_password_is_never_remembered(text: str) -> None:
    remember(text)
    assert text not in recent_databases()
