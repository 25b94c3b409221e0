"""Swedish wall-clock time as a QGIS expression: in any time zone of the machine, without the plugin."""

from __future__ import annotations

_HOUR_MS = 3_600_000
_DAY_MS = 86_400_000
_EPOCH = "make_date(1970, 1, 1)"


def local_time_expression(field: str) -> str:
    """Return the expression that writes the instant in ``field`` as ``2026-10-02 21:30`` in Sweden.

    QGIS 3.40 knows no time zones in expressions. The rule is the European Union's, in force since 1996:
    summer time from the last Sunday of March to the last Sunday of October, at 01:00 UTC. Everything is
    reckoned in milliseconds since 1970, as dates with a time would be read in the machine's own zone.
    """
    year = f"year({_EPOCH} + make_interval(days:=floor(@utc / {_DAY_MS}), hours:=12))"
    is_summer = f"@utc >= {_change_ms(3)} AND @utc < {_change_ms(10)}"
    date = f"format_date({_EPOCH} + make_interval(days:=floor(@wall / {_DAY_MS}), hours:=12), 'yyyy-MM-dd')"
    hour = f"lpad(to_string(floor((@wall % {_DAY_MS}) / {_HOUR_MS})), 2, '0')"
    minute = f"lpad(to_string(floor((@wall % {_HOUR_MS}) / 60000)), 2, '0')"
    wall = f"@utc + if({is_summer}, {2 * _HOUR_MS}, {_HOUR_MS})"
    return (
        f'if("{field}" IS NULL, NULL,'
        f" with_variable('utc', epoch(\"{field}\"),"
        f" with_variable('year', {year},"
        f" with_variable('wall', {wall},"
        f" {date} || ' ' || {hour} || ':' || {minute}))))"
    )


def _change_ms(month: int) -> str:
    """Return when the clocks change in a month of 31 days: its last Sunday at 01:00 UTC."""
    last = f"make_date(@year, {month}, 31)"
    days = f"(round(day({last} - {_EPOCH})) - day_of_week({last}))"
    return f"({days} * {_DAY_MS} + {_HOUR_MS})"
