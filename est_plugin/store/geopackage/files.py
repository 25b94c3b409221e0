"""New files: made under a name of their own, given the wanted one when they are whole, replacing nothing."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from ...domain.message import QT_TRANSLATE_NOOP
from ..errors import DatabaseExistsError, DatabaseNotFoundError, NoFilesBesideError
from ..file_place import can_make_files_in


def connect_new(path: Path) -> sqlite3.Connection:
    """Return a connection to a file that is made by it. Raises sqlite3.Error."""
    return sqlite3.connect(path, isolation_level=None)


def check_free(path: Path) -> None:
    """Make sure that a database can be made at ``path``.

    Raises DatabaseExistsError, DatabaseNotFoundError (no such folder), NoFilesBesideError.
    """
    if path.exists():
        raise DatabaseExistsError(
            QT_TRANSLATE_NOOP(
                "est",
                "There is a file at {path} already. Nothing was changed. Choose another name or open it.",
            ),
            path=str(path),
        )
    if not path.parent.is_dir():
        raise DatabaseNotFoundError(
            QT_TRANSLATE_NOOP("est", "The folder {path} does not exist. Make it first, or choose another."),
            path=str(path.parent),
        )
    if not can_make_files_in(path.parent):
        raise NoFilesBesideError(
            QT_TRANSLATE_NOOP(
                "est",
                "You may not make files in the folder {path}, so no database was made. Choose another"
                " folder.",
            ),
            path=str(path.parent),
        )


def put_in_place(unfinished: Path, path: Path) -> None:
    """Give the finished file its name, unless somebody has taken the name meanwhile."""
    try:
        os.link(unfinished, path)
    except FileExistsError:
        check_free(path)
    except OSError:  # a share without hard links
        check_free(path)
        unfinished.rename(path)
