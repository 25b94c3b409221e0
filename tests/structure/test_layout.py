"""The house stands as the README draws it, and nothing of a machine is written into it."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOMS = {
    "domain", "analysis", "charts", "store", "exchange", "example", "project", "answers", "sheets", "docks",
    "algorithms", "i18n",
}  # fmt: skip
TOP_LEVEL = {
    "est_plugin", "resources", "forms", "tests", "docs", "metadata.txt", "Makefile", "README.md", "LICENSE",
    "pyproject.toml",
}  # fmt: skip
# What QGIS's installers bring, contourpy with matplotlib; nothing else may be needed where the plugin runs.
AT_RUN_TIME = {
    "qgis", "osgeo", "numpy", "scipy", "pandas", "shapely", "pyproj", "matplotlib", "contourpy", "psycopg2",
    "processing", "mpl_toolkits",
}  # fmt: skip
LONGEST_MODULE = 400
LONGEST_TEST = 600


def _python_files(root: Path, *folders: str) -> Iterator[Path]:
    for folder in folders:
        yield from sorted((root / folder).rglob("*.py"))


def _imported(path: Path) -> Iterator[tuple[int, str]]:
    """Yield line and module of every absolute import of a file."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield node.lineno, node.module or ""


def _tracked(root: Path) -> list[Path]:
    listing = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "-z"],
        cwd=root,
        capture_output=True,
        check=True,
        text=True,
    )
    return [root / name for name in listing.stdout.split("\0") if name and (root / name).is_file()]


@pytest.mark.parametrize("name", sorted(TOP_LEVEL))
def test_the_top_level_has(project_root: Path, name: str) -> None:
    assert (project_root / name).exists()


def test_the_rooms_are_those_of_the_plan(project_root: Path) -> None:
    folders = {path.name for path in (project_root / "est_plugin").iterdir() if path.is_dir()}
    assert folders - {"__pycache__"} == ROOMS


def test_tests_lie_in_the_same_rooms(project_root: Path) -> None:
    folders = {path.name for path in (project_root / "tests").iterdir() if path.is_dir()}
    assert folders - {"__pycache__"} - ROOMS <= {"acceptance", "benchmarks", "helpers", "structure"}


def test_test_files_are_named_once(project_root: Path) -> None:
    names = Counter(path.name for path in (project_root / "tests").rglob("test_*.py"))
    assert [name for name, count in names.items() if count > 1] == []


def test_qt_is_imported_through_qgis_only(project_root: Path) -> None:
    found = [
        f"{path.relative_to(project_root)}:{line}"
        for path in _python_files(project_root, "est_plugin", "tests")
        for line, module in _imported(path)
        if module.split(".")[0] in {"PyQt5", "PyQt6", "PySide2", "PySide6"}
    ]
    assert found == []


def test_forms_name_no_version_of_qt(project_root: Path) -> None:
    forms = sorted((project_root / "forms").glob("*.ui"))
    assert forms
    for form in forms:
        assert not re.search(r"<header[^>]*>\s*PyQt[56]", form.read_text(encoding="utf-8")), form.name


def test_forms_hold_no_signals(project_root: Path) -> None:
    for form in sorted((project_root / "forms").glob("*.ui")):
        assert "<connection>" not in form.read_text(encoding="utf-8"), form.name


def test_only_what_qgis_brings_is_needed(project_root: Path) -> None:
    allowed = AT_RUN_TIME | set(sys.stdlib_module_names)
    found = [
        f"{path.relative_to(project_root)}:{line}: {module}"
        for path in _python_files(project_root, "est_plugin")
        for line, module in _imported(path)
        if module.split(".")[0] not in allowed
    ]
    assert found == []


def test_the_plugin_refers_to_itself_relatively(project_root: Path) -> None:
    found = [
        f"{path.relative_to(project_root)}:{line}"
        for path in _python_files(project_root, "est_plugin")
        for line, module in _imported(path)
        if module.split(".")[0] == "est_plugin"
    ]
    assert found == []


def test_no_heavy_package_is_loaded_with_the_window(project_root: Path) -> None:
    """pandas, matplotlib and scipy.stats take 0.3 to 0.4 s each: a task imports them, not QGIS's start."""
    script = (
        "import sys, est_plugin.plugin, est_plugin.docks.workbench, est_plugin.algorithms.provider\n"
        "print([name for name in ('pandas', 'matplotlib', 'scipy.stats') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=project_root, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout.strip()) == (0, "[]"), done.stderr


def test_modules_are_short(project_root: Path) -> None:
    limits = {"est_plugin": LONGEST_MODULE, "tests": LONGEST_TEST}
    found = {
        str(path.relative_to(project_root)): lines
        for folder, limit in limits.items()
        for path in _python_files(project_root, folder)
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > limit
    }
    assert found == {}


def _words_of_this_machine(root: Path) -> set[str]:
    """Return what must stand in no file: the checkout's place, and the archives this machine asks."""
    places = {f"{root}/", f"{root.parent}/"} if root.parent != Path("/") else {f"{root}/"}
    sites = subprocess.run(
        ["apt-get", "indextargets", "--format", "$(SITE)"], capture_output=True, check=True, text=True
    ).stdout.split()
    told = subprocess.run(
        [sys.executable, "-m", "pip", "config", "list"], capture_output=True, check=True, text=True
    ).stdout
    addresses = [*sites, *re.findall(r"https?://[^\s'\"]+", told)]
    hosts = {re.sub(r"^https?://([^/@]*@)?", "", address).split("/")[0] for address in addresses}
    return places | {host for host in hosts if "." in host}


def test_nothing_of_this_machine_is_written_down(project_root: Path) -> None:
    words = _words_of_this_machine(project_root)
    homes = re.compile(rb"(?<![\w$}.*])/(?:root|home/[a-z]+|Users/[A-Za-z]+)/[a-z.]")
    found = []
    for path in _tracked(project_root):
        content = path.read_bytes()
        found += [f"{path.relative_to(project_root)}: {word}" for word in words if word.encode() in content]
        found += [
            f"{path.relative_to(project_root)}: {match.group().decode()}" for match in homes.finditer(content)
        ]
    assert found == []
