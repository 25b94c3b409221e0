"""After an event, are there more nearby soon after? The Knox test, told as one sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ...analysis.near_repeat import MIN_EVENTS, Knox, knox
from ...analysis.progress import SILENT, Progress
from ...analysis.timepattern import day_numbers
from ...project.language import translate
from ...project.swedish import decimal, figure, metres, number
from ..basis import Basis
from ..layer_reading import require_points
from ..reading import Reading, without_unknown_time
from ..wording import events, left_out_sentence, sentences
from .local_hours import offsets_of
from .stacks import stack_notices

ALPHA = 0.05


@dataclass(frozen=True)
class NearRepeat:
    """The Knox table and what it says."""

    basis: Basis
    knox: Knox


@dataclass(frozen=True)
class NearRepeatRequest:
    """The upper ends of the bands in metres and days, and the permutations."""

    distances: Sequence[float]
    days: Sequence[int]
    permutations: int = 999
    seed: int = 1


def near_repeat(reading: Reading, request: NearRepeatRequest, progress: Progress = SILENT) -> NearRepeat:
    """Test whether events come close to each other in place and time at once.

    The sentence is about the nearest band of both only, chosen before looking; the other bands are in the
    table. Raises NoObservationsError, ParameterError, TooManyPairsError, CancelledError.
    """
    reading = without_unknown_time(reading)
    require_points(reading)
    points = reading.points()
    table = knox(
        points.x,
        points.y,
        day_numbers(points.start, offsets_of(points)),
        request.distances,
        request.days,
        permutations=request.permutations,
        seed=request.seed,
        progress=progress,
    )
    left_out = reading.left_out_of_points()
    warnings = (*reading.notices, *stack_notices(points), *_too_few(len(points)))
    basis = Basis(
        len(points),
        sentences(_sentence(table), left_out_sentence(left_out)),
        left_out,
        warnings,
        {
            "question": "nearrepeat",
            "crs": reading.crs,
            "bands_m": [float(end) for end in request.distances],
            "bands_days": [int(end) for end in request.days],
            "permutations": request.permutations,
            "seed": request.seed,
            "n": len(points),
        },
    )
    return NearRepeat(basis, table)


def band(low: float, high: float) -> str:
    """Write a half-open band as it is: ``[0, 100)``."""
    return f"[{low:g}, {high:g})"


def _too_few(n: int) -> tuple[str, ...]:
    if n >= MIN_EVENTS:
        return ()
    return (
        translate(
            "est",
            "{events} are too few for a sure conclusion; near repeats need some {least}.",
            events=events(n),
            least=MIN_EVENTS,
        ),
    )


def _sentence(table: Knox) -> str:
    if table.events < MIN_EVENTS:
        return ""
    distance, days = table.distance_bands[0][1], table.time_bands[0][1]
    ratio, p = float(table.ratio[0, 0]), float(table.p[0, 0])
    where = {"distance": metres(distance), "days": figure(days, 0)}
    if p < ALPHA and ratio > 1:
        return translate(
            "est",
            "After an event the risk of another is {ratio} times as high within {distance} and {days} days"
            " as chance would give ({observed} pairs against {expected} expected).",
            ratio=decimal(ratio),
            observed=number(int(table.observed[0, 0])),
            expected=decimal(float(table.expected[0, 0])),
            **where,
        )
    return translate(
        "est",
        "No certain near repeats within {distance} and {days} days ({observed} pairs against {expected}"
        " expected).",
        observed=number(int(table.observed[0, 0])),
        expected=decimal(float(table.expected[0, 0])),
        **where,
    )
