"""What a new database holds: its version, the municipality's name, and the starting list of kinds."""

from __future__ import annotations

from uuid import NAMESPACE_URL, uuid5

from ..domain.category import Category, starting_categories
from ..domain.settings import MunicipalitySettings
from .backend import Backend
from .links import SettingRow, VersionRow, setting_uuid
from .records import RecordTable
from .schema import SCHEMA_VERSION, table


def insert_starting_rows(backend: Backend, municipality: str, by: str) -> None:
    """Fill the tables of a new database, inside the transaction that is open."""
    note_version(backend, SCHEMA_VERSION, by)
    settings = RecordTable(table("setting"), SettingRow, backend)
    for name, value in MunicipalitySettings(municipality_name=municipality).to_texts().items():
        settings.save(SettingRow(setting_uuid(name), name, value), by)
    categories = RecordTable(table("category"), Category, backend)
    for category in starting_categories():
        categories.save(category, by)


def note_version(backend: Backend, version: int, by: str) -> None:
    """Record that the database has a schema version, inside the transaction that is open."""
    versions = RecordTable(table("schema_version"), VersionRow, backend)
    versions.save(VersionRow(str(uuid5(NAMESPACE_URL, f"est:schema_version:{version}")), version), by)
