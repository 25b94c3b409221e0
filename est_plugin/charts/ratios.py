"""Ratios with their intervals: the log scale shared by charts and sheets, and the chart for the screen."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from .figure import bare_axes, label, new_figure, to_svg
from .palette import INK, PAPER, QUIET, RULE, verdict_colour

WIDEST_RATIO = 20.0
TEXT_PT = 7.0
TICKS = (2.0, 5.0, 10.0, 20.0, 50.0)
"""Ratios whose inverse is a short decimal as well."""


@dataclass(frozen=True)
class RatioRow:
    """A ratio with its 95 % interval and its verdict; ``None`` where undefined, infinity where unbounded."""

    name: str
    ratio: float | None
    low: float | None
    high: float | None
    verdict: str
    word: str = ""


@dataclass(frozen=True)
class LogScale:
    """A logarithmic axis symmetrical round one, from ``1 / widest`` to ``widest``."""

    widest: float

    def position(self, ratio: float) -> float:
        """Return where ``ratio`` lies, 0 to 1; what lies outside lies on the edge. NaN is an error."""
        if math.isnan(ratio):
            raise ValueError("NaN has no place on a scale")
        if ratio <= 0:
            return 0.0
        if math.isinf(ratio):
            return 1.0
        share = 0.5 + 0.5 * math.log(ratio) / math.log(self.widest)
        return min(1.0, max(0.0, share))

    def holds(self, ratio: float) -> bool:
        """Tell whether ``ratio`` lies within the scale, so that no line is cut without an arrow."""
        return 1.0 / self.widest <= ratio <= self.widest

    def ticks(self) -> tuple[float, ...]:
        """Return a ratio, one, and its inverse, to be written under the axis."""
        tick = max(t for t in TICKS if t <= max(self.widest, TICKS[0]))
        return (1.0 / tick, 1.0, tick)


def scale_for(rows: Sequence[RatioRow], least: float = 4.0) -> LogScale:
    """Return a scale that holds every bounded ratio and interval, no wider than 1/20 to 20."""
    widest = least
    for row in rows:
        for value in (row.ratio, row.low, row.high):
            if value is not None and value > 0 and math.isfinite(value):
                widest = max(widest, value, 1.0 / value)
    return LogScale(min(WIDEST_RATIO, widest * 1.05))


def ratio_chart(rows: Sequence[RatioRow], width_mm: float = 110.0, row_mm: float = 5.5) -> bytes:
    """Return names, dots with intervals on a log scale round one, and the word of each verdict."""
    height = max(1, len(rows)) * row_mm + 6.0
    figure = new_figure(width_mm, height)
    axes = bare_axes(figure, 0.0, 0.0, 1.0, 1.0)
    axes.set_xlim(0.0, 1.0)
    axes.set_ylim(height / row_mm, 0.0)
    axes.set_xticks([])
    axes.set_yticks([])
    scale = scale_for(rows)
    start, span = 0.42, 0.40
    axes.plot([start + span / 2] * 2, [0, len(rows)], color=RULE, linewidth=1.0, zorder=0)
    for index, row in enumerate(rows):
        middle = index + 0.5
        colour = verdict_colour(row.verdict)
        label(axes, 0.0, middle, row.name, TEXT_PT, align="left", room_mm=width_mm * (start - 0.02))
        label(axes, 1.0, middle, row.word, TEXT_PT, align="right", colour=colour)
        if row.low is not None and row.high is not None:
            ends = [start + span * scale.position(value) for value in (row.low, row.high)]
            axes.plot(ends, [middle, middle], color=colour, linewidth=1.2, solid_capstyle="butt")
        if row.ratio is not None:
            at = start + span * scale.position(row.ratio)
            axes.plot(
                [at], [middle], "o", color=colour, markersize=4, markeredgecolor=PAPER, markeredgewidth=0.5
            )
    for tick in scale.ticks():
        text = f"{tick:.2g}".replace(".", ",")
        label(
            axes,
            start + span * scale.position(tick),
            len(rows) + 0.5,
            text,
            TEXT_PT,
            align="center",
            colour=QUIET,
        )
    axes.axhline(len(rows), xmin=start, xmax=start + span, color=INK, linewidth=0.4)
    return to_svg(figure)
