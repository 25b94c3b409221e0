"""What analyses refuse, and why, as sentences for the person who asked."""

from __future__ import annotations

import math

from ..domain.message import QT_TRANSLATE_NOOP, EstError


class AnalysisError(EstError):
    """An analysis that cannot be made from what was given."""


class ParameterError(AnalysisError):
    """A parameter outside its range."""


class RasterTooLargeError(AnalysisError):
    """A raster that is refused before memory is taken for it."""


class TooManyPairsError(AnalysisError):
    """More pairs of neighbours than can be kept in memory."""


class CancelledError(EstError):
    """The person stopped the calculation."""

    def __init__(self) -> None:
        super().__init__(
            QT_TRANSLATE_NOOP("est", "The calculation was stopped. What was there before is unchanged.")
        )


def require_positive(value: float, text: str) -> float:
    """Return ``value`` if it is a finite number above 0; else raise ParameterError with ``text``.

    ``text`` is a sentence marked for translation; it may name ``{value}``.
    """
    if not (math.isfinite(value) and value > 0):
        raise ParameterError(text, value=value)
    return float(value)


def require_bandwidth(bandwidth: float) -> float:
    """Return a bandwidth in metres, above 0. Raises ParameterError."""
    return require_positive(
        bandwidth,
        QT_TRANSLATE_NOOP(
            "est", "The bandwidth must be a number of metres above 0, not {value}. Nothing was computed."
        ),
    )


def require_cell_size(cell_size: float) -> float:
    """Return a cell size in metres, above 0. Raises ParameterError."""
    return require_positive(
        cell_size,
        QT_TRANSLATE_NOOP(
            "est", "The cell size must be a number of metres above 0, not {value}. Nothing was computed."
        ),
    )


def require_distance(distance: float) -> float:
    """Return a distance in metres, above 0. Raises ParameterError."""
    return require_positive(
        distance,
        QT_TRANSLATE_NOOP(
            "est", "The distance must be a number of metres above 0, not {value}. Nothing was computed."
        ),
    )


def require_days(days: float) -> float:
    """Return the length of a period in days, above 0. Raises ParameterError."""
    return require_positive(
        days,
        QT_TRANSLATE_NOOP(
            "est", "A period must be at least one day long, not {value}. Nothing was computed."
        ),
    )


def require_share(share: float) -> float:
    """Return a share strictly between 0 and 1. Raises ParameterError."""
    if not 0 < share < 1:
        raise ParameterError(
            QT_TRANSLATE_NOOP(
                "est", "The share must be a number between 0 and 1, not {value}. Nothing was computed."
            ),
            value=share,
        )
    return float(share)
