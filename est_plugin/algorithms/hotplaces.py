"""``est:hotplaces``: the few places that hold most of the events."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
import shapely
from qgis.core import Qgis, QgsProcessingOutputNumber

from ..analysis.progress import Part, step
from ..answers.analyses.places import RankedPlaces, ranked_by_coordinates, ranked_by_name
from ..answers.layer_reading import LayerReading, of_period, read_layer
from ..domain.local_time import to_local
from ..domain.message import QT_TRANSLATE_NOOP
from ..project.language import translate
from ..project.points import PointFields, PointInput
from ..store.gateway import Gateway
from ..store.opening import open_database
from . import common
from .base import EstAlgorithm, FeedbackProgress, Results
from .values import ParameterRefused, Values
from .vector import Rows, write_rows

COLUMNS = {
    "rank": int,
    "place": str,
    "count": int,
    "share": float,
    "cumulative_share": float,
    "repeats": int,
    "first": str,
    "last": str,
}


class HotPlacesAlgorithm(EstAlgorithm):
    """A ranking of places."""

    def code(self) -> str:
        """Return the algorithm's name."""
        return "hotplaces"

    def displayName(self) -> str:
        """Return the name in the toolbox."""
        return translate("est", "Most affected places")

    def group(self) -> str:
        """Return the group in the toolbox."""
        return translate("est", "Where")

    def groupId(self) -> str:
        """Return the group's id."""
        return "where"

    def shortHelpString(self) -> str:
        """Return the help."""
        return translate(
            "est",
            "Ranks places by their events, with their share of all: often a fifth of the places holds four"
            " fifths of the events.\n\n"
            "Places are told apart by the name in PLACE_FIELD, or gathered from points within TOLERANCE"
            " metres of the one with most. Only named public places and blocks of flats are named: an"
            " address with a house number counts on its street, unless its events come from stairwells and"
            " cellars.\n\nEqual counts share a rank; repeats are the events after the first; first and"
            " last are in Swedish local time. With FROM and TO only events that start in the period count.",
        )

    def point_parameters(self) -> tuple[str, ...]:
        """INPUT takes points."""
        return ("INPUT",)

    def declare(self) -> None:
        """Add parameters and outputs."""
        self.add(common.points())
        self.add(common.field("PLACE_FIELD", translate("est", "Field of the place's name")))
        self.add(common.metres("TOLERANCE", translate("est", "Width of a place (m)"), None, optional=True))
        self.add(common.date_field())
        self.add(common.day("FROM", translate("est", "First day"), optional=True))
        self.add(common.day("TO", translate("est", "Last day"), optional=True))
        self.add(common.sink(translate("est", "Places"), Qgis.ProcessingSourceType.VectorPoint))
        self.addOutput(QgsProcessingOutputNumber("PLACES", translate("est", "Places")))
        common.declare_counts(self)

    def compute(self, values: Values, progress: FeedbackProgress) -> Results:
        """Read, rank, write."""
        source = self.found_points("INPUT")
        tolerance, place = values.optional_number("TOLERANCE"), values.field("PLACE_FIELD")
        if tolerance is None and place is None and source.database is None:
            raise ParameterRefused(
                QT_TRANSLATE_NOOP(
                    "est",
                    "Give PLACE_FIELD or TOLERANCE: places are told apart by their names or their points.",
                )
            )
        period = values.period("FROM", "TO")
        start = (
            common.required_date_field(values, source) if period is not None else values.field("DATE_FIELD")
        )
        fields = PointFields(start=start or "", place=place or "")
        layer = read_layer(source, fields, progress=Part(progress, 0.0, 0.5))
        reading = of_period(layer.reading, period) if period is not None else layer.reading
        if tolerance is not None:
            answer = ranked_by_coordinates(reading, tolerance, Part(progress, 0.5, 0.9))
        else:
            with _gateway(source, layer) as gateway:
                answer = ranked_by_name(reading, gateway)
        step(progress, 0.9)
        output = write_rows(values, "OUTPUT", COLUMNS, _rows(answer), Qgis.WkbType.Point, reading.crs)
        values.notice(*answer.basis.warnings)
        values.say(answer.basis.sentence)
        return {"OUTPUT": output, "PLACES": len(answer.names), **common.counts(answer.basis)}


@contextmanager
def _gateway(source: PointInput, layer: LayerReading) -> Iterator[Gateway | None]:
    """Open the database, where the observations are one's own, to look up what sort of place it was."""
    if source.database is None or not layer.is_est:
        yield None
        return
    with open_database(source.database, checked=True) as gateway:
        yield gateway


def _rows(answer: RankedPlaces) -> Rows:
    ranked = answer.ranked
    points = shapely.to_wkb(shapely.points(answer.x, answer.y))
    for row, wkb in enumerate(points):
        yield (
            wkb,
            [
                int(ranked.rank[row]),
                answer.names[row],
                int(ranked.count[row]),
                float(ranked.share[row]),
                float(ranked.cumulative_share[row]),
                int(ranked.repeats[row]),
                _local(ranked.first[row]),
                _local(ranked.last[row]),
            ],
        )


def _local(moment: np.datetime64) -> str | None:
    """Return an instant as Swedish wall-clock time: ``2026-10-02 21:30``."""
    if np.isnat(moment):
        return None
    return f"{to_local(moment.astype('datetime64[ms]').item()):%Y-%m-%d %H:%M}"
