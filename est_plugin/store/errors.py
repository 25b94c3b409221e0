"""What can go wrong with the shared database, each with a class of its own and a sentence for a person."""

from __future__ import annotations

from ..domain.message import QT_TRANSLATE_NOOP, EstError


class StoreError(EstError):
    """Something went wrong with the shared database."""


class LocationError(StoreError):
    """The text that should name a database cannot be read."""


class DatabaseNotFoundError(StoreError):
    """There is no file, or no database, at the place."""


class NotADatabaseError(StoreError):
    """The file is something else than a database."""


class NotAnEstDatabaseError(StoreError):
    """It is a database, but none of EST."""


class DamagedDatabaseError(StoreError):
    """The file's content does not hold together."""


class DatabaseExistsError(StoreError):
    """Something is already where a new database should be made."""


class NewerSchemaError(StoreError):
    """The database was made by a newer version of the plugin."""


class MigrationNeeded(StoreError):  # noqa: N818 - a question to the person rather than a failure
    """The database was made by an older version and can be brought up to date with consent."""

    def __init__(self, version: int, known: int) -> None:
        self.version = version
        super().__init__(
            QT_TRANSLATE_NOOP(
                "est",
                "The database was made by an older version of the plugin (schema {version}; this one uses"
                " {known}). It can be brought up to date, after a backup has been made.",
            ),
            version=version,
            known=known,
        )


class WalOnShareError(StoreError):
    """The file is in WAL mode on a network share, where that loses data."""


class NoFilesBesideError(StoreError):
    """The folder of the file allows no new files, which writing needs."""


class MissingExtensionError(StoreError):
    """The database server lacks PostGIS."""


class MissingRightError(StoreError):
    """The login lacks a right in the database."""


class DatabaseUnreachableError(StoreError):
    """The database could be used before, or is known to exist, but does not answer now.

    What was to be written is not in the database; it belongs in the outbox.
    """


class DatabaseLockedError(DatabaseUnreachableError):
    """Somebody else has kept the database locked for longer than we wait."""


class DiskFullError(DatabaseUnreachableError):
    """No room is left where the database lies."""


class TooLateToUndoError(StoreError):
    """The days in which an import can be undone have passed."""


class HalfWrittenError(StoreError):
    """A transaction that was interrupted must be undone first, by somebody with the right to write."""


class ReadOnlyError(StoreError):
    """The database is open for reading only."""


class BrokenRuleError(StoreError):
    """A value breaks a rule of the database; nothing of the transaction was saved."""


class InvalidValueError(StoreError):
    """A value cannot be stored at all."""


class AlreadyPublishedError(StoreError):
    """Counts for some of the days have left the group already."""


class UnclearedTextError(StoreError):
    """The text of an observation has not been checked for personal data."""


class ConflictError(StoreError):
    """Somebody else has changed the row since it was read.

    ``mine`` is what should have been saved, ``theirs`` what the database holds now, None if the row
    has been deleted.
    """

    def __init__(self, mine: object, theirs: object | None) -> None:
        self.mine = mine
        self.theirs = theirs
        super().__init__(
            QT_TRANSLATE_NOOP(
                "est",
                "Somebody else has deleted this since you opened it. Nothing was saved. You can save yours"
                " as a new one.",
            )
            if theirs is None
            else QT_TRANSLATE_NOOP(
                "est",
                "Somebody else has changed this since you opened it. Nothing was saved. Compare the two"
                " versions and choose.",
            )
        )


def read_only() -> ReadOnlyError:
    """Return the error for an attempt to write to a database that is open for reading only."""
    return ReadOnlyError(
        QT_TRANSLATE_NOOP(
            "est",
            "The database is open for reading only, so nothing was saved. Ask whoever looks after it for the"
            " right to write.",
        )
    )


def not_allowed(details: str = "") -> MissingRightError:
    """Return the error for something that the login may not do."""
    return MissingRightError(
        QT_TRANSLATE_NOOP(
            "est",
            "Your login may not do this in the database. Nothing was saved. Ask the database's administrator"
            " for the role est_report or est_manage; with est_report you change your own organisation's"
            " rows.",
        ),
        details=details,
    )
