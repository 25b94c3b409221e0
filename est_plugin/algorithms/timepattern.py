"""``est:timepattern``: weekday by hour, spread over the time in which events may have happened."""

from __future__ import annotations

import numpy as np
from qgis.core import Qgis, QgsProcessingOutputNumber

from ..analysis.progress import Part, step
from ..answers.analyses.time_pattern import time_pattern_answer
from ..answers.lagesbild.parts import TimePatternAnswer
from ..answers.layer_reading import read_layer
from ..project.language import translate
from ..project.points import PointFields
from . import common
from .base import EstAlgorithm, FeedbackProgress, Results
from .values import Values
from .vector import Rows, write_rows

COLUMNS = {"weekday": int, "hour": int, "weight": float}


class TimePatternAlgorithm(EstAlgorithm):
    """When in the week?"""

    def code(self) -> str:
        """Return the algorithm's name."""
        return "timepattern"

    def displayName(self) -> str:
        """Return the name in the toolbox."""
        return translate("est", "Pattern over the week")

    def group(self) -> str:
        """Return the group in the toolbox."""
        return translate("est", "When")

    def groupId(self) -> str:
        """Return the group's id."""
        return "when"

    def shortHelpString(self) -> str:
        """Return the help."""
        return translate(
            "est",
            "On which weekdays and hours do events happen? Each event counts 1, spread by minutes over the"
            " time from START_FIELD to END_FIELD in which it may have happened, in Swedish local time"
            " whatever zone the computer keeps.\n\n"
            "Without an end it counts in the hour of its start; with the end before the start the two are"
            " swapped and counted in SWAPPED; without a start it is left out and counted in MISSING; one of"
            " more than a week counts 1/168 everywhere. weekday 1 is Monday.\n\n"
            "Observations without an exact place take part: when is known even where where is not.",
        )

    def point_parameters(self) -> tuple[str, ...]:
        """INPUT takes points."""
        return ("INPUT",)

    def declare(self) -> None:
        """Add parameters and outputs."""
        self.add(common.points())
        self.add(common.date_field("START_FIELD"))
        self.add(common.field("END_FIELD", translate("est", "Field of the end")))
        self.add(common.sink(translate("est", "Pattern over the week"), Qgis.ProcessingSourceType.Vector))
        self.addOutput(QgsProcessingOutputNumber("SWAPPED", translate("est", "Events with end before start")))
        self.addOutput(QgsProcessingOutputNumber("MISSING", translate("est", "Events without a start")))
        common.declare_counts(self)

    def compute(self, values: Values, progress: FeedbackProgress) -> Results:
        """Read, compute, write."""
        source = self.found_points("INPUT")
        fields = PointFields(
            start=common.required_date_field(values, source, "START_FIELD"),
            end=values.field("END_FIELD") or "",
        )
        layer = read_layer(source, fields, progress=Part(progress, 0.0, 0.6))
        answer = time_pattern_answer(layer.reading, Part(progress, 0.6, 0.9))
        step(progress, 0.9)
        output = write_rows(values, "OUTPUT", COLUMNS, _rows(answer))
        values.notice(*answer.basis.warnings)
        values.say(answer.basis.sentence)
        return {
            "OUTPUT": output,
            "SWAPPED": answer.swapped,
            "MISSING": answer.missing,
            **common.counts(answer.basis),
        }


def _rows(answer: TimePatternAnswer) -> Rows:
    for weekday, hour in np.ndindex(7, 24):
        yield None, [weekday + 1, hour, float(answer.weights[weekday, hour])]
