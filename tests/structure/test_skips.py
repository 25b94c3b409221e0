"""The check that no test is skipped in silence."""

from __future__ import annotations

from pathlib import Path

import skips

REPORT = """\
<testsuites><testsuite><testcase classname="tests.a" name="runs"/>
<testcase classname="tests.b" name="leaves"><skipped type="pytest.skip" message="{reason}"/></testcase>
</testsuite></testsuites>
"""


def _unexpected(tmp_path: Path, reason: str, root: Path) -> list[str]:
    report = tmp_path / "tests.xml"
    report.write_text(REPORT.format(reason=reason), encoding="utf-8")
    return skips.unexpected(report, root / ".ci" / "skips.txt")


def test_a_skip_without_leave_is_named(tmp_path: Path, project_root: Path) -> None:
    assert _unexpected(tmp_path, "too slow", project_root) == ["tests.b.leaves: too slow"]


def test_absent_real_data_are_a_reason(tmp_path: Path, project_root: Path) -> None:
    assert _unexpected(tmp_path, "real data: ../shared/data is not beside this checkout", project_root) == []
