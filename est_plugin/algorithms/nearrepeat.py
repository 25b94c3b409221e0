"""``est:nearrepeat``: the Knox test."""

from __future__ import annotations

import numpy as np
from qgis.core import Qgis, QgsProcessingParameterString

from ..analysis.near_repeat import PERMUTATIONS
from ..analysis.progress import Part, step
from ..answers.analyses.near_repeat import NearRepeat, NearRepeatRequest, band, near_repeat
from ..answers.layer_reading import read_layer
from ..domain.message import QT_TRANSLATE_NOOP
from ..project.language import translate
from ..project.points import PointFields
from . import common
from .base import EstAlgorithm, FeedbackProgress, Results
from .values import ParameterRefused, Values
from .vector import Rows, plain, write_rows

COLUMNS = {
    "distance_band": str,
    "time_band": str,
    "observed": int,
    "expected": float,
    "knox_ratio": float,
    "p": float,
}


class NearRepeatAlgorithm(EstAlgorithm):
    """Do events come near each other in place and time at once?"""

    def code(self) -> str:
        """Return the algorithm's name."""
        return "nearrepeat"

    def displayName(self) -> str:
        """Return the name in the toolbox."""
        return translate("est", "Near repeats (Knox)")

    def group(self) -> str:
        """Return the group in the toolbox."""
        return translate("est", "More questions")

    def groupId(self) -> str:
        """Return the group's id."""
        return "more"

    def shortHelpString(self) -> str:
        """Return the help."""
        return translate(
            "est",
            "After an event, are there more than chance would give nearby and soon after? The Knox test"
            " counts pairs of events by their distance and the days between them.\n\n"
            "BANDS_M=100,200,300 are [0, 100), [100, 200) and [200, 300) metres, Euclidean; BANDS_DAYS"
            " likewise, in calendar days. expected is what dates dealt out at random among the places"
            " would give; p is one-sided, from PERMUTATIONS deals with a fixed SEED, so that the same run"
            " gives the same answer. The sentence in the log is about the nearest band of both only.",
        )

    def point_parameters(self) -> tuple[str, ...]:
        """INPUT takes points."""
        return ("INPUT",)

    def declare(self) -> None:
        """Add parameters and outputs."""
        self.add(common.points())
        self.add(common.date_field())
        self.add(
            QgsProcessingParameterString(
                "BANDS_M", translate("est", "Distances (m)"), defaultValue="100,200,300"
            )
        )
        self.add(QgsProcessingParameterString("BANDS_DAYS", translate("est", "Days"), defaultValue="7,14,21"))
        self.advanced(common.whole("PERMUTATIONS", translate("est", "Permutations"), PERMUTATIONS, 9, 99_999))
        self.advanced(common.whole("SEED", translate("est", "Seed"), 1))
        self.add(common.sink(translate("est", "Near repeats"), Qgis.ProcessingSourceType.Vector))
        common.declare_counts(self)

    def compute(self, values: Values, progress: FeedbackProgress) -> Results:
        """Read, compute, write."""
        source = self.found_points("INPUT")
        request = NearRepeatRequest(
            values.numbers("BANDS_M"),
            _whole_days(values),
            values.whole("PERMUTATIONS"),
            values.whole("SEED"),
        )
        fields = PointFields(start=common.required_date_field(values, source))
        layer = read_layer(source, fields, progress=Part(progress, 0.0, 0.3))
        answer = near_repeat(layer.reading, request, Part(progress, 0.3, 0.95))
        step(progress, 0.95)
        output = write_rows(values, "OUTPUT", COLUMNS, _rows(answer))
        values.notice(*answer.basis.warnings)
        values.say(answer.basis.sentence)
        return {"OUTPUT": output, **common.counts(answer.basis)}


def _whole_days(values: Values) -> tuple[int, ...]:
    days = values.numbers("BANDS_DAYS")
    if any(day != round(day) for day in days):
        raise ParameterRefused(
            QT_TRANSLATE_NOOP(
                "est", "BANDS_DAYS must be whole days, such as 7,14,21; “{value}” is not that."
            ),
            value=values.text("BANDS_DAYS"),
        )
    return tuple(round(day) for day in days)


def _rows(answer: NearRepeat) -> Rows:
    table = answer.knox
    for place, time in np.ndindex(*table.observed.shape):
        yield (
            None,
            [
                band(*table.distance_bands[place]),
                band(*table.time_bands[time]),
                int(table.observed[place, time]),
                plain(table.expected[place, time]),
                plain(table.ratio[place, time]),
                plain(table.p[place, time]),
            ],
        )
