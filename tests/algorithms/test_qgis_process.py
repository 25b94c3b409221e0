"""The algorithms from a real ``qgis_process`` in a fresh profile: arguments, JSON, exit codes, sentences."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from qgis_profile import QgisProfile

from .layers import points_of, raster, saved

Process = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="module")
def process(tmp_path_factory: pytest.TempPathFactory) -> Process:
    """Run qgis_process with the checkout enabled in a profile of its own."""
    profile = QgisProfile(tmp_path_factory.mktemp("profil å"))
    profile.prepare()
    profile.link_checkout()
    folder = tmp_path_factory.mktemp("arbete")

    def run(*arguments: str, given: str | None = None) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            profile.process_command(*arguments),
            env=profile.environment(QT_QPA_PLATFORM="offscreen"),
            cwd=folder,
            input=given,
            capture_output=True,
            text=True,
            check=False,
            timeout=240,
        )

    return run


@pytest.fixture(scope="module")
def events(tmp_path_factory: pytest.TempPathFactory, qgis_app: object) -> str:
    return saved(points_of([(500_012.5, 6_560_012.5)]), tmp_path_factory.mktemp("data") / "händelser.gpkg")


def test_density_from_arguments(process: Process, events: str, tmp_path: Path) -> None:
    output = tmp_path / "täthet.tif"
    done = process(
        "run", "est:density", "--", f"INPUT={events}", "BANDWIDTH=300", "CELL_SIZE=25", f"OUTPUT={output}"
    )
    assert done.returncode == 0, done.stderr
    assert raster(str(output))[0].max() == pytest.approx(10.6103, abs=5e-5)


def test_density_from_json_with_numbers_as_strings(process: Process, events: str, tmp_path: Path) -> None:
    output = tmp_path / "t.tif"
    given = {"inputs": {"INPUT": events, "BANDWIDTH": "300", "CELL_SIZE": "25", "OUTPUT": str(output)}}
    done = process("run", "est:density", "--json", "-", given=json.dumps(given))
    assert done.returncode == 0, done.stderr
    results = json.loads(done.stdout)["results"]
    assert results["COUNT"] == 1
    assert results["LEFT_OUT"] == 0
    assert results["MAX_DENSITY"] == pytest.approx(10.6103, abs=5e-5)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["BANDWIDTH=bred"], "bred"),
        (["BANDWIDTH=300", "CELL_SIZE=0.001"], "BANDWIDTH"),
        (["INPUT=/no/such.gpkg"], "/no/such.gpkg"),
    ],
)
def test_a_failure_is_a_sentence_and_an_exit_code(
    process: Process, events: str, tmp_path: Path, arguments: list[str], words: str
) -> None:
    given = [f"INPUT={events}", f"OUTPUT={tmp_path / 'x.tif'}", *arguments]
    done = process("run", "est:density", "--", *given)
    assert done.returncode != 0
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []
    if words != "BANDWIDTH":
        assert words in done.stderr


def test_a_database_and_its_lagesbild(process: Process, tmp_path: Path) -> None:
    database, sheet = tmp_path / "exempel.gpkg", tmp_path / "lägesbild.pdf"
    made = process(
        "run", "est:createdatabase", "--", f"DATABASE={database}", "EXAMPLE=1", "YEARS=2", "OBSERVATIONS=2000"
    )
    assert made.returncode == 0, made.stderr
    printed = process(
        "run", "est:lagesbild", "--json", "--", f"DATABASE={database}", "PERIOD=2026-10", f"OUTPUT={sheet}"
    )
    assert printed.returncode == 0, printed.stderr
    results = json.loads(printed.stdout)["results"]
    assert (results["PAGES"], results["OVERFLOWS"]) == (1, 0)
    assert sheet.read_bytes().startswith(b"%PDF")
    refused = process("run", "est:createdatabase", "--", f"DATABASE={database}")
    assert refused.returncode != 0


def test_the_help_of_an_algorithm_names_its_parameters(process: Process) -> None:
    shown = process("help", "est:density", "--json")
    assert shown.returncode == 0, shown.stderr
    parameters = json.loads(shown.stdout)["parameters"]
    assert set(parameters) == {
        "INPUT",
        "BANDWIDTH",
        "CELL_SIZE",
        "WEIGHT",
        "EXTENT",
        "MASK",
        "KERNEL",
        "EDGE",
        "UNIT",
        "OUTPUT",
        "HOTSPOTS",
        "HOTSPOT_RULE",
        "HOTSPOT_AMOUNT",
    }
