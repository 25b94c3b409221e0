"""Each table of the gateway: saved, read back as it was, changed under a version, deleted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pytest

from est_plugin.domain.area import Organisation
from est_plugin.domain.area_count import AreaCount
from est_plugin.domain.category import Category, CategoryKind, category_uuid
from est_plugin.domain.follow_up import FollowUp, Verdict, WasDone
from est_plugin.domain.insats import Horizon, Insats, InsatsStatus, InsatsType, LinkRole
from est_plugin.domain.meeting import Decision, Meeting, WorkingGroup
from est_plugin.domain.runs import AnalysisRun, Audience, ImportKind, ImportRun, Publication, SheetRun
from est_plugin.store.errors import BrokenRuleError, ConflictError, InvalidValueError
from est_plugin.store.gateway import Gateway
from tests.store.making import START, area, key, observation, square, write

TEXTS = (
    "å ä ö 🙂 [% env('HOME') %] <img src=x> '; DROP TABLE observation; -- \" \\ %s ? {x}\n\t" + "z" * 10_000
)


@dataclass(frozen=True)
class Case:
    """A row, two ways to change it, and how the gateway names it."""

    record: Any
    change: dict[str, Any]
    other_change: dict[str, Any]
    reader: str
    deletable: bool = True


CASES = {
    "category": Case(
        Category(
            key(1), "Lampor", CategoryKind.ENVIRONMENT_FAULT, category_uuid("environment"), False, 7, False,
            "own",
        ),
        {"name": "Trasig lampa", "on_map": True},
        {"name": "Släckt lampa"},
        "categories",
    ),
    "organisation": Case(
        Organisation(key(2), "Hyresbostäder", True, TEXTS, False),
        {"expected_weekly": False, "active": True},
        {"name": "Bostadsbolaget"},
        "organisations",
    ),
    "working_group": Case(
        WorkingGroup(key(3), "Centrum social", None, InsatsType.SOCIAL, TEXTS, False),
        {"convener": "områdespolisen"},
        {"convener": "socialtjänsten"},
        "working_groups",
    ),
    "meeting": Case(
        Meeting(key(4), date(2026, 11, 20), TEXTS, None, None, TEXTS, "torget", "tack"),
        {"notes": "", "held_on": date(2024, 2, 29)},
        {"focus": "skolan"},
        "meetings",
    ),
    "decision": Case(
        Decision(key(5), date(2026, 11, 20), TEXTS),
        {"text": "Belys torget"},
        {"text": "Beskär buskarna"},
        "decisions",
    ),
    "insats": Case(
        Insats(
            key(6), TEXTS, InsatsType.SOCIAL, Horizon.LONG, InsatsStatus.ONGOING, TEXTS, "kunskap", "mål",
            "åtgärd",
            None, None, date(2026, 1, 1), date(2026, 12, 31), None, 12_000.5, "a,b", None, "",
        ),
        {"status": InsatsStatus.DONE, "done_on": date(2026, 11, 1), "cost": None},
        {"status": InsatsStatus.CANCELLED, "cancel_reason": "inga pengar"},
        "insatser",
    ),
    "import_run": Case(
        ImportRun(
            key(7), ImportKind.COUNTS, "polis", TEXTS, "polisen", None, START, None, 3, 2, 1, 4, 2, "{}"
        ),
        {"finished_at": START, "undone_at": START},
        {"imported": 4},
        "import_runs",
        deletable=False,
    ),
    "analysis_run": Case(
        AnalysisRun(key(8), "density", TEXTS, "{}", "[1]"),
        {"title": "ett"},
        {"title": "annat"},
        "analysis_runs",
    ),
    "sheet_run": Case(
        SheetRun(key(9), "manad", "2026-10", Audience.PUBLIC, TEXTS, "{}", "{}", None),
        {"words": '"nya ord"'},
        {"words": '"andra ord"'},
        "sheet_runs",
    ),
}  # fmt: skip

each_table = pytest.mark.parametrize("name", CASES)
deletable_tables = pytest.mark.parametrize("name", [name for name, case in CASES.items() if case.deletable])


def saver(gateway: Gateway, name: str) -> Callable[[Any], Any]:
    save: Callable[[Any], Any] = getattr(gateway, f"save_{name}")
    return save


@each_table
def test_a_row_is_read_back_as_it_was_saved_then_changed_then_deleted(gateway: Gateway, name: str) -> None:
    case = CASES[name]
    save, read = saver(gateway, name), getattr(gateway, case.reader)
    saved = save(case.record)
    assert saved == replace(case.record, row_version=1)
    assert saved in read()
    changed = save(replace(saved, **case.change))
    assert changed == replace(case.record, **case.change, row_version=2)
    assert changed in read()
    if case.deletable:
        getattr(gateway, f"delete_{name}")(changed)
        assert all(row.uuid != case.record.uuid for row in read())


@each_table
def test_saving_the_same_again_is_the_same_save(gateway: Gateway, name: str) -> None:
    case = CASES[name]
    save = saver(gateway, name)
    first = save(case.record)
    assert save(case.record) == first
    second = save(replace(first, **case.change))
    assert save(replace(first, **case.change)) == second
    assert second.row_version == 2


@each_table
def test_what_somebody_else_has_changed_is_not_overwritten(gateway: Gateway, name: str) -> None:
    case = CASES[name]
    first = saver(gateway, name)(case.record)
    with gateway.clone() as other:
        theirs = saver(other, name)(replace(first, **case.change))
    mine = replace(first, **case.other_change)
    with pytest.raises(ConflictError) as conflict:
        saver(gateway, name)(mine)
    assert conflict.value.mine == mine
    assert conflict.value.theirs == theirs
    assert theirs in getattr(gateway, case.reader)()


@deletable_tables
def test_what_somebody_else_has_deleted_does_not_come_back_unseen(gateway: Gateway, name: str) -> None:
    case = CASES[name]
    first = saver(gateway, name)(case.record)
    with gateway.clone() as other:
        getattr(other, f"delete_{name}")(first)
    with pytest.raises(ConflictError) as conflict:
        saver(gateway, name)(replace(first, **case.change))
    assert conflict.value.theirs is None
    getattr(gateway, f"delete_{name}")(first)


@deletable_tables
def test_what_somebody_else_has_changed_is_not_deleted_unseen(gateway: Gateway, name: str) -> None:
    case = CASES[name]
    first = saver(gateway, name)(case.record)
    with gateway.clone() as other:
        theirs = saver(other, name)(replace(first, **case.change))
    with pytest.raises(ConflictError):
        getattr(gateway, f"delete_{name}")(first)
    assert theirs in getattr(gateway, case.reader)()


def test_areas_keep_their_polygons_and_are_found_by_kind_and_register(gateway: Gateway) -> None:
    centre = gateway.save_area(area(external_id="C1", population=1234, recipe='{"from": "register"}'))
    hotspot = gateway.save_area(area(kind="hotspot", name="Torget", wkb=square(500_100, 6_500_100, 50)))
    past = gateway.save_area(area(name="Gamla centrum", active=False))
    assert gateway.areas() == (centre, hotspot)
    assert gateway.areas(["hotspot"]) == (hotspot,)
    assert gateway.areas([]) == ()
    assert set(gateway.areas(with_past=True)) == {centre, hotspot, past}
    assert gateway.area_by_external_id("est_area", "C1") == centre
    assert gateway.area_by_external_id("district", "C1") is None
    moved = gateway.save_area(replace(centre, wkb=square(0, 0, 10)))
    assert gateway.area(centre.uuid) == moved
    assert moved.wkb != centre.wkb


def test_two_areas_of_one_kind_do_not_share_a_register_number(gateway: Gateway) -> None:
    gateway.save_area(area(external_id="C1"))
    with pytest.raises(BrokenRuleError):
        gateway.save_area(area(external_id="C1"))
    gateway.save_area(area(external_id="C1", kind="district"))


def test_areas_are_saved_all_or_none(gateway: Gateway) -> None:
    with pytest.raises(InvalidValueError):
        gateway.save_areas([area(), area(wkb=b"\x01\x01\x00\x00\x00" + b"\x00" * 16)])
    assert gateway.areas() == ()


def test_a_split_area_knows_what_it_came_from(gateway: Gateway) -> None:
    old, new = gateway.save_areas([area(active=False), area()])
    gateway.keep_lineage(new.uuid, [old.uuid], merged=False)
    gateway.keep_lineage(new.uuid, [old.uuid], merged=False)
    assert [(line.area_uuid, line.came_from_uuid, line.how) for line in gateway.lineages()] == [
        (new.uuid, old.uuid, "split")
    ]


def test_links_of_an_insats_are_what_was_set_last(gateway: Gateway) -> None:
    insats = gateway.save_insats(Insats(key(1), "Belysning"))
    one, two = gateway.save_areas([area(), area()])
    gateway.set_insats_areas(insats.uuid, [(one.uuid, LinkRole.TREATMENT), (two.uuid, LinkRole.CONTROL)])
    before = gateway.insats_areas()
    gateway.set_insats_areas(insats.uuid, [(two.uuid, LinkRole.CONTROL), (two.uuid, LinkRole.DISPLACEMENT)])
    links = gateway.insats_areas()
    assert {(link.area_uuid, link.role) for link in links} == {
        (two.uuid, LinkRole.CONTROL),
        (two.uuid, LinkRole.DISPLACEMENT),
    }
    assert next(link for link in before if link.role is LinkRole.CONTROL) in links
    seen = write(gateway, observation(), observation())
    gateway.set_insats_observations(insats.uuid, [row.uuid for row in seen])
    gateway.set_insats_observations(insats.uuid, [seen[1].uuid])
    assert [link.observation_uuid for link in gateway.insats_observations()] == [seen[1].uuid]


def test_an_insats_takes_its_links_and_follow_ups_with_it(gateway: Gateway) -> None:
    insats = gateway.save_insats(Insats(key(1), "Belysning"))
    place = gateway.save_area(area())
    gateway.set_insats_areas(insats.uuid, [(place.uuid, LinkRole.TREATMENT)])
    follow_up = FollowUp(
        key(2), insats.uuid, date(2026, 11, 1), WasDone.PARTLY, date(2025, 1, 1), date(2025, 12, 31),
        date(2026, 1, 1), date(2026, 10, 31), Verdict.TOO_FEW, "{}", '{"wdd": -3}', "För få händelser", "nja",
    )  # fmt: skip
    saved = gateway.save_follow_up(follow_up)
    assert gateway.follow_ups() == (saved,)
    with pytest.raises(BrokenRuleError):
        gateway.delete_area(place)
    gateway.delete_insats(insats)
    assert gateway.insats_areas() == ()
    assert gateway.follow_ups() == ()
    gateway.delete_area(place)


def test_counts_per_area_are_saved_together(gateway: Gateway) -> None:
    place = gateway.save_area(area())
    days = date(2026, 10, 1), date(2026, 10, 31)
    count = AreaCount(key(1), place.uuid, category_uuid("burglary"), *days, 17)
    assert gateway.save_area_counts([count]) == (replace(count, row_version=1),)
    with pytest.raises(BrokenRuleError):
        gateway.save_area_counts([replace(count, uuid=key(2), count=-1)])
    with pytest.raises(BrokenRuleError):
        gateway.save_area_counts([replace(count, uuid=key(3))])
    assert gateway.area_counts() == (replace(count, row_version=1),)


def test_what_is_published_is_frozen(gateway: Gateway) -> None:
    published = Publication(
        key(1), date(2026, 1, 1), date(2026, 10, 31), "est_area", None, 5, "{}", "[7, null]"
    )
    saved = gateway.save_publication(published)
    assert gateway.save_publication(published) == saved
    with pytest.raises(ConflictError):
        gateway.save_publication(replace(saved, cells="[7, 4]"))
    assert gateway.publications() == (saved,)


def test_a_kind_in_use_is_not_deleted(gateway: Gateway) -> None:
    write(gateway, observation())
    used = next(row for row in gateway.categories() if row.uuid == category_uuid("broken_glass"))
    with pytest.raises(BrokenRuleError):
        gateway.delete_category(used)
    assert used in gateway.categories()


def test_a_login_belongs_to_organisations(gateway: Gateway) -> None:
    one = gateway.save_organisation(Organisation(key(1), "Skolan"))
    member = gateway.add_member("berit", one.uuid)
    assert gateway.add_member("berit", one.uuid) == member
    assert gateway.members() == (member,)
    gateway.remove_member(member)
    assert gateway.members() == ()


@pytest.mark.parametrize("text", ["null \x00 tecken", "halva \ud83d av två"])
def test_characters_that_no_database_keeps_are_refused(gateway: Gateway, text: str) -> None:
    with pytest.raises(InvalidValueError):
        gateway.save_decision(Decision(key(1), date(2026, 1, 1), text))
    assert gateway.decisions() == ()


def test_a_key_must_be_a_uuid_in_its_one_form(gateway: Gateway) -> None:
    for bad in ("", "1", key(1).replace("-", ""), key(0xABC).upper()):
        with pytest.raises(InvalidValueError):
            gateway.save_decision(Decision(bad, date(2026, 1, 1)))
