"""Counts as bars, the compared count as a tick on each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .figure import bare_axes, label, new_figure, to_svg
from .palette import BAR, INK, QUIET

TEXT_PT = 7.0


@dataclass(frozen=True)
class Bar:
    """A name, its count, and what it is compared with where there is such a thing."""

    name: str
    count: float
    compare: float | None = None
    text: str = ""


def bar_chart(bars: Sequence[Bar], width_mm: float = 110.0, row_mm: float = 5.5) -> bytes:
    """Return horizontal bars with their names and counts; the longest is as wide as there is room."""
    height = max(1, len(bars)) * row_mm + 1.0
    figure = new_figure(width_mm, height)
    axes = bare_axes(figure, 0.0, 0.0, 1.0, 1.0)
    axes.set_xlim(0.0, 1.0)
    axes.set_ylim(height / row_mm, 0.0)
    axes.set_xticks([])
    axes.set_yticks([])
    peak = max([1.0, *(bar.count for bar in bars), *(bar.compare or 0.0 for bar in bars)])
    start, span = 0.40, 0.48
    for index, bar in enumerate(bars):
        middle = index + 0.5
        label(axes, 0.0, middle, bar.name, TEXT_PT, align="left", room_mm=width_mm * (start - 0.02))
        axes.barh(middle, span * bar.count / peak, left=start, height=0.5, color=BAR, edgecolor="none")
        if bar.compare is not None:
            at = start + span * bar.compare / peak
            axes.plot([at, at], [middle - 0.38, middle + 0.38], color=INK, linewidth=1.0)
        colour = INK if bar.count else QUIET
        label(axes, 1.0, middle, bar.text or f"{bar.count:g}", TEXT_PT, align="right", colour=colour)
    return to_svg(figure)
