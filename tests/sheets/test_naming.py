"""Names of files by a pattern: what a folder on Windows takes as well, and never outside the folder."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from est_plugin.answers.lagesbild.pages import SheetName
from est_plugin.domain.period import Period, month_period
from est_plugin.sheets.naming import DEFAULT_PATTERN, named_path
from est_plugin.sheets.options import SheetError

FOLDER = Path("möten")
MONTH = month_period(2026, 10)


def name(pattern: str, municipality: str = "Exempelköping", period: Period = MONTH) -> str:
    """Return the path below the folder."""
    path = named_path(FOLDER, pattern, SheetName.PLAN, period, municipality, date(2026, 11, 3), "pdf")
    return path.relative_to(FOLDER).as_posix()


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (DEFAULT_PATTERN, "2026-10/Plan of measures 2026-10.pdf"),
        ("{municipality}/{date}/{sheet}", "Exempelköping/2026-11-03/Plan of measures.pdf"),
        ("../../{sheet}", "Plan of measures.pdf"),
        ("/etc/{sheet}", "etc/Plan of measures.pdf"),
        ("a\\b/{sheet}. ", "a/b/Plan of measures.pdf"),
        ("con/{sheet}", "_con/Plan of measures.pdf"),
        ("{sheet}?*<>|", "Plan of measures-.pdf"),
    ],
)
def test_a_pattern_names_a_file_below_its_folder(pattern: str, expected: str) -> None:
    assert name(pattern) == expected


def test_what_cannot_stand_in_a_name_is_taken_out_of_the_values() -> None:
    own = Period(date(2026, 10, 1), date(2026, 10, 9))
    assert name("{municipality} {period}", "A/B:C", own) == "A-B-C 2026-10-01--2026-10-09.pdf"


@pytest.mark.parametrize("pattern", ["", "  ", "{okänt}", "{sheet", "}", "..", "/", "{}", "{0}"])
def test_a_pattern_that_names_nothing_is_refused(pattern: str) -> None:
    with pytest.raises(SheetError):
        name(pattern)
