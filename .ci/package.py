"""Makes build/est_plugin-<version>.zip, which QGIS installs; the same sources give the same bytes."""

from __future__ import annotations

import configparser
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from qgis_profile import PLUGIN, ROOT, STAGED

# The sources of translations are of use in a checkout only.
LEFT_OUT = frozenset({".pyc", ".ts"})
# A zip knows no earlier day; the day of packing would make every zip another one.
ALWAYS = (1980, 1, 1, 0, 0, 0)


def version(root: Path = ROOT) -> str:
    """Return the version that metadata.txt names."""
    metadata = configparser.ConfigParser(interpolation=None)
    metadata.read(root / "metadata.txt", encoding="utf-8")
    return metadata["general"]["version"]


def contents(root: Path = ROOT) -> Iterator[tuple[PurePosixPath, Path]]:
    """Yield the name in the zip and the file of everything that is packed, in a fixed order."""
    inside = PurePosixPath(PLUGIN)
    found = [(inside / path.relative_to(root / PLUGIN).as_posix(), path) for path in _files(root / PLUGIN)]
    for name in STAGED:
        found += [(inside / path.relative_to(root).as_posix(), path) for path in _files(root / name)]
    yield from sorted(found)


def _files(start: Path) -> Iterator[Path]:
    candidates = [start] if start.is_file() else start.rglob("*")
    for path in candidates:
        hidden = any(part.startswith(".") or part == "__pycache__" for part in path.relative_to(start).parts)
        if path.is_file() and not hidden and path.suffix not in LEFT_OUT and not path.name.endswith("~"):
            yield path


def pack(folder: Path, root: Path = ROOT) -> Path:
    """Write the zip into ``folder`` and return its path."""
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{PLUGIN}-{version(root)}.zip"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, path in contents(root):
            entry = zipfile.ZipInfo(str(name), ALWAYS)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o100644 << 16
            archive.writestr(entry, path.read_bytes())
    return target


def main() -> int:
    """Pack, and say where the zip lies and how large it is."""
    target = pack(ROOT / "build")
    print(f"{target.relative_to(ROOT)} ({target.stat().st_size / 1e6:.1f} MB), for Install from ZIP in QGIS")
    return 0


if __name__ == "__main__":
    sys.exit(main())
