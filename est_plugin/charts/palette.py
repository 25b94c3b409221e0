"""The colours of every chart and sheet: safe for colour-blind people and in grey print."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

INK = "#1f2a37"
QUIET = "#5b6776"
RULE = "#c9d0d8"
PAPER = "#ffffff"
GROUND = "#fbfbf9"
WORSE = "#8c2d04"
BETTER = "#1d4e68"
INSATS = "#1d4e68"
BAR = "#6a8ba5"
DENSITY = ("#fee6ce", "#fdc38d", "#fc8d59", "#d7501e", "#8c2d04")
"""Five classes, light to dark in grey as well."""

HEAT = ("#fff7ee", *DENSITY)
"""The ramp of a heat chart: its first colour stands for nothing."""

VERDICT: Mapping[str, str] = MappingProxyType(
    {
        "worse": WORSE,
        "better": BETTER,
        "unclear": QUIET,
        "too_few": QUIET,
        "not_compared": QUIET,
    }
)
"""The colour of a verdict on a change; the word always stands beside it."""


def verdict_colour(verdict: str) -> str:
    """Return the colour of a verdict; one that is not known is told in the quiet colour."""
    return VERDICT.get(verdict, QUIET)
