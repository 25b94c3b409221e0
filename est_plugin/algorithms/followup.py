"""``est:followup``: did the insats help?"""

from __future__ import annotations

import shapely
from qgis.core import (
    Qgis,
    QgsProcessingOutputString,
    QgsProcessingParameterString,
)

from ..analysis.follow_up import BeforeAfter
from ..analysis.progress import Part, step
from ..analysis.rates import MIN_COUNT
from ..answers.insatser.follow_up import FollowUpAnswer, FollowUpAreas, follow_up, undefined_sentence
from ..answers.layer_reading import read_layer
from ..answers.of_kinds import of_kinds
from ..project.language import translate
from ..project.points import PointFields
from . import common
from .base import EstAlgorithm, FeedbackProgress, Results
from .polygons import polygons_crs, read_polygons
from .values import Values
from .vector import Rows, as_multi, plain, write_rows

AREAS = ("treatment", "control", "displacement", "displacement_control")
COLUMNS = {
    **{f"{area}_{when}": int for area in AREAS for when in ("before", "after")},
    "days_before": int,
    "days_after": int,
    "wdd": float,
    "wdd_se": float,
    "wdd_z": float,
    "wdd_ci_low": float,
    "wdd_ci_high": float,
    "wdq": float,
    "rate_ratio": float,
    "etest_p": float,
    "verdict": str,
    "sentence": str,
}


class FollowUpAlgorithm(EstAlgorithm):
    """Before and after, with a control area."""

    def code(self) -> str:
        """Return the algorithm's name."""
        return "followup"

    def displayName(self) -> str:
        """Return the name in the toolbox."""
        return translate("est", "Follow up an insats")

    def group(self) -> str:
        """Return the group in the toolbox."""
        return translate("est", "What has changed")

    def groupId(self) -> str:
        """Return the group's id."""
        return "change"

    def shortHelpString(self) -> str:
        """Return the help."""
        return translate(
            "est",
            "Compares the events before and after an insats in the treated area with those in a control area:"
            " did it change more than it would have done anyway?\n\n"
            "wdd is the weighted displacement difference (Wheeler and Ratcliffe 2018): the change in the"
            " treated area less that in the control, with those of the surroundings where they are given;"
            " below 0 are fewer. With periods of unequal length counts are scaled to the length of the"
            " period after. wdq is the displacement quotient (Bowers and Johnson 2003), null where it is"
            " not defined. rate_ratio and etest_p are of the treated area alone.\n\n"
            "verdict is fewer or more where the 95 % interval of wdd leaves out 0, too_few where the"
            " treated area has fewer than MIN_COUNT events before and after together, else"
            " no_certain_change.\n\nDISPLACEMENT_DISTANCE takes a ring of so many metres round the treated"
            " area as its surroundings.",
        )

    def point_parameters(self) -> tuple[str, ...]:
        """OBSERVATIONS takes points."""
        return ("OBSERVATIONS",)

    def declare(self) -> None:
        """Add parameters and outputs."""
        self.add(common.points("OBSERVATIONS"))
        self.add(common.date_field(parent="OBSERVATIONS"))
        self.add(common.polygons("TREATMENT", translate("est", "Treated area")))
        self.add(common.polygons("CONTROL", translate("est", "Control area")))
        self.add(common.polygons("DISPLACEMENT", translate("est", "Surroundings"), optional=True))
        self.add(
            common.metres(
                "DISPLACEMENT_DISTANCE",
                translate("est", "Width of the surroundings (m)"),
                None,
                optional=True,
            )
        )
        self.add(
            common.polygons(
                "DISPLACEMENT_CONTROL", translate("est", "Surroundings of the control"), optional=True
            )
        )
        self.add(common.day("BEFORE_FROM", translate("est", "First day before")))
        self.add(common.day("BEFORE_TO", translate("est", "Last day before")))
        self.add(common.day("AFTER_FROM", translate("est", "First day after")))
        self.add(common.day("AFTER_TO", translate("est", "Last day after")))
        self.add(common.field("CATEGORY_FIELD", translate("est", "Field of the kind"), parent="OBSERVATIONS"))
        self.add(
            QgsProcessingParameterString(
                "CATEGORIES", translate("est", "Kinds, with commas between"), optional=True
            )
        )
        self.advanced(common.whole("MIN_COUNT", translate("est", "Fewest events to compare"), MIN_COUNT, 1))
        self.add(common.sink(translate("est", "Follow-up"), Qgis.ProcessingSourceType.VectorPolygon))
        self.addOutput(QgsProcessingOutputString("VERDICT", translate("est", "Verdict")))
        self.addOutput(QgsProcessingOutputString("SENTENCE", translate("est", "In words")))
        common.declare_counts(self)

    def compute(self, values: Values, progress: FeedbackProgress) -> Results:
        """Read, compare, write."""
        source = self.found_points("OBSERVATIONS")
        before = values.required_period("BEFORE_FROM", "BEFORE_TO")
        after = values.required_period("AFTER_FROM", "AFTER_TO")
        fields = PointFields(
            start=common.required_date_field(values, source), category=values.field("CATEGORY_FIELD") or ""
        )
        layer = read_layer(
            source, fields, areas_crs=polygons_crs(values, "TREATMENT"), progress=Part(progress, 0.0, 0.6)
        )
        reading = of_kinds(layer.reading, values.listed("CATEGORIES"))
        areas, notices = _areas(values, reading.crs)
        answer = follow_up(
            reading,
            areas,
            before,
            after,
            own=layer.own_areas(),
            min_count=values.whole("MIN_COUNT"),
            progress=Part(progress, 0.6, 0.9),
        )
        step(progress, 0.9)
        rows = _rows(answer, areas, before.days, after.days)
        output = write_rows(values, "OUTPUT", COLUMNS, rows, Qgis.WkbType.MultiPolygon, reading.crs)
        values.notice(*notices, *answer.basis.warnings, undefined_sentence(answer.wdq_undefined))
        values.say(answer.basis.sentence)
        return {
            "OUTPUT": output,
            "VERDICT": answer.verdict.value,
            "SENTENCE": answer.basis.sentence,
            **common.counts(answer.basis),
        }


def _areas(values: Values, crs: str) -> tuple[FollowUpAreas, tuple[str, ...]]:
    notices: list[str] = []

    def merged(name: str) -> shapely.Geometry:
        polygons = read_polygons(values, name, crs=crs)
        notices.extend(polygons.notices)
        return polygons.merged()

    treatment, control = merged("TREATMENT"), merged("CONTROL")
    around = None
    if values.is_given("DISPLACEMENT"):
        around = merged("DISPLACEMENT")
    elif values.is_given("DISPLACEMENT_DISTANCE"):
        around = shapely.buffer(treatment, values.number("DISPLACEMENT_DISTANCE"), quad_segs=64)
    of_control = merged("DISPLACEMENT_CONTROL") if values.is_given("DISPLACEMENT_CONTROL") else None
    return FollowUpAreas(crs, treatment, control, around, of_control), tuple(notices)


def _rows(answer: FollowUpAnswer, areas: FollowUpAreas, days_before: int, days_after: int) -> Rows:
    counts, difference = answer.counts, answer.difference
    counted = (counts.treatment, counts.control, counts.displacement, counts.displacement_control)
    yield (
        shapely.to_wkb(as_multi(areas.treatment)),
        [
            *(number for area in counted for number in _before_after(area)),
            days_before,
            days_after,
            plain(difference.wdd),
            plain(difference.se),
            plain(difference.z),
            plain(difference.ci_low),
            plain(difference.ci_high),
            plain(answer.wdq) if answer.wdq is not None else None,
            plain(answer.rate_ratio),
            plain(answer.etest_p),
            answer.verdict.value,
            answer.basis.sentence,
        ],
    )


def _before_after(area: BeforeAfter | None) -> tuple[int | None, int | None]:
    return (area.before, area.after) if area is not None else (None, None)
