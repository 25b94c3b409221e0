"""Questions as the dock asks them: settings, rows and their observations, maps, kept analyses."""

from __future__ import annotations

import numpy as np
import pytest

from est_plugin.answers.analyses.asked import Chosen, Option, Values
from est_plugin.answers.analyses.asking_change import NothingToCompareError, asking_change
from est_plugin.answers.analyses.asking_when import asking_patterns, asking_time_pattern
from est_plugin.answers.analyses.asking_where import asking_density_change, asking_hot_cells, asking_places
from est_plugin.answers.analyses.ranking import Order, ranked
from est_plugin.answers.analyses.remembered import UnreadableRunError, remembered, run_of
from est_plugin.answers.basis import Direction
from est_plugin.answers.membership import AreaShapes
from est_plugin.answers.wording import hours_words
from est_plugin.domain.period import parse_period
from est_plugin.domain.runs import AnalysisRun
from est_plugin.domain.selection import Selection
from est_plugin.domain.week_hours import WeekHours
from est_plugin.project.result_layer import ResultFeatures
from est_plugin.store.gateway import Gateway

from .towns import CENTRUM, VASTER

OCTOBER = Selection(parse_period("2026-10"))
ALL_WEEK = frozenset(range(1, 8))


def test_settings_keep_within_their_range_and_forget_what_is_no_choice() -> None:
    chosen = Chosen({"far": 9e9, "how": "gone", "sure": "yes"})
    assert chosen.number("far", "", "", 100, low=10, high=500) == 500
    assert chosen.number("near", "", "", 1000, low=10, high=500) == 500
    assert chosen.option("how", "", "", "a", (Option("a", "A"), Option("b", "B"))) == "a"
    assert chosen.yes("sure", "", "", default=True)
    assert [setting.key for setting in chosen.used()] == ["far", "near", "how", "sure"]


def test_each_row_of_a_change_knows_its_observations_and_its_area(town: Gateway) -> None:
    asked = asking_change(town, OCTOBER)
    assert asked.linked is not None
    assert [len(rows) for rows in asked.linked.rows] == [each.row.count for each in asked.answer.rows]
    assert isinstance(asked.map, ResultFeatures)
    names = [str(row[0]) for row in asked.map.rows]
    for row, feature in zip(asked.answer.rows, asked.linked.features, strict=True):
        assert feature is not None
        assert row.row.name.startswith(names[feature])
    assert set(asked.map.legend) == {Direction.WORSE.value, Direction.BETTER.value}


def test_another_period_and_rule_may_be_chosen(town: Gateway) -> None:
    asked = asking_change(town, OCTOBER, {"compare": "2026-09", "min_count": 100, "by": "area"})
    assert {each.row.direction for each in asked.answer.rows} == {Direction.TOO_FEW}
    assert asked.answer.answer.basis.recipe["compare"] == "2026-09"


def test_nothing_to_compare_with_is_said(town: Gateway) -> None:
    with pytest.raises(NothingToCompareError):
        asking_density_change(town, Selection(parse_period("2020-02")))
    assert asking_change(town, Selection(parse_period("2020-02"))).map is None


def test_ranks_have_ties_and_uncertainty(town: Gateway) -> None:
    asked = asking_change(town, OCTOBER, {"by": "area", "order": "count"})
    rows = asked.answer.rows
    assert [each.rank for each in rows] == [1, 2]
    assert all(each.best <= each.rank <= each.worst for each in rows)
    same = [rows[0].row, rows[0].row]
    shapes = asking_change(town, OCTOBER).answer.answer
    assert shapes.headline.count == 43
    tied = ranked(same, Order.CHANGE, _no_shapes(), 31)
    assert [(each.rank, each.best, each.worst) for each in tied] == [(1, 1, 2), (1, 1, 2)]
    unranked = ranked(same, Order.RATE, _no_shapes(), 31)
    assert [each.rank for each in unranked] == [0, 0]


def test_hours_of_the_week_hold_in_every_question(town: Gateway) -> None:
    nothing = Selection(OCTOBER.period, hours=WeekHours(frozenset({1}), 3, 4))
    whole = Selection(OCTOBER.period, hours=WeekHours(ALL_WEEK, 0, 24))
    count = asking_time_pattern(town, OCTOBER).answer.basis.n
    assert asking_time_pattern(town, whole).answer.basis.n <= count
    assert asking_time_pattern(town, nothing).answer.basis.n < count
    assert asking_change(town, nothing).answer.answer.headline.count < 43
    assert len(asking_places(town, nothing).answer.places) <= len(asking_places(town, OCTOBER).answer.places)


def test_a_chosen_area_is_held_against_the_rest(town: Gateway) -> None:
    asked = asking_time_pattern(town, Selection(OCTOBER.period, area_uuids=frozenset({CENTRUM})))
    assert asked.answer.rest is not None
    whole = asking_time_pattern(town, OCTOBER).answer.basis.n
    assert asked.answer.basis.n + asked.answer.rest.basis.n == whole
    assert VASTER != CENTRUM


def test_patterns_by_area_and_by_cell(town: Gateway) -> None:
    areas = asking_patterns(town, OCTOBER, {"steps": 12})
    assert set(areas.answer.names) == {"Centrum", "Väster"}
    assert areas.linked is not None
    assert [len(rows) for rows in areas.linked.rows] == [
        int(areas.answer.patterns.counts[place].sum()) for place in areas.answer.listed
    ]
    assert len(areas.answer.steps) == 12
    cells = asking_patterns(town, OCTOBER, {"by": "cells", "cell_size": 500})
    assert cells.answer.patterns.basis.recipe["cell_size_m"] == 500
    weeks = asking_patterns(town, OCTOBER, {"step": "week", "steps": 8})
    assert weeks.answer.patterns.counts.shape[1] == 8


def test_hot_cells_are_named_and_linked(town: Gateway) -> None:
    asked = asking_hot_cells(town, OCTOBER, {"cell_size": 100, "distance": 200})
    cells = asked.answer.cells
    assert asked.linked is not None
    for rows, cell in zip(asked.linked.rows, asked.answer.listed, strict=True):
        assert len(rows) == cells.count[cell]
    assert np.bincount(
        cells.cell_of_point[cells.cell_of_point >= 0], minlength=len(cells.count)
    ).tolist() == (cells.count.tolist())


def test_places_are_linked_to_what_happened_there(town: Gateway) -> None:
    asked = asking_places(town, OCTOBER)
    assert asked.linked is not None
    assert [len(rows) for rows in asked.linked.rows] == [place.count for place in asked.answer.places]


def test_a_kept_analysis_can_be_asked_again(town: Gateway) -> None:
    hours = WeekHours(frozenset({5, 6}), 20, 5)
    selection = Selection(OCTOBER.period, frozenset({"a"}), frozenset({"staff"}), frozenset({CENTRUM}), hours)
    values: Values = {"compare": "2025-10", "min_count": 12.0, "fdr": True}
    basis = asking_change(town, OCTOBER).answer.answer.basis
    run = run_of("change", "Vad har ändrats?", selection, values, basis, [("Centrum", "35")])
    saved = town.save_analysis_run(run)
    found = remembered(town.analysis_runs()[0])
    assert (found.question, found.selection, dict(found.values)) == ("change", selection, values)
    assert found.sentence == basis.sentence
    town.delete_analysis_run(saved)


@pytest.mark.parametrize("recipe", [None, "{}", "nonsense", '{"question": "change", "period": "x"}'])
def test_a_run_of_another_kind_is_refused_with_a_sentence(recipe: str | None) -> None:
    with pytest.raises(UnreadableRunError):
        remembered(AnalysisRun("1", "change", "Gammal", recipe, None))


def test_hours_are_told_in_few_signs() -> None:
    assert hours_words(WeekHours(frozenset({1, 2, 3, 5}), 8, 24)) == "må–on, fr 08–24"


def _no_shapes() -> AreaShapes:
    return AreaShapes("EPSG:3006", (), ())
