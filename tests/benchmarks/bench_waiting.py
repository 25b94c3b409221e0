"""What a person waits for with 200,000 observations: counts, the heatmap, a month's sheet.

The figures go to ``build/waits.md``. The heatmap's goal is for its second look at a period: the first also
reads the rows and the year that the classes come from, which the database decides.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest

from est_plugin.answers.analyses.heatmap import heatmap_answer, read_heatmap_source
from est_plugin.answers.lagesbild.lagesbild import lagesbild
from est_plugin.answers.rows import rows_of
from est_plugin.domain.area import AreaKind
from est_plugin.domain.period import parse_period
from est_plugin.domain.selection import Selection
from est_plugin.example.creating import create_example
from est_plugin.sheets.lagesbild import compose
from est_plugin.sheets.options import SheetOptions
from est_plugin.store.gateway import Gateway
from est_plugin.store.location import GeoPackageLocation, Location, parse_location

OBSERVATIONS = 200_000
ROUNDS = 5


@dataclass(frozen=True)
class Waiting:
    """A line of the table: the longest of several times, in seconds."""

    job: str
    backend: str
    seconds: float
    goal: float


class Waits:
    """All that was waited for."""

    def __init__(self) -> None:
        self.lines: list[Waiting] = []

    def measure(
        self, job: str, backend: str, goal: float, work: Callable[[], object], rounds: int = ROUNDS
    ) -> None:
        """Do the work once to warm up, then some times more; keep the longest."""
        work()
        longest = 0.0
        for _ in range(rounds):
            start = time.perf_counter()
            work()
            longest = max(longest, time.perf_counter() - start)
        self.lines.append(Waiting(job, backend, longest, goal))
        print(f"\n{job} ({backend}): {longest:.3f} s, goal {goal:g} s", flush=True)  # noqa: T201

    def table(self) -> str:
        """Return the lines as Markdown."""
        head = [
            f"What a person waits for, {OBSERVATIONS:,} observations: the longest of {ROUNDS} times.",
            "",
            "| job | database | seconds | goal |",
            "|---|---|---|---|",
        ]
        rows = [f"| {w.job} | {w.backend} | {w.seconds:.3f} | {w.goal:g} |" for w in self.lines]
        return "\n".join([*head, *rows]) + "\n"


@pytest.fixture(scope="module")
def waits(project_root: Path) -> Iterator[Waits]:
    """The table, kept in ``build/waits.md``."""
    table = Waits()
    yield table
    (project_root / "build").mkdir(exist_ok=True)
    (project_root / "build" / "waits.md").write_text(table.table(), encoding="utf-8")


@pytest.fixture(scope="module", params=["GeoPackage", "PostGIS"])
def town(
    request: pytest.FixtureRequest, qgis_app: object, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, Gateway]]:
    """The example municipality with 200,000 observations."""
    if request.param == "GeoPackage":
        location: Location = GeoPackageLocation(tmp_path_factory.mktemp("stor") / "stor.gpkg")
    else:
        server = request.getfixturevalue("postgis_server")
        location = parse_location(server.uri(server.create_database()))
    with create_example(location, observations=OBSERVATIONS) as gateway:
        yield request.param, gateway


def test_counts_of_the_filter(town: tuple[str, Gateway], waits: Waits) -> None:
    backend, gateway = town
    for words, text in (("a month", "2026-10"), ("a year", "2025"), ("a tertial", "2026-T1")):
        selection = Selection(parse_period(text))
        waits.measure(f"counts of {words}", backend, 0.5, partial(gateway.count, selection))
    area = gateway.areas([AreaKind.EST_AREA])[0]
    within = Selection(parse_period("2025"), area_uuids=frozenset({area.uuid}))
    waits.measure("rows of a year within an area", backend, 0.5, lambda: rows_of(gateway, within))


def test_the_heatmap_follows(town: tuple[str, Gateway], waits: Waits) -> None:
    backend, gateway = town
    for words, text in (("a month", "2026-10"), ("three years", "2023-11-01/2026-10-31")):
        source = read_heatmap_source(gateway, Selection(parse_period(text)))
        waits.measure(
            f"heatmap of {words}, another bandwidth",
            backend,
            0.3,
            partial(heatmap_answer, source, 310.0),
        )
    month = Selection(parse_period("2026-10"))
    waits.measure(
        "heatmap of another month, read and drawn", backend, 1.0,
        lambda: heatmap_answer(read_heatmap_source(gateway, month)),
    )  # fmt: skip


def test_a_months_sheet(town: tuple[str, Gateway], waits: Waits, tmp_path: Path) -> None:
    backend, gateway = town

    def print_it() -> None:
        answer = lagesbild(gateway, Selection(parse_period("2026-10")), parse_period("2026-09"))
        sheet = compose(answer, SheetOptions())
        sheet.export(tmp_path / "blad.pdf")
        sheet.close()

    waits.measure("a month's sheet, A3, as PDF", backend, 10.0, print_it, rounds=2)
