"""Kristinehamn's school and Västerås's pilot, played through the docks of a real QGIS."""

from __future__ import annotations

from pathlib import Path

from .chain_towns import make_kristinehamn, make_vasteras
from .real_qgis import play
from .story_chain import INSATSER, SCHOOL

PICTURE_BYTES = 50_000


def test_kristinehamn_finds_acts_and_shows_the_fall(tmp_path: Path) -> None:
    database = tmp_path / "kristinehamn å.gpkg"
    make_kristinehamn(database)
    outcome = play(
        "story_chain:kristinehamn", tmp_path / "play", environment={"EST_OPEN_DATABASE": str(database)}
    )
    assert outcome.error == ""
    problems = outcome.facts["problems"]
    assert isinstance(problems, list)
    assert problems[0] == SCHOOL
    sentence = str(outcome.facts["sentence"])
    assert "färre än väntat" in sentence
    warnings = str(outcome.facts["warnings"])
    assert all(title in warnings for title in INSATSER[1:]), "the other insatser on the ground are told"
    for name in ("problem", "form", "insats", "followup", "kept"):
        assert (outcome.folder / f"{name}.png").stat().st_size > PICTURE_BYTES


def test_vasteras_evaluates_its_pilot(tmp_path: Path) -> None:
    database = tmp_path / "västerås.gpkg"
    make_vasteras(database)
    outcome = play(
        "story_chain:vasteras", tmp_path / "play", environment={"EST_OPEN_DATABASE": str(database)}
    )
    assert outcome.error == ""
    assert "färre än väntat" in str(outcome.facts["sentence"])
    verdicts = outcome.facts["verdicts"]
    assert isinstance(verdicts, dict)
    assert [verdicts[name] for name in ("Råby", "Hammarby", "Bäckby/Skälby")] == ["färre"] * 3
    report = (outcome.folder / "utvärdering.html").read_text(encoding="utf-8")
    assert "Råby" in report
    assert (outcome.folder / "pilot.png").stat().st_size > PICTURE_BYTES
