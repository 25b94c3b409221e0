"""The work: insatser in every state, on places, by somebody, until a day."""

from __future__ import annotations

from datetime import timedelta

import shapely

from est_plugin.domain.insats import InsatsStatus, InsatsType, LinkRole
from est_plugin.domain.privacy import find_hits
from est_plugin.example.town import ExampleTown


def test_insatser_are_in_every_state(example: ExampleTown) -> None:
    insatser = example.work.insatser
    assert 8 <= len(insatser) <= 12
    assert {insats.status for insats in insatser} == set(InsatsStatus)
    assert {insats.type for insats in insatser} == set(InsatsType)


def test_one_insats_is_overdue_the_day_after_and_three_weeks_later(example: ExampleTown) -> None:
    for days in (1, 22):
        today = example.last_day + timedelta(days=days)
        assert [i.title for i in example.work.insatser if i.is_overdue(today)] == [
            "Belysning och beskärning, Stora torget"
        ]


def test_every_insats_says_what_where_who_and_until_when(example: ExampleTown) -> None:
    known = {organisation.uuid for organisation in example.organisations}
    groups = {group.uuid for group in example.work.working_groups}
    treated = {insats for insats, _, role in example.work.links if role is LinkRole.TREATMENT}
    for insats in example.work.insatser:
        assert insats.responsible_uuid in known
        assert insats.working_group_uuid in groups
        assert insats.uuid in treated
        assert insats.starts_on is not None
        assert insats.due_on is not None
        assert insats.starts_on <= insats.due_on
        assert (insats.done_on is not None) == (
            insats.status in (InsatsStatus.DONE, InsatsStatus.FOLLOWED_UP, InsatsStatus.CLOSED)
        )
        assert all((insats.problem, insats.knowledge, insats.goal, insats.measure))
        assert bool(insats.cancel_reason) == (insats.status is InsatsStatus.CANCELLED)


def test_polygons_are_valid_and_lie_in_the_municipality(example: ExampleTown) -> None:
    municipality = shapely.from_wkb(example.areas[0].wkb)
    for area in example.work.areas:
        outline = shapely.from_wkb(area.wkb)
        assert area.kind == "insats"
        assert outline.geom_type == "MultiPolygon"
        assert outline.is_valid
        assert municipality.contains(outline)
        assert outline.area > 5_000
    assert len({area.external_id for area in example.work.areas}) == len(example.work.areas)


def test_each_est_area_has_a_situational_and_a_social_group(example: ExampleTown) -> None:
    est = {area.uuid for area in example.areas if area.kind == "est_area"}
    pairs = {(group.area_uuid, group.type) for group in example.work.working_groups}
    assert pairs == {(uuid, kind) for uuid in est for kind in InsatsType}


def test_meetings_and_decisions_hang_together(example: ExampleTown) -> None:
    meetings = {meeting.uuid: meeting for meeting in example.work.meetings}
    decided = {insats.decision_uuid for insats in example.work.insatser} - {None}
    assert len(meetings) >= 2
    assert decided == {decision.uuid for decision in example.work.decisions}
    for decision in example.work.decisions:
        assert meetings[decision.meeting_uuid or ""].held_on == decision.decided_on <= example.last_day


def test_followed_up_insatser_have_their_follow_up(example: ExampleTown) -> None:
    followed = {follow_up.insats_uuid for follow_up in example.work.follow_ups}
    for insats in example.work.insatser:
        if insats.status in (InsatsStatus.FOLLOWED_UP, InsatsStatus.CLOSED):
            assert insats.uuid in followed


def test_no_text_of_the_work_names_a_person(example: ExampleTown) -> None:
    work = example.work
    rows = (*work.insatser, *work.meetings, *work.decisions, *work.working_groups)
    values = [value for row in rows for value in vars(row).values()]
    written = [value for value in values if isinstance(value, str) and len(value) > 36]
    assert len(written) > 40
    assert [text for text in written if find_hits(text)] == []


def test_all_keys_are_different(example: ExampleTown) -> None:
    work = example.work
    tables = (example.areas, example.organisations, work.areas, work.insatser, work.meetings)
    more = (work.decisions, work.working_groups, work.follow_ups)
    keys = [row.uuid for rows in (*tables, *more) for row in rows]
    assert len(set(keys)) == len(keys)
