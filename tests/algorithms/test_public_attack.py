"""An attack on what is published: it reads the files, and tries to work out what was kept back.

It succeeds where small counts are only blotted out, where a longer period is counted anew, and where the
same days are cut twice; it fails on what the plugin writes.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from est_plugin.algorithms import publicexport
from est_plugin.analysis.suppression import Cell
from est_plugin.answers.public import counts as public_counts
from est_plugin.domain.period import parse_period
from est_plugin.store.location import GeoPackageLocation, parse_location
from est_plugin.store.opening import create_database, open_database
from est_plugin.store.runs import Runs

from ..answers.test_public_counts import MONTHS, NAMES, fill_four_areas
from ..helpers.attack import (
    Knowledge,
    csv_tables,
    geojson_tables,
    geopackage_tables,
    html_tables,
    learn_rows,
    pdf_tables,
    pdf_text,
)
from .conftest import Run

RIGHT_COLUMN_MM = (290.0, 0.0, 130.0, 297.0)
"""Where the tables of an A3 stand."""

REST = "Rest of the municipality"
TRUTH = {
    (f"2026-0{month}", name): count
    for month, counts in MONTHS.items()
    for name, count in zip((*NAMES, REST), (*counts, 2), strict=True)
}
SMALL = [key for key, count in TRUTH.items() if count < 5]


@pytest.fixture
def database(tmp_path: Path, qgis_app: object) -> str:
    """Four areas and four months of events in a file."""
    location = GeoPackageLocation(tmp_path / "å.gpkg")
    with fill_four_areas(create_database(location, municipality="Kumla")) as gateway:
        return gateway.location.text


def only_small(counts: NDArray[np.int64], _sums: object, threshold: int, _first: object) -> NDArray[np.int8]:
    """What many do by hand: blot out the small numbers and nothing else."""
    return np.where(np.asarray(counts) < threshold, Cell.SMALL, Cell.PUBLISHED).astype(np.int8)


@pytest.fixture
def blotted_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same output, with no more kept back than the small numbers themselves."""
    monkeypatch.setattr(public_counts, "suppress", only_small)
    monkeypatch.setattr(public_counts, "promise_holds", lambda values, *_rest: np.ones(len(values), bool))


@pytest.fixture
def counted_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same output, each publication protected by itself, without a memory of the others."""
    for module in (public_counts, publicexport):
        monkeypatch.setattr(module, "already_published", lambda *_asked: None)
    monkeypatch.setattr(Runs, "_refuse_shared_days", lambda *_asked: None)


TABLES = {"csv": csv_tables, "geojson": geojson_tables, "gpkg": geopackage_tables}


def publish(run: Run, database: str, folder: Path, period: str, endings: Iterable[str] = TABLES) -> None:
    """Write counts that can be published for a period."""
    days = parse_period(period)
    export = {"DATABASE": database, "FROM": days.first.isoformat(), "TO": days.last.isoformat()}
    for ending in endings:
        run("publicexport", {**export, "OUTPUT": str(folder / f"{period}.{ending}")})


def print_sheets(run: Run, database: str, folder: Path, period: str) -> None:
    """Print the public sheet, on paper and for the screen."""
    for ending in ("pdf", "html"):
        sheet = {"DATABASE": database, "PERIOD": period, "AUDIENCE": 1}
        results = run("lagesbild", {**sheet, "OUTPUT": str(folder / f"{period}.{ending}")})
        assert results["OVERFLOWS"] == 0


def read_everything(folder: Path, *periods: str) -> Knowledge:
    """Put together what all files say."""
    knowledge = Knowledge()
    for period in periods:
        for rows in _tables(folder, period):
            learn_rows(knowledge, period, rows)
    return knowledge


def _tables(folder: Path, period: str) -> Iterator[list[tuple[str, str]]]:
    for ending, read in TABLES.items():
        if (folder / f"{period}.{ending}").exists():
            yield from read(folder / f"{period}.{ending}")
    if (folder / f"{period}.pdf").exists():
        pdf = pdf_tables(folder / f"{period}.pdf", *RIGHT_COLUMN_MM)
        html = html_tables(folder / f"{period}.html")
        assert [len(rows) for rows in pdf] == [len(rows) for rows in html] == [6, 7]
        yield from pdf
        yield from html


def ranges(knowledge: Knowledge, *periods: str) -> dict[tuple[str, str], tuple[float, float]]:
    """What the attack finds of the small counts of some periods."""
    names = [f"{period}|{name}" for period, name in SMALL if period in periods]
    found = knowledge.ranges(names)
    return {(period, name): found[f"{period}|{name}"] for period, name in SMALL if period in periods}


def test_blotting_out_is_not_enough(run: Run, database: str, tmp_path: Path, blotted_out: None) -> None:
    publish(run, database, tmp_path, "2026-03")
    print_sheets(run, database, tmp_path, "2026-03")
    found = ranges(read_everything(tmp_path, "2026-03"), "2026-03")
    assert found == {("2026-03", REST): (2, 2)}


def with_months(knowledge: Knowledge, months: tuple[str, ...], whole: str) -> Knowledge:
    """Add what everybody knows: the counts of the months add up to those of the longer period."""
    for name in (*NAMES, REST, "The whole municipality"):
        knowledge.learn_sum(f"{whole}|{name}", (f"{month}|{name}" for month in months))
    return knowledge


MONTH_NAMES = ("2026-01", "2026-02", "2026-03", "2026-04")


def test_a_longer_period_counted_anew_gives_months_away(
    run: Run, database: str, tmp_path: Path, counted_anew: None
) -> None:
    for period in (*MONTH_NAMES, "2026-T1"):
        publish(run, database, tmp_path, period, ["csv"])
    knowledge = with_months(read_everything(tmp_path, *MONTH_NAMES, "2026-T1"), MONTH_NAMES, "2026-T1")
    found = ranges(knowledge, *MONTH_NAMES)
    assert found["2026-02", "Söder"] == (3, 3)


def test_several_months_and_their_sum_give_nothing_away(run: Run, database: str, tmp_path: Path) -> None:
    for period in MONTH_NAMES:
        publish(run, database, tmp_path, period, ["csv"])
    publish(run, database, tmp_path, "2026-T1")
    print_sheets(run, database, tmp_path, "2026-T1")
    knowledge = with_months(read_everything(tmp_path, *MONTH_NAMES, "2026-T1"), MONTH_NAMES, "2026-T1")
    found = ranges(knowledge, *MONTH_NAMES)
    assert len(found) == len(SMALL)
    for small, (low, high) in found.items():
        assert (low, high) == (0, 4), (small, TRUTH[small])


def cells_as_areas(folder: Path) -> Knowledge:
    """Lay the cells of 1 km over the areas, which they coincide with."""
    knowledge = read_everything(folder, "2026-02")
    corners = ("500:6560", "502:6560", "504:6560", "506:6560")
    (total, *cells), _ = csv_tables(folder / "2026-02-28.csv")
    shown = dict(cells)
    for corner, area in zip(corners, NAMES, strict=True):
        if corner in shown:
            count = int(shown[corner])
            knowledge.learn(f"2026-02|{area}", type(knowledge.bounds[f"2026-02|{area}"])(count, count))
    assert total[1] == "50"
    return knowledge


def test_another_cut_of_the_same_days_would_tell_more(
    run: Run, database: str, tmp_path: Path, counted_anew: None
) -> None:
    publish(run, database, tmp_path, "2026-02", ["csv"])
    export = {"DATABASE": database, "FROM": "2026-02-01", "TO": "2026-02-28", "CELL_SIZE": 1000}
    run("publicexport", {**export, "OUTPUT": str(tmp_path / "2026-02-28.csv")})
    found = ranges(cells_as_areas(tmp_path), "2026-02")
    assert found["2026-02", "Söder"] == (1, 4)


def test_another_cut_is_not_to_be_had(run: Run, database: str, tmp_path: Path) -> None:
    publish(run, database, tmp_path, "2026-02", ["csv"])
    export = {"DATABASE": database, "FROM": "2026-02-01", "TO": "2026-02-28", "CELL_SIZE": 1000}
    with pytest.raises(Exception, match="subtraction"):
        run("publicexport", {**export, "OUTPUT": str(tmp_path / "2026-02-28.csv")})
    assert not (tmp_path / "2026-02-28.csv").exists()
    assert ranges(read_everything(tmp_path, "2026-02"), "2026-02")["2026-02", "Söder"] == (0, 4)


def test_what_is_published_gives_nothing_away_and_hides_nothing(
    run: Run, database: str, tmp_path: Path
) -> None:
    publish(run, database, tmp_path, "2026-02")
    print_sheets(run, database, tmp_path, "2026-02")
    found = ranges(read_everything(tmp_path, "2026-02"), "2026-02")
    assert found == {("2026-02", "Söder"): (0, 4), ("2026-02", REST): (0, 4)}
    with open_database(parse_location(database)) as gateway:
        user = gateway.user
    pdf = (tmp_path / "2026-02.pdf").read_bytes()
    inside = pdf + b"".join(_streams(pdf))
    page = (tmp_path / "2026-02.html").read_text(encoding="utf-8")
    for hidden in (
        b"/OCProperties",
        b"/OCG",
        b"/Measure",
        b"/GPTS",
        b"/EmbeddedFile",
        b"/JavaScript",
    ):
        assert hidden not in inside
    for secret in ("Grönvägen", "12.00", "12:00", str(tmp_path), f"({user})"):
        assert secret.encode() not in inside
        assert secret.encode("utf-16-be").hex().upper().encode() not in inside
        assert secret not in page
        assert secret not in pdf_text(tmp_path / "2026-02.pdf")
    for text in (page, pdf_text(tmp_path / "2026-02.pdf")):
        assert "Public" in text
        assert "What is not shown" in text
        assert "fewer than 5" in text


def _streams(pdf: bytes) -> Iterator[bytes]:
    for stream in re.findall(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL):
        try:
            yield zlib.decompressobj().decompress(stream)
        except zlib.error:
            yield stream
