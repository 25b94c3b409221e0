"""What is wrong with a foreign file: always which row, which column and why."""

from __future__ import annotations

from dataclasses import dataclass

from ..domain.message import QT_TRANSLATE_NOOP, EstError, Message


class ExchangeError(EstError):
    """A foreign file that cannot be read or written as a whole. Nothing in the database has changed."""


class UnreadableFileError(ExchangeError):
    """The file is missing, damaged, locked, or of no kind that is known."""


class TooLargeError(ExchangeError):
    """The file, unpacked, is larger than any honest one: refused before memory is taken."""


@dataclass(frozen=True)
class Trouble:
    """Why a row of a file cannot be used. ``row`` is its number as a spreadsheet shows it, 1 at the top.

    ``column`` is a heading, or the number of the column where there is none; empty for the row as a whole.
    """

    row: int
    column: str
    reason: Message

    def sentence(self) -> Message:
        """Return row, column and reason as one sentence."""
        if not self.column:
            return Message(
                QT_TRANSLATE_NOOP("est", "Row {row}: {reason}"), {"row": self.row, "reason": self.reason}
            )
        return Message(
            QT_TRANSLATE_NOOP("est", "Row {row}, column “{column}”: {reason}"),
            {"row": self.row, "column": self.column, "reason": self.reason},
        )


def file_missing(name: str) -> UnreadableFileError:
    """Return the error for a file that is not there or may not be read."""
    return UnreadableFileError(
        QT_TRANSLATE_NOOP(
            "est",
            "The file “{file}” cannot be opened. Nothing was imported. Check that it is there, that you may"
            " read it, and that no other program keeps it locked.",
        ),
        file=name,
    )


def file_damaged(name: str, details: str = "") -> UnreadableFileError:
    """Return the error for a file whose content does not hold together."""
    return UnreadableFileError(
        QT_TRANSLATE_NOOP(
            "est",
            "The file “{file}” is damaged or was not saved to its end. Nothing was imported. Open it where"
            " it was made, save it again and try once more.",
        ),
        file=name,
        details=details,
    )


def file_empty(name: str) -> UnreadableFileError:
    """Return the error for a file without a single row."""
    return UnreadableFileError(
        QT_TRANSLATE_NOOP(
            "est", "The file “{file}” holds no rows. Nothing was imported. Choose another file."
        ),
        file=name,
    )


def file_too_large(name: str) -> TooLargeError:
    """Return the error for a file that would fill the memory."""
    return TooLargeError(
        QT_TRANSLATE_NOOP(
            "est",
            "The file “{file}” is far larger inside than a table of reports can be, so it was not opened."
            " Nothing was imported. Save the table as CSV and try again.",
        ),
        file=name,
    )
