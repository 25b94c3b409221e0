"""``est:importcounts``: the police's figures into ``area_count``, counted, and refused in words."""

from __future__ import annotations

from pathlib import Path

import pytest
from qgis.core import QgsProcessingException

from est_plugin.store.location import parse_location
from est_plugin.store.opening import create_database, open_database

from .conftest import Run, Told
from .layers import layer_of

COUNTS = ("IMPORTED", "UPDATED", "DUPLICATES", "REJECTED", "WARNED")
SQUARES = [
    ("POLYGON((0 0,1 0,1 1,0 1,0 0))", {"namn": "Marielund", "kod": "01"}),
    ("POLYGON((1 0,2 0,2 1,1 1,1 0))", {"namn": "Hageby", "kod": "02"}),
]


@pytest.fixture
def database(run: Run, tmp_path: Path) -> str:
    text = str(tmp_path / "est.gpkg")
    create_database(parse_location(text)).close()
    parameters = {"INPUT": layer_of("Polygon", SQUARES), "DATABASE": text, "KIND": "district"}
    run("importareas", parameters | {"NAME_FIELD": "namn", "ID_FIELD": "kod"})
    return text


def crosstab(path: Path, *lines: str) -> str:
    path.write_text("\n".join(("Område;Kategori;2026-01;2026-02", *lines)), encoding="cp1252")
    return str(path)


def stored(text: str) -> list[int]:
    with open_database(parse_location(text)) as gateway:
        return sorted(row.count for row in gateway.area_counts())


def test_the_cells_of_a_crosstab_are_accounted_for(
    run: Run, database: str, tmp_path: Path, told: Told
) -> None:
    path = crosstab(tmp_path / "k.csv", "Hageby;Skadegörelse;5;6", "Borta;Våld;1;", "Marielund;Bus;2;")
    rejects = tmp_path / "avvisade.csv"
    parameters = {"INPUT": path, "DATABASE": database, "REJECTS": str(rejects)}
    dry = run("importcounts", parameters | {"DRY_RUN": True})
    assert ([dry[name] for name in COUNTS], stored(database)) == ([2, 0, 0, 2, 0], [])
    results = run("importcounts", parameters, told)
    assert [results[name] for name in COUNTS] == [2, 0, 0, 2, 0]
    assert stored(database) == [5, 6]
    assert any("Bus" in warning for warning in told.warnings)
    assert "Borta" in rejects.read_text(encoding="utf-8-sig")
    again = run("importcounts", parameters | {"INPUT": crosstab(tmp_path / "k.csv", "02;Skadegörelse;5;7")})
    assert [again[name] for name in COUNTS] == [0, 1, 1, 0, 0]
    assert stored(database) == [5, 7]


def test_what_no_column_tells_is_told_for_the_whole_table(run: Run, database: str, tmp_path: Path) -> None:
    path = tmp_path / "k.csv"
    path.write_text("Antal\n7\n", encoding="utf-8")
    told = {
        "AREA": "Hageby",
        "CATEGORY": "Våld",
        "FROM": "2026-01-01",
        "TO": "2026-01-31",
        "SOURCE": "public",
    }
    assert run("importcounts", {"INPUT": str(path), "DATABASE": database, **told})["IMPORTED"] == 1
    assert stored(database) == [7]


def test_refusals_leave_nothing(run: Run, database: str, tmp_path: Path) -> None:
    parameters = {"INPUT": crosstab(tmp_path / "k.csv", "Hageby;Våld;5;6"), "DATABASE": database}
    missing = tmp_path / "saknas" / "avvisade.csv"
    wrong = tmp_path / "wrong.csv"
    wrong.write_text("Färg;Form\nröd;rund\n", encoding="utf-8")
    for change, word in (
        ({"INPUT": str(wrong)}, "Färg"),
        ({"INPUT": str(tmp_path / "borta.csv")}, "borta.csv"),
        ({"AREA": "Ingenstans"}, "Ingenstans"),
        ({"FROM": "2026-01-01"}, "TO"),
        ({"AREA_KIND": "kvarter"}, "."),
        ({"SOURCE": "grannen"}, "grannen"),
        ({"REJECTS": str(missing / "x" / "y.csv")}, "."),
    ):
        with pytest.raises(QgsProcessingException, match=word):
            run("importcounts", parameters | change)
    assert stored(database) == []
