"""Counts by month with what was done marked in them: did the curve turn where the insats stands?"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .figure import bare_axes, label, new_figure, to_svg
from .palette import BAR, INK, QUIET, RULE, WORSE

if TYPE_CHECKING:
    from matplotlib.axes import Axes

TEXT_PT = 7.0
SIGN_MM = 2.6
MOST_NAMES = 7
MARK_OPACITY = 0.16


@dataclass(frozen=True)
class Mark:
    """An insats in the chart: from and to as places on the axis of months, 0 the first month's middle."""

    first: float
    last: float
    name: str = ""


@dataclass(frozen=True)
class Series:
    """Counts by month and what they are counts of; a missing value is a gap."""

    name: str
    counts: Sequence[float | None]


def timeline_chart(
    names: Sequence[str],
    treated: Series,
    compared: Series | None = None,
    marks: Sequence[Mark] = (),
    width_mm: float = 76.0,
    height_mm: float = 40.0,
) -> bytes:
    """Return columns for the treated area, a dashed line for the compared one, bands for the insatser.

    Raises ValueError if a series is not as long as ``names``.
    """
    for series in (treated, compared):
        if series is not None and len(series.counts) != len(names):
            raise ValueError(f"{len(series.counts)} values for {len(names)} names")
    figure = new_figure(width_mm, height_mm)
    left, bottom, head = 9.0 / width_mm, 6.0 / height_mm, 9.0 / height_mm
    axes = bare_axes(figure, left, bottom, 1.0 - left - 2.0 / width_mm, 1.0 - bottom - head)
    every = [value for s in (treated, compared) if s is not None for value in s.counts if value is not None]
    top = _round_up(max([1.0, *every]))
    axes.set_xlim(-0.6, max(1, len(names)) - 0.4)
    axes.set_ylim(0.0, top)
    axes.set_xticks([])
    axes.set_yticks([])
    for share in (0.0, 0.5, 1.0):
        axes.axhline(top * share, color=RULE, linewidth=0.5, zorder=0)
        label(axes, -0.75, top * share, _axis_text(top * share), TEXT_PT, align="right", colour=QUIET)
    for mark in marks:
        last = max(mark.last, mark.first + 0.12)
        axes.axvspan(mark.first, last, color=WORSE, alpha=MARK_OPACITY, linewidth=0, zorder=0.5)
        axes.plot([mark.first, mark.first], [0, top], color=WORSE, linewidth=0.9, zorder=0.6)
    heights = [0.0 if value is None else value for value in treated.counts]
    axes.bar(range(len(heights)), heights, width=0.7, color=BAR, linewidth=0, zorder=1)
    if compared is not None:
        curve = [math.nan if value is None else value for value in compared.counts]
        axes.plot(range(len(curve)), curve, "--", color=INK, linewidth=1.1, zorder=2)
    every_nth = max(1, math.ceil(len(names) / MOST_NAMES))
    for index in range(0, len(names), every_nth):
        label(axes, index, -0.13 * top, names[index], TEXT_PT, align="center", colour=QUIET)
    _explain(axes, width_mm, top, treated, compared, marks)
    return to_svg(figure)


def _explain(
    axes: Axes,
    width_mm: float,
    top: float,
    treated: Series,
    compared: Series | None,
    marks: Sequence[Mark],
) -> None:
    """Write the legend above: a small sign before each word."""
    words = [(treated.name, BAR, "s")]
    if compared is not None:
        words.append((compared.name, INK, "_"))
    named = next((mark.name for mark in marks if mark.name), "")
    if named:
        words.append((named, WORSE, "|"))
    low, high = axes.get_xlim()
    per_mm = (high - low) / (width_mm - 11.0)
    room = (width_mm - 11.0) / len(words) - SIGN_MM
    for number, (word, colour, sign) in enumerate(words):
        at = low + (high - low) * number / len(words)
        axes.plot([at + per_mm], [1.17 * top], sign, color=colour, markersize=4, clip_on=False)
        label(axes, at + SIGN_MM * per_mm, 1.17 * top, word, TEXT_PT, align="left", room_mm=room)


def _axis_text(value: float) -> str:
    return f"{value:g}".replace(".", ",")


def _round_up(value: float) -> float:
    """Return the least of 1, 2, 4, 6, 8, 10 … times a power of ten that is not below ``value``."""
    power = 1.0
    while power * 10 < value:
        power *= 10
    return next(power * step for step in (1, 2, 4, 6, 8, 10) if power * step >= value)
