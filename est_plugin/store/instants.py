"""Many instants at once, between the GeoPackage's text and ``datetime64[ms]``."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..analysis.table import TimeArray

WIDTH = 24
UNKNOWN = "0000-00-00T00:00:00.000Z"
"""Stands for null in a column of texts of equal length."""

_DAY_MS = 86_400_000
_PAIRS = np.dtype(
    {
        "names": ["century", "year", "month", "day", "hour", "minute", "second", "hundredths"],
        "formats": ["<u2"] * 8,
        "offsets": [0, 2, 5, 8, 11, 14, 17, 20],
        "itemsize": WIDTH,
    }
)


def _two_digit_values() -> NDArray[np.int64]:
    """Value of two ASCII digits, by the two bytes read as one little endian number."""
    values = np.zeros(65536, dtype=np.int64)
    for number in range(100):
        tens, ones = divmod(number, 10)
        values[(48 + tens) | (48 + ones) << 8] = number
    return values


_VALUES = _two_digit_values()


def read_instants(texts: bytes, stride: int = WIDTH, offset: int = 0) -> TimeArray:
    """Return the instants that stand at ``offset`` in each of the records of ``stride`` bytes.

    Shape (len(texts) / stride,), ``datetime64[ms]`` in UTC; ``UNKNOWN`` becomes NaT.
    """
    n = len(texts) // stride
    if n == 0:
        return np.empty(0, dtype="datetime64[ms]")
    pairs: NDArray[np.void] = np.ndarray((n,), _PAIRS, texts, offset, (stride,))
    year = _VALUES[pairs["century"]] * 100 + _VALUES[pairs["year"]]
    months = (year - 1970) * 12 + _VALUES[pairs["month"]] - 1
    days = months.astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)
    days += _VALUES[pairs["day"]] - 1
    seconds = (_VALUES[pairs["hour"]] * 60 + _VALUES[pairs["minute"]]) * 60 + _VALUES[pairs["second"]]
    thousandths = np.ndarray((n,), np.uint8, texts, offset + 22, (stride,)).astype(np.int64) - 48
    milliseconds = days * _DAY_MS + seconds * 1000 + _VALUES[pairs["hundredths"]] * 10 + thousandths
    instants = milliseconds.view("datetime64[ms]")
    instants[year == 0] = np.datetime64("NaT")
    return instants


def write_instants(instants: TimeArray) -> list[str | None]:
    """Return the texts the GeoPackage keeps, None for NaT."""
    cut = np.asarray(instants, dtype="datetime64[ms]")
    texts = np.datetime_as_string(cut, unit="ms")
    unknown = np.isnat(cut)
    return [
        None if nothing else f"{text}Z"
        for text, nothing in zip(texts.tolist(), unknown.tolist(), strict=True)
    ]
