"""The chain of insatser on both backends: list, follow-up, warnings, surroundings, what is unanswered."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
import shapely

from est_plugin.answers.insatser.chain import ChainError
from est_plugin.answers.insatser.follow_up import OverlapError
from est_plugin.answers.insatser.follow_up_of_insats import ask_follow_up, kept_follow_up, kept_plan
from est_plugin.answers.insatser.follow_up_plan import FollowUpPlan, propose
from est_plugin.answers.insatser.insats_book import Show, Urgency, area_history, insats_details, insats_list
from est_plugin.answers.insatser.meeting_agenda import agenda, area_page, meeting_book
from est_plugin.answers.insatser.nearby import NearbyRequest
from est_plugin.answers.insatser.surroundings import (
    SurroundingsError,
    distance_error_m,
    parse_distances,
    read_source,
    surroundings,
)
from est_plugin.answers.insatser.surroundings_kept import buffer_recipe, kept_buffers
from est_plugin.answers.insatser.unanswered import answers_to, problems_without_insats
from est_plugin.domain.area import Area, AreaKind
from est_plugin.domain.insats import Insats, InsatsError, InsatsStatus, LinkRole
from est_plugin.domain.period import Period, month_period
from est_plugin.domain.selection import Selection
from est_plugin.project.insats_polygons import as_areas
from est_plugin.project.picked_shapes import PickedShape, ShapesError
from est_plugin.store.gateway import Gateway
from est_plugin.store.location import parse_location
from tests.helpers.postgis import PostgisServer

from .towns import CENTRUM, GLASS, PLOT, VASTER, X, Y, key, make_town, make_town_at, square_wkb

TODAY = date(2026, 11, 3)
INSATS = key("insats")


@pytest.fixture(scope="module", params=["geopackage", "postgis"])
def chain(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, qgis_app: object
) -> Iterator[Gateway]:
    """The small town, with an insats that has dates, on each backend."""
    if request.param == "geopackage":
        gateway = make_town_at(tmp_path_factory.mktemp("chain å"))
        _prepare(gateway)
        yield gateway
        gateway.close()
        return
    server: PostgisServer = request.getfixturevalue("postgis_server")
    name = server.create_database()
    gateway = make_town(parse_location(server.uri(name)))
    _prepare(gateway)
    yield gateway
    gateway.close()
    server.drop_database(name)


def _prepare(gateway: Gateway) -> None:
    insats = gateway.insats(INSATS)
    assert insats is not None
    gateway.save_insats(
        replace(
            insats,
            problem_kinds=GLASS,
            starts_on=date(2026, 10, 10),
            target_percent=-30,
            target_from=date(2026, 10, 1),
            target_to=date(2026, 10, 31),
        )
    )


def test_the_late_insats_is_listed_and_counted(chain: Gateway) -> None:
    listed = insats_list(chain, Selection(), Show.OPEN, TODAY)
    assert [row.urgency for row in listed.rows] == [Urgency.OVERDUE]
    details = insats_details(chain, INSATS, today=TODAY)
    assert [area.uuid for area in details.areas] == [PLOT]
    assert "12" in details.history, "Fridays 2 and 9 October before it began: 12 at the square"
    assert details.svg is not None
    history = area_history(chain, CENTRUM, today=TODAY)
    assert [line.uuid for line in history.insatser] == [INSATS]


def test_a_follow_up_is_proposed_computed_and_can_be_repeated(chain: Gateway) -> None:
    proposal = propose(chain, INSATS, TODAY)
    assert proposal.plan.treatment == (PLOT,)
    assert proposal.plan.control == (VASTER,)
    assert proposal.plan.before.days == proposal.plan.after.days
    plan = replace(
        proposal.plan,
        before=Period(date(2026, 9, 24), date(2026, 10, 9)),
        after=Period(date(2026, 10, 10), date(2026, 10, 25)),
    )
    result = ask_follow_up(chain, plan, today=TODAY)
    assert (result.rows[0].before, result.rows[0].after) == (12, 12)
    assert any("not done yet" in told for told in result.warnings)
    assert "−30" in result.goal
    kept = kept_follow_up(result, None, "", TODAY)
    assert kept_plan(kept) == plan
    again = ask_follow_up(chain, plan, today=TODAY)
    assert json.loads(kept.figures or "{}")["wdd"] == again.answer.difference.wdd


def test_what_warps_the_result_is_said(chain: Gateway) -> None:
    plan = FollowUpPlan(
        INSATS,
        (PLOT,),
        (VASTER,),
        Period(date(2026, 9, 1), date(2026, 10, 12)),
        Period(date(2026, 10, 13), date(2026, 12, 31)),
    )
    told = " ".join(ask_follow_up(chain, plan, today=TODAY).warnings)
    assert "reaches into the insats" in told
    assert "last observation of all" in told
    assert "not equally long" in told


def test_shared_ground_no_dates_and_no_polygon_are_sentences(chain: Gateway) -> None:
    plan = propose(chain, INSATS, TODAY).plan
    with pytest.raises(OverlapError):
        ask_follow_up(chain, replace(plan, control=(CENTRUM,)), today=TODAY)
    with pytest.raises(ChainError, match="no polygon"):
        ask_follow_up(chain, replace(plan, treatment=()), today=TODAY)
    bare = chain.save_insats(Insats(key("bare"), "Utan datum"))
    with pytest.raises(ChainError, match="no date"):
        propose(chain, bare.uuid, TODAY)
    chain.delete_insats(bare)


def test_surroundings_count_and_are_computed_again(chain: Gateway) -> None:
    source = read_source(chain, Selection(month_period(2026, 10)))
    square = [PickedShape(shapely.to_wkb(shapely.Point(X + 501, Y + 500)), "Stora torget")]
    answer = surroundings(source, square, NearbyRequest((50.0, 400.0)))
    assert [row.count for row in answer.rows] == ["30", "3"], (
        "Ekvägen 2 to 4 lie 304, 335 and 391 m away, Ekvägen 1 461 m"
    )
    assert answer.rows[0].before == "0"
    assert {name: now for name, now, _ in answer.kinds} == {"Skadegörelse": "33"}
    recipe = buffer_recipe(answer, square)
    area = replace(as_areas(answer.outlines, "Runt torget", AreaKind.BUFFER, recipe)[0], uuid=key("buffer"))
    chain.save_area(area)
    again = next(buffer for buffer in kept_buffers(chain) if buffer.uuid == area.uuid)
    repeated = surroundings(source, again.things, again.request)
    assert [row.count for row in repeated.rows] == [row.count for row in answer.rows]
    chain.delete_area(next(one for one in chain.areas() if one.uuid == area.uuid))


def test_a_problem_without_an_insats_is_found(chain: Gateway) -> None:
    october = Selection(month_period(2026, 10))
    assert "Stora torget" not in [problem.name for problem in problems_without_insats(chain, october, TODAY)]
    insats = chain.insats(INSATS)
    assert insats is not None
    links = [(link.area_uuid, link.role) for link in chain.insats_areas() if link.insats_uuid == INSATS]
    chain.set_insats_areas(INSATS, [])
    assert [problem.name for problem in problems_without_insats(chain, october, TODAY)] == ["Stora torget"]
    chain.set_insats_areas(INSATS, links)


def test_an_observation_knows_the_insatser_that_answer_it(chain: Gateway) -> None:
    found = answers_to(chain, key("observation 0"), TODAY)
    assert [each.uuid for each in found.insatser] == [INSATS]
    assert answers_to(chain, key("observation 34"), TODAY).insatser == ()


def test_the_agenda_holds_what_a_meeting_goes_through(chain: Gateway) -> None:
    filled = agenda(chain, today=TODAY)
    assert len(filled.items) == 7
    assert any("Belysning Stora torget" in line for line in filled.items[0].lines)
    page = area_page(chain, CENTRUM, today=TODAY)
    assert page.problems[0].startswith("Stora torget")
    assert [uuid for uuid, _ in page.insatser] == [INSATS]
    assert meeting_book(chain).areas


@pytest.mark.parametrize(("text", "wanted"), [("50, 100,250", (50, 100, 250)), ("250;50", (50, 250))])
def test_distances_are_read_as_people_write_them(text: str, wanted: tuple[float, ...]) -> None:
    assert parse_distances(text) == wanted


@pytest.mark.parametrize("text", ["", "x", "-1", "0", "1e9"])
def test_distances_that_make_no_sense_are_refused(text: str) -> None:
    with pytest.raises(SurroundingsError):
        parse_distances(text)


def test_the_error_of_the_projection_is_small_and_known() -> None:
    """On the central meridian of SWEREF 99 TM the scale is 0.9996: 0.4 m of a kilometre."""
    assert distance_error_m("EPSG:3006", 500_000, 6_560_000, 1000) == pytest.approx(0.4, abs=0.01)


def test_polygons_with_holes_or_crossing_borders_are_mended_and_points_refused() -> None:
    bow = shapely.Polygon([(0, 0), (10, 10), (10, 0), (0, 10)])
    made = as_areas([PickedShape(shapely.to_wkb(bow))], "Yta")
    assert shapely.from_wkb(made[0].wkb).is_valid
    with pytest.raises(ShapesError):
        as_areas([PickedShape(shapely.to_wkb(shapely.Point(0, 0)))], "Yta")
    with pytest.raises(ShapesError):
        as_areas([PickedShape(shapely.to_wkb(shapely.Polygon()))], "Yta")


def test_dates_follow_the_state() -> None:
    insats = Insats(key("x"), "X").moved(InsatsStatus.DECIDED, TODAY)
    later = TODAY + timedelta(days=3)
    done = insats.moved(InsatsStatus.DONE, later)
    assert (done.decided_on, done.starts_on, done.done_on) == (TODAY, later, later)
    assert done.moved(InsatsStatus.ONGOING, later).done_on is None
    with pytest.raises(InsatsError):
        done.moved(InsatsStatus.CANCELLED, later, "  ")
    assert done.moved(InsatsStatus.CANCELLED, later, "inga pengar").cancel_reason == "inga pengar"
    with pytest.raises(InsatsError):
        done.moved(InsatsStatus.CLOSED, later).moved(InsatsStatus.CANCELLED, later, "för sent")


def test_split_polygons_are_asked_about(chain: Gateway) -> None:
    old = next(area for area in chain.areas() if area.uuid == PLOT)
    halves = chain.save_areas(
        [
            Area(key("half 1"), "insats", "Belysning A", square_wkb(480, 480, 20)),
            Area(key("half 2"), "insats", "Belysning B", square_wkb(500, 480, 20)),
        ]
    )
    for half in halves:
        chain.keep_lineage(half.uuid, [PLOT], merged=False)
    past = chain.save_area(replace(old, active=False))
    details = insats_details(chain, INSATS, today=TODAY)
    assert "Belysning A" in details.split_notice
    assert set(details.links_after_split) == {(half.uuid, LinkRole.TREATMENT) for half in halves}
    chain.save_area(replace(past, active=True))
