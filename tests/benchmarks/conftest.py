"""What the benchmarks share: the table, files of made-up towns, Processing with the plugin's provider."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsProcessingFeedback

from est_plugin.algorithms.provider import EstProvider

from ..algorithms.conftest import provider  # noqa: F401 - a fixture
from . import made_up
from .measuring import Races

Run = Callable[[str, dict[str, Any]], dict[str, Any]]


@pytest.fixture(scope="session")
def races(project_root: Path) -> Iterator[Races]:
    """The table; printed at the end and kept in ``build/races.md``."""
    table = Races()
    yield table
    if len(table):
        text = table.table()
        (project_root / "build").mkdir(exist_ok=True)
        (project_root / "build" / "races.md").write_text(text, encoding="utf-8")
        print("\n" + text)  # noqa: T201 - the result of the run


@pytest.fixture(scope="session")
def run(provider: EstProvider) -> Run:  # noqa: F811 - the fixture of that name
    """Run a Processing algorithm as its documentation does."""
    import processing

    def runner(algorithm: str, parameters: dict[str, Any]) -> dict[str, Any]:
        result: dict[str, Any] = processing.run(algorithm, parameters, feedback=QgsProcessingFeedback(False))
        return result

    assert provider.id() == "est"
    return runner


@pytest.fixture(scope="session")
def events_file(tmp_path_factory: pytest.TempPathFactory) -> Callable[[int], Path]:
    """Files of made-up events, each written once."""
    folder = tmp_path_factory.mktemp("events")

    def of(n: int) -> Path:
        path = folder / f"events_{n}.gpkg"
        return path if path.exists() else made_up.write_points(path, *made_up.events(n))

    return of
