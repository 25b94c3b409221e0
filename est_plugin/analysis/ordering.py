"""Sorting whole numbers by radix: for a million points many times faster than comparing them."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from .table import IntArray

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
