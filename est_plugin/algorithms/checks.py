"""Whether a value can be what a parameter asks for, and the sentence if it cannot.

QGIS itself lets an optional number be any text and a coordinate system be nonsense, and calls the rest
"incorrect" without saying what would be right.
"""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterCrs,
    QgsProcessingParameterDateTime,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFile,
    QgsProcessingParameterNumber,
    QgsProcessingParameters,
    QgsProperty,
)

from ..domain.message import EstError
from ..project.language import sentence, translate
from ..project.points import PointInput, point_input

_UNBOUNDED = 1e300
_YES_AND_NO = ("true", "false", "1", "0", "yes", "no")


def is_given(value: object) -> bool:
    """Tell whether a value is one at all."""
    return value is not None and value not in ("", [])


def without_empty(parameters: dict[str, Any]) -> dict[str, Any]:
    """Return the parameters without those left empty, which scripts write as ``""``."""
    return {name: value for name, value in parameters.items() if is_given(value)}


def refusal(
    definition: QgsProcessingParameterDefinition, value: object, context: QgsProcessingContext
) -> str:
    """Return the sentence for a value that the parameter cannot take, "" for one that it can."""
    names = {"name": definition.name(), "what": definition.description()}
    is_optional = bool(definition.flags() & Qgis.ProcessingParameterFlag.Optional)
    if definition.isDestination() and is_given(value):
        supported, reason = definition.isSupportedOutputValue(value, context)
        return "" if supported else _bad_destination(reason, names)
    if not is_given(value):
        if is_optional or definition.defaultValue() is not None:
            return ""
        return translate("est", "{name} ({what}) is missing. Give it a value and run again.", **names)
    if isinstance(value, QgsProperty):
        return ""
    if isinstance(definition, QgsProcessingParameterNumber):
        return _number(definition, value, names)
    if isinstance(definition, QgsProcessingParameterCrs):
        crs = QgsProcessingParameters.parameterAsCrs(definition, {definition.name(): value}, context)
        return "" if crs.isValid() else _unknown_crs(value, names)
    if isinstance(definition, QgsProcessingParameterBoolean):
        known = not isinstance(value, str) or value.strip().lower() in _YES_AND_NO
        return "" if known else _one_of(value, "true, false", names)
    if definition.checkValueIsAcceptable(value, context):
        return ""
    return _other(definition, value, names)


def found_input(value: object, context: QgsProcessingContext) -> PointInput:
    """Find points. Raises PointsError, LocationError.

    A file is looked at itself: QGIS may have loaded its first table already, under the file's name.
    """
    is_file = isinstance(value, str) and Path(value).is_file()
    return point_input(value, None if is_file else context)


def points_refusal(value: object, context: QgsProcessingContext) -> str:
    """Return why points that QGIS cannot find cannot be read either, "" where they can."""
    try:
        found_input(value, context)
    except EstError as error:
        return sentence(error)
    return ""


def _bad_destination(reason: str, names: dict[str, str]) -> str:
    return translate("est", "{name} ({what}) cannot be written there: {reason}", reason=reason, **names)


def _number(definition: QgsProcessingParameterNumber, value: object, names: dict[str, str]) -> str:
    number = _as_number(value)
    if number is None:
        return translate(
            "est",
            "{name} ({what}) must be a number, written with a decimal point; “{value}” is none."
            " Correct it and run again.",
            value=value,
            **names,
        )
    low, high = definition.minimum(), definition.maximum()
    if abs(low) < _UNBOUNDED and number < low:
        return translate(
            "est",
            "{name} ({what}) must be at least {low}, not {value}.",
            low=f"{low:g}",
            value=value,
            **names,
        )
    if abs(high) < _UNBOUNDED and number > high:
        return translate(
            "est",
            "{name} ({what}) must be at most {high}, not {value}.",
            high=f"{high:.15g}",
            value=value,
            **names,
        )
    if definition.dataType() == Qgis.ProcessingNumberParameterType.Integer and number != round(number):
        return translate("est", "{name} ({what}) must be a whole number, not {value}.", value=value, **names)
    return ""


def _as_number(value: object) -> float | None:
    try:
        number = float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return None
    return number if math.isfinite(number) else None


def _unknown_crs(value: object, names: dict[str, str]) -> str:
    return translate(
        "est",
        "{name} ({what}): there is no coordinate system “{value}”. Write one such as EPSG:3006.",
        value=value,
        **names,
    )


def _one_of(value: object, choices: str, names: dict[str, str]) -> str:
    return translate(
        "est",
        "{name} ({what}) must be one of {choices}, not “{value}”.",
        choices=choices,
        value=value,
        **names,
    )


def _other(definition: QgsProcessingParameterDefinition, value: object, names: dict[str, str]) -> str:
    if isinstance(definition, QgsProcessingParameterEnum):
        options = definition.options()
        if definition.usesStaticStrings():
            return _one_of(value, ", ".join(options), names)
        return _one_of(value, ", ".join(f"{n} ({text})" for n, text in enumerate(options)), names)
    if isinstance(definition, QgsProcessingParameterDateTime):
        return translate(
            "est", "{name} ({what}) must be a date such as 2026-11-01, not “{value}”.", value=value, **names
        )
    if isinstance(definition, QgsProcessingParameterFile) and definition.extension():
        return translate(
            "est",
            "{name} ({what}) must be a file that ends in .{ending}, not “{value}”.",
            ending=definition.extension(),
            value=value,
            **names,
        )
    return translate(
        "est",
        "{name} ({what}): “{value}” cannot be used; if it is a file, check that it exists and holds what is"
        " asked for. Correct it and run again.",
        value=value,
        **names,
    )
