"""When in the week: seven days by twenty-four hours, as a grid of tinted cells."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from .figure import bare_axes, label, new_figure, to_svg
from .palette import BAR, HEAT, QUIET, RULE

DAYS, HOURS = 7, 24
MARKED_HOURS = (0, 6, 12, 18, 23)
TEXT_PT = 7.0


def week_grid(weights: NDArray[np.float64], width_mm: float = 100.0, height_mm: float = 22.0) -> bytes:
    """Return the cells alone, edge to edge, for a sheet that writes the words round it as text.

    ``weights`` (7, 24): Monday first, events an hour of local time. The darkest colour is the largest weight.
    """
    figure = new_figure(width_mm, height_mm)
    axes = bare_axes(figure, 0.0, 0.0, 1.0, 1.0)
    _draw_cells(axes, weights, gap_mm=0.25, width_mm=width_mm, height_mm=height_mm)
    axes.set_xticks([])
    axes.set_yticks([])
    return to_svg(figure)


def week_chart(
    weights: NDArray[np.float64], day_names: Sequence[str], width_mm: float = 110.0, height_mm: float = 34.0
) -> bytes:
    """Return the grid with the names of the seven days and some hours, for the screen.

    Raises ValueError if ``weights`` is not (7, 24) or there are not seven names.
    """
    if len(day_names) != DAYS:
        raise ValueError(f"{len(day_names)} names for {DAYS} days")
    figure = new_figure(width_mm, height_mm)
    left, bottom = 9.0 / width_mm, 5.0 / height_mm
    axes = bare_axes(figure, left, bottom, 1.0 - left - 1.0 / width_mm, 1.0 - bottom - 1.0 / height_mm)
    _draw_cells(axes, weights, gap_mm=0.25, width_mm=width_mm, height_mm=height_mm)
    axes.set_xticks([])
    axes.set_yticks([])
    for day, name in enumerate(day_names):
        label(axes, -0.3, day + 0.5, name, TEXT_PT, align="right")
    for hour in MARKED_HOURS:
        label(axes, hour + 0.5, DAYS + 0.75, f"{hour:02d}", TEXT_PT, align="center", colour=QUIET)
    return to_svg(figure)


def week_chart_with_sums(
    weights: NDArray[np.float64], day_names: Sequence[str], width_mm: float = 110.0, height_mm: float = 42.0
) -> bytes:
    """Return the grid with the sums of its rows as numbers and bars, and those of its columns as bars.

    Raises ValueError as :func:`week_chart`.
    """
    return week_charts((weights,), ("",), day_names, width_mm, height_mm)


def week_charts(
    grids: Sequence[NDArray[np.float64]],
    titles: Sequence[str],
    day_names: Sequence[str],
    width_mm: float = 110.0,
    height_mm: float = 42.0,
) -> bytes:
    """Return one grid with sums under another, each coloured by its own largest weight, with titles.

    Raises ValueError if a grid is not (7, 24) or there are not seven names.
    """
    if len(day_names) != DAYS:
        raise ValueError(f"{len(day_names)} names for {DAYS} days")
    title_mm = 5.0 if any(titles) else 0.0
    whole = len(grids) * (height_mm + title_mm)
    figure = new_figure(width_mm, whole)
    for number, (weights, title) in enumerate(zip(grids, titles, strict=True)):
        top = whole - number * (height_mm + title_mm)
        if title:
            axes = bare_axes(figure, 0.0, (top - title_mm) / whole, 1.0, title_mm / whole)
            axes.set_xlim(0, 1)
            axes.set_ylim(0, 1)
            axes.set_xticks([])
            axes.set_yticks([])
            label(axes, 0.0, 0.5, title, TEXT_PT, align="left")
        _with_sums(figure, weights, day_names, (width_mm, whole), (top - title_mm - height_mm, height_mm))
    return to_svg(figure)


def _with_sums(
    figure: object,
    weights: NDArray[np.float64],
    day_names: Sequence[str],
    size_mm: tuple[float, float],
    band_mm: tuple[float, float],
) -> None:
    """Draw a grid with its sums into the band (bottom, height) of a figure."""
    (width, whole), (bottom, height) = size_mm, band_mm
    left, right, under, over = 9.0, 15.0, 5.0, 7.0
    weights = np.nan_to_num(weights)
    grid_width, grid_height = width - left - right, height - under - over
    axes = bare_axes(
        figure,  # type: ignore[arg-type]
        left / width,
        (bottom + under) / whole,
        grid_width / width,
        grid_height / whole,
    )
    _draw_cells(axes, weights, gap_mm=0.25, width_mm=grid_width, height_mm=grid_height)
    axes.set_xticks([])
    axes.set_yticks([])
    days, hours = weights.sum(axis=1), weights.sum(axis=0)
    longest_day, longest_hour = max(float(days.max()), 1e-9), max(float(hours.max()), 1e-9)
    for day, name in enumerate(day_names):
        label(axes, -0.3, day + 0.5, name, TEXT_PT, align="right")
        share = float(days[day]) / longest_day
        room = HOURS * 7.0 / grid_width
        axes.barh(day + 0.5, room * share, left=HOURS + 0.4, height=0.6, color=BAR, clip_on=False)
        text = f"{round(float(days[day]))}"
        label(axes, HOURS + HOURS * 14.5 / grid_width, day + 0.5, text, TEXT_PT, align="right")
    tall = DAYS * (over - 1.0) / grid_height
    for hour in range(HOURS):
        high = tall * float(hours[hour]) / longest_hour
        axes.bar(hour + 0.5, -high, bottom=-0.15, width=0.8, color=BAR, clip_on=False)
    for hour in MARKED_HOURS:
        label(axes, hour + 0.5, DAYS + 0.75, f"{hour:02d}", TEXT_PT, align="center", colour=QUIET)
    axes.set_xlim(0, HOURS)
    axes.set_ylim(DAYS, 0)


def heat_colours(weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return red, green, blue (0 to 1) of every cell, from nothing to the largest weight."""
    peak = float(weights.max(initial=0.0))
    share = weights / peak if peak > 0 else np.zeros_like(weights)
    stops = np.linspace(0.0, 1.0, len(HEAT))
    channels = np.array([[int(colour[i : i + 2], 16) / 255.0 for i in (1, 3, 5)] for colour in HEAT])
    return np.stack([np.interp(share, stops, channels[:, channel]) for channel in range(3)], axis=-1)


def _draw_cells(
    axes: object, weights: NDArray[np.float64], *, gap_mm: float, width_mm: float, height_mm: float
) -> None:
    from matplotlib.collections import PolyCollection

    if weights.shape != (DAYS, HOURS):
        raise ValueError(f"weights of shape {weights.shape}, not {(DAYS, HOURS)}")
    colours = heat_colours(np.nan_to_num(weights)).reshape(-1, 3)
    gap_x, gap_y = gap_mm * HOURS / width_mm, gap_mm * DAYS / height_mm
    left, top = np.meshgrid(np.arange(HOURS) + gap_x / 2, np.arange(DAYS) + gap_y / 2)
    right, bottom = left + 1.0 - gap_x, top + 1.0 - gap_y
    corners = np.stack([left, top, right, top, right, bottom, left, bottom], axis=-1).reshape(-1, 4, 2)
    outline = "none" if weights.any() else RULE
    cells = PolyCollection(list(corners), facecolors=colours, edgecolors=outline, linewidths=0.2)
    axes.add_collection(cells, autolim=False)  # type: ignore[attr-defined]
    axes.set_xlim(0, HOURS)  # type: ignore[attr-defined]
    axes.set_ylim(DAYS, 0)  # type: ignore[attr-defined]
