"""Round scales and round metres, at every size of a municipality."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from est_plugin.sheets.map_scale import bar_segment, fit_view, round_scale


@pytest.mark.parametrize(
    ("least", "expected"),
    [
        (1.0, 1000), (4999.0, 5000), (5000.0, 5000), (5001.0, 7500), (7600.0, 10000), (10001.0, 15000),
        (15001.0, 20000), (20001.0, 25000), (25001.0, 30000), (41000.0, 50000), (735_000.0, 750_000),
        (751_000.0, 1_000_000),
    ],
)  # fmt: skip
def test_the_scale_is_the_next_round_one(least: float, expected: float) -> None:
    assert round_scale(least) == pytest.approx(expected)


@given(
    st.floats(0, 9e5), st.floats(6.1e6, 7.6e6), st.floats(0, 200_000), st.floats(0, 200_000),
    st.sampled_from([(272.0, 227.0), (273.0, 200.5), (178.0, 118.0), (190.0, 117.5)]),
)  # fmt: skip
def test_the_view_holds_the_extent_centred_and_the_bar_fits(
    x: float, y: float, width: float, height: float, paper: tuple[float, float]
) -> None:
    view = fit_view((x, y, x + width, y + height), *paper)
    slack = 1e-6 * view.scale
    assert view.x_min <= x + slack
    assert view.x_max >= x + width - slack
    assert view.y_min <= y + slack
    assert view.y_max >= y + height - slack
    assert (view.x_min + view.x_max) / 2 == pytest.approx(x + width / 2, abs=1e-3)
    assert (view.x_max - view.x_min) * view.mm_per_unit == pytest.approx(paper[0])
    segment = bar_segment(view)
    assert 0.03 * paper[0] < 2 * segment * view.mm_per_unit <= 0.23 * paper[0]
    digits = f"{segment:.0f}".rstrip("0")
    assert digits in ("1", "2", "25", "5")


def test_paper_and_ground_are_each_others_inverse() -> None:
    view = fit_view((540_000.0, 6_500_000.0, 543_900.0, 6_503_250.0), 272.0, 227.0)
    assert view.scale == 15_000
    assert view.on_paper(view.x_min, view.y_max) == (0.0, 0.0)
    assert view.on_ground(*view.on_paper(541_234.5, 6_501_111.25)) == pytest.approx((541_234.5, 6_501_111.25))
