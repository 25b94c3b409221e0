"""The zip: what is in it, and that QGIS starts with it."""

from __future__ import annotations

import os
import shutil
import subprocess
import zipfile
from pathlib import Path, PurePosixPath

import package
import pytest
from qgis_profile import PLUGIN, STAGED, QgisProfile

from ..acceptance.real_qgis import play

LARGEST_BYTES = 20_000_000  # the plugin site takes 25 MB


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The zip of this checkout."""
    return package.pack(tmp_path_factory.mktemp("package"))


@pytest.fixture(scope="module")
def installed(packed: Path, tmp_path_factory: pytest.TempPathFactory) -> QgisProfile:
    """A fresh profile, in a folder with a space and Swedish letters, with the zip unpacked in it."""
    profile = QgisProfile(tmp_path_factory.mktemp("Åsas profil"))
    profile.prepare()
    profile.install(packed)
    return profile


@pytest.fixture(scope="module")
def names(packed: Path) -> list[PurePosixPath]:
    """What the zip holds."""
    with zipfile.ZipFile(packed) as archive:
        return [PurePosixPath(name) for name in archive.namelist()]


def test_everything_lies_in_the_plugin_s_folder(names: list[PurePosixPath]) -> None:
    assert {name.parts[0] for name in names} == {"est_plugin"}


@pytest.mark.parametrize(
    "name",
    ["__init__.py", "plugin.py", "metadata.txt", "LICENSE", "i18n/est_sv.qm", "resources/icons/est.svg"],
)
def test_the_zip_has(names: list[PurePosixPath], name: str) -> None:
    assert PurePosixPath("est_plugin", name) in names


def test_every_form_and_resource_is_packed(names: list[PurePosixPath], project_root: Path) -> None:
    for folder in ("forms", "resources"):
        held = {name.relative_to("est_plugin") for name in names if name.parts[1] == folder}
        files = {
            PurePosixPath(path.relative_to(project_root).as_posix())
            for path in (project_root / folder).rglob("*")
            if path.is_file()
        }
        assert held == files


def test_nothing_but_the_plugin_is_packed(names: list[PurePosixPath]) -> None:
    assert [name for name in names if name.suffix in {".pyc", ".ts", ".orig", ".zip"}] == []
    assert [
        name for name in names if any(part.startswith(".") or part == "__pycache__" for part in name.parts)
    ] == []
    assert not any("tests" in name.parts for name in names)


def test_the_zip_is_small_enough_for_the_plugin_site(packed: Path) -> None:
    assert packed.stat().st_size < LARGEST_BYTES


def test_the_same_sources_give_the_same_bytes(packed: Path, project_root: Path, tmp_path: Path) -> None:
    copy = tmp_path / "another checkout"
    copy.mkdir()
    for name in (PLUGIN, *STAGED):
        source = project_root / name
        if source.is_dir():
            shutil.copytree(source, copy / name, copy_function=shutil.copy)
        else:
            shutil.copy(source, copy / name)
    (copy / PLUGIN / "__pycache__").mkdir(exist_ok=True)
    (copy / PLUGIN / "__pycache__" / "left.pyc").write_bytes(b"compiled")
    assert package.pack(tmp_path / "again", copy).read_bytes() == packed.read_bytes()


def test_qgis_process_finds_the_installed_plugin(installed: QgisProfile, tmp_path: Path) -> None:
    done = subprocess.run(
        installed.process_command("plugins"),
        env=installed.environment(QT_QPA_PLATFORM="offscreen"),
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert "* est_plugin" in done.stdout.splitlines(), done.stderr


def test_qgis_process_lists_the_algorithms(installed: QgisProfile, tmp_path: Path) -> None:
    done = subprocess.run(
        installed.process_command("list"),
        env=installed.environment(QT_QPA_PLATFORM="offscreen"),
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    for algorithm in ("est:createdatabase", "est:density", "est:lagesbild"):
        assert f"\t{algorithm}\t" in done.stdout, done.stdout + done.stderr


def test_a_real_qgis_starts_with_the_installed_plugin(installed: QgisProfile, tmp_path: Path) -> None:
    outcome = play("story_installed:story", tmp_path, profile=installed)
    assert outcome.error == ""
    assert outcome.facts["file"] == os.fspath(installed.plugin / "__init__.py")
    assert outcome.facts["provider"] is True
    assert outcome.facts["metadata"] == "EST Lägesbild"
    assert "EST" in list(outcome.facts["toolbars"])  # type: ignore[call-overload]
    assert "Traceback" not in (tmp_path / "qgis.log").read_text(encoding="utf-8", errors="replace")
