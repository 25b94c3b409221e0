"""The settings of the municipality, each a row, and saved profiles beside them."""

from __future__ import annotations

from ..domain.settings import MunicipalitySettings
from .errors import ConflictError
from .family import Family
from .links import SettingRow, setting_uuid
from .schema_types import ColumnType


class Municipality(Family):
    """The table ``setting``."""

    _seen: MunicipalitySettings | None = None

    def settings(self) -> MunicipalitySettings:
        """Return the municipality's settings. Raises SettingsError for a value another program spoiled."""
        self._seen = MunicipalitySettings.from_texts({row.name: row.value for row in self._settings.rows()})
        return self._seen

    def save_settings(
        self, settings: MunicipalitySettings, read: MunicipalitySettings | None = None
    ) -> MunicipalitySettings:
        """Save the settings that differ from what was ``read`` (what this gateway read last, unless told).

        Raises ConflictError where somebody else has changed one of them since, with both versions.
        """
        texts = settings.to_texts()
        with self._backend.transaction():
            rows = {row.name: row for row in self._settings.rows()}
            current = MunicipalitySettings.from_texts({row.name: row.value for row in rows.values()})
            before, now = (read or self._seen or current).to_texts(), current.to_texts()
            for name, value in texts.items():
                if value == now[name]:
                    continue
                if now[name] != before[name] and value != before[name]:
                    raise ConflictError(settings, current)
                if value != before[name]:
                    self._save(rows.get(name), name, value)
        return self.settings()

    def profile(self, name: str) -> str | None:
        """Return the JSON text kept under a name of one's own (an import's mapping, a list), None if none."""
        row = self._settings.get(setting_uuid(name))
        return row.value if row else None

    def profile_names(self, start: str) -> tuple[str, ...]:
        """Return the names that begin with ``start``, such as ``import_profile/``."""
        return tuple(sorted(row.name for row in self._settings.rows() if row.name.startswith(start)))

    def save_profile(self, name: str, value: str, read: str | None) -> None:
        """Keep a JSON text under a name; ``read`` is what was there when the person began.

        Raises ConflictError where it is something else by now.
        """
        with self._backend.transaction():
            row = self._settings.get(setting_uuid(name))
            current = row.value if row else None
            if current == value:
                return
            if current != read:
                raise ConflictError(value, current)
            self._save(row, name, value)

    def delete_profile(self, name: str) -> None:
        """Forget what is kept under a name."""
        with self._backend.transaction():
            row = self._settings.get(setting_uuid(name))
            if row is not None:
                self._settings.delete(row.uuid, row.row_version, self.user)

    def made_at(self) -> str:
        """Return when the database was made: the same wherever it lies, so that a project knows it again."""
        stored = self._backend.rows("SELECT min(created_at) FROM schema_version")[0][0]
        return str(self._backend.decode(stored, ColumnType.INSTANT))

    def _save(self, row: SettingRow | None, name: str, value: str) -> None:
        version = row.row_version if row else 0
        self._settings.save(SettingRow(setting_uuid(name), name, value, version), self.user)
