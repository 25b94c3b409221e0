"""Parameters that several algorithms have, declared once so that they are the same everywhere."""

from __future__ import annotations

from qgis.core import (
    Qgis,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterDateTime,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterNumber,
)

from ..answers.basis import Basis
from ..answers.wording import left_out_list
from ..domain.message import QT_TRANSLATE_NOOP
from ..project.language import translate
from ..project.points import PointInput
from .base import EstAlgorithm, Results
from .values import ParameterRefused, Values

Number = Qgis.ProcessingNumberParameterType
FieldType = Qgis.ProcessingFieldParameterDataType


def points(name: str = "INPUT", description: str = "") -> QgsProcessingParameterFeatureSource:
    """Return the parameter for points: a layer, a file or an EST database."""
    definition = QgsProcessingParameterFeatureSource(
        name, description or translate("est", "Events (points)"), [Qgis.ProcessingSourceType.VectorPoint]
    )
    definition.setHelp(
        translate(
            "est",
            "A point layer, a file, or the path or connection of an EST database, which means its"
            " observations.",
        )
    )
    return definition


def polygons(name: str, description: str, *, optional: bool = False) -> QgsProcessingParameterFeatureSource:
    """Return a parameter for polygons."""
    return QgsProcessingParameterFeatureSource(
        name, description, [Qgis.ProcessingSourceType.VectorPolygon], optional=optional
    )


def field(
    name: str,
    description: str,
    *,
    parent: str = "INPUT",
    kind: Qgis.ProcessingFieldParameterDataType = FieldType.Any,
    optional: bool = True,
) -> QgsProcessingParameterField:
    """Return a parameter for a field of a layer."""
    return QgsProcessingParameterField(
        name, description, parentLayerParameterName=parent, type=kind, optional=optional
    )


def date_field(name: str = "DATE_FIELD", parent: str = "INPUT") -> QgsProcessingParameterField:
    """Return the parameter for the field of the date; an EST database needs none."""
    definition = field(name, translate("est", "Field of the date"), parent=parent)
    definition.setHelp(translate("est", "An EST database's own start is taken where none is given."))
    return definition


def required_date_field(values: Values, source: PointInput, name: str = "DATE_FIELD") -> str:
    """Return the field of the date, "" for an EST database's own. Raises ParameterRefused if it is"
    " missing."""
    given = values.field(name)
    if given is None and source.database is None:
        raise ParameterRefused(
            QT_TRANSLATE_NOOP(
                "est", "{name} is missing: say which field of “{layer}” holds the dates. It has: {fields}."
            ),
            name=name,
            layer=source.name,
            fields=", ".join(source.field_names),
        )
    return given or ""


def metres(
    name: str, description: str, default: float | None, *, low: float = 0.001, optional: bool = False
) -> QgsProcessingParameterNumber:
    """Return a parameter for a distance in metres, above 0."""
    return QgsProcessingParameterNumber(
        name, description, Number.Double, defaultValue=default, optional=optional, minValue=low
    )


def share(name: str, description: str, default: float) -> QgsProcessingParameterNumber:
    """Return a parameter for a share between 0 and 1."""
    return QgsProcessingParameterNumber(
        name,
        description,
        Number.Double,
        defaultValue=default,
        optional=True,
        minValue=0.000001,
        maxValue=0.999999,
    )


def whole(
    name: str, description: str, default: int, low: int = 0, high: int = 2**31 - 1
) -> QgsProcessingParameterNumber:
    """Return a parameter for a whole number."""
    return QgsProcessingParameterNumber(
        name, description, Number.Integer, defaultValue=default, optional=True, minValue=low, maxValue=high
    )


def day(name: str, description: str, *, optional: bool = False) -> QgsProcessingParameterDateTime:
    """Return a parameter for a day; a period holds both its days."""
    return QgsProcessingParameterDateTime(
        name, description, Qgis.ProcessingDateTimeParameterDataType.Date, optional=optional
    )


def declare_periods(algorithm: EstAlgorithm) -> None:
    """Add the four days of a period and of what it is compared with."""
    algorithm.add(day("FROM", translate("est", "First day")))
    algorithm.add(day("TO", translate("est", "Last day")))
    algorithm.add(day("COMPARE_FROM", translate("est", "First day of the compared period")))
    algorithm.add(day("COMPARE_TO", translate("est", "Last day of the compared period")))


def sink(description: str, source_type: Qgis.ProcessingSourceType) -> QgsProcessingParameterFeatureSink:
    """Return the parameter for the result."""
    return QgsProcessingParameterFeatureSink("OUTPUT", description, source_type)


def declare_counts(algorithm: EstAlgorithm) -> None:
    """Add the outputs that say how many took part and how many were left out, and why."""
    algorithm.addOutput(QgsProcessingOutputNumber("COUNT", translate("est", "Observations that took part")))
    algorithm.addOutput(QgsProcessingOutputNumber("LEFT_OUT", translate("est", "Observations left out")))
    algorithm.addOutput(
        QgsProcessingOutputString("LEFT_OUT_REASONS", translate("est", "Why observations were left out"))
    )


def counts(basis: Basis) -> Results:
    """Return the values of :func:`declare_counts`."""
    return {
        "COUNT": basis.n,
        "LEFT_OUT": basis.left_out_total,
        "LEFT_OUT_REASONS": left_out_list(basis.left_out),
    }
