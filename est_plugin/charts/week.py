"""When in the week: seven days by twenty-four hours, as a grid of tinted cells."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from .figure import bare_axes, label, new_figure, to_svg
from .palette import HEAT, QUIET, RULE

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
