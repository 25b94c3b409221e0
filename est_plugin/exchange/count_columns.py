"""What the columns of a table of counts are for: area, kind, period, count, or a crosstab of one of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from ..domain.message import QT_TRANSLATE_NOOP
from ..domain.period import Period
from .cell_values import CellError, parse_number, shortened
from .count_periods import read_period
from .errors import ExchangeError
from .heading_words import HEADING_WORDS, Target
from .headings import plain_heading
from .raw_table import ForeignTable

_SAMPLE = 200


class CountColumn(StrEnum):
    """What a column of a table of counts can be for."""

    AREA = "area"
    CODE = "code"
    KIND = "kind"
    FROM = "from"
    TO = "to"
    PERIOD = "period"
    YEAR = "year"
    COUNT = "count"


class Across(StrEnum):
    """What stands in the headings of a crosstab."""

    NOTHING = "nothing"
    PERIODS = "periods"
    KINDS = "kinds"
    AREAS = "areas"


def _words(text: str) -> tuple[str, ...]:
    return tuple(" ".join(word.split()) for word in text.split(","))


_WORDS: Mapping[str, CountColumn] = MappingProxyType(
    {
        word: column
        for column, words in (
            (
                CountColumn.AREA,
                (
                    *HEADING_WORDS[Target.AREA],
                    *_words(
                        "kommun, lokalpolisområde, lpo, polisområde, deso, regso, ort, plats, areal,"
                        " area id, område id, områdeskod, område kod, area name, area uuid, municipality"
                    ),
                ),
            ),
            (CountColumn.CODE, HEADING_WORDS[Target.CRIME_CODE]),
            (
                CountColumn.KIND,
                (
                    *HEADING_WORDS[Target.CATEGORY],
                    *HEADING_WORDS[Target.SUBCATEGORY],
                    *_words("brottskategori, brottsgrupp, brottsrubricering, category uuid, crime"),
                ),
            ),
            (
                CountColumn.FROM,
                _words(
                    "från, from, from day, fr o m, fom, startdatum, från datum, datum från, start, första dag"
                ),
            ),
            (
                CountColumn.TO,
                _words(
                    "till, to, to day, t o m, tom, slutdatum, till datum, datum till, slut, sista dag, end"
                ),
            ),
            (
                CountColumn.PERIOD,
                _words(
                    "period, månad, month, tidsperiod, tid, år och månad, årmånad, år månad, datum, date,"
                    " vecka, week, kvartal, quarter, tertial, brottsmånad, anmälningsmånad, inskrivningsmånad"
                ),
            ),
            (CountColumn.YEAR, _words("år, year, brottsår, anmälningsår")),
            (
                CountColumn.COUNT,
                _words(
                    "antal, count, antal brott, antal anmälda brott, anmälda brott, antal anmälningar,"
                    " antal händelser, anmälningar, number, counts, n, summa av antal, sum of count"
                ),
            ),
        )
        for word in words
    }
)
_TOTALS = frozenset(
    ("total", "totalt", "summa", "samtliga", "alla", "totalsumma", "sum", "all", "grand total")
)


@dataclass(frozen=True)
class CountColumns:
    """Which heading is for what. ``across`` headings hold counts, each for what the heading names.

    ``periods`` are those of the headings where they name periods. ``passed_by`` are columns of no use.
    """

    columns: Mapping[CountColumn, str]
    across: Across = Across.NOTHING
    headings: tuple[str, ...] = ()
    periods: Mapping[str, Period] = field(default_factory=dict)
    passed_by: tuple[str, ...] = ()


def is_total(text: str) -> bool:
    """Tell whether a heading or a cell stands for the sum of the others."""
    return plain_heading(text) in _TOTALS


def recognise_columns(
    table: ForeignTable, known_areas: frozenset[str], *, area_told: bool, kind_told: bool, period_told: bool
) -> CountColumns:
    """Return what the columns are for; what is told for the whole table needs no column.

    ``known_areas`` are names and ids of areas in small letters. Raises ExchangeError where it cannot be
    told which area, kind, period or count a number is for.
    """
    columns: dict[CountColumn, str] = {}
    for heading in table.headings:
        column = _WORDS.get(plain_heading(heading))
        if column is not None:
            columns.setdefault(column, heading)
    has_area = area_told or CountColumn.AREA in columns
    has_kind = kind_told or CountColumn.KIND in columns or CountColumn.CODE in columns
    has_period = period_told or any(
        column in columns for column in (CountColumn.PERIOD, CountColumn.YEAR, CountColumn.FROM)
    )
    rest = [heading for heading in table.headings if heading not in columns.values()]
    if CountColumn.COUNT in columns and has_area and has_kind and has_period:
        return CountColumns(columns, passed_by=tuple(rest))
    counts = tuple(heading for heading in rest if not is_total(heading) and _holds_counts(table, heading))
    periods = _periods_of(counts, has_year=CountColumn.YEAR in columns)
    passed_by = tuple(heading for heading in rest if heading not in counts)
    if has_area and has_kind and periods:
        others = tuple(heading for heading in counts if heading not in periods)
        return CountColumns(columns, Across.PERIODS, tuple(periods), periods, (*passed_by, *others))
    if has_area and has_period and not has_kind and counts:
        return CountColumns(columns, Across.KINDS, counts, passed_by=passed_by)
    is_areas = any(heading.casefold() in known_areas for heading in counts)
    if has_kind and has_period and not has_area and is_areas:
        return CountColumns(columns, Across.AREAS, counts, passed_by=passed_by)
    raise ExchangeError(
        QT_TRANSLATE_NOOP(
            "est",
            "It cannot be told which area, kind and period the numbers of “{table}” are for; its columns are:"
            " {columns}. Nothing was imported. Name the columns Område, Kategori, Period and Antal, or tell"
            " what is missing for the whole table.",
        ),
        table=table.name,
        columns=shortened(", ".join(table.headings), 300),
    )


def _periods_of(headings: Sequence[str], *, has_year: bool) -> dict[str, Period]:
    """Return the headings that name periods; months without a year take it from a column of years."""
    year = " 2000" if has_year else ""
    found = {heading: read_period(heading, whole_month=True) for heading in headings}
    if has_year:
        found = {
            heading: period or read_period(heading + year, whole_month=True)
            for heading, period in found.items()
        }
    return {heading: period for heading, period in found.items() if period is not None}


def _holds_counts(table: ForeignTable, heading: str) -> bool:
    """Tell whether a column holds numbers, empty cells apart, in most of the first rows."""
    place = table.headings.index(heading)
    numbers = others = 0
    for row in table.rows[:_SAMPLE]:
        cell = row.cells[place].strip()
        if not cell or cell in ("-", "–", ".."):
            continue
        try:
            parse_number(cell)
            numbers += 1
        except CellError:
            others += 1
    return numbers > others
