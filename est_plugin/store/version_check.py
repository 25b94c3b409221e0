"""Whether a database's schema is ours, older or newer."""

from __future__ import annotations

from ..domain.message import QT_TRANSLATE_NOOP
from .errors import MigrationNeeded, NewerSchemaError, NotAnEstDatabaseError
from .schema import SCHEMA_VERSION


def check_version(version: object) -> None:
    """Raise MigrationNeeded for an older schema, NewerSchemaError for a newer one."""
    if not isinstance(version, int):
        raise NotAnEstDatabaseError(
            QT_TRANSLATE_NOOP(
                "est",
                "The database does not say which version it is, so it was not opened. It may be half-made;"
                " choose"
                " another, or restore a backup.",
            )
        )
    if version > SCHEMA_VERSION:
        raise NewerSchemaError(
            QT_TRANSLATE_NOOP(
                "est",
                "The database was made by a newer version of the plugin (schema {version}; yours knows"
                " {known})."
                " It was not opened. Update the plugin.",
            ),
            version=version,
            known=SCHEMA_VERSION,
        )
    if version < SCHEMA_VERSION:
        raise MigrationNeeded(version, SCHEMA_VERSION)
