"""The packages the plugin needs beside QGIS, and how one that is missing or too old is told."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

REQUIRED = {"numpy": 1, "scipy": 1, "pandas": 1, "shapely": 2, "matplotlib": 3, "psycopg2": 2}
"""Package and lowest major version, all in QGIS's standalone installer and OSGeo4W's full package."""

_OTHER_NAMES = {"psycopg2": "psycopg2-binary"}


@dataclass(frozen=True)
class Missing:
    """A package that is not there (``found`` empty) or too old."""

    package: str
    needed: int
    found: str

    def __str__(self) -> str:
        return f"{self.package} ≥ {self.needed}" + (f" ({self.found})" if self.found else "")


def missing_requirements() -> tuple[Missing, ...]:
    """Return what is missing or too old, without importing anything heavy."""
    missing = []
    for package, needed in REQUIRED.items():
        found = _version(package)
        if not found or int(found.split(".")[0]) < needed:
            missing.append(Missing(package, needed, found))
    return tuple(missing)


def _version(package: str) -> str:
    for name in (package, _OTHER_NAMES.get(package, package)):
        try:
            return version(name)
        except PackageNotFoundError:
            continue
    return ""
