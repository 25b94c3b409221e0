"""Thinning: text first, then rows, by what the municipality decided; nothing of it is left anywhere."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from est_plugin.domain.area_count import AreaCount
from est_plugin.domain.category import category_uuid
from est_plugin.domain.follow_up import FollowUp
from est_plugin.domain.insats import Insats, InsatsStatus
from est_plugin.domain.meeting import Decision, Meeting
from est_plugin.domain.observation import Observation
from est_plugin.domain.privacy import confirm, guarded_text
from est_plugin.domain.runs import Publication, SheetRun
from est_plugin.domain.selection import Selection
from est_plugin.domain.settings import MunicipalitySettings
from est_plugin.store.errors import MissingRightError, ReadOnlyError
from est_plugin.store.gateway import Gateway
from est_plugin.store.location import GeoPackageLocation
from est_plugin.store.opening import open_database
from est_plugin.store.outbox import Outbox
from est_plugin.store.retention import Beside, OwnFiles, RetentionReport, cutoffs, plan, thin
from tests.store.making import area, cleared, key, observation, write

TODAY = date(2026, 11, 22)
MARKED = "HEMLIGT_ORD_"


def decide(gateway: Gateway, **months: int | None) -> None:
    """Let the municipality decide."""
    names = {f"retention_{name}_months": value for name, value in months.items()}
    gateway.save_settings(replace(gateway.settings(), **names))  # type: ignore[arg-type]


def reported(year: int, month: int, number: int = 0, **values: object) -> Observation:
    """An observation that happened and was reported in a month, with a text of its own."""
    at = datetime(year, month, 10, 12, tzinfo=UTC)
    text = f"{MARKED}{number} " + "lång text " * number * 200
    return observation(started_at=at, reported_at=at, description=text, **values)


def by_name(report: RetentionReport) -> dict[str, tuple[int, int]]:
    return {item.what: (item.texts, item.rows) for item in report.items}


def test_nothing_decided_is_nothing_thinned(gateway: Gateway) -> None:
    write(gateway, reported(2001, 1))
    for report in (plan(gateway, today=TODAY), thin(gateway, today=TODAY)):
        assert report.total == 0
        assert report.cutoffs.nothing_decided
    assert MARKED in next(gateway.observations(Selection())).description


def test_months_are_counted_back_to_the_same_day_or_the_last_of_its_month() -> None:
    settings = MunicipalitySettings(
        retention_text_months=24, retention_rows_months=120, retention_audit_months=9, import_undo_days=30
    )
    found = cutoffs(settings, date(2026, 11, 30))
    assert (found.texts, found.rows, found.files) == (date(2024, 11, 30), date(2016, 11, 30), None)
    assert (found.audit, found.undo) == (date(2026, 2, 28), date(2026, 10, 31))
    by_hand = cutoffs(settings, date(2026, 11, 30), date(2025, 1, 1))
    assert (by_hand.texts, by_hand.files, by_hand.audit) == (date(2025, 1, 1),) * 3
    assert by_hand.rows == found.rows


def test_text_goes_first_and_the_row_still_counts(gateway: Gateway) -> None:
    decide(gateway, text=12)
    old, new = write(
        gateway, reported(2025, 10, place_name="Torget", reporter_role="Väktare"), reported(2025, 12)
    )
    planned = plan(gateway, today=TODAY)
    assert by_name(planned) == {"observation": (1, 0)}
    assert gateway.observation(old.uuid) == old
    assert thin(gateway, today=TODAY).items == planned.items
    left = gateway.observation(old.uuid)
    assert left == replace(old, description="", reporter_role="", row_version=2)
    assert gateway.observation(new.uuid) == new
    assert gateway.count(Selection()).total == 2
    assert plan(gateway, today=TODAY).total == thin(gateway, today=TODAY).total == 0


def test_the_day_of_the_cutoff_itself_is_kept_in_swedish_time(gateway: Gateway) -> None:
    decide(gateway, text=12)
    kept = datetime(2025, 11, 21, 23, 0, tzinfo=UTC)
    rows = write(
        gateway,
        observation(reported_at=kept, started_at=kept),
        observation(reported_at=kept - timedelta(milliseconds=1), started_at=kept),
        observation(reported_at=kept - timedelta(milliseconds=1), started_at=kept - timedelta(days=3)),
    )
    thin(gateway, today=TODAY)
    texts = [found.description for row in rows if (found := gateway.observation(row.uuid)) is not None]
    assert texts == ["Tre rutor krossade", "Tre rutor krossade", ""]


def test_a_coming_event_is_not_old_however_early_it_was_reported(gateway: Gateway) -> None:
    decide(gateway, text=1, rows=2)
    early = datetime(2020, 1, 1, tzinfo=UTC)
    write(gateway, observation(reported_at=early, started_at=datetime(2027, 6, 1, tzinfo=UTC)))
    assert plan(gateway, today=TODAY).total == thin(gateway, today=TODAY).total == 0


def test_rows_go_when_their_time_has_come_with_all_that_is_known_of_them(gateway: Gateway) -> None:
    decide(gateway, text=12, rows=60)
    place = gateway.save_area(area())
    gateway.save_area_counts(
        AreaCount(key(i), place.uuid, category_uuid("fire"), date(year, 1, 1), date(year, 12, 31), 7)
        for i, year in enumerate((2018, 2025), start=50)
    )
    oldest, old, new = write(gateway, reported(2019, 1), reported(2024, 1), reported(2026, 10))
    moved = write(gateway, replace(oldest, place_name="SKVALLER_plats"))[0]
    insats = gateway.save_insats(Insats(key(1), "Belysning"))
    gateway.set_insats_observations(insats.uuid, [moved.uuid, new.uuid])
    planned = plan(gateway, today=TODAY)
    assert by_name(planned) == {"observation": (1, 1), "area_count": (0, 1)}
    assert thin(gateway, today=TODAY).items == planned.items
    assert gateway.observation(moved.uuid) is None
    assert {row.uuid for row in gateway.observations(Selection())} == {old.uuid, new.uuid}
    assert [link.observation_uuid for link in gateway.insats_observations()] == [new.uuid]
    assert len(gateway.area_counts()) == 1
    known = gateway.backend.rows("SELECT count(*) FROM audit WHERE row_uuid = ?", (moved.uuid,))
    assert known == [(0,)]
    noted = gateway.backend.rows("SELECT table_name, changes FROM audit WHERE row_uuid IS NULL")
    assert sorted(noted) == [("area_count", '{"thinned": 1}'), ("observation", '{"thinned": 1}')]


def test_texts_of_insatser_meetings_and_decisions_go_when_they_are_done(gateway: Gateway) -> None:
    gateway.save_meeting(Meeting(key(1), date(2020, 1, 8), "Veckomöte", None, None, MARKED, MARKED, MARKED))
    decision = gateway.save_decision(Decision(key(2), date(2020, 1, 8), MARKED, key(1)))
    pending = gateway.save_decision(Decision(key(3), date(2020, 1, 8), MARKED, key(1)))
    done = gateway.save_insats(
        Insats(key(4), "Belysning", status=InsatsStatus.CLOSED, problem=MARKED, knowledge=MARKED, goal=MARKED,
               measure=MARKED, decision_uuid=decision.uuid)
    )  # fmt: skip
    going = gateway.save_insats(
        Insats(
            key(5), "Vuxna på stan", status=InsatsStatus.ONGOING, problem=MARKED, decision_uuid=pending.uuid
        )
    )
    gateway.save_follow_up(FollowUp(key(6), done.uuid, date(2020, 2, 1), sentence="Färre", comment=MARKED))
    gateway.save_sheet_run(SheetRun(key(7), "manad", words=MARKED))
    later = date.today() + timedelta(days=500)  # noqa: DTZ011 - rows are made now, so now must become old
    decide(gateway, text=12)
    report = thin(gateway, today=later)
    assert by_name(report) == {
        "insats": (1, 0), "follow_up": (1, 0), "meeting": (1, 0), "decision": (1, 0), "sheet_run": (1, 0),
        "created_by": by_name(report)["created_by"],
    }  # fmt: skip
    meeting, follow_up, sheet = gateway.meetings()[0], gateway.follow_ups()[0], gateway.sheet_runs()[0]
    assert (meeting.title, meeting.notes, meeting.focus, meeting.to_reporters) == ("Veckomöte", "", "", "")
    assert (follow_up.sentence, follow_up.comment, sheet.words) == ("Färre", "", None)
    assert {row.uuid: row.text for row in gateway.decisions()} == {decision.uuid: "", pending.uuid: MARKED}
    found = {row.uuid: row for row in gateway.insatser()}
    assert found[done.uuid].title == "Belysning"
    assert not any((found[done.uuid].problem, found[done.uuid].goal, found[done.uuid].measure))
    assert found[going.uuid].problem == MARKED


def test_who_wrote_goes_with_the_text_also_who_kept_it_and_why(gateway: Gateway) -> None:
    decide(gateway, text=12)
    one = reported(2020, 1)
    one = replace(one, description="Bilen ABC 123")
    gateway.write_observation(one, confirm(guarded_text(one), "anna", datetime.now(UTC), "allmänt känt"))
    later = date.today() + timedelta(days=500)  # noqa: DTZ011
    planned = plan(gateway, today=later)
    report = thin(gateway, today=later)
    assert report.items == planned.items
    left = gateway.observation(one.uuid)
    assert left is not None
    assert (left.privacy_confirmed_by, left.privacy_reason) == (None, None)
    who = gateway.backend.rows("SELECT created_by, changed_by FROM observation")
    assert who == [("", "")]
    assert set(gateway.backend.rows("SELECT created_by FROM category")) == {("",)}


def test_the_audit_and_what_imports_replaced_are_thinned_by_their_own_times(gateway: Gateway) -> None:
    write(gateway, observation())
    for table, column in (("audit", "at"), ("import_undo", "created_at")):
        assert column
        assert gateway.backend.rows(f"SELECT count(*) FROM {table}") is not None
    run = uuid4()
    gateway.backend.execute("INSERT INTO import_run (uuid, kind) VALUES (?, 'observations')", (str(run),))
    gateway.backend.execute(
        "INSERT INTO import_undo (uuid, import_run_uuid, table_name, row_uuid, old_row)"
        " VALUES (?, ?, 'observation', ?, ?)",
        (str(uuid4()), str(run), key(1), MARKED),
    )
    soon, later = date.today() + timedelta(days=29), date.today() + timedelta(days=32)  # noqa: DTZ011
    assert by_name(plan(gateway, today=soon)) == {}
    assert by_name(thin(gateway, today=later)) == {"import_undo": (0, 1)}
    decide(gateway, audit=6)
    report = thin(gateway, today=date.today() + timedelta(days=400))  # noqa: DTZ011
    assert set(by_name(report)) == {"audit"}
    assert gateway.backend.rows("SELECT count(*) FROM audit") == [(0,)]


def test_what_has_been_published_stays(gateway: Gateway) -> None:
    gateway.save_publication(Publication(key(1), date(2010, 1, 1), date(2010, 12, 31), cells="[5]"))
    decide(gateway, text=1, rows=1)
    thin(gateway, today=TODAY)
    assert len(gateway.publications()) == 1


def test_outbox_and_own_files_are_thinned_with_it(gateway: Gateway, tmp_path: Path) -> None:
    decide(gateway, text=12, files=6)
    outbox = Outbox(tmp_path / "utkorg.sqlite")
    outbox.put(*cleared(observation()), gateway.location.text)
    folder = tmp_path / "avvisade"
    (folder / "under").mkdir(parents=True)
    old, new, foreign = folder / "gammal.csv", folder / "ny.csv", folder / "annat.txt"
    below = folder / "under" / "gammal.csv"
    for path in (old, new, foreign, below):
        path.write_text("rad")
    for path in (old, foreign, below):
        os.utime(path, (0, 0))
    beside = Beside(outbox, (OwnFiles(folder, "*.csv"), OwnFiles(tmp_path / "saknas", "*")))
    planned = plan(gateway, beside, today=date.today())  # noqa: DTZ011
    assert by_name(planned) == {"file": (0, 1)}
    assert old.exists()
    assert thin(gateway, beside, today=date.today()).items == planned.items  # noqa: DTZ011
    assert [path.exists() for path in (old, new, foreign, below)] == [False, True, True, True]
    later = date.today() + timedelta(days=500)  # noqa: DTZ011
    assert by_name(plan(gateway, beside, today=later))["outbox"] == (1, 0)
    thin(gateway, beside, today=later)
    assert outbox.entries()[0].observation.description == ""


def test_a_thinning_that_fails_has_thinned_nothing(gateway: Gateway, monkeypatch: pytest.MonkeyPatch) -> None:
    decide(gateway, text=12, rows=60, audit=12)
    rows = write(gateway, reported(2010, 1), reported(2024, 1))
    original = gateway.backend.execute

    def fail_at_the_end(statement: str, parameters: object = ()) -> int:
        if statement.startswith('DELETE FROM "audit"'):
            raise RuntimeError("the power went")
        return original(statement, parameters)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(gateway.backend, "execute", fail_at_the_end)
        with pytest.raises(RuntimeError):
            thin(gateway, today=TODAY)
    assert tuple(gateway.observations(Selection())) == rows
    thin(gateway, today=TODAY)
    assert gateway.count(Selection()).total == 1


@pytest.mark.parametrize("length", [1, 5, 40])
def test_no_byte_of_a_thinned_text_is_left_in_the_file(geopackage: GeoPackageLocation, length: int) -> None:
    """Short texts lie in the page of their row, long ones on pages of their own; edits leave older ones."""
    with open_database(geopackage) as gateway:
        decide(gateway, text=12)
        rows = write(
            gateway, *(reported(2020, 1 + i % 12, length, place_name=f"Plats {'x' * i}") for i in range(40))
        )
        for row in rows[::3]:
            write(gateway, replace(row, description=row.description + f" {MARKED}ändrad " * length))
        write(gateway, *(reported(2026, 10, 0) for _ in range(3)))
        assert geopackage.path.read_bytes().count(MARKED.encode()) >= 40
        assert thin(gateway, today=TODAY).wiped
    content = geopackage.path.read_bytes()
    assert content.count(f"{MARKED}{length}".encode()) == (3 if length == 0 else 0)
    assert content.count(MARKED.encode()) == 3
    assert [file.name for file in geopackage.path.parent.iterdir()] == [geopackage.path.name]


def test_while_another_program_reads_the_old_pages_wait_and_it_is_told(
    geopackage: GeoPackageLocation,
) -> None:
    import sqlite3

    with open_database(geopackage) as gateway:
        decide(gateway, text=12)
        write(gateway, reported(2020, 1))
        gateway.backend.execute("PRAGMA busy_timeout = 100")
        original = gateway.backend.wipe
        reader = sqlite3.connect(geopackage.path, isolation_level=None)

        def wipe_while_somebody_reads() -> bool:
            reader.execute("BEGIN")
            reader.execute("SELECT count(*) FROM observation").fetchone()
            return original()

        gateway.backend.wipe = wipe_while_somebody_reads  # type: ignore[method-assign]
        report = thin(gateway, today=TODAY)
        reader.close()
        assert report.total == 1
        assert not report.wiped
        assert MARKED.encode() not in geopackage.path.read_bytes()


def test_a_reader_may_plan_but_not_thin(geopackage: GeoPackageLocation) -> None:
    with open_database(geopackage) as gateway:
        decide(gateway, text=12)
        write(gateway, reported(2020, 1))
        gateway.backend.read_only = True
        assert plan(gateway, today=TODAY).total == 1
        with pytest.raises((ReadOnlyError, MissingRightError)):
            thin(gateway, today=TODAY)
