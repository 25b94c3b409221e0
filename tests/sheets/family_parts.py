"""The parts that the other sheets of the family carry: reports, tables, prose, curves; plain and extreme."""

from __future__ import annotations

from dataclasses import replace

from est_plugin.answers.basis import Basis
from est_plugin.answers.lagesbild.parts import LagesbildAnswer, ReportLine, ReportsAnswer
from est_plugin.answers.lagesbild.sections import (
    Cell,
    Column,
    CurveSection,
    ProseSection,
    Section,
    TableSection,
    Tone,
)
from est_plugin.answers.lagesbild.work_lists import new_decisions_section

STEPS = ("nov", "dec", "jan", "feb", "mars", "april", "maj", "juni", "juli", "aug", "sep", "okt")
TABLES = (
    "groups", "hotspots", "patterns", "follow_ups", "kinds_table", "police", "last_decisions", "focus",
    "to_reporters", "facts", "plan_0", "plan_1",
)  # fmt: skip
PROSE = ("method", "consequences", "problem", "knowledge", "measure", "goal")


def with_family(
    answer: LagesbildAnswer, words: str = "Belysning, Stora torget", rows: int = 4
) -> LagesbildAnswer:
    """Return the answer with every part that any sheet of the family has; ``words`` fill its cells."""
    x, y = answer.map.x, answer.map.y
    lines = tuple(
        ReportLine(
            index + 1 if index < len(x) else None,
            "fr 30 okt 22",
            words,
            words,
            float(x[index]) if index < len(x) else None,
            float(y[index]) if index < len(y) else None,
        )
        for index in range(rows)
    )
    return replace(
        answer,
        reports=ReportsAnswer(Basis(rows), lines, rows * 3),
        map=replace(
            answer.map,
            around=tuple(area.wkb for area in answer.map.areas),
            hot=tuple(area.wkb for area in answer.map.areas[:2]),
        ),
        sections=(*_sections(words, rows), new_decisions_section()),
    )


def _sections(words: str, rows: int) -> tuple[Section, ...]:
    columns = (
        Column("what", 1.0),
        Column("who", 0.5),
        Column("until when", 0.0),
        Column("state", 0.0, right=True),
    )
    row = (Cell(words), Cell(words, Tone.QUIET), Cell("15 okt 2026"), Cell("försenad 15 okt", Tone.WORSE))
    tables = tuple(
        TableSection(key, f"Table {key}", columns, (row,) * rows, empty="Nothing.", note=words)
        for key in TABLES
    )
    prose = tuple(ProseSection(key, f"Prose {key}", (words,) * min(rows, 4)) for key in PROSE)
    counts = (*range(200, 300, 10), None, None)
    curve = CurveSection("months", "Month by month", STEPS, counts, range_of(12), "now", "before")
    months = TableSection(
        "months_table",
        "",
        (Column("", 1.0), *(Column(step, right=True) for step in STEPS)),
        ((Cell("november 2025 till oktober 2026"), *(Cell("1 204") for _ in STEPS)),),
    )
    return (*tables, *prose, curve, months)


def range_of(steps: int) -> tuple[int | None, ...]:
    """Return a compared series."""
    return tuple(180 + 7 * (step % 5) for step in range(steps))
