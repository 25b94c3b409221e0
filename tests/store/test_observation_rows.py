"""Observations: through the guard only, never twice, never half, never over somebody else's."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from est_plugin.domain.area import Organisation
from est_plugin.domain.observation import (
    FaultStatus,
    Observation,
    PlacePrecision,
    PlaceSetting,
    PointGeometry,
    ReviewStatus,
    Source,
    TimePrecision,
)
from est_plugin.domain.privacy import clear, confirm, guarded_text
from est_plugin.domain.selection import Selection
from est_plugin.store.errors import BrokenRuleError, ConflictError, InvalidValueError, UnclearedTextError
from est_plugin.store.gateway import Gateway
from tests.store.making import START, area, cleared, key, observation, write
from tests.store.test_gateway_rows import TEXTS


def full(gateway: Gateway) -> Observation:
    """An observation with every field filled."""
    place = gateway.save_area(area())
    organisation = gateway.save_organisation(Organisation(key(1), "Skolan"))
    original = write(gateway, observation())[0]
    return observation(
        area_uuid=place.uuid,
        ended_at=START + timedelta(hours=2, milliseconds=7),
        time_precision=TimePrecision.APPROXIMATE,
        place_name=TEXTS,
        place_precision=PlacePrecision.STREET,
        setting=PlaceSetting.STAIRWELL_CELLAR,
        indoor=True,
        description=TEXTS,
        organisation_uuid=organisation.uuid,
        reporter_role="Vaktmästare",
        source=Source.POLICE,
        source_system="polisen",
        external_id="K-1 å",
        reported_at=START + timedelta(days=1),
        review_status=ReviewStatus.REVIEWED,
        fault_status=FaultStatus.MENDED,
        damage_cost=1250.75,
        duplicate_of=original.uuid,
    )


def test_every_field_is_read_back_unchanged(gateway: Gateway) -> None:
    wanted = full(gateway)
    saved = write(gateway, wanted)[0]
    assert saved == replace(wanted, row_version=1)
    assert gateway.observation(wanted.uuid) == saved
    assert saved in tuple(gateway.observations(Selection()))
    assert gateway.observations_by_identity("polisen", ["K-1 å", "K-2"]) == {"K-1 å": saved}
    assert gateway.observations_by_uuid([wanted.uuid, key(99)]) == (saved,)
    table = gateway.observation_table(Selection(), with_text=True)
    position = [str(text) for text in table.text].index(TEXTS) if table.text is not None else -1
    assert gateway.observations_by_key(table.key[position : position + 1].tolist()) == (saved,)


def test_what_may_be_empty_may_be_empty(gateway: Gateway) -> None:
    bare = observation(
        geometry=None,
        started_at=None,
        place_name="",
        description="",
        place_precision=PlacePrecision.MUNICIPALITY,
    )
    assert write(gateway, bare)[0] == replace(bare, row_version=1)
    assert gateway.observation(bare.uuid) == replace(bare, row_version=1)


def test_no_text_is_written_without_the_guards_verdict_on_exactly_that_text(gateway: Gateway) -> None:
    one = observation()
    for text in ("", one.description, one.place_name, guarded_text(one) + " "):
        with pytest.raises(UnclearedTextError):
            gateway.write_observation(one, clear(text))
    with pytest.raises(UnclearedTextError):
        gateway.write_observations([cleared(observation()), (one, clear("annat"))])
    other = replace(one, reporter_role="Väktare")
    with pytest.raises(UnclearedTextError):
        gateway.write_observation(other, clear(guarded_text(one)))
    assert gateway.count(Selection()).total == 0


def test_who_kept_what_the_guard_found_is_recorded(gateway: Gateway) -> None:
    one = observation(description="Bilen ABC 123 var krossad")
    at = datetime(2026, 11, 22, 8, 30, tzinfo=UTC)
    saved = gateway.write_observation(one, confirm(guarded_text(one), "anna", at, "stulen bil, allmänt känt"))
    assert (saved.privacy_confirmed_by, saved.privacy_confirmed_at) == ("anna", at)
    assert saved.privacy_reason == "stulen bil, allmänt känt"
    assert gateway.observation(one.uuid) == saved


def test_writing_the_same_again_is_the_same_write(gateway: Gateway) -> None:
    one = observation()
    first = gateway.write_observation(*cleared(one))
    assert gateway.write_observation(*cleared(one)) == first
    assert write(gateway, one, observation(), one)[0] == first
    changed = gateway.write_observation(*cleared(replace(first, place_name="Skolan")))
    assert changed.row_version == 2
    assert gateway.write_observation(*cleared(replace(first, place_name="Skolan"))) == changed
    assert gateway.count(Selection()).total == 2


def test_the_second_of_two_people_is_shown_both_versions(gateway: Gateway) -> None:
    first = write(gateway, observation())[0]
    with gateway.clone() as other:
        other.user = "berit"
        theirs = write(other, replace(first, place_name="Skolan"))[0]
    mine = replace(first, description="Fyra rutor")
    with pytest.raises(ConflictError) as conflict:
        gateway.write_observation(*cleared(mine))
    assert (conflict.value.mine, conflict.value.theirs) == (mine, theirs)
    assert gateway.observation(first.uuid) == theirs
    assert write(gateway, replace(mine, row_version=theirs.row_version))[0].row_version == 3


def test_another_observation_under_a_key_that_is_taken_is_refused(gateway: Gateway) -> None:
    first = write(gateway, observation())[0]
    with pytest.raises(ConflictError):
        write(gateway, observation(uuid=first.uuid, place_name="Skolan"))
    assert gateway.observation(first.uuid) == first


def test_many_are_written_all_or_none(gateway: Gateway) -> None:
    taken = write(gateway, observation(source_system="a", external_id="1"))[0]
    with pytest.raises(BrokenRuleError):
        write(gateway, observation(), observation(source_system="a", external_id="1"))
    with pytest.raises(ConflictError):
        write(gateway, observation(), replace(taken, place_name="Skolan", row_version=7))
    assert gateway.count(Selection()).total == 1
    saved = write(gateway, observation(), replace(taken, place_name="Skolan"), observation())
    assert [row.row_version for row in saved] == [1, 2, 1]
    assert [gateway.observation(row.uuid) for row in saved] == list(saved)


BROKEN: dict[str, dict[str, Any]] = {
    "a kind that does not exist": {"category_uuid": key(404)},
    "an organisation that does not exist": {"organisation_uuid": key(404)},
    "a duplicate of nothing": {"duplicate_of": key(404)},
    "an end before the start": {"ended_at": START - timedelta(seconds=1)},
    "no place at all": {"geometry": None},
    "a negative cost": {"damage_cost": -1.0},
    "an unknown source": {"source": "gossip"},
    "an unknown precision": {"place_precision": "vague"},
    "an unknown fault": {"fault_status": "half"},
}


@pytest.mark.parametrize("why", BROKEN)
def test_the_database_itself_refuses(gateway: Gateway, why: str) -> None:
    with pytest.raises(BrokenRuleError):
        write(gateway, observation(**BROKEN[why]))
    assert gateway.count(Selection()).total == 0


def test_a_row_is_not_a_duplicate_of_itself(gateway: Gateway) -> None:
    one = write(gateway, observation())[0]
    with pytest.raises(BrokenRuleError):
        write(gateway, replace(one, duplicate_of=one.uuid))


def test_when_the_original_goes_its_duplicates_stand_for_themselves(gateway: Gateway) -> None:
    original = write(gateway, observation())[0]
    double = write(gateway, observation(duplicate_of=original.uuid))[0]
    gateway.delete_observation(original)
    left = gateway.observation(double.uuid)
    assert left is not None
    assert left.duplicate_of is None


@pytest.mark.parametrize("coordinate", [float("nan"), float("inf")])
def test_a_point_must_be_somewhere(gateway: Gateway, coordinate: float) -> None:
    with pytest.raises(InvalidValueError):
        write(gateway, observation(geometry=PointGeometry(coordinate, 1.0)))


def test_a_time_must_be_an_instant_and_keeps_its_milliseconds(gateway: Gateway) -> None:
    with pytest.raises(InvalidValueError):
        write(gateway, observation(started_at=datetime(2026, 1, 1)))  # noqa: DTZ001
    given = datetime(2026, 7, 1, 12, 0, 0, 123_999, tzinfo=timezone(timedelta(hours=2)))
    saved = write(gateway, observation(started_at=given))[0]
    assert saved.started_at == datetime(2026, 7, 1, 10, 0, 0, 123_000, tzinfo=UTC)
    assert gateway.observation(saved.uuid) == saved


def test_writes_are_noticed_by_others(gateway: Gateway) -> None:
    from tests.helpers.event_loop import run_until

    with gateway.clone() as other:
        before = other.data_version()
        assert other.data_version() == before
        write(gateway, observation())
        run_until(lambda: other.data_version() != before, seconds=5, what="a notice of the write")
        after = other.data_version()
        gateway.count(Selection())
        assert other.data_version() == after


def test_an_error_in_the_middle_leaves_nothing_and_the_gateway_usable(gateway: Gateway) -> None:
    def pairs() -> object:
        yield cleared(observation())
        raise RuntimeError("the network cable was pulled")

    with pytest.raises(RuntimeError):
        gateway.write_observations(pairs())  # type: ignore[arg-type]
    assert gateway.count(Selection()).total == 0
    write(gateway, observation())
    assert gateway.count(Selection()).total == 1
