"""The values of a run, read out of Processing's parameters, each refusal with its sentence."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingUtils,
    QgsVectorLayer,
)

from ..domain.message import QT_TRANSLATE_NOOP, EstError
from ..domain.period import Period, parse_day
from ..project.connections import stored_connection
from ..store.gateway import Gateway
from ..store.location import Location, parse_location
from ..store.opening import open_database


def system_of(crs: str) -> QgsCoordinateReferenceSystem:
    """Return QGIS's object for an authority code or WKT; an invalid one for ""."""
    if "[" in crs:
        return QgsCoordinateReferenceSystem.fromWkt(crs)
    return QgsCoordinateReferenceSystem(crs) if crs else QgsCoordinateReferenceSystem()


class ParameterRefused(EstError):  # noqa: N818 - what happened, as a person would say it
    """A parameter that cannot be used as it was given."""


class Values:
    """Typed access to the parameters of one run."""

    def __init__(
        self,
        algorithm: QgsProcessingAlgorithm,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> None:
        self.algorithm = algorithm
        self.parameters = parameters
        self.context = context
        self.feedback = feedback

    def is_given(self, name: str) -> bool:
        """Tell whether a parameter was given a value."""
        value = self.parameters.get(name)
        return value is not None and value != ""

    def number(self, name: str) -> float:
        """Return a number, or the parameter's default."""
        return float(self.algorithm.parameterAsDouble(self.parameters, name, self.context))

    def optional_number(self, name: str) -> float | None:
        """Return a number, None where none was given."""
        return self.number(name) if self.is_given(name) else None

    def whole(self, name: str) -> int:
        """Return a whole number, or the parameter's default."""
        return int(self.algorithm.parameterAsInt(self.parameters, name, self.context))

    def text(self, name: str) -> str:
        """Return a text without blanks around it, "" where none was given."""
        return str(self.algorithm.parameterAsString(self.parameters, name, self.context)).strip()

    def listed(self, name: str) -> tuple[str, ...]:
        """Return the texts of a list; they may be one string with commas between."""
        value = self.parameters.get(name)
        texts = value if isinstance(value, list | tuple) else self.text(name).split(",")
        return tuple(str(text).strip() for text in texts if str(text).strip())

    def numbers(self, name: str) -> tuple[float, ...]:
        """Return the numbers of a list such as ``100,200,300``. Raises ParameterRefused."""
        try:
            return tuple(float(text) for text in self.listed(name))
        except ValueError as error:
            raise ParameterRefused(
                QT_TRANSLATE_NOOP(
                    "est",
                    "{name} must be numbers with commas between them, such as 100,200,300;"
                    " “{value}” is not that.",
                ),
                name=name,
                value=self.text(name),
            ) from error

    def field(self, name: str) -> str | None:
        """Return the name of a field, None where none was given."""
        fields = (
            self.algorithm.parameterAsStrings(self.parameters, name, self.context)
            if self.is_given(name)
            else []
        )
        return str(fields[0]) if fields else None

    def yes(self, name: str) -> bool:
        """Return a yes or no."""
        return bool(self.algorithm.parameterAsBoolean(self.parameters, name, self.context))

    def choice(self, name: str) -> int:
        """Return the place of what was chosen among the options."""
        return int(self.algorithm.parameterAsEnum(self.parameters, name, self.context))

    def option(self, name: str) -> str:
        """Return the option chosen, for parameters whose options are words."""
        return str(self.algorithm.parameterAsEnumString(self.parameters, name, self.context))

    def file(self, name: str) -> str:
        """Return the path of a file that the run reads, "" where none was given."""
        return (
            str(self.algorithm.parameterAsFile(self.parameters, name, self.context))
            if self.is_given(name)
            else ""
        )

    def day(self, name: str) -> date | None:
        """Return a day; a moment counts as its day. Raises PeriodError."""
        if not self.is_given(name):
            return None
        value = self.parameters[name]
        if isinstance(value, str):
            return parse_day(value.strip()[:10])
        moment = self.algorithm.parameterAsDateTime(self.parameters, name, self.context)
        return date(moment.date().year(), moment.date().month(), moment.date().day())

    def period(self, first: str, last: str) -> Period | None:
        """Return the period between two parameters, both ends included; None where neither is given.

        Raises ParameterRefused where only one is given, PeriodError where it ends before it begins.
        """
        begins, ends = self.day(first), self.day(last)
        if begins is None and ends is None:
            return None
        if begins is None or ends is None:
            raise ParameterRefused(
                QT_TRANSLATE_NOOP(
                    "est", "A period needs both its first and its last day: {missing} is missing."
                ),
                missing=first if begins is None else last,
            )
        return Period(begins, ends)

    def required_period(self, first: str, last: str) -> Period:
        """Return the period between two parameters. Raises as :meth:`period`, and where both are missing."""
        period = self.period(first, last)
        if period is None:
            raise ParameterRefused(
                QT_TRANSLATE_NOOP(
                    "est", "{first} and {last} are missing. Give them as dates such as 2026-11-01."
                ),
                first=first,
                last=last,
            )
        return period

    def location(self, name: str = "DATABASE") -> Location:
        """Return where a database is. Raises LocationError."""
        return parse_location(self.text(name), stored_connection)

    @contextmanager
    def database(self, name: str = "DATABASE") -> Iterator[Gateway]:
        """Open the database that a parameter names for the length of a block. Raises StoreError."""
        gateway = open_database(self.location(name))
        try:
            yield gateway
        finally:
            gateway.close()

    def extent(self, name: str, crs: str) -> tuple[float, float, float, float] | None:
        """Return an extent (x_min, y_min, x_max, y_max) brought to ``crs``; None where none was given."""
        if not self.is_given(name):
            return None
        target = system_of(crs)
        box = self.algorithm.parameterAsExtent(self.parameters, name, self.context, target)
        if box.isEmpty() or not box.isFinite():
            raise ParameterRefused(
                QT_TRANSLATE_NOOP(
                    "est",
                    "The extent {name} is empty or lies where {crs} cannot show it. Choose another extent.",
                ),
                name=name,
                crs=crs,
            )
        return box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum()

    def loaded_layer(self, source: str) -> QgsVectorLayer | None:
        """Return the vector layer that a text names: one of the project, or one read from its source."""
        layer = QgsProcessingUtils.mapLayerFromString(source, self.context)
        return layer if isinstance(layer, QgsVectorLayer) else None

    def notice(self, *sentences: str) -> None:
        """Tell the person something about the result."""
        for text in sentences:
            if text:
                self.feedback.pushWarning(text)

    def say(self, text: str) -> None:
        """Tell the person the result's own sentence."""
        if text:
            self.feedback.pushInfo(text)
