"""A QGIS profile of its own with the plugin in it, and how QGIS and qgis_process are started on it.

The person's own profile is never read or written.
"""

from __future__ import annotations

import os
import shutil
import zipfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PLUGIN = "est_plugin"
# What stands at the top level of a checkout and inside est_plugin/ in an installed zip.
STAGED = ("metadata.txt", "LICENSE", "resources", "forms", "docs")

_SETTINGS = """\
[PythonPlugins]
est_plugin=true
processing=true

[locale]
overrideFlag=true
userLocale=sv_SE

[qgis]
checkVersion=false

[core]
NewsFeed\\httpsfeedqgisorg\\disabled=true
"""


@dataclass(frozen=True)
class QgisProfile:
    """The profile ``default`` in a folder of profiles of our own."""

    folder: Path

    @property
    def home(self) -> Path:
        """The profile itself."""
        return self.folder / "profiles" / "default"

    @property
    def plugin(self) -> Path:
        """Where the plugin lies in the profile."""
        return self.home / "python" / "plugins" / PLUGIN

    def prepare(self) -> None:
        """Make the profile with the plugin enabled; one that is there keeps what a person has changed."""
        settings = self.home / "QGIS" / "QGIS3.ini"
        if not settings.exists():
            settings.parent.mkdir(parents=True, exist_ok=True)
            settings.write_text(_SETTINGS, encoding="utf-8")

    def link_checkout(self) -> None:
        """Put the checkout in the profile by links, laid out as in an installed zip."""
        shutil.rmtree(self.plugin, ignore_errors=True)
        self.plugin.mkdir(parents=True)
        sources = [path for path in (ROOT / PLUGIN).iterdir() if path.name != "__pycache__"]
        for source in [*sources, *(ROOT / name for name in STAGED)]:
            (self.plugin / source.name).symlink_to(source)

    def install(self, package: Path) -> None:
        """Unpack a zip as QGIS's "Install from ZIP" does."""
        shutil.rmtree(self.plugin, ignore_errors=True)
        with zipfile.ZipFile(package) as archive:
            archive.extractall(self.plugin.parent)

    def window_command(self, *arguments: str) -> list[str]:
        """Return the command that opens QGIS's window on this profile."""
        options = [
            "--profiles-path",
            str(self.folder),
            "--profile",
            "default",
            "--nologo",
            "--noversioncheck",
        ]
        return [_program("qgis"), *options, *arguments]

    def process_command(self, *arguments: str) -> list[str]:
        """Return a command of qgis_process; its profile is named by :meth:`environment`."""
        return [_program("qgis_process"), *arguments]

    def environment(self, **more: str) -> dict[str, str]:
        """Return the environment for both commands: this profile, and what QGIS's Python lacks."""
        environment = dict(os.environ)
        environment["QGIS_CUSTOM_CONFIG_PATH"] = str(self.folder)
        # The checkout is linked into the profile: nobody wants compiled files beside the sources.
        environment["PYTHONDONTWRITEBYTECODE"] = "1"
        # QGIS takes Python's library from the first python3 on the path: the distribution's must be it.
        environment["PATH"] = f"/usr/bin{os.pathsep}{environment.get('PATH', '')}"
        environment.pop("PYTHONHOME", None)
        packages = _environment_packages()
        if packages is not None:
            earlier = environment.get("PYTHONPATH")
            environment["PYTHONPATH"] = f"{packages}{os.pathsep}{earlier}" if earlier else str(packages)
        if "UTF-8" not in (environment.get("LC_ALL") or environment.get("LANG") or "").upper():
            # Without a UTF-8 locale Qt cannot name files with å, ä or ö.
            environment["LC_ALL"] = "C.UTF-8"
        environment.update(more)
        return environment


def _program(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        raise FileNotFoundError(f"{name} is not installed; run `.ci/setup run`")
    return found


def _environment_packages() -> Path | None:
    """Return the packages built against QGIS's own libraries; wheels would bring others and crash it."""
    packages = ROOT / ".venv" / "qgis"
    return packages if packages.is_dir() else None
