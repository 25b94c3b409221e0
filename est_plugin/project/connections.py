"""PostgreSQL connections stored in QGIS; their passwords stay in QGIS's authentication manager."""

from __future__ import annotations

from qgis.core import QgsProviderRegistry

POSTGRES = "postgres"


def stored_connections() -> list[str]:
    """Return the names of the PostgreSQL connections that this QGIS profile knows."""
    metadata = QgsProviderRegistry.instance().providerMetadata(POSTGRES)
    return sorted(metadata.connections(False)) if metadata is not None else []


def stored_connection(name: str) -> str | None:
    """Return the data source URI (with ``authcfg``, unexpanded) of a stored connection, or None."""
    metadata = QgsProviderRegistry.instance().providerMetadata(POSTGRES)
    connection = metadata.connections(False).get(name) if metadata is not None else None
    return connection.uri() if connection is not None else None
