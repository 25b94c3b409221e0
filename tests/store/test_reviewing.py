"""Lists of work, marks of review, and links between reports of one event, on both backends."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from est_plugin.domain.category import CategoryKind, category_uuid
from est_plugin.domain.observation import (
    FaultStatus,
    Observation,
    PointGeometry,
    ReviewStatus,
    Source,
    TimePrecision,
)
from est_plugin.domain.privacy import clear, guarded_text
from est_plugin.domain.selection import Selection
from est_plugin.domain.work_list import WorkList
from est_plugin.store.errors import BrokenRuleError, ConflictError, UnclearedTextError
from est_plugin.store.gateway import Gateway

NOON = datetime(2026, 11, 16, 12, tzinfo=UTC)
ALL = Selection()


def _key(number: int) -> str:
    return f"00000000-0000-4000-8000-{number:012d}"


def _write(gateway: Gateway, number: int, **changes: object) -> Observation:
    observation = Observation(
        _key(number),
        category_uuid("broken_glass"),
        PointGeometry(560_000, 6_500_000),
        started_at=NOON + timedelta(hours=number),
        reported_at=NOON + timedelta(days=number),
        description=f"Tre rutor, nummer {number}",
    )
    changed = replace(observation, **changes)  # type: ignore[arg-type]
    return gateway.write_observation(changed, clear(guarded_text(changed)))


def _uuids(gateway: Gateway, work: WorkList, selection: Selection = ALL) -> list[str]:
    keys = gateway.work_keys(selection, work)
    assert gateway.work_table(selection, work).key.tolist() == keys.tolist()
    return [observation.uuid for observation in gateway.observations_by_key(keys)]


def test_each_list_of_work_holds_its_own(gateway: Gateway) -> None:
    _write(gateway, 1)
    _write(gateway, 2, review_status=ReviewStatus.REVIEWED, source=Source.POLICE)
    _write(gateway, 3, category_uuid=category_uuid("lighting"), fault_status=FaultStatus.OPEN)
    _write(gateway, 4, duplicate_of=_key(1), time_precision=TimePrecision.MONTH)
    assert _uuids(gateway, WorkList()) == [_key(n) for n in (1, 2, 3, 4)]
    assert _uuids(gateway, WorkList(review_status=ReviewStatus.NEW)) == [_key(n) for n in (1, 3, 4)]
    assert _uuids(gateway, WorkList(fault_status=FaultStatus.OPEN)) == [_key(3)]
    assert _uuids(gateway, WorkList(kinds=(CategoryKind.ENVIRONMENT_FAULT,))) == [_key(3)]
    assert _uuids(gateway, WorkList(is_duplicate=True)) == [_key(4)]
    assert _uuids(gateway, WorkList(is_duplicate=False)) == [_key(n) for n in (1, 2, 3)]
    assert _uuids(gateway, WorkList(reported_since=NOON + timedelta(days=3))) == [_key(3), _key(4)]
    assert _uuids(gateway, WorkList(time_precisions=(TimePrecision.MONTH,))) == [_key(4)]
    police = Selection(sources=frozenset({Source.POLICE}))
    assert _uuids(gateway, WorkList(), police) == [_key(2)]


def test_the_latest_report_lies_behind_us(gateway: Gateway) -> None:
    assert gateway.latest_report() is None
    _write(gateway, 1)
    _write(gateway, 2, started_at=datetime.now(UTC) + timedelta(days=5))
    assert gateway.latest_report() == NOON + timedelta(hours=1)


def test_reports_are_marked_as_reviewed_once(gateway: Gateway) -> None:
    keys = [_write(gateway, number).uuid for number in range(1, 4)]
    assert gateway.mark_reviewed(keys[:2]) == 2
    assert gateway.mark_reviewed(keys) == 1
    assert _uuids(gateway, WorkList(review_status=ReviewStatus.NEW)) == []
    written = gateway.observation(keys[0])
    assert written is not None
    assert (written.row_version, written.description) == (2, "Tre rutor, nummer 1")


def test_a_mended_fault_leaves_the_list(gateway: Gateway) -> None:
    fault = _write(gateway, 1, category_uuid=category_uuid("lighting"), fault_status=FaultStatus.OPEN)
    gateway.mark_mended(fault)
    assert _uuids(gateway, WorkList(fault_status=FaultStatus.OPEN)) == []
    with pytest.raises(ConflictError):
        gateway.mark_mended(replace(fault, damage_cost=5.0))


def test_linked_reports_count_once(gateway: Gateway) -> None:
    one, other = _write(gateway, 1), _write(gateway, 2, source=Source.POLICE)
    gateway.link_duplicate(other, one)
    counts = gateway.count(ALL)
    assert (counts.selected, counts.duplicates) == (2, 1)
    assert gateway.observation_table(ALL).duplicate.tolist() == [False, True]
    again = gateway.observation(other.uuid)
    assert again is not None
    assert (again.duplicate_of, again.review_status) == (one.uuid, ReviewStatus.REVIEWED)
    kept = gateway.observation(one.uuid)
    assert kept is not None
    assert kept.review_status is ReviewStatus.REVIEWED
    gateway.unlink_duplicate(again)
    assert gateway.count(ALL).duplicates == 0


def test_a_chain_of_links_ends_in_the_one_that_counts(gateway: Gateway) -> None:
    first, second, third = (_write(gateway, number) for number in (1, 2, 3))
    gateway.link_duplicate(third, second)
    now = gateway.observation(second.uuid)
    assert now is not None
    gateway.link_duplicate(now, first)
    linked = {row.uuid: row.duplicate_of for row in gateway.observations_by_uuid([_key(2), _key(3)])}
    assert linked == {_key(2): _key(1), _key(3): _key(1)}
    fourth, duplicate = _write(gateway, 4), gateway.observation(_key(3))
    assert duplicate is not None
    gateway.link_duplicate(fourth, duplicate)
    found = gateway.observation(fourth.uuid)
    assert found is not None
    assert found.duplicate_of == _key(1)


def test_two_never_stand_for_each_other(gateway: Gateway) -> None:
    one, other = _write(gateway, 1), _write(gateway, 2)
    gateway.link_duplicate(other, one)
    linked, kept = gateway.observation(other.uuid), gateway.observation(one.uuid)
    assert linked is not None
    assert kept is not None
    with pytest.raises(BrokenRuleError):
        gateway.link_duplicate(kept, linked)
    assert gateway.observation(one.uuid) == kept


def test_what_somebody_else_changed_meanwhile_is_not_linked(gateway: Gateway) -> None:
    one, other = _write(gateway, 1), _write(gateway, 2)
    with gateway.clone() as colleague:
        changed = replace(other, damage_cost=100.0)
        colleague.write_observation(changed, clear(guarded_text(changed)))
    with pytest.raises(ConflictError):
        gateway.link_duplicate(other, one)
    kept = gateway.observation(one.uuid)
    assert kept is not None
    assert kept.review_status is ReviewStatus.NEW, "all or nothing"


def test_no_text_goes_past_the_guard(gateway: Gateway) -> None:
    one = _write(gateway, 1)
    with pytest.raises(UnclearedTextError):
        gateway.unlink_duplicate(replace(one, description="Ring 070-174 06 05"))
