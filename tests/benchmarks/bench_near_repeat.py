"""The Knox test, beside pointpats."""

from __future__ import annotations

from importlib.metadata import version

import numpy as np
import pytest
from pointpats import Knox

from est_plugin.analysis.near_repeat import knox

from .made_up import events
from .measuring import Races, measure


@pytest.mark.parametrize(("n", "goal"), [(1_000, 1.0), (10_000, 150.0)])
def test_knox_with_99_permutations(n: int, goal: float, races: Races) -> None:
    x, y = events(n)
    days = np.random.default_rng(2).integers(0, 365, n)

    def theirs() -> Knox:
        np.random.seed(1)  # noqa: NPY002 - pointpats draws from it
        return Knox(
            np.column_stack([x, y]), days[:, None].astype(float), delta=200.5, tau=13.5, permutations=99
        )

    fast = measure(lambda: knox(x, y, days, [200.5], [14], permutations=99), 5)
    slow = measure(theirs, 1)
    assert fast.result.observed[0, 0] == slow.result.statistic_
    races.add(
        f"Knox, {n:,} points of a year, 200 m and 14 days, 99 permutations",
        f"pointpats {version('pointpats')}",
        fast,
        slow,
        goal,
    )


def test_knox_of_ten_times_as_many(races: Races) -> None:
    """Three million pairs: at most thirty times what the ten thousand points take."""
    n = 100_000
    x, y = events(n)
    days = np.random.default_rng(2).integers(0, 365, n)
    few = measure(lambda: knox(x[:10_000], y[:10_000], days[:10_000], [140.0], [7, 14], permutations=99))
    many = measure(lambda: knox(x, y, days, [140.0], [7, 14], permutations=99), 2)
    races.add(f"Knox, {n:,} points, 99 permutations; beside 10,000 of them", "itself", many, few)
    assert many.seconds <= 30 * few.seconds / 0.7
