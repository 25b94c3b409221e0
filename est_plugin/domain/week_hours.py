"""Hours of the week, such as *efter skoltid*: chosen weekdays, from one full hour to another."""

from __future__ import annotations

from dataclasses import dataclass

from .message import QT_TRANSLATE_NOOP, EstError

ALL_DAYS = frozenset(range(1, 8))
MIDNIGHT = 24


class WeekHoursError(EstError):
    """Hours that are none."""


@dataclass(frozen=True)
class WeekHours:
    """``weekdays`` 1 (Monday) to 7, and the local hours [first, end), 0 to 24.

    With ``end`` at or before ``first`` the hours go on past midnight, and what happens after midnight
    belongs to the day on which the evening began. An event belongs to the hour of its start.
    """

    weekdays: frozenset[int]
    first: int
    end: int

    def __post_init__(self) -> None:
        is_known = self.weekdays and self.weekdays <= ALL_DAYS
        if not (is_known and 0 <= self.first < MIDNIGHT and 0 < self.end <= MIDNIGHT):
            raise WeekHoursError(
                QT_TRANSLATE_NOOP(
                    "est",
                    "Those are no hours of the week: choose at least one weekday and hours from 0 to 24.",
                )
            )

    @property
    def passes_midnight(self) -> bool:
        """Tell whether the hours go on into the next day."""
        return self.end <= self.first

    def hours_of_week(self) -> tuple[int, ...]:
        """Return the hours that are meant, 0 (Monday 00–01) to 167, ascending."""
        length = (self.end - self.first) % MIDNIGHT or MIDNIGHT
        found = {
            ((day - 1) * MIDNIGHT + self.first + hour) % (7 * MIDNIGHT)
            for day in self.weekdays
            for hour in range(length)
        }
        return tuple(sorted(found))

    def code(self) -> str:
        """Return a text that :func:`parse_week_hours` reads: ``12345T14-18``."""
        return f"{''.join(map(str, sorted(self.weekdays)))}T{self.first:02d}-{self.end:02d}"


def parse_week_hours(code: str) -> WeekHours:
    """Return the hours that a code stands for. Raises WeekHoursError."""
    days, _, hours = code.partition("T")
    first, _, end = hours.partition("-")
    if not (days.isdigit() and first.isdigit() and end.isdigit()):
        raise WeekHoursError(
            QT_TRANSLATE_NOOP("est", "“{code}” is no hours of the week. Choose them anew."), code=code
        )
    return WeekHours(frozenset(map(int, days)), int(first), int(end))
