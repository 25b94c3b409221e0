"""Fails when a test was skipped without a reason from the short list: skips.py tests.xml skips.txt."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from xml.etree import ElementTree


def unexpected(report: Path, allowed: Path) -> list[str]:
    """Return the skipped tests of a JUnit report whose reason no line of ``allowed`` matches."""
    lines = [line.strip() for line in allowed.read_text(encoding="utf-8").splitlines()]
    patterns = [re.compile(line) for line in lines if line and not line.startswith("#")]
    found = []
    for case in ElementTree.parse(report).getroot().iter("testcase"):
        for skipped in case.iter("skipped"):
            reason = skipped.get("message", "")
            if not any(pattern.search(reason) for pattern in patterns):
                found.append(f"{case.get('classname')}.{case.get('name')}: {reason}")
    return found


def main() -> int:
    """Print what was skipped without leave."""
    report, allowed = map(Path, sys.argv[1:3])
    if not report.exists():
        print(f"{report} is missing: the tests did not end")
        return 1
    found = unexpected(report, allowed)
    for line in found:
        print(f"skipped without leave: {line}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
