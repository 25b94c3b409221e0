"""A matplotlib figure without pyplot, measured in millimetres, and its way to SVG.

matplotlib is imported inside the functions, because that takes some 0.4 s: call them in a task.
"""

from __future__ import annotations

import io
import math
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from .palette import INK, QUIET

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.font_manager import FontProperties

MM_PER_INCH = 25.4
POINTS_PER_MM = 72.0 / MM_PER_INCH
ELLIPSIS = "…"
FAMILIES = ("Open Sans", "Noto Sans", "Arial", "DejaVu Sans")
_CLIPPED = re.compile(rb' clip-path="url\(#[^"]*\)"')


def new_figure(width_mm: float, height_mm: float) -> Figure:
    """Return an empty figure of that size on a transparent ground."""
    from matplotlib.backends.backend_svg import FigureCanvasSVG
    from matplotlib.figure import Figure

    figure = Figure(figsize=(width_mm / MM_PER_INCH, height_mm / MM_PER_INCH))
    figure.patch.set_alpha(0.0)
    FigureCanvasSVG(figure)
    return figure


def bare_axes(figure: Figure, left: float, bottom: float, width: float, height: float) -> Axes:
    """Add axes without frame and ticks; the box in fractions of the figure."""
    axes = figure.add_axes((left, bottom, width, height))
    axes.patch.set_alpha(0.0)
    for side in axes.spines.values():
        side.set_visible(False)
    axes.tick_params(length=0, colors=QUIET)
    return axes


def to_svg(figure: Figure) -> bytes:
    """Return the figure as SVG; text becomes outlines, so that it looks alike without the font.

    Clip paths are left out: Qt's SVG renderer does not know them, and nothing drawn here needs one.
    """
    from matplotlib import rc_context

    stream = io.BytesIO()
    with rc_context({"svg.fonttype": "path", "svg.hashsalt": "est"}):
        figure.savefig(stream, format="svg", metadata={"Date": None, "Creator": None})
    return _CLIPPED.sub(b"", stream.getvalue())


@lru_cache(maxsize=32)
def font(size_pt: float, *, semibold: bool = False) -> FontProperties:
    """Return the sheets' font, or the first of its fallbacks that this machine has."""
    from matplotlib.font_manager import FontProperties, fontManager

    present = {entry.name for entry in fontManager.ttflist}
    families = [family for family in FAMILIES if family in present] or ["DejaVu Sans"]
    return FontProperties(family=families[:1], size=size_pt, weight=600 if semibold else 400)


def label(
    axes: Axes,
    x: float,
    y: float,
    text: str,
    size_pt: float,
    *,
    align: str,
    colour: str = INK,
    room_mm: float = math.inf,
) -> None:
    """Write ``text`` in data coordinates, centred on ``y``, shortened by "…" where it is wider than its room.

    A dollar sign is a dollar sign, not mathematics.
    """
    axes.text(
        x,
        y,
        shortened(text, size_pt, room_mm),
        fontproperties=font(size_pt),
        color=colour,
        ha=align,
        va="center",
        parse_math=False,
        clip_on=False,
    )


def shortened(text: str, size_pt: float, room_mm: float) -> str:
    """Return as much of ``text`` as fits ``room_mm``, with "…" in place of the rest."""
    from matplotlib.textpath import TextPath

    text = " ".join(text.split())
    if math.isinf(room_mm) or not text:
        return text

    def fits(candidate: str) -> bool:
        path = TextPath((0, 0), candidate.replace("$", r"\$"), prop=font(size_pt))
        return not len(path.vertices) or path.get_extents().x1 / POINTS_PER_MM <= room_mm

    text = text[: round(room_mm * 4)]
    if fits(text):
        return text
    shortest, longest = 0, len(text)
    while shortest < longest - 1:
        middle = (shortest + longest) // 2
        shortest, longest = (middle, longest) if fits(text[:middle] + ELLIPSIS) else (shortest, middle)
    return text[:shortest].rstrip() + ELLIPSIS
