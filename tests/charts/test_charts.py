"""The charts: right marks in the right colours, no font needed, nothing run from a name."""

from __future__ import annotations

import math
import re
from itertools import pairwise
from typing import Any
from xml.etree import ElementTree

import numpy as np
import pytest
from numpy.typing import NDArray

from est_plugin.charts.bars import Bar, bar_chart
from est_plugin.charts.figure import shortened
from est_plugin.charts.months import month_curve
from est_plugin.charts.palette import BETTER, DENSITY, HEAT, QUIET, WORSE, verdict_colour
from est_plugin.charts.ratios import LogScale, RatioRow, ratio_chart, scale_for
from est_plugin.charts.week import heat_colours, week_chart, week_grid

DAYS = ["må", "ti", "on", "to", "fr", "lö", "sö"]
SVG = "{http://www.w3.org/2000/svg}"


def luminance(colour: str) -> float:
    """Relative luminance of sRGB, as WCAG 2.1 has it: what is left in grey print."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def elements(svg: bytes, tag: str) -> list[ElementTree.Element]:
    return list(ElementTree.fromstring(svg).iter(SVG + tag))  # noqa: S314 - our own picture


def fills(svg: bytes) -> list[str]:
    return re.findall(r"fill: (#[0-9a-f]{6})", svg.decode())


def busy_week() -> NDArray[Any]:
    weights = np.zeros((7, 24))
    weights[4, 22] = 8.0
    weights[0, 0] = 4.0
    return weights


@pytest.mark.parametrize("ramp", [DENSITY, HEAT])
def test_ramps_darken_steadily_so_that_they_hold_in_grey(ramp: tuple[str, ...]) -> None:
    steps = [a - b for a, b in pairwise(luminance(colour) for colour in ramp)]
    assert min(steps) > 0.03


def test_worse_and_better_differ_for_the_colour_blind() -> None:
    # Protanopia and deuteranopia leave blue against yellow: the two must differ in their blue share.
    def blue_share(colour: str) -> float:
        red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
        return blue / (red + green + blue)

    assert blue_share(BETTER) - blue_share(WORSE) > 0.3


def test_every_verdict_has_its_colour_and_an_unknown_one_is_quiet() -> None:
    assert [verdict_colour(v) for v in ("worse", "better", "unclear", "x")] == [WORSE, BETTER, QUIET, QUIET]


def test_the_darkest_cell_is_the_largest_weight_and_nothing_is_palest() -> None:
    colours = heat_colours(busy_week())
    as_hex = ["#" + "".join(f"{round(c * 255):02x}" for c in colours[cell]) for cell in ((4, 22), (3, 3))]
    assert as_hex == [HEAT[-1], HEAT[0]]
    assert luminance(HEAT[0]) > luminance("#" + "".join(f"{round(c * 255):02x}" for c in colours[0, 0]))


def test_the_grid_has_168_cells_and_is_the_same_every_time() -> None:
    svg = week_grid(busy_week())
    assert svg == week_grid(busy_week())
    assert len(elements(svg, "path")) + len(elements(svg, "use")) >= 168
    assert HEAT[-1] in fills(svg)


def test_a_grid_of_another_shape_is_an_error() -> None:
    with pytest.raises(ValueError, match="shape"):
        week_grid(np.zeros((24, 7)))
    with pytest.raises(ValueError, match="names"):
        week_chart(np.zeros((7, 24)), DAYS[:6])


@pytest.mark.parametrize(
    "svg",
    [
        week_chart(busy_week(), DAYS),
        ratio_chart([RatioRow("Väster $\\frac{1}{2}$", 0.3, 0.1, 0.6, "better", "bättre")]),
        bar_chart([Bar("Skadegörelse <b>", 96, 82), Bar("Övrigt", 0)]),
        month_curve(["jan", "feb"], [3, None], [4, 5]),
    ],
    ids=["week", "ratios", "bars", "months"],
)
def test_text_is_outlines_and_nothing_comes_from_outside(svg: bytes) -> None:
    assert not elements(svg, "text")
    assert not elements(svg, "image")
    assert b"clip-path=" not in svg
    links = re.findall(rb'xlink:href="([^"]*)"', svg)
    assert all(link.startswith(b"#") for link in links)


@pytest.mark.parametrize(
    ("ratio", "expected"),
    [(1.0, 0.5), (10.0, 1.0), (0.1, 0.0), (math.sqrt(10.0), 0.75), (0.0, 0.0), (math.inf, 1.0), (1e9, 1.0)],
)
def test_the_scale_is_logarithmic_round_one(ratio: float, expected: float) -> None:
    assert LogScale(10.0).position(ratio) == pytest.approx(expected)


def test_nan_has_no_place_on_the_scale() -> None:
    with pytest.raises(ValueError, match="NaN"):
        LogScale(10.0).position(math.nan)


def test_the_scale_holds_bounded_intervals_and_is_never_wider_than_twenty() -> None:
    small = scale_for([RatioRow("a", 1.1, 0.9, 1.4, "unclear")])
    wide = scale_for([RatioRow("a", 9.0, 0.01, math.inf, "too_few")])
    assert small.widest == pytest.approx(4.2)
    assert wide.widest == 20.0
    assert wide.holds(9.0)
    assert not wide.holds(0.01)


@pytest.mark.parametrize("widest", [1.2, 4.2, 6.0, 20.0])
def test_ticks_stand_within_the_scale_and_mirror_each_other(widest: float) -> None:
    low, one, high = LogScale(widest).ticks()
    assert one == 1.0
    assert low * high == pytest.approx(1.0)
    assert high <= max(widest, 2.0)


def test_undefined_ratios_are_left_out_of_the_picture() -> None:
    known = ratio_chart([RatioRow("a", 2.0, 1.0, 4.0, "worse", "sämre")])
    unknown = ratio_chart([RatioRow("a", None, None, None, "too_few", "för få")])
    assert WORSE.encode() in known
    assert WORSE.encode() not in unknown


def test_a_bar_is_as_long_as_its_count() -> None:
    svg = bar_chart([Bar("a", 100), Bar("b", 25)]).decode()
    bars = re.findall(r'd="M ([\d.]+) [\d.]+ \nL ([\d.]+) [\d.]+ \n[^"]*" style="fill: #6a8ba5', svg)
    widths = [abs(float(right) - float(left)) for left, right in bars]
    assert len(widths) == 2
    assert widths[1] / widths[0] == pytest.approx(0.25, abs=0.01)


def test_a_curve_with_a_gap_and_series_of_unlike_length() -> None:
    assert elements(month_curve(["jan", "feb", "mars"], [1, None, 3]), "path")
    with pytest.raises(ValueError, match="values"):
        month_curve(["jan"], [1, 2])


def test_long_names_are_shortened_to_their_room() -> None:
    assert shortened("Klotter", 7.0, 40.0) == "Klotter"
    short = shortened("Klockaretorpets norra förtätningsområde " * 250, 7.0, 40.0)
    assert short.endswith("…")
    assert 15 < len(short) < 45
