"""What QGIS and its plugin site read about the plugin."""

from __future__ import annotations

import configparser
import tomllib
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def metadata(project_root: Path) -> configparser.SectionProxy:
    """The section of metadata.txt."""
    parser = configparser.ConfigParser(interpolation=None)
    parser.read(project_root / "metadata.txt", encoding="utf-8")
    return parser["general"]


@pytest.mark.parametrize(
    "key",
    [
        "name",
        "description",
        "about",
        "version",
        "author",
        "email",
        "tracker",
        "repository",
        "tags",
        "changelog",
    ],
)
def test_what_the_plugin_site_demands_is_there(metadata: configparser.SectionProxy, key: str) -> None:
    assert metadata[key].strip()


def test_it_runs_on_qgis_3_40_to_4(metadata: configparser.SectionProxy) -> None:
    assert (metadata["qgisMinimumVersion"], metadata["qgisMaximumVersion"]) == ("3.40", "4.99")
    assert "supportsQt6" not in metadata


def test_it_has_algorithms(metadata: configparser.SectionProxy) -> None:
    assert metadata["hasProcessingProvider"] == "yes"


def test_the_icon_is_there(metadata: configparser.SectionProxy, project_root: Path) -> None:
    assert (project_root / metadata["icon"]).is_file()


def test_the_version_is_the_same_everywhere(metadata: configparser.SectionProxy, project_root: Path) -> None:
    project = tomllib.loads((project_root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert metadata["version"] == project["version"]
    assert metadata["changelog"].strip().startswith(metadata["version"])


def test_the_licence_is_the_one_that_is_named(
    metadata: configparser.SectionProxy, project_root: Path
) -> None:
    licence = (project_root / "LICENSE").read_text(encoding="utf-8")
    assert metadata["license"] == "GPL-2.0-or-later"
    assert "GNU GENERAL PUBLIC LICENSE" in licence
    assert "Version 2, June 1991" in licence
