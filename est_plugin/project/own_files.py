"""Where the plugin keeps files of a person's own: in the QGIS profile, beside nobody else's."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsApplication

from ..store.geopackage.migration import BACKUP_MARK
from ..store.location import GeoPackageLocation, Location
from ..store.outbox import Outbox
from ..store.retention import Beside, OwnFiles

FOLDER = "est_lagesbild"
OUTBOX_FILE = "utkorg.sqlite"
DRAFTS, REJECTS = "utkast", "avvisade"
DRAFT_PATTERN, REJECTS_PATTERN = "*.utkast", "*.csv"


def profile_folder() -> Path:
    """Return the plugin's folder in the QGIS profile; it is made if it is not there."""
    folder = Path(QgsApplication.qgisSettingsDirPath()) / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def outbox() -> Outbox:
    """Return what waits to be sent from this profile."""
    return Outbox(profile_folder() / OUTBOX_FILE)


def drafts_folder() -> Path:
    """Return where half-written entries are kept; it is made if it is not there."""
    return _made(profile_folder() / DRAFTS)


def rejects_folder() -> Path:
    """Return where rejected rows of imports are kept when nobody has chosen a place; made if not there."""
    return _made(profile_folder() / REJECTS)


def beside(location: Location) -> Beside:
    """Return what lies beside a database and is thinned with it.

    That is the profile's outbox, drafts and rejected rows, and the backups beside a GeoPackage.
    """
    files = [OwnFiles(drafts_folder(), DRAFT_PATTERN), OwnFiles(rejects_folder(), REJECTS_PATTERN)]
    if isinstance(location, GeoPackageLocation):
        path = location.path
        files.append(OwnFiles(path.parent, f"{_as_pattern(path.stem)}{BACKUP_MARK}*"))
    return Beside(outbox=outbox(), files=tuple(files))


def _made(folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    return folder


def _as_pattern(name: str) -> str:
    """Return a name so that a file pattern matches it and nothing else."""
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in name)
