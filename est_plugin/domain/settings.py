"""The municipality's settings, kept in its database so that the work hangs on no person."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from itertools import pairwise
from types import MappingProxyType

from .message import QT_TRANSLATE_NOOP, EstError, Message

Check = Callable[[object], bool]


class SettingsError(EstError):
    """A setting has a value it cannot have; ``name`` is its field."""

    def __init__(self, name: str, value: object) -> None:
        self.name = name
        super().__init__(
            QT_TRANSLATE_NOOP(
                "est", "The setting “{setting}” cannot be “{value}”. Nothing was saved. Choose another value."
            ),
            setting=Message(SETTING_NAMES.get(name, name)),
            value=str(value)[:80],
        )


@dataclass(frozen=True)
class MunicipalitySettings:
    """All settings with their defaults. Making one checks every value; raises SettingsError.

    ``retention_…_months`` are None until the municipality has decided: then nothing is thinned.
    ``logo_svg_or_png`` is the file's content in base64. Lengths are metres.
    """

    municipality_name: str = ""
    logo_svg_or_png: str = ""
    accent_colour: str = "#1d4e68"
    suppression_threshold: int = 5
    min_count: int = 10
    background_group: str = "Bakgrund"
    heatmap_bandwidth_m: float | None = None
    density_breaks: tuple[float, ...] | None = None
    default_period: str = "month"
    retention_text_months: int | None = None
    retention_rows_months: int | None = None
    retention_files_months: int | None = None
    retention_audit_months: int | None = None
    import_undo_days: int = 30
    text_limit: int = 2000
    import_police_text: bool = False
    duplicate_distance_m: float = 100.0
    report_weekday: int = 1
    address_layer: str = ""
    address_field: str = ""
    object_layers: tuple[str, ...] = ()
    analysis_area_kind: str = "est_area"
    contact: str = ""

    def __post_init__(self) -> None:
        for name, check in _CHECKS.items():
            value = getattr(self, name)
            if not check(value):
                raise SettingsError(name, value)

    def to_texts(self) -> dict[str, str]:
        """Return each setting as a JSON text by its name."""
        return {
            field.name: json.dumps(getattr(self, field.name), ensure_ascii=False) for field in fields(self)
        }

    @classmethod
    def from_texts(cls, texts: Mapping[str, str]) -> MunicipalitySettings:
        """Read settings from JSON texts; names of other versions are passed by. Raises SettingsError."""
        values: dict[str, object] = {}
        for field in fields(cls):
            if field.name in texts:
                values[field.name] = _from_json(field.name, texts[field.name])
        return cls(**values)  # type: ignore[arg-type]


def _from_json(name: str, text: str) -> object:
    try:
        value = json.loads(text)
    except ValueError:
        raise SettingsError(name, text) from None
    return tuple(value) if isinstance(value, list) else value


def _text(longest: int, pattern: str = "") -> Check:
    compiled = re.compile(pattern) if pattern else None

    def check(value: object) -> bool:
        return (
            isinstance(value, str)
            and len(value) <= longest
            and (compiled is None or compiled.fullmatch(value) is not None)
        )

    return check


def _whole(lowest: int, highest: int, *, or_none: bool = False) -> Check:
    def check(value: object) -> bool:
        if value is None:
            return or_none
        return isinstance(value, int) and not isinstance(value, bool) and lowest <= value <= highest

    return check


def _length(lowest: float, highest: float, *, or_none: bool = False) -> Check:
    def check(value: object) -> bool:
        if value is None:
            return or_none
        return _is_number(value) and lowest <= float(value) <= highest  # type: ignore[arg-type]

    return check


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _rising(value: object) -> bool:
    """Class breaks: none decided, or positive numbers that rise."""
    if value is None:
        return True
    if not isinstance(value, tuple) or not value or not all(_is_number(number) for number in value):
        return False
    return value[0] > 0 and all(low < high for low, high in pairwise(value))


def _texts(value: object) -> bool:
    return isinstance(value, tuple) and all(isinstance(item, str) and len(item) <= 500 for item in value)


def _one_of(*words: str) -> Check:
    return lambda value: value in words


_MONTHS = _whole(1, 1200, or_none=True)
_LOGO_BASE64 = 4_000_000

_CHECKS: Mapping[str, Check] = MappingProxyType(
    {
        "municipality_name": _text(200),
        "logo_svg_or_png": _text(_LOGO_BASE64, r"[A-Za-z0-9+/=\s]*"),
        "accent_colour": _text(7, r"#[0-9a-fA-F]{6}"),
        "suppression_threshold": _whole(1, 1000),
        "min_count": _whole(1, 1000),
        "background_group": _text(200),
        "heatmap_bandwidth_m": _length(1, 100_000, or_none=True),
        "density_breaks": _rising,
        "default_period": _one_of("week", "month", "tertial", "year"),
        "retention_text_months": _MONTHS,
        "retention_rows_months": _MONTHS,
        "retention_files_months": _MONTHS,
        "retention_audit_months": _MONTHS,
        "import_undo_days": _whole(0, 3650),
        "text_limit": _whole(50, 100_000),
        "import_police_text": lambda value: isinstance(value, bool),
        "duplicate_distance_m": _length(0, 10_000),
        "report_weekday": _whole(1, 7),
        "address_layer": _text(500),
        "address_field": _text(200),
        "object_layers": _texts,
        "analysis_area_kind": _text(100),
        "contact": _text(500),
    }
)

SETTING_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "municipality_name": QT_TRANSLATE_NOOP("est", "The municipality's name"),
        "logo_svg_or_png": QT_TRANSLATE_NOOP("est", "Logo"),
        "accent_colour": QT_TRANSLATE_NOOP("est", "Colour"),
        "suppression_threshold": QT_TRANSLATE_NOOP("est", "Smallest number shown in public"),
        "min_count": QT_TRANSLATE_NOOP("est", "Fewest events to compare"),
        "background_group": QT_TRANSLATE_NOOP("est", "Group of background layers"),
        "heatmap_bandwidth_m": QT_TRANSLATE_NOOP("est", "Bandwidth of the heatmap"),
        "density_breaks": QT_TRANSLATE_NOOP("est", "Class breaks of the heatmap"),
        "default_period": QT_TRANSLATE_NOOP("est", "Usual period"),
        "retention_text_months": QT_TRANSLATE_NOOP("est", "Months until free text is thinned"),
        "retention_rows_months": QT_TRANSLATE_NOOP("est", "Months until observations are thinned"),
        "retention_files_months": QT_TRANSLATE_NOOP("est", "Months until files are thinned"),
        "retention_audit_months": QT_TRANSLATE_NOOP("est", "Months until the audit is thinned"),
        "import_undo_days": QT_TRANSLATE_NOOP("est", "Days in which an import can be undone"),
        "text_limit": QT_TRANSLATE_NOOP("est", "Longest free text"),
        "import_police_text": QT_TRANSLATE_NOOP("est", "Import the police's free text"),
        "duplicate_distance_m": QT_TRANSLATE_NOOP(
            "est", "Distance within which two reports may be one event"
        ),
        "report_weekday": QT_TRANSLATE_NOOP("est", "Day of the week when reports are due"),
        "address_layer": QT_TRANSLATE_NOOP("est", "Layer of addresses"),
        "address_field": QT_TRANSLATE_NOOP("est", "Field of the address"),
        "object_layers": QT_TRANSLATE_NOOP("est", "Layers of places to search"),
        "analysis_area_kind": QT_TRANSLATE_NOOP("est", "Areas that are compared"),
        "contact": QT_TRANSLATE_NOOP("est", "Contact"),
    }
)
