"""A question as it was asked: the answer, the settings it was asked with and why, its map and its rows."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Generic, TypeVar

from ..week.linked import Linked
from .result_map import ResultMap

Value = float | str | bool
Values = Mapping[str, Value]
"""What a person has chosen, by the settings' keys; what is not there takes its default."""

NOTHING_CHOSEN: Values = MappingProxyType({})
Answer_co = TypeVar("Answer_co", covariant=True)


@dataclass(frozen=True)
class Option:
    """One of the choices of a setting."""

    value: str
    label: str


@dataclass(frozen=True)
class Setting:
    """A setting of a question, with the value that was used, what would be advised, and why.

    A number lies between ``low`` and ``high`` and moves by ``step``; a text is one of ``options``; a
    truth is yes or no. ``unit`` stands after the number.
    """

    key: str
    label: str
    explanation: str
    value: Value
    default: Value
    low: float = 0.0
    high: float = 0.0
    step: float = 1.0
    unit: str = ""
    options: tuple[Option, ...] = ()


@dataclass(frozen=True)
class Asked(Generic[Answer_co]):
    """An answer and what belongs to it."""

    answer: Answer_co
    settings: tuple[Setting, ...] = ()
    map: ResultMap | None = None
    linked: Linked | None = None


@dataclass
class Chosen:
    """Takes settings out of what was chosen, and remembers them in their order."""

    values: Values
    settings: list[Setting] = field(default_factory=list)

    def number(
        self,
        key: str,
        label: str,
        explanation: str,
        default: float,
        *,
        low: float,
        high: float,
        step: float = 1.0,
        unit: str = "",
    ) -> float:
        """Return a number, held within its range."""
        default = min(high, max(low, default))
        given = self.values.get(key, default)
        usable = isinstance(given, int | float) and not isinstance(given, bool) and math.isfinite(given)
        value = min(high, max(low, float(given))) if usable else default
        self.settings.append(
            Setting(key, label, explanation, value, default, low=low, high=high, step=step, unit=unit)
        )
        return value

    def option(
        self, key: str, label: str, explanation: str, default: str, options: tuple[Option, ...]
    ) -> str:
        """Return one of the choices; one that is not there any more gives way to the default."""
        given = self.values.get(key)
        known = {option.value for option in options}
        value = given if isinstance(given, str) and given in known else default
        self.settings.append(Setting(key, label, explanation, value, default, options=options))
        return value

    def yes(self, key: str, label: str, explanation: str, *, default: bool) -> bool:
        """Return a yes or no."""
        given = self.values.get(key)
        value = given if isinstance(given, bool) else default
        self.settings.append(Setting(key, label, explanation, value, default))
        return value

    def used(self) -> tuple[Setting, ...]:
        """Return the settings that were asked for."""
        return tuple(self.settings)

    def recipe(self) -> dict[str, Value]:
        """Return the values by their keys."""
        return {setting.key: setting.value for setting in self.settings}
