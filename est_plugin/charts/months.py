"""A series over time against the one it is compared with: a curve over a paler curve."""

from __future__ import annotations

from collections.abc import Sequence

from .figure import bare_axes, label, new_figure, to_svg
from .palette import BETTER, INK, QUIET, RULE

TEXT_PT = 7.0


def month_curve(
    names: Sequence[str],
    counts: Sequence[float | None],
    compare: Sequence[float | None] = (),
    width_mm: float = 110.0,
    height_mm: float = 36.0,
) -> bytes:
    """Return counts by step, with the compared series paler and dashed; a missing value is a gap.

    Raises ValueError if a series is not as long as ``names``.
    """
    for series in (counts, compare):
        if series and len(series) != len(names):
            raise ValueError(f"{len(series)} values for {len(names)} names")
    figure = new_figure(width_mm, height_mm)
    left, bottom = 10.0 / width_mm, 5.5 / height_mm
    axes = bare_axes(figure, left, bottom, 1.0 - left - 2.0 / width_mm, 1.0 - bottom - 3.0 / height_mm)
    values = [value for value in (*counts, *compare) if value is not None]
    top = _round_up(max([1.0, *values]))
    axes.set_xlim(-0.4, max(1, len(names)) - 0.6)
    axes.set_ylim(0.0, top)
    axes.set_xticks([])
    axes.set_yticks([])
    for share in (0.0, 0.5, 1.0):
        axes.axhline(top * share, color=RULE, linewidth=0.5, zorder=0)
        label(
            axes,
            -0.5,
            top * share,
            f"{top * share:g}".replace(".", ","),
            TEXT_PT,
            align="right",
            colour=QUIET,
        )
    for series, colour, style, width in ((compare, QUIET, "--", 1.0), (counts, BETTER, "-", 1.6)):
        if series:
            heights = [float("nan") if value is None else value for value in series]
            axes.plot(
                range(len(heights)), heights, style, color=colour, linewidth=width, marker="o", markersize=2.5
            )
    for index, name in enumerate(names):
        label(axes, index, -0.16 * top, name, TEXT_PT, align="center", colour=INK)
    return to_svg(figure)


def _round_up(value: float) -> float:
    """Return the least of 1, 2, 4, 6, 8, 10 … times a power of ten that is not below ``value``."""
    power = 1.0
    while power * 10 < value:
        power *= 10
    return next(power * step for step in (1, 2, 4, 6, 8, 10) if power * step >= value)
