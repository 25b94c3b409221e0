"""Tables and layers of the municipality's own that are connected: fetched again with their saved mapping."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields

from ..domain.message import QT_TRANSLATE_NOOP
from ..domain.observation import Source
from ..store.gateway import Gateway
from .errors import ExchangeError
from .import_context import ImportChoices

SOURCE_KEY = "import_source/"
"""Before the name under which the database keeps a connected source."""


@dataclass(frozen=True)
class ConnectedSource:
    """Where a table lies and how it is read. ``profile`` is the name of its saved mapping.

    ``place`` is a path, or with ``provider`` a layer's source without a password. Texts that are empty are
    found out. ``source`` is a :class:`Source` or empty, ``kind`` and ``organisation_uuid`` as in
    :class:`ImportChoices`.
    """

    name: str
    place: str
    profile: str
    provider: str = ""
    sheet: str = ""
    separator: str = ""
    encoding: str = ""
    crs: str = ""
    source: str = ""
    organisation_uuid: str = ""
    kind: str = ""

    def to_json(self) -> str:
        """Return it as the database keeps it."""
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True)

    def choices(self) -> ImportChoices:
        """Return what was chosen when it was connected."""
        return ImportChoices(
            crs=self.crs,
            source=Source(self.source) if self.source else None,
            organisation_uuid=self.organisation_uuid or None,
            kind=self.kind,
        )


def connected_sources(gateway: Gateway) -> tuple[ConnectedSource, ...]:
    """Return the connected sources by name. Raises ExchangeError for a spoiled one."""
    texts = (gateway.profile(name) for name in gateway.profile_names(SOURCE_KEY))
    return tuple(_from_json(text) for text in texts if text is not None)


def connect_source(gateway: Gateway, source: ConnectedSource) -> None:
    """Keep a source under its name, in place of one of the same name. Raises ExchangeError without one."""
    if not source.name.strip():
        raise ExchangeError(QT_TRANSLATE_NOOP("est", "Give the source a name. It was not connected."))
    key = SOURCE_KEY + source.name
    gateway.save_profile(key, source.to_json(), gateway.profile(key))


def disconnect_source(gateway: Gateway, name: str) -> None:
    """Forget a connected source; what came out of it stays."""
    gateway.delete_profile(SOURCE_KEY + name)


def _from_json(text: str) -> ConnectedSource:
    try:
        values = json.loads(text)
        known = {one.name for one in fields(ConnectedSource)}
        found = ConnectedSource(**{name: str(value) for name, value in values.items() if name in known})
        found.choices()
    except (ValueError, TypeError, AttributeError) as error:
        raise ExchangeError(
            QT_TRANSLATE_NOOP(
                "est", "A connected source cannot be read. Nothing was imported. Connect it anew."
            ),
            details=str(error),
        ) from error
    return found
