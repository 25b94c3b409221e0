"""Imports of observations into both kinds of database: four counts, guard, identity, undo, real files."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
import shapely

from est_plugin.analysis.errors import CancelledError
from est_plugin.domain.area import Area, AreaKind
from est_plugin.domain.category import category_uuid
from est_plugin.domain.local_time import to_local
from est_plugin.domain.message import EstError, Message
from est_plugin.domain.observation import (
    FaultStatus,
    Observation,
    PlacePrecision,
    PointGeometry,
    ReviewStatus,
    Source,
    TimePrecision,
)
from est_plugin.domain.privacy import clear, guarded_text
from est_plugin.domain.selection import Selection
from est_plugin.exchange.csv_reader import parse_csv
from est_plugin.exchange.errors import ExchangeError
from est_plugin.exchange.headings import Target
from est_plugin.exchange.import_context import ImportChoices, OnWarning, RowDecision, context_of
from est_plugin.exchange.import_plan import PlannedWrite, plan_import
from est_plugin.exchange.kinds import LEFT_OUT
from est_plugin.exchange.moving import Mover
from est_plugin.exchange.observation_import import (
    ObservationImport,
    carry_out,
    import_observations,
    kinds_table,
    remember_kinds,
    save_profile,
    saved_profiles,
    summary,
    undo_import,
    write_plan,
)
from est_plugin.exchange.place_finding import PlaceIndex
from est_plugin.exchange.profiles import Profile
from est_plugin.exchange.raw_table import ForeignTable, with_headings
from est_plugin.exchange.rejects import write_rejects
from est_plugin.exchange.tables import read_table
from est_plugin.store.errors import ConflictError, TooLateToUndoError
from est_plugin.store.gateway import Gateway

HEADINGS = "Ärendenummer;Vad;Datum;Klockslag;X;Y;Plats;Beskrivning;Verksamhet"
ROW = "A1;Klotter;2026-03-15;22:30;537000;6577000;Torget;Vägg klottrad;Polisen"
SWEDEN_CENTRE = (15.0, 59.0)


def table(*rows: str, headings: str = HEADINGS, name: str = "rapporter.csv") -> ForeignTable:
    """Make a table of reports."""
    return with_headings(parse_csv("\n".join((headings, *rows)).encode(), name, separator=";"))


def run(gateway: Gateway, *rows: str, headings: str = HEADINGS, **choices: object) -> ObservationImport:
    """Import rows and check that the four counts are all of them."""
    read = table(*rows, headings=headings)
    result = import_observations(gateway, read, ImportChoices(**choices))  # type: ignore[arg-type]
    assert result.row_count == read.row_count
    return result


def stored(gateway: Gateway) -> list[Observation]:
    """Return all observations."""
    return list(gateway.observations(Selection()))


def english(message: Message) -> str:
    """Word a message for a file."""
    return message.english()


def test_a_row_becomes_an_observation(gateway: Gateway) -> None:
    result = run(gateway, ROW)
    assert (result.imported, result.updated, result.duplicates, result.rejected, result.warned) == (
        1,
        0,
        0,
        (),
        0,
    )
    (one,) = stored(gateway)
    assert one.category_uuid == category_uuid("graffiti")
    assert one.geometry == PointGeometry(537000.0, 6577000.0)
    assert one.started_at == datetime(2026, 3, 15, 21, 30, tzinfo=UTC)
    assert (one.time_precision, one.place_precision) == (TimePrecision.EXACT, PlacePrecision.EXACT)
    assert (one.place_name, one.description) == ("Torget", "Vägg klottrad")
    assert (one.source, one.review_status, one.external_id) == (Source.IMPORT, ReviewStatus.NEW, "A1")
    assert [organisation.name for organisation in gateway.organisations()] == ["Polisen"]
    assert one.organisation_uuid == gateway.organisations()[0].uuid
    assert result.run is not None
    assert one.import_run_uuid == result.run.uuid
    (kept,) = gateway.import_runs()
    assert (kept.imported, kept.updated, kept.duplicates, kept.rejected, kept.warned) == (1, 0, 0, 0, 0)
    assert kept.file_name == "rapporter.csv"


def test_the_same_file_again_is_all_duplicates(gateway: Gateway) -> None:
    rows = (ROW, ROW.replace("A1", ""), ROW.replace("A1", ""))
    assert run(gateway, *rows).imported == 3
    again = run(gateway, *rows)
    assert (again.imported, again.updated, again.duplicates) == (0, 0, 3)
    assert again.run is None
    assert len(stored(gateway)) == 3
    assert all(one.row_version == 1 for one in stored(gateway))


def test_a_changed_row_updates_what_the_table_speaks_of_and_nothing_else(gateway: Gateway) -> None:
    run(gateway, ROW)
    (one,) = stored(gateway)
    reviewed = replace(one, review_status=ReviewStatus.REVIEWED, damage_cost=500.0)
    gateway.write_observation(reviewed, clear(guarded_text(reviewed)))
    result = run(gateway, ROW.replace("Glaskross", "").replace("Vägg klottrad", "Sanerat"))
    assert (result.imported, result.updated) == (0, 1)
    (changed,) = stored(gateway)
    assert (changed.description, changed.review_status, changed.damage_cost) == (
        "Sanerat",
        ReviewStatus.REVIEWED,
        500.0,
    )
    assert changed.row_version == 3


def test_rows_alike_in_one_file_are_events_of_their_own_unless_they_share_an_id(geopackage: Gateway) -> None:
    result = run(geopackage, ROW, ROW, ROW.replace("Torget", "Parken"))
    assert (result.imported, result.duplicates, len(result.rejected)) == (1, 1, 1)
    assert "row 2 has the same id" in result.rejected[0].reason.english()
    assert run(geopackage, *[ROW.replace("A1", "")] * 3).imported == 3


def test_the_same_ids_in_a_table_of_other_headings_are_other_rows(geopackage: Gateway) -> None:
    run(geopackage, ROW)
    other = HEADINGS.replace("Beskrivning", "Fritext")
    assert run(geopackage, ROW, headings=other).imported == 1


@pytest.mark.parametrize(
    ("row", "column", "word"),
    [
        (ROW.replace("Klotter", "Trafikolycka"), "Vad", "no kind that is known"),
        (ROW.replace("Klotter", ""), "", "does not say what happened"),
        (ROW.replace("2026-03-15", "0202-03-15"), "Datum", "year 202"),
        (ROW.replace("2026-03-15", "20222-03-15"), "Datum", "no date"),
        (ROW.replace("2026-03-15;22:30", "2026-03-29;02:30"), "Datum", "does not exist"),
        (ROW.replace("2026-03-15", "2030-03-15"), "Datum", "future"),
        (ROW.replace("22:30", "kväll"), "Datum", "no date"),
        (ROW.replace("537000", "5370000000"), "X", "outside"),
        (ROW.replace("537000", "0").replace("6577000", "0"), "X", "outside"),
        (ROW.replace("537000", ""), "X", "missing"),
        (ROW.replace("6577000", "norr"), "Y", "no number"),
        (ROW.replace("Torget", "x" * 301), "Plats", "longer than 300"),
        (ROW.replace("Vägg klottrad", "y" * 2001), "Beskrivning", "2001 signs"),
        (ROW.replace("Vägg klottrad", "#REF!"), "Beskrivning", "formula"),
        (ROW.replace("Vägg klottrad", "ring 070-123 45 67"), "", "personal data"),
        (ROW.replace("Vägg klottrad", "a\x00b"), "Beskrivning", "null"),
        (ROW + ";för;många;celler", "", "cells"),
        (ROW.replace("Torget", '"Torget'), "", "never closed"),
    ],
)
def test_a_row_that_cannot_be_used_says_row_column_and_reason(
    geopackage: Gateway, row: str, column: str, word: str
) -> None:
    result = run(
        geopackage, ROW.replace("A1", "A0"), row, *(ROW.replace("A1", f"B{number}") for number in range(4))
    )
    assert result.imported == 5
    (trouble,) = result.rejected
    assert (trouble.row, trouble.column) == (3, column)
    assert word in trouble.reason.english()
    assert len(stored(geopackage)) == 5


def test_personal_data_are_rejected_unless_told_otherwise(geopackage: Gateway) -> None:
    row = ROW.replace("Vägg klottrad", "bil ABC 123 på platsen")
    result = run(geopackage, row)
    assert (result.imported, len(result.rejected), result.warned) == (0, 1, 1)
    assert "ABC" not in result.rejected[0].sentence().english()
    masked = run(geopackage, row, on_warning=OnWarning.MASK)
    assert (masked.imported, masked.rejected, masked.warned) == (1, (), 1)
    (one,) = stored(geopackage)
    assert one.description == "bil *** på platsen"
    assert one.privacy_confirmed_by is None
    again = run(geopackage, row, on_warning=OnWarning.MASK)
    assert (again.duplicates, again.warned) == (1, 1)


def test_personal_data_are_kept_with_who_and_why(geopackage: Gateway) -> None:
    row = ROW.replace("Vägg klottrad", "bil ABC 123 på platsen")
    with pytest.raises(ExchangeError, match="Say why"):
        run(geopackage, row, on_warning=OnWarning.IMPORT)
    result = run(geopackage, row, on_warning=OnWarning.IMPORT, reason="polisens begäran")
    assert (result.imported, result.warned) == (1, 1)
    (one,) = stored(geopackage)
    assert (one.privacy_confirmed_by, one.privacy_reason) == (geopackage.user, "polisens begäran")
    run(
        geopackage,
        ROW.replace("Vägg klottrad", "bil ABC 123 är borta"),
        on_warning=OnWarning.IMPORT,
        reason="nytt",
    )
    assert stored(geopackage)[0].description == "bil ABC 123 är borta"


def test_police_free_text_stays_out_unless_a_setting_says_so(geopackage: Gateway) -> None:
    run(geopackage, ROW, source=Source.POLICE)
    assert stored(geopackage)[0].description == ""
    geopackage.save_settings(replace(geopackage.settings(), import_police_text=True))
    run(geopackage, ROW, source=Source.POLICE)
    assert stored(geopackage)[0].description == "Vägg klottrad"


def test_unknown_kinds_are_counted_asked_once_and_remembered(geopackage: Gateway) -> None:
    rows = [ROW.replace("A1", f"A{number}").replace("Klotter", "Bus") for number in range(3)]
    result = run(geopackage, *rows, ROW.replace("Klotter", "Ljud"))
    assert result.plan.unknown_kinds == {"Bus": 3, "Ljud": 1}
    remember_kinds(geopackage, {"bus": category_uuid("quarrel"), "ljud": LEFT_OUT})
    result = run(geopackage, *rows, ROW.replace("Klotter", "Ljud"))
    assert (result.imported, len(result.rejected)) == (3, 1)
    assert "is not imported" in result.rejected[0].reason.english()
    assert kinds_table(geopackage) == {"bus": category_uuid("quarrel"), "ljud": ""}


def test_an_answer_may_hold_for_one_import(geopackage: Gateway) -> None:
    result = run(geopackage, ROW.replace("Klotter", "Bus"), kinds={"Bus": category_uuid("quarrel")})
    assert result.imported == 1
    assert kinds_table(geopackage) == {}


def test_a_kind_for_rows_that_tell_none(geopackage: Gateway) -> None:
    result = run(geopackage, "2026-03-15;Torget", headings="Datum;Plats", kind=category_uuid("litter"))
    assert result.imported == 1
    assert stored(geopackage)[0].fault_status is FaultStatus.OPEN


def test_a_dry_run_writes_nothing(geopackage: Gateway) -> None:
    result = import_observations(geopackage, table(ROW), ImportChoices(), dry_run=True)
    assert (result.imported, result.run) == (1, None)
    assert stored(geopackage) == []
    assert geopackage.organisations() == ()
    assert "1 are new" in summary(result).english()


def test_rows_without_a_place_count_but_make_no_hotspot(geopackage: Gateway) -> None:
    square = shapely.to_wkb(shapely.box(500_000, 6_550_000, 550_000, 6_600_000))
    geopackage.save_area(
        Area("00000000-0000-4000-8000-000000000001", AreaKind.DISTRICT, "Marielund", square, "07")
    )
    headings = "Vad;Datum;Område;Plats"
    result = run(
        geopackage, "Klotter;2026-03-15;marielund;", "Bråk;2026-03-15;;Någonstans", headings=headings
    )
    assert result.imported == 2
    by_kind = {one.category_uuid: one for one in stored(geopackage)}
    in_area, nowhere = by_kind[category_uuid("graffiti")], by_kind[category_uuid("quarrel")]
    assert (in_area.place_precision, in_area.area_uuid) == (
        PlacePrecision.AREA,
        "00000000-0000-4000-8000-000000000001",
    )
    assert (nowhere.place_precision, nowhere.geometry) == (PlacePrecision.MUNICIPALITY, None)
    assert any("no exact place" in notice.english() for notice in result.plan.notices)


def test_addresses_are_found_in_the_projects_layers(geopackage: Gateway) -> None:
    places = PlaceIndex([("Storgatan 12", 537_000.0, 6_577_000.0), ("Storgatan 20", 537_100.0, 6_577_000.0)])
    headings = "Vad;Datum;Adress"
    run(
        geopackage,
        "Klotter;2026-03-15;Storg 12",
        "Klotter;2026-03-15;Storgatan 99",
        headings=headings,
        places=places,
    )
    found = {one.place_name: (one.geometry, one.place_precision) for one in stored(geopackage)}
    assert found["Storg 12"] == (PointGeometry(537_000.0, 6_577_000.0), PlacePrecision.EXACT)
    assert found["Storgatan 99"][1] is PlacePrecision.STREET


def coordinates(crs: str) -> list[str]:
    """Return rows of ten events in the middle of Sweden, in a CRS."""
    degrees = np.array(SWEDEN_CENTRE) + np.random.default_rng(3).normal(0, 0.02, (10, 2))
    moved = Mover("EPSG:4326", crs).move(degrees)
    return [f"Klotter;2026-03-15;{x:.6f};{y:.6f}".replace(".", ",") for x, y in moved]


@pytest.mark.parametrize("crs", ["EPSG:3006", "EPSG:3009", "EPSG:3021", "EPSG:4326", "EPSG:3857"])
@pytest.mark.parametrize("headings", ["Vad;Datum;X;Y", "Vad;Datum;Y;X"])
def test_coordinates_of_any_system_land_in_the_same_place(
    geopackage: Gateway, crs: str, headings: str
) -> None:
    square = Mover("EPSG:4326", "EPSG:3006").move(np.array([[14.8, 58.9], [15.2, 59.1]]))
    box = shapely.to_wkb(shapely.box(*square.ravel()))
    geopackage.save_area(
        Area("00000000-0000-4000-8000-000000000001", AreaKind.MUNICIPALITY, "Orten", box, "1")
    )
    assert run(geopackage, *coordinates(crs), headings=headings).imported == 10
    middle = Mover("EPSG:4326", "EPSG:3006").move(np.array([SWEDEN_CENTRE]))[0]
    points = np.array([(one.geometry.x, one.geometry.y) for one in stored(geopackage) if one.geometry])
    assert len(points) == 10
    assert np.abs(points - middle).max() < 10_000


def test_an_unclear_zone_is_asked_before_anything_is_written(geopackage: Gateway) -> None:
    with pytest.raises(ExchangeError, match="may be in any of these"):
        run(geopackage, *coordinates("EPSG:3009"), headings="Vad;Datum;X;Y")
    with pytest.raises(ExchangeError, match="fit no coordinate system"):
        run(geopackage, "Klotter;2026-03-15;123456789;5", headings="Vad;Datum;X;Y")
    assert (
        run(geopackage, *coordinates("EPSG:3009"), headings="Vad;Datum;X;Y", crs="EPSG:3009").imported == 10
    )


@pytest.mark.parametrize("headings", ["a;b;c", "Ort;Antal;Summa", "Datum;x1;x2"])
def test_a_table_that_is_not_understood_says_which_columns_it_has(geopackage: Gateway, headings: str) -> None:
    with pytest.raises(ExchangeError, match="were not recognised"):
        run(geopackage, "1;2;3", headings=headings)


def test_a_saved_mapping_is_used_again(geopackage: Gateway) -> None:
    profile = Profile(
        "Vaktbolaget",
        {Target.CATEGORY: "Fält 1", Target.START: "Fält 2", Target.PLACE: "Fält 3"},
        {"BUS": "quarrel"},
        source=Source.STAFF,
        signature=("fält 1", "fält 2"),
    )
    save_profile(geopackage, profile)
    assert [one.name for one in saved_profiles(geopackage)] == ["Vaktbolaget"]
    result = run(geopackage, "bus;15/3 2026 kl 22;Torget", headings="Fält 1;Fält 2;Fält 3")
    assert (result.imported, result.plan.profile.name) == (1, "Vaktbolaget")
    (one,) = stored(geopackage)
    assert (one.category_uuid, one.source, one.source_system) == (
        category_uuid("quarrel"),
        Source.STAFF,
        "Vaktbolaget",
    )
    with pytest.raises(ExchangeError, match="name"):
        save_profile(geopackage, Profile(" "))


def test_an_import_is_undone_as_a_whole(gateway: Gateway) -> None:
    first = run(gateway, ROW, ROW.replace("A1", "A2"))
    second = run(gateway, ROW.replace("Torget", "Parken"), ROW.replace("A1", "A2"), ROW.replace("A1", "A3"))
    assert (second.imported, second.updated, second.duplicates) == (1, 1, 1)
    assert second.run is not None
    undone = undo_import(gateway, second.run)
    assert (undone.removed, undone.restored, undone.kept) == (1, 1, 0)
    assert {one.external_id: one.place_name for one in stored(gateway)} == {"A1": "Torget", "A2": "Torget"}
    with pytest.raises(ConflictError):
        undo_import(gateway, second.run)
    assert first.run is not None
    assert undo_import(gateway, first.run).kept == 1
    assert [one.external_id for one in stored(gateway)] == ["A1"]


def test_what_somebody_has_changed_since_is_kept(geopackage: Gateway) -> None:
    result = run(geopackage, ROW, ROW.replace("A1", "A2"))
    one = next(one for one in stored(geopackage) if one.external_id == "A1")
    changed = replace(one, description="Sanerat")
    geopackage.write_observation(changed, clear(guarded_text(changed)))
    assert result.run is not None
    undone = undo_import(geopackage, result.run)
    assert (undone.removed, undone.kept) == (1, 1)
    assert [one.description for one in stored(geopackage)] == ["Sanerat"]


def test_an_old_import_can_no_longer_be_undone(geopackage: Gateway) -> None:
    result = run(geopackage, ROW)
    geopackage.save_settings(replace(geopackage.settings(), import_undo_days=0))
    assert result.run is not None
    with pytest.raises(TooLateToUndoError):
        undo_import(geopackage, result.run)
    assert len(stored(geopackage)) == 1


def test_two_who_import_the_same_at_once_do_not_both(geopackage: Gateway) -> None:
    context = context_of(geopackage, {})
    profile = Profile("", {Target.CATEGORY: "Vad", Target.START: "Datum", Target.PLACE: "Plats"})
    plan = plan_import(table(ROW), profile, ImportChoices(), context, geopackage)
    done = import_observations(geopackage, table(ROW), ImportChoices(), profile=profile)
    assert done.run is not None
    late = replace(done.run, uuid="00000000-0000-4000-8000-00000000000f", imported=1, row_version=0)
    written = write_plan(geopackage, plan, late)
    assert (written.imported, written.updated, written.duplicates) == (0, 0, 1)
    assert len(stored(geopackage)) == 1


def test_what_somebody_changed_between_plan_and_writing_is_not_overwritten(geopackage: Gateway) -> None:
    done = run(geopackage, ROW)
    context = context_of(geopackage, {})
    plan = plan_import(
        table(ROW.replace("Torget", "Parken")), done.plan.profile, ImportChoices(), context, geopackage
    )
    changed = replace(stored(geopackage)[0], description="Sanerat")
    geopackage.write_observation(changed, clear(guarded_text(changed)))
    assert done.run is not None
    late = replace(done.run, uuid="00000000-0000-4000-8000-00000000000f", row_version=0)
    with pytest.raises(ConflictError):
        write_plan(geopackage, plan, late)
    assert [(one.place_name, one.description) for one in stored(geopackage)] == [("Torget", "Sanerat")]
    assert len(geopackage.import_runs()) == 1


class _StopsAt:
    def __init__(self, share: float) -> None:
        self.share, self.reached = share, 0.0

    def report(self, fraction: float) -> None:
        """Remember how far it came."""
        assert fraction >= self.reached - 1e-9
        self.reached = fraction

    def cancelled(self) -> bool:
        return self.reached >= self.share


def test_a_stopped_import_writes_nothing(geopackage: Gateway) -> None:
    rows = [ROW.replace("A1", f"A{number}") for number in range(3000)]
    with pytest.raises(CancelledError):
        import_observations(geopackage, table(*rows), ImportChoices(), progress=_StopsAt(0.3))
    assert stored(geopackage) == []


def test_many_rows_leave_index_extent_and_audit_as_single_rows_do(gateway: Gateway) -> None:
    rows = [
        ROW.replace("A1", f"A{number}").replace("537000", str(530_000 + number % 9_000))
        for number in range(2_500)
    ]
    result = run(gateway, *rows)
    assert result.imported == 2_500
    found = gateway.observation_table(Selection())
    assert len(found) == 2_500
    assert (found.x.min(), found.x.max()) == (530_000.0, 532_499.0)
    backend = gateway._backend
    notes = backend.rows("SELECT count(*) FROM audit WHERE table_name = 'observation'")
    assert int(str(notes[0][0])) == 2_500
    if hasattr(backend, "path"):
        index = backend.rows("SELECT count(*), min(minx), max(maxx) FROM rtree_observation_geom")
        assert int(str(index[0][0])) == 2_500
        triggers = backend.rows(
            "SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'observation'"
        )
        assert int(str(triggers[0][0])) > 8
    assert result.run is not None
    assert undo_import(gateway, result.run).removed == 2_500


def test_rejected_rows_are_mended_in_the_file_and_imported_again(geopackage: Gateway, tmp_path: Path) -> None:
    bad = ROW.replace("2026-03-15", "2026-02-30").replace("Vägg klottrad", "=HYPERLINK()")
    result = run(geopackage, ROW.replace("A1", "A0"), bad, ROW.replace("Torget", '"Torget') + ";x")
    path = tmp_path / "avvisade.csv"
    assert write_rejects(path, result.plan, english) == 2
    content = path.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert b"'=HYPERLINK()" in content
    written = read_table(path)
    assert written.headings[-3:] == ("Rad i filen", "Fel i kolumn", "Orsak till avvisning")
    assert written.column("Rad i filen") == ("3", "4")
    mended = content.decode("utf-8-sig").replace("2026-02-30", "2026-02-28").splitlines()[:2]
    path.write_text("\n".join(mended), encoding="utf-8-sig")
    again = import_observations(geopackage, read_table(path), ImportChoices())
    assert (again.imported, again.rejected) == (1, ())
    assert {one.description for one in stored(geopackage)} == {"Vägg klottrad", "=HYPERLINK()"}


def test_the_notices_of_the_police(geopackage: Gateway, shared_data: Path) -> None:
    read = read_table(shared_data / "polisen_handelser_fem_kommuner.csv")
    result = import_observations(geopackage, read, ImportChoices())
    assert result.row_count == 2_357
    assert (result.imported, result.updated, result.duplicates, result.warned) == (973, 0, 0, 0)
    reasons = Counter(trouble.column for trouble in result.rejected)
    assert reasons == {"type": 1_384}
    observations = stored(geopackage)
    assert {one.place_precision for one in observations} == {PlacePrecision.MUNICIPALITY}
    assert {one.geometry for one in observations} == {None}
    assert {one.source for one in observations} == {Source.POLICE}
    theft = next(one for one in observations if one.external_id == "420242")
    assert theft.started_at is not None
    assert f"{to_local(theft.started_at):%Y-%m-%d %H:%M}" == "2023-04-17 07:41"
    assert geopackage.count(Selection()).coarse == 973
    later = [
        one for one in observations if one.started_at and one.reported_at and one.started_at > one.reported_at
    ]
    assert len(later) <= 10  # slips of the police's own: told before they happened
    assert import_observations(geopackage, read, ImportChoices()).duplicates == 973


@pytest.mark.parametrize(
    ("file", "rows", "kind"),
    [("nottingham_burglary.csv.gz", 1_795, "burglary"), ("nottingham_robbery.csv.gz", 555, "robbery")],
)
def test_crimes_of_nottingham(
    geopackage: Gateway, shared_data: Path, file: str, rows: int, kind: str
) -> None:
    read = read_table(shared_data / file)
    result = import_observations(geopackage, read, ImportChoices())
    assert (result.imported, result.rejected, result.warned) == (rows, (), 0)
    observations = stored(geopackage)
    assert {one.category_uuid for one in observations} == {category_uuid(kind)}
    assert {one.time_precision for one in observations} == {TimePrecision.MONTH}
    assert {one.place_precision for one in observations} == {PlacePrecision.STREET}
    again = import_observations(geopackage, read, ImportChoices())
    assert (again.duplicates, again.imported) == (rows, 0)


def test_robberies_of_memphis_out_of_a_layer(geopackage: Gateway, shared_data: Path) -> None:
    result = import_observations(
        geopackage, read_table(shared_data / "memphis_robberies.gpkg"), ImportChoices()
    )
    assert (result.imported, result.rejected) == (2_245, ())
    assert {one.category_uuid for one in stored(geopackage)} == {category_uuid("robbery")}
    assert any("outside Sweden" in notice.english() for notice in result.plan.notices)


def test_thefts_with_spans_of_time(geopackage: Gateway, shared_data: Path) -> None:
    read = read_table(shared_data / "nycvehiclethefts.csv.gz")
    asked = import_observations(geopackage, read, ImportChoices(), dry_run=True)
    assert (asked.imported, len(asked.rejected)) == (0, 20_000)
    result = import_observations(geopackage, read, ImportChoices(kind=category_uuid("burglary")))
    assert result.row_count == 20_000
    assert (result.imported, result.updated, result.duplicates, len(result.rejected)) == (19_997, 0, 0, 3)
    assert result.warned == 0
    reasons = Counter(trouble.reason.text for trouble in result.rejected)
    assert set(reasons) <= {
        "The time {time} does not exist: summer time began that night. Enter another time.",
        "the end ({end}) comes before the start ({start}).",
    }
    spans = [one for one in stored(geopackage) if one.ended_at is not None]
    assert len(spans) > 17_000


def test_any_refusal_is_a_sentence(geopackage: Gateway, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"\x00" * 100)
    with pytest.raises(EstError) as caught:
        import_observations(geopackage, read_table(path), ImportChoices())
    assert caught.value.message.english().endswith(".")


def test_rows_with_hits_are_decided_one_by_one(gateway: Gateway) -> None:
    number = "811218-9876"
    rows = [ROW.replace("A1", f"A{place}").replace("Vägg", f"{number} såg vägg") for place in range(3)]
    decisions = {2: RowDecision(OnWarning.MASK), 4: RowDecision(OnWarning.IMPORT, "behövs för ärendet")}
    result = run(gateway, *rows, decisions=decisions)
    assert (result.imported, len(result.rejected), result.warned) == (2, 1, 3)
    assert [finding.row for finding in result.plan.findings] == [2, 3, 4]
    assert number in result.plan.findings[0].description
    texts = {one.external_id: one for one in stored(gateway)}
    assert texts["A0"].description == "*** såg vägg klottrad"
    assert (texts["A2"].privacy_reason, texts["A0"].privacy_reason) == ("behövs för ärendet", None)


def test_a_text_kept_without_a_reason_is_refused(gateway: Gateway) -> None:
    with pytest.raises(ExchangeError, match="Say why"):
        run(gateway, ROW, decisions={2: RowDecision(OnWarning.IMPORT, " ")})


def test_what_was_planned_is_written_and_nothing_else(gateway: Gateway) -> None:
    planned = import_observations(gateway, table(ROW), ImportChoices(), dry_run=True)
    assert stored(gateway) == []
    done = carry_out(gateway, planned, ImportChoices())
    assert (done.imported, len(stored(gateway))) == (1, 1)
    with pytest.raises(ConflictError):
        carry_out(
            gateway, replace(planned, plan=replace(planned.plan, new=changed_text(planned))), ImportChoices()
        )


def changed_text(planned: ObservationImport) -> tuple[PlannedWrite, ...]:
    """Return the planned writes with another text, as of somebody who planned at the same time."""
    other = [replace(one.observation, description="Annat") for one in planned.plan.new]
    return tuple(PlannedWrite(2, one, clear(guarded_text(one))) for one in other)
