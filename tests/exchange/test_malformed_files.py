"""Bad input never crashes, never half-imports, and always says row, column, reason."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from est_plugin.domain.message import EstError
from est_plugin.domain.selection import Selection
from est_plugin.exchange.import_context import ImportChoices
from est_plugin.exchange.observation_import import import_observations, undo_import
from est_plugin.exchange.tables import read_table
from est_plugin.store.gateway import Gateway
from est_plugin.store.location import GeoPackageLocation
from est_plugin.store.opening import create_database

from .malformed import by_hand, mutated, of_values, workbooks

TEXT_FILES = [*by_hand(), *of_values(), *mutated(60)]


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gateway]:
    """One database for all files; each import into it is undone."""
    with create_database(GeoPackageLocation(tmp_path_factory.mktemp("malformed") / "est.gpkg")) as opened:
        yield opened


def check(gateway: Gateway, path: Path) -> str:
    """Import a file and check that all or nothing of it went in. Returns what was told."""
    try:
        table = read_table(path)
        result = import_observations(gateway, table, ImportChoices())
    except EstError as error:
        assert gateway.count(Selection()).total == 0
        told = error.message.english()
        assert len(told) < 1000
        return told
    assert result.row_count == table.row_count
    assert gateway.count(Selection()).total == result.imported
    for trouble in result.rejected:
        assert trouble.row >= 1
        assert 5 < len(trouble.sentence().english()) < 1000
    if result.run is not None:
        assert undo_import(gateway, result.run).removed == result.imported
    return ""


def test_there_are_a_hundred() -> None:
    assert len(TEXT_FILES) >= 150
    assert len({name for name, _ in TEXT_FILES}) == len(TEXT_FILES)


@pytest.mark.parametrize(("name", "content"), TEXT_FILES, ids=[name for name, _ in TEXT_FILES])
def test_a_broken_file_is_refused_or_told_row_by_row(
    database: Gateway, tmp_path: Path, name: str, content: bytes
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    check(database, path)


def test_broken_workbooks_are_refused_or_told_row_by_row(database: Gateway, tmp_path: Path) -> None:
    paths = list(workbooks(tmp_path))
    told = {path.name: check(database, path) for path in paths}
    assert len(paths) >= 20
    assert "larger inside" in told["bomb.xlsx"]
    assert all("damaged" in told[name] for name in told if name.startswith("cut_"))


@pytest.mark.parametrize(("name", "content"), list(of_values()), ids=[name for name, _ in of_values()])
def test_a_wrong_value_costs_its_own_row_only(
    database: Gateway, tmp_path: Path, name: str, content: bytes
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    result = import_observations(database, read_table(path), ImportChoices(), dry_run=True)
    assert result.imported + result.duplicates >= 6
    assert len(result.rejected) <= 1
    assert all(trouble.row == 5 for trouble in result.rejected)
