"""Every part of a lägesbild from a real database, against counts made by hand."""

from __future__ import annotations

from datetime import UTC, datetime

import numpy as np
import pytest

from est_plugin.answers.analyses.asking_change import asking_change
from est_plugin.answers.analyses.asking_more import asking_near_repeat
from est_plugin.answers.analyses.asking_when import asking_patterns, asking_time_pattern
from est_plugin.answers.analyses.asking_where import asking_hot_cells, asking_places
from est_plugin.answers.analyses.heatmap import heatmap_answer, read_heatmap_source
from est_plugin.answers.analyses.questions import TooFewEventsError, year_up_to
from est_plugin.answers.basis import Direction
from est_plugin.answers.ground import default_compare
from est_plugin.answers.lagesbild.lagesbild import NoPeriodError, lagesbild
from est_plugin.answers.lagesbild.pages import SheetName, SheetQuestion, sheet_pages
from est_plugin.answers.reading import read_selection
from est_plugin.answers.rows import rows_of
from est_plugin.domain.left_out import LeftOut
from est_plugin.domain.period import parse_period
from est_plugin.domain.selection import Selection
from est_plugin.store.gateway import Gateway

from .towns import CENTRUM, ENVIRONMENT, VANDALISM, VASTER

OCTOBER, LAST = parse_period("2026-10"), parse_period("2025-10")
SELECTION = Selection(OCTOBER)
PRODUCED = datetime(2026, 11, 3, 9, tzinfo=UTC)


def test_what_is_read_and_what_is_left_out(town: Gateway) -> None:
    reading = read_selection(town, SELECTION)
    assert len(reading.counted) == 34 + 7 + 2
    assert len(reading.points()) == 34 + 7
    assert dict(reading.left_out_of_points()) == {
        LeftOut.DUPLICATE: 1,
        LeftOut.NOT_ANALYSED_KIND: 1,
        LeftOut.NOT_ON_MAP: 1,
        LeftOut.NO_TIME: 1,
        LeftOut.COARSE_PLACE: 2,
    }


def test_the_filter_s_areas_are_applied_by_geometry(town: Gateway) -> None:
    centrum = read_selection(town, Selection(OCTOBER, area_uuids=frozenset({CENTRUM})))
    assert len(centrum.counted) == 35  # 34 by their point, 1 by its block
    vaster = read_selection(town, Selection(OCTOBER, area_uuids=frozenset({VASTER})))
    assert len(vaster.counted) == 7


def test_a_main_kind_stands_for_its_sub_kinds(town: Gateway) -> None:
    assert len(read_selection(town, Selection(OCTOBER, frozenset({VANDALISM}))).counted) == 43
    assert len(read_selection(town, Selection(OCTOBER, frozenset({ENVIRONMENT}))).counted) == 0


def test_the_change_of_each_area_with_its_verdict(town: Gateway) -> None:
    answer = asking_change(town, SELECTION).answer.answer
    assert [(row.name, row.count, row.compare_count, row.direction) for row in answer.rows] == [
        ("Centrum\u00a0· skadegörelse", 35, 12, Direction.WORSE),
        ("Väster\u00a0· skadegörelse", 7, 27, Direction.BETTER),
    ]
    assert (answer.headline.count, answer.headline.compare_count) == (43, 39)
    assert answer.headline.direction is Direction.UNCLEAR


def test_the_same_last_year_is_compared_with_before_the_period_before(town: Gateway) -> None:
    assert default_compare(town, SELECTION) == LAST
    assert default_compare(town, Selection(parse_period("2025-02"))) == parse_period("2025-01")
    assert default_compare(town, Selection(parse_period("2020-02"))) is None
    assert default_compare(town, Selection()) is None


def test_when_in_the_week_and_which_places(town: Gateway) -> None:
    pattern = asking_time_pattern(town, SELECTION).answer.here
    assert pattern.weights[4, 21] == 30
    places = asking_places(town, SELECTION).answer
    assert [(place.name, place.count) for place in places.places] == [("Stora torget", 30), ("Ekvägen", 4)]


def test_the_whole_lagesbild(town: Gateway) -> None:
    answer = lagesbild(town, SELECTION, LAST, now=PRODUCED)
    assert answer.title == "Lägesbild oktober 2026"
    assert "Exempelstad" in answer.subtitle
    assert "1–31\u00a0oktober 2026" in answer.subtitle
    assert answer.produced == "2026-11-03"
    assert (answer.period_short, answer.compare_short) == ("okt 26", "okt 25")
    assert {area.name for area in answer.map.areas} == {"Centrum", "Väster"}
    assert len(answer.map.x) == 41
    assert answer.density is not None
    assert answer.density.basis.n == 41
    assert [(row.name, row.count, row.compare_count) for row in answer.kinds.rows] == [
        ("Skadegörelse", 43, 39)
    ]
    assert [(line.letter, line.overdue, line.responsible) for line in answer.insatser.lines] == [
        ("A", True, "Södra skolan")
    ]
    assert [(event.when, event.what, event.where) for event in answer.planned.events] == [
        ("14\u00a0nov 15.00", "Derby", "Hamnvallen")
    ]
    assert (answer.reporting.reported, answer.reporting.expected, answer.reporting.missing) == (
        1,
        2,
        ("Väktarna",),
    )
    assert "34" not in answer.summary
    assert "35" in answer.summary
    assert "fredag" in answer.summary
    assert "Left out" not in answer.summary
    assert "n = 43" in answer.footer
    assert answer.basis.recipe["period"] == "2026-10"


def test_every_claim_of_the_paragraph_has_its_test(town: Gateway) -> None:
    compared_with_september = lagesbild(town, SELECTION, parse_period("2025-09"), now=PRODUCED)
    assert compared_with_september.change.headline.direction is Direction.WORSE
    alone = lagesbild(town, SELECTION, None, now=PRODUCED)
    assert alone.change.headline.direction is Direction.NOT_COMPARED
    assert alone.compare_label is None
    assert "rose" not in alone.summary


@pytest.mark.parametrize("period", ["2019-05", "2019"])
def test_a_period_without_observations_is_an_honest_sheet(town: Gateway, period: str) -> None:
    answer = lagesbild(town, Selection(parse_period(period)), parse_period("2018"), now=PRODUCED)
    assert answer.density is None
    assert answer.basis.n == 0
    assert answer.places.places == ()
    assert answer.summary
    assert np.isfinite(answer.map.extent).all()


def test_an_atlas_has_an_answer_an_area(town: Gateway) -> None:
    pages = sheet_pages(town, SheetQuestion(SheetName.AREAS, SELECTION, LAST))
    assert [page.change.headline.count for page in pages] == [35, 7]
    assert "Centrum" in pages[0].subtitle
    assert len(pages[0].insatser.lines) == 1
    assert pages[1].insatser.lines == ()


def test_without_a_period_there_is_a_sentence(town: Gateway) -> None:
    with pytest.raises(NoPeriodError, match="period"):
        lagesbild(town, Selection())


def test_the_live_heatmap_keeps_its_classes_whatever_the_month(town: Gateway) -> None:
    months = [read_heatmap_source(town, Selection(parse_period(text))) for text in ("2026-10", "2026-11")]
    october = heatmap_answer(months[0])
    assert october.density is not None
    assert october.density.classes_reason
    assert heatmap_answer(months[1]).density is None
    slid = heatmap_answer(months[0], 150.0)
    assert slid.density is not None
    assert slid.density.bandwidth_m == 150.0


def test_rows_of_an_area_are_those_that_lie_there_whatever_their_kind(town: Gateway) -> None:
    everything = rows_of(town, SELECTION)
    centrum = rows_of(town, Selection(OCTOBER, area_uuids=frozenset({CENTRUM})))
    assert len(everything) == 46
    assert len(centrum) == 35 + 3  # and the duplicate, the week's nothing, the incident with staff
    assert set(centrum) <= set(everything)


def test_passing_or_a_pattern_by_area_over_the_year_up_to_the_period(town: Gateway) -> None:
    found = asking_patterns(town, SELECTION).answer.patterns
    assert found.names == ("Centrum", "Väster")
    assert found.counts.shape == (2, 12)
    assert found.counts[:, -1].tolist() == [35, 7]
    assert list(found.result.pattern) == ["new", "none"]


def test_the_questions_for_gis_staff(town: Gateway) -> None:
    with pytest.raises(TooFewEventsError, match="50"):
        asking_near_repeat(town, SELECTION)
    everything = asking_near_repeat(town, Selection(parse_period("2025"))).answer
    assert everything.basis.n == 239
    cells = asking_hot_cells(town, SELECTION).answer.cells
    assert cells.count.sum() == 41
    assert cells.hot == 0  # one place in a cell half as wide as the town's spacing is no pattern of cells


@pytest.mark.parametrize(
    ("period", "year"),
    [
        ("2026-10", "2025-11-01/2026-10-31"),
        ("2026-W42", "2025-11-01/2026-10-31"),
        ("2026", "2026-01-01/2026-12-31"),
    ],
)
def test_the_year_up_to_a_period(period: str, year: str) -> None:
    assert year_up_to(parse_period(period)) == parse_period(year)


def test_a_period_that_goes_on_is_told_before_any_fall(town: Gateway) -> None:
    going_on = lagesbild(town, SELECTION, LAST, now=datetime(2026, 10, 20, 12, tzinfo=UTC))
    over = lagesbild(town, SELECTION, LAST, now=datetime(2026, 11, 3, 12, tzinfo=UTC))
    assert going_on.summary.startswith("The period is not over: 20 of its 31 days")
    assert "not over" not in over.summary
    assert going_on.draft[0].numbers == {"days": 20, "of": 31}
