"""``est:importobservations``: every row accounted for, on both backends, from files, layers, connections."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import psycopg2
import psycopg2.extensions
import pytest
from qgis.core import QgsProcessingException, QgsProject, QgsVectorLayer

from est_plugin.domain.category import category_uuid
from est_plugin.domain.local_time import to_local
from est_plugin.domain.observation import Observation, PlacePrecision, PointGeometry, Source
from est_plugin.domain.selection import Selection
from est_plugin.exchange.connected import ConnectedSource, connect_source
from est_plugin.exchange.headings import Target
from est_plugin.exchange.observation_import import save_profile, undo_import
from est_plugin.exchange.profiles import Profile
from est_plugin.store.gateway import Gateway
from est_plugin.store.location import parse_location
from est_plugin.store.opening import create_database, open_database
from tests.conftest import PostgisDatabase

from ..exchange.malformed import by_hand, of_values, workbooks
from .conftest import Run, Told
from .layers import points_of, saved

HEADINGS = "Ärendenummer;Vad;Datum;Klockslag;X;Y;Plats;Beskrivning;Verksamhet"
ROW = "A{n};Klotter;2026-03-15;22:30;53700{n};6577000;Torget;{text};Polisen"
COUNTS = ("IMPORTED", "UPDATED", "DUPLICATES", "REJECTED", "WARNED")
BROKEN = [*by_hand(), *list(of_values())[::3]]


@pytest.fixture(params=["geopackage", "postgis"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database of each kind, as the parameter names it."""
    if request.param == "geopackage":
        text = str(tmp_path / "åäö est.gpkg")
    else:
        server: PostgisDatabase = request.getfixturevalue("postgis_database")
        text = server.uri
    create_database(parse_location(text)).close()
    return text


@pytest.fixture
def geopackage(tmp_path: Path) -> str:
    """An empty GeoPackage."""
    text = str(tmp_path / "est.gpkg")
    create_database(parse_location(text)).close()
    return text


def opened(text: str) -> Gateway:
    return open_database(parse_location(text))


def stored(text: str) -> list[Observation]:
    with opened(text) as gateway:
        return sorted(gateway.observations(Selection()), key=lambda one: str(one.external_id))


def report(path: Path, *texts: str, headings: str = HEADINGS) -> str:
    """Write a table of reports with these texts and return its path."""
    rows = [ROW.format(n=n, text=text) for n, text in enumerate(texts)]
    path.write_text("\n".join((headings, *rows)), encoding="utf-8")
    return str(path)


def counts(results: dict[str, object]) -> tuple[object, ...]:
    return tuple(results[name] for name in COUNTS)


def test_the_four_are_the_rows_of_the_file(run: Run, database: str, tmp_path: Path, told: Told) -> None:
    texts = ("Vägg", "Dörr", "Dörr, bil ABC 123 sågs")
    parameters = {"INPUT": report(tmp_path / "r.csv", *texts), "DATABASE": database}
    results = run("importobservations", parameters, told)
    assert counts(results) == (2, 0, 0, 1, 1)
    assert any("Rad 4" in warning or "Row 4" in warning for warning in told.warnings)
    assert not any("ABC" in text for text in (*told.warnings, *told.infos))
    assert told.fractions[-1] == pytest.approx(1.0)
    again = {"INPUT": report(tmp_path / "r.csv", "Vägg", "Port", "Dörr"), "DATABASE": database}
    assert counts(run("importobservations", again)) == (1, 1, 1, 0, 0)
    assert [one.description for one in stored(database)] == ["Vägg", "Port", "Dörr"]
    with opened(database) as gateway:
        last, first = gateway.import_runs()
        assert (first.imported, first.rejected, first.warned) == (2, 1, 1)
        assert undo_import(gateway, last).restored == 1
    assert [one.description for one in stored(database)] == ["Vägg", "Dörr"]


def test_a_dry_run_tells_and_writes_nothing(run: Run, database: str, tmp_path: Path) -> None:
    parameters = {"INPUT": report(tmp_path / "r.csv", "Vägg"), "DATABASE": database, "DRY_RUN": True}
    results = run("importobservations", parameters)
    assert counts(results) == (1, 0, 0, 0, 0)
    assert results["IMPORT_RUN"] == ""
    assert stored(database) == []


@pytest.mark.parametrize(
    ("on_warning", "text", "reason"),
    [(1, "bil ABC 123", "polisens begäran"), (2, "bil ***", None)],
)
def test_what_becomes_of_personal_data(
    run: Run, database: str, tmp_path: Path, on_warning: int, text: str, reason: str | None
) -> None:
    parameters = {
        "INPUT": report(tmp_path / "r.csv", "bil ABC 123"),
        "DATABASE": database,
        "ON_WARNING": on_warning,
        "REASON": reason or "",
    }
    assert counts(run("importobservations", parameters)) == (1, 0, 0, 0, 1)
    (one,) = stored(database)
    assert (one.description, one.privacy_reason) == (text, reason)


def test_without_a_reason_it_is_said_that_nobody_gave_one(run: Run, geopackage: str, tmp_path: Path) -> None:
    parameters = {"INPUT": report(tmp_path / "r.csv", "ABC 123"), "DATABASE": geopackage, "ON_WARNING": 1}
    assert run("importobservations", parameters)["IMPORTED"] == 1
    assert "ON_WARNING=1" in str(stored(geopackage)[0].privacy_reason)


def test_rejected_rows_are_mended_and_imported_again(run: Run, geopackage: str, tmp_path: Path) -> None:
    path, rejects = report(tmp_path / "r.csv", "Vägg", "Dörr"), tmp_path / "avvisade.csv"
    content = (
        Path(path).read_text(encoding="utf-8").replace("2026-03-15;22:30;537001", "2026-02-30;22:30;537001")
    )
    Path(path).write_text(content, encoding="utf-8")
    parameters = {"INPUT": path, "DATABASE": geopackage, "REJECTS": str(rejects)}
    results = run("importobservations", parameters)
    assert (counts(results), results["REJECTS"]) == ((1, 0, 0, 1, 0), str(rejects))
    written = rejects.read_text(encoding="utf-8-sig")
    assert ";3;Datum;" in written
    rejects.write_text(written.replace("2026-02-30", "2026-02-28"), encoding="utf-8-sig")
    again = run("importobservations", {"INPUT": str(rejects), "DATABASE": geopackage})
    assert counts(again) == (1, 0, 0, 0, 0)
    assert run("importobservations", parameters | {"REJECTS": ""})["DUPLICATES"] == 1


def test_a_layer_of_the_project_and_its_points(run: Run, geopackage: str) -> None:
    layer = points_of(
        [(18.0, 59.3), (18.1, 59.4)], "EPSG:4326", vad=["Klotter", "Bråk"], datum=["2026-03-15"] * 2
    )
    results = run("importobservations", {"INPUT": layer, "DATABASE": geopackage})
    assert counts(results) == (2, 0, 0, 0, 0)
    point = stored(geopackage)[0].geometry
    assert point is not None
    assert 6_570_000 < point.y < 6_600_000
    project = QgsProject()
    project.addMapLayer(layer)
    again = run("importobservations", {"INPUT": layer.id(), "DATABASE": geopackage}, project=project)
    assert again["DUPLICATES"] == 2


def test_the_profile_the_system_and_who_reports_may_be_told(
    run: Run, geopackage: str, tmp_path: Path
) -> None:
    path = tmp_path / "r.csv"
    path.write_text("F1;F2;F3;F4\nbus;2026-03-15;537000;6577000\n", encoding="utf-8")
    columns = {Target.CATEGORY: "F1", Target.START: "F2", Target.X: "F3", Target.Y: "F4"}
    with opened(geopackage) as gateway:
        save_profile(gateway, Profile("Vakten", columns, {"bus": "quarrel"}))
    parameters = {"INPUT": str(path), "DATABASE": geopackage, "PROFILE": "vakten", "CRS": "EPSG:3006"}
    assert counts(run("importobservations", parameters | {"SOURCE": "staff"})) == (1, 0, 0, 0, 0)
    (one,) = stored(geopackage)
    assert (one.source, one.source_system, one.category_uuid) == (
        Source.STAFF,
        "Vakten",
        category_uuid("quarrel"),
    )
    for change, word in (
        ({"PROFILE": "Okänd"}, "Vakten"),
        ({"ORGANISATION": "Ingen sådan"}, "Ingen sådan"),
        ({"SOURCE": "grannen"}, "grannen"),
        ({"CATEGORY": "Allsköns"}, "Allsköns"),
        ({"PROFILE": "polisen.se"}, "F1, F2, F3, F4"),
        ({"ON_WARNING": 7}, "7"),
        ({"INPUT": str(tmp_path / "borta.csv")}, "borta.csv"),
        ({"INPUT": "Ingen koppling"}, "Ingen koppling"),
        ({"DATABASE": str(tmp_path / "borta.gpkg")}, "borta.gpkg"),
    ):
        with pytest.raises(QgsProcessingException, match=word):
            run("importobservations", parameters | change)
    assert len(stored(geopackage)) == 1


def test_a_connected_source_brings_what_is_new_and_changed(run: Run, database: str, tmp_path: Path) -> None:
    path = report(tmp_path / "felanmälan.csv", "Vägg")
    columns = {Target.EXTERNAL_ID: "Ärendenummer", Target.CATEGORY: "Vad", Target.START: "Datum"}
    places = {Target.X: "X", Target.Y: "Y", Target.DESCRIPTION: "Beskrivning"}
    with opened(database) as gateway:
        save_profile(gateway, Profile("Felanmälan", columns | places))
        connect_source(gateway, ConnectedSource("Felsystemet", path, "Felanmälan", source="public"))
    parameters = {"INPUT": "felsystemet", "DATABASE": database}
    assert counts(run("importobservations", parameters)) == (1, 0, 0, 0, 0)
    report(tmp_path / "felanmälan.csv", "Hel vägg", "Dörr")
    assert counts(run("importobservations", parameters)) == (1, 1, 0, 0, 0)
    assert [one.description for one in stored(database)] == ["Hel vägg", "Dörr"]
    assert {one.source for one in stored(database)} == {Source.PUBLIC}


def test_a_connected_table_of_the_municipalitys_own_database(
    run: Run, geopackage: str, tmp_path: Path
) -> None:
    layer = points_of([(537_000.0, 6_577_000.0)], vad=["Klotter"], datum=["2026-03-15"])
    with opened(geopackage) as gateway:
        save_profile(gateway, Profile("Egna", {Target.CATEGORY: "vad", Target.START: "datum"}))
        source = saved(layer, tmp_path / "egna.gpkg")
        connect_source(gateway, ConnectedSource("Vyn", source, "Egna", provider="ogr"))
    assert counts(run("importobservations", {"INPUT": "Vyn", "DATABASE": geopackage})) == (1, 0, 0, 0, 0)


def test_a_table_of_a_server(run: Run, geopackage: str, postgis_database: PostgisDatabase) -> None:
    source = str(postgis_database.uri)
    with closing(psycopg2.connect(source)) as connection, connection, connection.cursor() as cursor:
        cursor.execute(
            "CREATE TABLE public.felanmalan (id int primary key, vad text, datum timestamp, x float, y float)"
        )
        cursor.execute("INSERT INTO felanmalan VALUES (1, 'Klotter', '2026-03-15 22:30', 537000, 6577000)")
    words = psycopg2.extensions.parse_dsn(source)
    place = f"host={words['host']} port={words['port']} dbname={words['dbname']} user={words['user']}"
    layer = QgsVectorLayer(f'{place} key=\'id\' table="public"."felanmalan"', "felanmälan", "postgres")
    assert layer.isValid()
    assert counts(run("importobservations", {"INPUT": layer, "DATABASE": geopackage})) == (1, 0, 0, 0, 0)
    (one,) = stored(geopackage)
    assert (one.external_id, one.geometry) == ("1", PointGeometry(537_000.0, 6_577_000.0))
    assert one.started_at is not None
    assert f"{to_local(one.started_at):%F %R}" == "2026-03-15 22:30"
    columns = {Target.EXTERNAL_ID: "id", Target.CATEGORY: "vad", Target.START: "datum"}
    with opened(geopackage) as gateway:
        save_profile(gateway, Profile("Vyn", columns | {Target.X: "x", Target.Y: "y"}))
        connect_source(gateway, ConnectedSource("Servern", layer.source(), "Vyn", provider="postgres"))
    results = run("importobservations", {"INPUT": "Servern", "DATABASE": geopackage, "DRY_RUN": True})
    assert results["IMPORTED"] == 1


def test_addresses_are_found_in_the_layers_of_the_project(run: Run, geopackage: str, tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    path.write_text(
        "Vad;Datum;Adress\nKlotter;2026-03-15;Storgatan 12\nKlotter;2026-03-16;Storgatan 99\n",
        encoding="utf-8",
    )
    addresses = points_of(
        [(537_000.0, 6_577_000.0), (537_100.0, 6_577_000.0)], adress=["Storgatan 12", "Storgatan 20"]
    )
    project = QgsProject()
    project.addMapLayer(addresses)
    results = run("importobservations", {"INPUT": str(path), "DATABASE": geopackage}, project=project)
    assert counts(results) == (2, 0, 0, 0, 0)
    found = {one.place_name: (one.geometry, one.place_precision) for one in stored(geopackage)}
    assert found["Storgatan 12"] == (PointGeometry(537_000.0, 6_577_000.0), PlacePrecision.EXACT)
    assert found["Storgatan 99"][1] is PlacePrecision.STREET


def test_a_stopped_import_leaves_nothing(run: Run, geopackage: str, tmp_path: Path) -> None:
    path = report(tmp_path / "r.csv", *(f"Vägg {n}" for n in range(10)))
    told = Told(stop_at=0.2)
    assert run("importobservations", {"INPUT": path, "DATABASE": geopackage}, told) == {}
    assert stored(geopackage) == []


@pytest.fixture(scope="module")
def shared_database(tmp_path_factory: pytest.TempPathFactory) -> str:
    """One database for all broken files; each import into it is undone."""
    text = str(tmp_path_factory.mktemp("broken") / "est.gpkg")
    create_database(parse_location(text)).close()
    return text


@pytest.mark.parametrize(("name", "content"), BROKEN, ids=[name for name, _ in BROKEN])
def test_a_broken_file_goes_in_row_by_row_or_not_at_all(
    run: Run, shared_database: str, tmp_path: Path, name: str, content: bytes
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    check_broken(run, shared_database, path)


def test_a_broken_workbook_goes_in_row_by_row_or_not_at_all(
    run: Run, shared_database: str, tmp_path: Path
) -> None:
    paths = list(workbooks(tmp_path))
    assert len(paths) >= 20
    for path in paths:
        check_broken(run, shared_database, path)


def check_broken(run: Run, database: str, path: Path) -> None:
    """Import a broken file: nothing of it goes in and a sentence says why, or every row is accounted for."""
    told, rejects = Told(), path.with_name(f"{path.name}.avvisade.csv")
    parameters = {"INPUT": str(path), "DATABASE": database, "REJECTS": str(rejects)}
    with opened(database) as gateway:
        refused = ""
        try:
            results = run("importobservations", parameters, told)
        except QgsProcessingException as error:
            results, refused = {}, str(error)
        if not results:
            assert len(refused) > 20
            assert "Traceback" not in refused
            assert "Error" not in refused
            assert gateway.count(Selection()).total == 0
            assert not rejects.exists()
            return
        assert gateway.count(Selection()).total == results["IMPORTED"]
        lines = rejects.read_text(encoding="utf-8-sig")
        assert bool(results["REJECTED"]) == (len(lines.strip().splitlines()) > 1)
        assert len(told.warnings) >= min(results["REJECTED"], 20)
        if results["IMPORT_RUN"]:
            run_of_it = next(one for one in gateway.import_runs() if one.uuid == results["IMPORT_RUN"])
            assert undo_import(gateway, run_of_it).removed == results["IMPORTED"]


REAL = {
    "polisen_handelser_fem_kommuner.csv": (973, 0, 0, 1_384, 0),
    "nottingham_burglary.csv.gz": (1_795, 0, 0, 0, 0),
    "nottingham_robbery.csv.gz": (555, 0, 0, 0, 0),
    "memphis_robberies.gpkg": (2_245, 0, 0, 0, 0),
}
"""The five counts of files of real events; ``tests/exchange`` has those of the largest."""


@pytest.mark.parametrize("file", REAL)
def test_every_file_of_real_events(run: Run, geopackage: str, shared_data: Path, file: str) -> None:
    parameters = {"INPUT": str(shared_data / file), "DATABASE": geopackage}
    assert counts(run("importobservations", parameters)) == REAL[file]


@pytest.mark.parametrize("file", ["polisen_handelser_fem_kommuner.csv", "nottingham_robbery.csv.gz"])
def test_files_of_real_events_twice_on_both(run: Run, database: str, shared_data: Path, file: str) -> None:
    parameters = {"INPUT": str(shared_data / file), "DATABASE": database}
    assert counts(run("importobservations", parameters)) == REAL[file]
    again = run("importobservations", parameters)
    assert counts(again) == (0, 0, REAL[file][0], REAL[file][3], 0)


def test_a_table_that_is_a_layer_already(run: Run, geopackage: str, shared_data: Path) -> None:
    path = shared_data / "polisen_handelser_fem_kommuner.csv"
    layer = QgsVectorLayer(str(path), "notiser", "ogr")
    results = run("importobservations", {"INPUT": layer, "DATABASE": geopackage})
    assert counts(results) == REAL[path.name]
