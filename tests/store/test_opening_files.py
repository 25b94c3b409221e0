"""Each thing that a file may be instead of an EST database has its own sentence; nothing is ever harmed."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from est_plugin.domain.selection import Selection
from est_plugin.store import file_place
from est_plugin.store.errors import (
    DamagedDatabaseError,
    DatabaseExistsError,
    DatabaseLockedError,
    DatabaseNotFoundError,
    InvalidValueError,
    NoFilesBesideError,
    NotADatabaseError,
    NotAnEstDatabaseError,
    StoreError,
    WalOnShareError,
)
from est_plugin.store.geopackage import files as geopackage_files
from est_plugin.store.geopackage import opening as geopackage_opening
from est_plugin.store.location import GeoPackageLocation
from est_plugin.store.opening import create_database, open_database, repair_wal
from tests.store.making import key, observation, write

ROOT = Path(__file__).resolve().parents[2]


def test_a_new_database_is_whole_and_says_whose_it_is(tmp_path: Path) -> None:
    location = GeoPackageLocation(tmp_path / "ny å.gpkg")
    with create_database(location, "EPSG:3008", "Malmö", user="anna") as gateway:
        assert gateway.crs == "EPSG:3008"
        assert gateway.settings().municipality_name == "Malmö"
        assert len(gateway.categories()) == 31
        assert gateway.notices == ()
        assert not gateway.read_only
        assert gateway.user == "anna"
    assert [path.name for path in tmp_path.iterdir()] == ["ny å.gpkg"]


def test_what_exists_is_never_replaced(geopackage: GeoPackageLocation, tmp_path: Path) -> None:
    other = tmp_path / "annat.gpkg"
    other.write_bytes(b"something else")
    for path in (geopackage.path, other):
        before = path.read_bytes()
        with pytest.raises(DatabaseExistsError):
            create_database(GeoPackageLocation(path))
        assert path.read_bytes() == before
        assert [file.name for file in path.parent.iterdir() if "gpkg-" in file.name] == []


def test_a_file_that_appears_meanwhile_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "ny.gpkg"
    original = geopackage_files.put_in_place

    def somebody_was_faster(unfinished: Path, target: Path) -> None:
        target.write_bytes(b"somebody else's")
        original(unfinished, target)

    monkeypatch.setattr(geopackage_opening, "put_in_place", somebody_was_faster)
    with pytest.raises(DatabaseExistsError):
        create_database(GeoPackageLocation(path))
    assert path.read_bytes() == b"somebody else's"
    assert [file.name for file in tmp_path.iterdir()] == ["ny.gpkg"]


def test_a_share_without_hard_links_gets_its_file_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_paths: Path) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)
    create_database(GeoPackageLocation(tmp_path / "ny.gpkg")).close()
    assert [file.name for file in tmp_path.iterdir()] == ["ny.gpkg"]


@pytest.mark.parametrize("moment", ["_write_tables", "insert_starting_rows", "put_in_place"])
def test_nothing_half_made_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: str) -> None:
    def fall(*_given: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(geopackage_opening, moment, fall)
    with pytest.raises(OSError, match="No space"):
        create_database(GeoPackageLocation(tmp_path / "ny.gpkg"))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("crs", ["", "SWEREF", "EPSG:999999", "EPSG:5613", "ESRI:102100"])
def test_a_crs_must_have_an_epsg_code(tmp_path: Path, crs: str) -> None:
    with pytest.raises(InvalidValueError):
        create_database(GeoPackageLocation(tmp_path / "ny.gpkg"), crs)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_does_not_exist_is_told(tmp_path: Path) -> None:
    for path in (tmp_path / "saknas" / "x.gpkg", tmp_path / "saknas.gpkg"):
        with pytest.raises(DatabaseNotFoundError):
            open_database(GeoPackageLocation(path))
    with pytest.raises(DatabaseNotFoundError):
        create_database(GeoPackageLocation(tmp_path / "saknas" / "x.gpkg"))
    (tmp_path / "fil").write_text("")
    with pytest.raises(DatabaseNotFoundError):
        open_database(GeoPackageLocation(tmp_path / "fil" / "x.gpkg"))


@pytest.mark.parametrize("content", [b"", b"SQLite", b"PK\x03\x04" * 100, "å".encode() * 5000])
def test_what_is_no_database_is_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.gpkg"
    path.write_bytes(content)
    with pytest.raises(NotADatabaseError):
        open_database(GeoPackageLocation(path))
    assert path.read_bytes() == content
    with pytest.raises(NotADatabaseError):
        open_database(GeoPackageLocation(tmp_path))


def test_a_database_of_something_else_is_told(tmp_path: Path, shared_data: Path) -> None:
    other = tmp_path / "annan.gpkg"
    sqlite3.connect(other).executescript("CREATE TABLE observation (a); CREATE TABLE category (b)").close()
    districts = Path(shutil.copyfile(shared_data / "malmo_stadsdelar_epsg3008.gpkg", tmp_path / "malmö.gpkg"))
    for path in (other, districts):
        before = path.read_bytes()
        with pytest.raises(NotAnEstDatabaseError):
            open_database(GeoPackageLocation(path))
        assert path.read_bytes() == before


def test_a_damaged_file_is_told_and_left_as_it_is(geopackage: GeoPackageLocation) -> None:
    with open_database(geopackage) as gateway:
        write(gateway, *(observation() for _ in range(300)))
    whole = geopackage.path.read_bytes()
    damaged = bytearray(whole)
    for page in range(12, len(whole) // 4096, 7):
        damaged[page * 4096 : page * 4096 + 200] = os.urandom(200)
    for content in (bytes(damaged), whole[: len(whole) // 2]):
        geopackage.path.write_bytes(content)
        with pytest.raises((DamagedDatabaseError, NotADatabaseError)):
            open_database(geopackage)
        assert geopackage.path.read_bytes() == content


def test_a_file_that_is_locked_for_long_is_told(
    geopackage: GeoPackageLocation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(geopackage_opening, "OPENING_SECONDS", 0.2)
    other = sqlite3.connect(geopackage.path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(DatabaseLockedError):
        open_database(geopackage)
    other.execute("ROLLBACK")
    other.close()
    open_database(geopackage).close()


def test_a_file_that_somebody_is_writing_to_opens(geopackage: GeoPackageLocation) -> None:
    other = sqlite3.connect(geopackage.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with open_database(geopackage) as gateway:
        assert gateway.count(Selection()).total == 0
    other.close()


AS_NOBODY = """
import os, sys
if os.geteuid() == 0:
    os.setgroups([]); os.setgid(65534); os.setuid(65534)
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from est_plugin.store.errors import StoreError
from est_plugin.store.location import GeoPackageLocation
from est_plugin.store.opening import create_database, open_database
from est_plugin.domain.selection import Selection
from tests.store.making import observation, write
location = GeoPackageLocation(Path(sys.argv[2]))
try:
    if sys.argv[3] == "create":
        create_database(location)
    with open_database(location) as gateway:
        print("open", gateway.read_only, len(gateway.notices), gateway.count(Selection()).total)
        gateway.observation_table(Selection())
        gateway.data_version()
        write(gateway, observation())
except StoreError as error:
    print(type(error).__name__, error.message.english())
"""


def as_nobody(path: Path, what: str = "open") -> list[str]:
    """Do it as a user without rights: root may write everywhere."""
    done = subprocess.run(
        [sys.executable, "-c", AS_NOBODY, str(ROOT), str(path), what],
        capture_output=True,
        text=True,
        check=False,
        env={
            **os.environ,
            "QT_QPA_PLATFORM": "offscreen",
            "HOME": "/nonexistent",
            "PYTHONDONTWRITEBYTECODE": "1",
        },
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


@pytest.fixture
def public_folder() -> Iterator[Path]:
    """A folder that a user without rights can reach, as those of pytest cannot be."""
    folder = Path(tempfile.mkdtemp(prefix="est-rights-"))
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


@pytest.mark.parametrize(("file_mode", "folder_mode"), [(0o444, 0o777), (0o666, 0o555), (0o444, 0o555)])
def test_what_may_only_be_read_is_opened_for_reading(
    made_geopackage: Path, public_folder: Path, file_mode: int, folder_mode: int
) -> None:
    path = Path(shutil.copyfile(made_geopackage, public_folder / "x.gpkg"))
    path.chmod(file_mode)
    public_folder.chmod(folder_mode)
    opened, refused = as_nobody(path)
    assert opened == "open True 1 0"
    assert refused.startswith("ReadOnlyError")
    assert [file.name for file in public_folder.iterdir()] == ["x.gpkg"]


def test_a_file_that_may_not_even_be_read_is_told(made_geopackage: Path, public_folder: Path) -> None:
    path = Path(shutil.copyfile(made_geopackage, public_folder / "x.gpkg"))
    path.chmod(0o000)
    public_folder.chmod(0o755)
    assert as_nobody(path)[0].startswith("DatabaseUnreachableError")


def test_a_folder_that_takes_no_files_is_told_when_one_is_to_be_made(public_folder: Path) -> None:
    public_folder.chmod(0o555)
    assert as_nobody(public_folder / "ny.gpkg", "create")[0].startswith(NoFilesBesideError.__name__)


def in_wal_mode(location: GeoPackageLocation) -> None:
    connection = sqlite3.connect(location.path)
    assert connection.execute("PRAGMA journal_mode = WAL").fetchone() == ("wal",)
    connection.close()


@pytest.fixture
def share(
    geopackage: GeoPackageLocation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> GeoPackageLocation:
    """The same file, on what the machine's table of mounts calls a network share."""
    point = str(tmp_path).replace("\\", "\\134").replace(" ", "\\040")
    table = tmp_path / "mounts"
    table.write_text(f"/dev/sda1 / ext4 rw 0 0\n//server/delad {point} cifs rw,vers=3.0 0 0\nshort\n")
    monkeypatch.setattr(file_place, "MOUNT_TABLE", table)
    return geopackage


def test_a_share_in_wal_mode_is_told_and_repaired_only_when_asked(share: GeoPackageLocation) -> None:
    in_wal_mode(share)
    for _ in range(2):
        with pytest.raises(WalOnShareError):
            open_database(share)
        assert geopackage_opening.is_in_wal_mode(share.path)
    repair_wal(share)
    assert not geopackage_opening.is_in_wal_mode(share.path)
    with open_database(share) as gateway:
        write(gateway, observation())
        assert gateway.count(Selection()).total == 1
    assert [path.name for path in share.path.parent.iterdir()] == [share.path.name]


def test_a_share_in_wal_mode_is_not_repaired_while_others_use_it(
    share: GeoPackageLocation, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_wal_mode(share)
    monkeypatch.setattr(geopackage_opening, "OPENING_SECONDS", 0.2)
    other = sqlite3.connect(share.path)
    other.execute("SELECT count(*) FROM observation").fetchone()
    with pytest.raises(StoreError):
        repair_wal(share)
    other.close()
    repair_wal(share)


def test_what_others_left_in_the_wal_is_kept_when_it_is_repaired(
    share: GeoPackageLocation, tmp_path: Path
) -> None:
    """A crash leaves rows in the -wal file beside; they belong to the database."""
    in_wal_mode(share)
    other = sqlite3.connect(share.path, isolation_level=None)
    other.execute("PRAGMA wal_autocheckpoint = 0")
    other.execute("INSERT INTO organisation (uuid, name) VALUES (?, 'Skolan')", (key(1),))
    aside = tmp_path / "aside"
    shutil.copytree(share.path.parent, aside)
    other.close()
    left = GeoPackageLocation(aside / share.path.name)
    assert (aside / f"{share.path.name}-wal").stat().st_size > 0
    with pytest.raises(WalOnShareError):
        open_database(left)
    repair_wal(left)
    with open_database(left) as gateway:
        assert [row.name for row in gateway.organisations()] == ["Skolan"]


def test_wal_on_a_disk_of_ones_own_is_no_matter(geopackage: GeoPackageLocation) -> None:
    in_wal_mode(geopackage)
    with open_database(geopackage) as gateway:
        write(gateway, observation())
        assert gateway.count(Selection()).total == 1
        assert len(gateway.observation_table(Selection())) == 1


@pytest.mark.parametrize("name", ["OneDrive - Kumla kommun", "SharePoint", "Dropbox"])
def test_a_synchronised_folder_is_told(made_geopackage: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    path = Path(shutil.copyfile(made_geopackage, tmp_path / name / "x.gpkg"))
    with open_database(GeoPackageLocation(path)) as gateway:
        assert len(gateway.notices) == 1
        assert "synchronised" in gateway.notices[0].english()
        assert not gateway.read_only


def test_a_synchronised_folder_of_any_name_is_known_from_the_environment(
    geopackage: GeoPackageLocation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OneDriveCommercial", str(geopackage.path.parent))
    with open_database(geopackage) as gateway:
        assert len(gateway.notices) == 1


def test_rows_that_point_at_nothing_are_told_at_opening(geopackage: GeoPackageLocation) -> None:
    connection = sqlite3.connect(geopackage.path)
    connection.execute("INSERT INTO decision (uuid, decided_on, meeting_uuid) VALUES (?, '2026-01-01', ?)",
                       (key(1), key(2)))  # fmt: skip
    connection.commit()
    connection.close()
    with open_database(geopackage) as gateway:
        assert len(gateway.notices) == 1
        assert "decision" in gateway.notices[0].english()


def test_a_crash_in_the_middle_is_rolled_back_at_the_next_opening(
    geopackage: GeoPackageLocation, tmp_path: Path
) -> None:
    left = half_written(geopackage, tmp_path / "aside")
    with open_database(left) as gateway:
        assert {row.description for row in gateway.observations(Selection())} == {"Tre rutor krossade"}


def half_written(location: GeoPackageLocation, aside: Path) -> GeoPackageLocation:
    """Copy the folder in the middle of a transaction that has begun to write to the file."""
    with open_database(location) as gateway:
        write(gateway, *(observation() for _ in range(50)))
        # Ours keeps what is not committed in memory; another program's writing reaches the file before.
        gateway.backend.execute("PRAGMA cache_spill = ON")
        gateway.backend.execute("PRAGMA cache_size = 5")
        with gateway.backend.transaction():
            gateway.backend.execute("UPDATE observation SET description = 'halvt' || hex(randomblob(2000))")
            shutil.copytree(location.path.parent, aside)
    left = GeoPackageLocation(aside / location.path.name)
    assert (aside / f"{left.path.name}-journal").stat().st_size > 512
    assert b"halvt" in left.path.read_bytes()
    return left


def test_a_reader_goes_on_after_a_writer_was_killed(geopackage: GeoPackageLocation, tmp_path: Path) -> None:
    """The watching and the reading connections undo the half by themselves."""
    left = half_written(geopackage, tmp_path / "aside")
    with open_database(left, checked=True) as gateway:
        gateway.data_version()
        assert len(gateway.observation_table(Selection())) == 50
        assert not (left.path.parent / f"{left.path.name}-journal").exists()


def test_who_may_not_put_a_half_written_file_in_order_is_told(
    geopackage: GeoPackageLocation, public_folder: Path
) -> None:
    left = half_written(geopackage, public_folder / "aside")
    for file in left.path.parent.iterdir():
        file.chmod(0o444)
    left.path.parent.chmod(0o555)
    public_folder.chmod(0o755)
    assert as_nobody(left.path)[0].startswith("HalfWrittenError")
