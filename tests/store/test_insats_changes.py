"""An insats with its links is written and taken back as one; refused where others have built on it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from est_plugin.domain.follow_up import FollowUp
from est_plugin.domain.insats import Insats, InsatsStatus, LinkRole
from est_plugin.store.errors import ConflictError
from est_plugin.store.gateway import Gateway
from est_plugin.store.insats_changes import (
    InsatsState,
    keep_follow_up,
    remove_insats,
    state_of,
    undo_insats,
    write_insats,
)

from .making import area, key, observation, write

TREATMENT, CONTROL = LinkRole.TREATMENT, LinkRole.CONTROL


def _insats(**values: object) -> Insats:
    return Insats(key(1), "Belysning på torget", **values)  # type: ignore[arg-type]


def test_a_new_insats_is_written_with_polygon_and_observations_and_taken_back(gateway: Gateway) -> None:
    seen = write(gateway, observation())[0]
    polygon = area(uuid=key(2), kind="insats", name="Torget")
    change = write_insats(
        gateway,
        _insats(problem_kinds=seen.category_uuid, target_percent=-30, target_from=date(2026, 5, 1)),
        areas=[(polygon.uuid, TREATMENT)],
        observations=[seen.uuid],
        new_areas=[polygon],
    )
    now = state_of(gateway, key(1))
    assert now == change.after
    assert now.areas == {(polygon.uuid, TREATMENT)}
    assert now.observations == {seen.uuid}
    assert now.insats is not None
    assert now.insats.kinds() == (seen.category_uuid,)
    assert undo_insats(gateway, change) == InsatsState()
    assert gateway.area(polygon.uuid) is None


def test_one_polygon_has_several_insatser_and_stays_when_one_is_taken_back(gateway: Gateway) -> None:
    polygon = area(uuid=key(2), kind="insats", name="Torget")
    first = write_insats(gateway, _insats(), areas=[(polygon.uuid, TREATMENT)], new_areas=[polygon])
    other = Insats(key(3), "Vuxna på plats")
    write_insats(gateway, other, areas=[(polygon.uuid, TREATMENT)])
    undo_insats(gateway, first)
    assert gateway.area(polygon.uuid) is not None
    assert state_of(gateway, other.uuid).areas == {(polygon.uuid, TREATMENT)}


def test_a_change_is_taken_back_wholly(gateway: Gateway) -> None:
    polygon, control = gateway.save_areas([area(uuid=key(2)), area(uuid=key(4), name="Väster")])
    before = write_insats(gateway, _insats(), areas=[(polygon.uuid, TREATMENT)]).after
    assert before.insats is not None
    moved = before.insats.moved(InsatsStatus.DONE, date(2026, 11, 1))
    change = write_insats(gateway, moved, areas=[(polygon.uuid, TREATMENT), (control.uuid, CONTROL)])
    undone = undo_insats(gateway, change)
    assert undone.insats is not None
    assert replace(undone.insats, row_version=0) == replace(before.insats, row_version=0)
    assert undone.areas == before.areas


def test_a_deleted_insats_comes_back_with_all_that_was_its(gateway: Gateway) -> None:
    polygon = gateway.save_area(area(uuid=key(2)))
    saved = write_insats(gateway, _insats(), areas=[(polygon.uuid, TREATMENT)]).after.insats
    assert saved is not None
    keep_follow_up(gateway, FollowUp(str(uuid4()), saved.uuid, date(2026, 11, 1), sentence="För få"), None)
    change = remove_insats(gateway, saved)
    assert state_of(gateway, saved.uuid) == InsatsState()
    back = undo_insats(gateway, change)
    assert back.areas == {(polygon.uuid, TREATMENT)}
    assert [row.sentence for row in back.follow_ups] == ["För få"]


def test_what_somebody_else_has_changed_is_not_taken_back(gateway: Gateway) -> None:
    change = write_insats(gateway, _insats())
    assert change.after.insats is not None
    with gateway.clone() as other:
        other.save_insats(replace(change.after.insats, title="Någon annans"))
    with pytest.raises(ConflictError) as refused:
        undo_insats(gateway, change)
    assert isinstance(refused.value.theirs, Insats)
    assert refused.value.theirs.title == "Någon annans"


def test_of_two_who_save_at_once_the_second_is_shown_both(gateway: Gateway) -> None:
    saved = write_insats(gateway, _insats()).after.insats
    assert saved is not None
    with gateway.clone() as other:
        write_insats(other, replace(saved, goal="Deras mål"))
    polygon = area(uuid=key(2), kind="insats")
    with pytest.raises(ConflictError) as refused:
        write_insats(
            gateway,
            replace(saved, goal="Mitt mål"),
            areas=[(polygon.uuid, TREATMENT)],
            new_areas=[polygon],
        )
    assert isinstance(refused.value.theirs, Insats)
    assert refused.value.theirs.goal == "Deras mål"
    assert gateway.area(polygon.uuid) is None, "nothing of a refused save is kept"
