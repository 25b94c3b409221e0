"""A machine without the sheets' font prints them in the next one, and nothing overflows."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from est_plugin.sheets.options import PAPERS
from tests.sheets.reading import fonts, read_sheet

DEJAVU = Path("/usr/share/fonts/truetype/dejavu")
CONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir></fontconfig>
"""
PRINT = """
import os, sys
from pathlib import Path
from qgis.core import QgsApplication
application = QgsApplication([], False)
application.initQgis()
from est_plugin.sheets.lagesbild import compose
from est_plugin.sheets.options import SheetOptions
from tests.sheets import sample_answers
paper, path = sys.argv[1:]
composed = compose(sample_answers.month(), SheetOptions(paper=paper))
composed.export(Path(path))
print(composed.overflow_details)
composed.close()
sys.stdout.flush()
os._exit(0)
"""


@pytest.mark.parametrize("paper", PAPERS)
def test_without_open_sans_the_sheet_is_set_in_dejavu(tmp_path: Path, project_root: Path, paper: str) -> None:
    assert DEJAVU.is_dir(), "the distribution's fonts-dejavu-core is missing"
    config = tmp_path / "fonts.conf"
    config.write_text(CONFIG.format(fonts=DEJAVU, cache=tmp_path / "cache"), encoding="utf-8")
    path = tmp_path / "blad.pdf"
    environment = {
        **os.environ,
        "FONTCONFIG_FILE": str(config),
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(project_root),
        "QGIS_CUSTOM_CONFIG_PATH": str(tmp_path / "profile"),
    }
    run = subprocess.run(
        [sys.executable, "-c", PRINT, paper, str(path)],
        cwd=project_root,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    assert run.stdout.strip().endswith("()"), run.stdout
    sheet = read_sheet(path, 1, (), ())
    assert {name.split("-")[0] for name, _ in fonts(path)} == {"DejaVuSans"}
    assert all(embedded for _, embedded in fonts(path))
    assert [(a.text, b.text) for a, b in sheet.collisions()] == []
    assert "Lägesbild oktober 2026" in sheet.text
