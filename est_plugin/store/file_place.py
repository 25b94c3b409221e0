"""What sort of place a file lies in: a network share, a folder that is synchronised, one we may write in."""

from __future__ import annotations

import ctypes
import os
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

MOUNT_TABLE = Path("/proc/self/mounts")
NETWORK_FILE_SYSTEMS = frozenset(
    (
        "cifs",
        "smb3",
        "smbfs",
        "nfs",
        "nfs4",
        "afpfs",
        "9p",
        "fuse.sshfs",
        "fuse.smbnetfs",
        "fuse.gvfsd-fuse",
        "davfs",
    )
)
_SYNCHRONISED_WORDS = (
    "onedrive",
    "sharepoint",
    "dropbox",
    "google drive",
    "googledrive",
    "nextcloud",
    "icloud",
)
_SYNCHRONISED_VARIABLES = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
_WINDOWS_REMOTE_DRIVE = 4
_OCTAL_ESCAPES = {"\\040": " ", "\\011": "\t", "\\012": "\n", "\\134": "\\"}


@dataclass(frozen=True)
class FilePlace:
    """``on_share``: the file lies on a network share. ``synchronised``: a program copies it elsewhere."""

    on_share: bool
    synchronised: bool
    can_write: bool
    can_make_files_beside: bool


def examine(path: Path) -> FilePlace:
    """Find out about the place of an existing file; nothing is left behind."""
    absolute = path.absolute()
    return FilePlace(
        is_on_share(absolute),
        is_synchronised(absolute),
        _can_write(absolute),
        can_make_files_in(absolute.parent),
    )


def is_on_share(path: Path) -> bool:
    """Tell whether a path leads to a network share, mapped drives and mounted shares included."""
    text = path.as_posix()
    if text.startswith("//"):
        return True
    if sys.platform == "win32":
        drive: int = ctypes.windll.kernel32.GetDriveTypeW(f"{path.drive}\\")
        return drive == _WINDOWS_REMOTE_DRIVE
    return _file_system(path) in NETWORK_FILE_SYSTEMS


def is_synchronised(path: Path) -> bool:
    """Tell whether a path lies in a folder of OneDrive, SharePoint or the like."""
    parts = [part.lower() for part in path.parent.parts]
    if any(word in part for part in parts for word in _SYNCHRONISED_WORDS):
        return True
    roots = [os.environ[name] for name in _SYNCHRONISED_VARIABLES if os.environ.get(name)]
    return any(path.is_relative_to(root) for root in roots)


def can_make_files_in(folder: Path) -> bool:
    """Tell whether files can be made in a folder, by making one: rights on shares cannot be asked for."""
    try:
        with tempfile.NamedTemporaryFile(prefix=".est-", dir=folder):
            return True
    except OSError:
        return False


def _can_write(path: Path) -> bool:
    try:
        with path.open("r+b"):
            return True
    except OSError:
        return False


def _file_system(path: Path) -> str:
    """Return the type of the file system that holds ``path``: of the longest mount point above it."""
    try:
        lines = MOUNT_TABLE.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    best, found = -1, ""
    for line in lines:
        words = line.split(" ")
        if len(words) < 3:
            continue
        point = words[1]
        for escape, character in _OCTAL_ESCAPES.items():
            point = point.replace(escape, character)
        if len(point) >= best and path.is_relative_to(point):
            best, found = len(point), words[2]
    return found
