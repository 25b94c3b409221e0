"""Rows that the store keeps for itself: links between others (by UUID, as QGIS loses links on row numbers)
single settings, versions of the schema."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import NAMESPACE_URL, uuid5

from ..domain.insats import LinkRole


@dataclass(frozen=True)
class InsatsArea:
    """What an area is to an insats."""

    uuid: str
    insats_uuid: str
    area_uuid: str
    role: LinkRole = LinkRole.TREATMENT
    row_version: int = 0


@dataclass(frozen=True)
class InsatsObservation:
    """An observation that an insats answers."""

    uuid: str
    insats_uuid: str
    observation_uuid: str
    row_version: int = 0


@dataclass(frozen=True)
class Lineage:
    """What an area was split from, or merged of."""

    uuid: str
    area_uuid: str
    came_from_uuid: str
    how: str = "split"
    row_version: int = 0


@dataclass(frozen=True)
class Member:
    """A login of the database server that belongs to an organisation."""

    uuid: str
    account: str
    organisation_uuid: str
    row_version: int = 0


@dataclass(frozen=True)
class ReplacedRow:
    """What an import replaced: the old observation as JSON text, free text included, for undoing."""

    uuid: str
    import_run_uuid: str
    row_uuid: str
    old_row: str | None
    new_row_version: int
    table_name: str = "observation"
    action: str = "update"
    organisation_uuid: str | None = None
    row_version: int = 0


@dataclass(frozen=True)
class SettingRow:
    """A row of ``setting``; ``value`` is a JSON text."""

    uuid: str
    name: str
    value: str
    row_version: int = 0


@dataclass(frozen=True)
class VersionRow:
    """A row of ``schema_version``: the database has this version, or had it once."""

    uuid: str
    version: int
    row_version: int = 0


def setting_uuid(name: str) -> str:
    """Return the key of a setting, the same in every database."""
    return str(uuid5(NAMESPACE_URL, f"est:setting:{name}"))


def link_uuid(*parts: str) -> str:
    """Return the key of a link, always the same for the same ends, so that linking twice is linking once."""
    return str(uuid5(NAMESPACE_URL, "est:link:" + ":".join(parts)))
