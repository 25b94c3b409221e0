"""A first-time user gets from an empty QGIS to a printed lägesbild of the example in five clicks."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from pypdf import PdfReader

from .real_qgis import Outcome, play

LONGEST_SECONDS = 120
A_PAGE_MS = 1000
CLICKS = ("yield click(", "yield click_action(", "yield press(")


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> tuple[Outcome, float]:
    """The story, played once, and how long it took."""
    began = time.monotonic()
    outcome = play("story_first_time:from_empty_to_print", tmp_path_factory.mktemp("first"))
    return outcome, time.monotonic() - began


def test_the_story_is_played_to_its_end(played: tuple[Outcome, float]) -> None:
    outcome, seconds = played
    assert outcome.error == ""
    assert seconds < LONGEST_SECONDS


def test_it_takes_five_clicks() -> None:
    story = (Path(__file__).parent / "story_first_time.py").read_text(encoding="utf-8")
    assert sum(story.count(mark) for mark in CLICKS) == 5


def test_a_swedish_sheet_is_printed(played: tuple[Outcome, float]) -> None:
    outcome, _ = played
    reader = PdfReader(outcome.folder / "lägesbild åäö.pdf")
    words = set(reader.pages[0].extract_text().split())
    assert len(reader.pages) == 1
    assert {"Exempelköping", "Arbetsmaterial", "händelser", "Insatser"} <= words
    assert not {"events", "uncertain", "worse", "Areas", "Working"} & words


def test_printing_gives_the_window_a_turn_after_each_page(played: tuple[Outcome, float]) -> None:
    outcome, _ = played
    printing = outcome.facts["gap_printing_ms"]
    assert isinstance(printing, int)
    assert printing < A_PAGE_MS
