"""Import and export as a scheduled job runs them: a real ``qgis_process``, counts in JSON, exit codes."""

from __future__ import annotations

import json
from pathlib import Path

from .test_qgis_process import Process, process  # noqa: F401 - a fixture

HEADINGS = "Ärendenummer;Vad;Datum;X;Y;Beskrivning"
ROWS = (
    "A1;Klotter;2026-03-15 22:30;537000;6577000;Vägg",
    "A2;Bråk;2026-03-16;537100;6577100;ring 070-123 45 67",
    "A3;Allsköns;2026-03-16;537100;6577100;Oklart",
)


def results(done: object) -> dict[str, object]:
    """Return what a run printed."""
    found: dict[str, object] = json.loads(done.stdout)["results"]  # type: ignore[attr-defined]
    return found


def test_a_scheduled_import_and_its_export(process: Process, tmp_path: Path) -> None:  # noqa: F811
    database, path = tmp_path / "est å.gpkg", tmp_path / "rapporter.csv"
    path.write_text("\n".join((HEADINGS, *ROWS)), encoding="utf-8")
    made = process("run", "est:createdatabase", "--", f"DATABASE={database}")
    assert made.returncode == 0, made.stderr
    inputs = {"INPUT": str(path), "DATABASE": str(database), "ON_WARNING": 2, "CRS": "EPSG:3006"}
    rejects = str(tmp_path / "avvisade.csv")
    given = json.dumps({"inputs": inputs | {"REJECTS": rejects}})
    done = process("run", "est:importobservations", "--json", "-", given=given)
    assert done.returncode == 0, done.stderr
    told = results(done)
    counts = ("IMPORTED", "UPDATED", "DUPLICATES", "REJECTED", "WARNED")
    assert [told[name] for name in counts] == [2, 0, 0, 1, 1]
    assert "Allsköns" in Path(rejects).read_text(encoding="utf-8-sig")
    output = tmp_path / "urval.csv"
    exported = process(
        "run", "est:exportobservations", "--json", "--", f"DATABASE={database}", f"OUTPUT={output}"
    )
    assert exported.returncode == 0, exported.stderr
    assert results(exported)["COUNT"] == 2
    written = output.read_text(encoding="utf-8-sig")
    assert "ring ***" in written
    assert "070" not in written


def test_a_database_that_is_not_there_ends_with_a_sentence(process: Process, tmp_path: Path) -> None:  # noqa: F811
    database = tmp_path / "est.gpkg"
    done = process(
        "run", "est:importobservations", "--", f"INPUT={tmp_path}/borta.csv", f"DATABASE={database}"
    )
    assert done.returncode == 1
    assert "est.gpkg" in done.stderr
    assert "Traceback" not in done.stderr
    assert not database.exists()
