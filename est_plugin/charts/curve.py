"""A curve over a paler, dashed curve, without text: the sheet sets its own numbers beside it.

Written by hand, so that it is drawn at once, at the very size it is printed in.
"""

from __future__ import annotations

from collections.abc import Sequence

from .palette import BETTER, QUIET, RULE

STROKE_MM, PALE_STROKE_MM, GRID_MM, DOT_MM = 0.55, 0.35, 0.15, 0.75
GRID_SHARES = (0.0, 0.5, 1.0)


def round_top(value: float) -> float:
    """Return the least of 1, 2, 4, 6, 8, 10 … times a power of ten that is not below ``value``."""
    power = 1.0
    while power * 10 < value:
        power *= 10
    return next(power * step for step in (1, 2, 4, 6, 8, 10) if power * step >= value)


def curve_svg(
    counts: Sequence[float | None],
    compare: Sequence[float | None],
    top: float,
    width_mm: float,
    height_mm: float,
) -> bytes:
    """Return both series between 0 and ``top``; a missing value is a gap.

    Raises ValueError where the series are not equally long or ``top`` is not above 0.
    """
    if compare and len(compare) != len(counts):
        raise ValueError(f"{len(compare)} values to compare with {len(counts)}")
    if top <= 0:
        raise ValueError(f"a scale up to {top}")
    parts = [
        f'<line x1="0" x2="{width_mm:.2f}" y1="{y:.2f}" y2="{y:.2f}" stroke="{RULE}"'
        f' stroke-width="{GRID_MM}"/>'
        for y in (GRID_MM + (height_mm - 2 * GRID_MM) * (1.0 - share) for share in GRID_SHARES)
    ]
    for values, colour, stroke, dashed in (
        (compare, QUIET, PALE_STROKE_MM, True),
        (counts, BETTER, STROKE_MM, False),
    ):
        points = _points(values, top, width_mm, height_mm)
        dash = ' stroke-dasharray="1.4 1.0"' if dashed else ""
        for run in _runs(points):
            line = " ".join(f"{x:.2f},{y:.2f}" for x, y in run)
            parts.append(
                f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="{stroke}"'
                f' stroke-linejoin="round"{dash}/>'
            )
        if not dashed:
            parts.extend(
                f'<circle cx="{point[0]:.2f}" cy="{point[1]:.2f}" r="{DOT_MM}" fill="{colour}"/>'
                for point in points
                if point is not None
            )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width_mm:.2f}mm" height="{height_mm:.2f}mm"'
        f' viewBox="0 0 {width_mm:.2f} {height_mm:.2f}">{"".join(parts)}</svg>'
    ).encode()


def step_position(index: int, steps: int, width_mm: float) -> float:
    """Return where a step stands across the width: in the middle of its share."""
    return width_mm * (index + 0.5) / max(1, steps)


def _points(
    values: Sequence[float | None], top: float, width_mm: float, height_mm: float
) -> list[tuple[float, float] | None]:
    room = height_mm - 2 * GRID_MM
    return [
        None
        if value is None
        else (step_position(index, len(values), width_mm), GRID_MM + room * (1.0 - value / top))
        for index, value in enumerate(values)
    ]


def _runs(points: Sequence[tuple[float, float] | None]) -> list[list[tuple[float, float]]]:
    runs: list[list[tuple[float, float]]] = [[]]
    for point in points:
        if point is None:
            runs.append([])
        else:
            runs[-1].append(point)
    return [run for run in runs if len(run) > 1]
