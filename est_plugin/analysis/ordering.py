"""Sorting and grouping of very many: whole numbers by radix, runs, points at one coordinate."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .table import FloatArray, IntArray

_DIGIT = 1 << 16


def sorting_order(keys: NDArray[Any]) -> IntArray:
    """Return the stable order (n,) that sorts whole numbers from 0 up, below 2³² by one or two passes."""
    greatest = int(keys.max()) if len(keys) else 0
    if greatest < _DIGIT:
        return np.argsort(keys.astype(np.uint16), kind="stable")
    if greatest >= _DIGIT * _DIGIT:
        return np.argsort(keys, kind="stable")
    whole = keys.astype(np.uint32)
    order = np.argsort(whole.astype(np.uint16), kind="stable")
    return order[np.argsort((whole >> 16).astype(np.uint16)[order], kind="stable")]


def counted_up(sizes: IntArray) -> tuple[IntArray, IntArray]:
    """Return (number of the group, number within it) for groups of these sizes, one after another."""
    group = np.repeat(np.arange(len(sizes)), sizes)
    return group, np.arange(len(group)) - np.repeat(np.cumsum(sizes) - sizes, sizes)


@dataclass(frozen=True)
class Stacks:
    """Distinct coordinates (k,), westernmost first; ``of`` (n,) says which one each point has."""

    x: FloatArray
    y: FloatArray
    of: IntArray
    counts: IntArray


def distinct_points(x: FloatArray, y: FloatArray) -> Stacks:
    """Return the distinct coordinates of points (n,), which must be finite."""
    order = np.lexsort((y, x))
    xs, ys = x[order], y[order]
    new = np.ones(len(xs), dtype=bool)
    new[1:] = (xs[1:] != xs[:-1]) | (ys[1:] != ys[:-1])
    of = np.empty(len(xs), dtype=np.int64)
    of[order] = np.cumsum(new) - 1
    first = np.flatnonzero(new)
    return Stacks(xs[first], ys[first], of, np.diff(np.append(first, len(xs))))
