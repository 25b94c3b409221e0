"""Dates and times in every written form that reports come in."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from est_plugin.domain.local_time import NonexistentTimeError, to_instant, to_local
from est_plugin.domain.message import EstError
from est_plugin.domain.observation import TimePrecision
from est_plugin.exchange.dates import DateError, DateReader, DayOrder, recognise_dates

TODAY = date(2026, 11, 22)
READER = DateReader(TODAY)
REFERENCE = date(2026, 3, 20)
MOMENT = datetime.fromisoformat("2026-03-15 22:30")
MONTHS = (
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
)


def wall(text: str, reader: DateReader = READER) -> tuple[str, str, TimePrecision]:
    """Read a cell and write what it means as Swedish wall-clock time."""
    read = reader.read(text, REFERENCE)
    end = "" if read.end is None else f"{to_local(read.end):%Y-%m-%d %H:%M}"
    return f"{to_local(read.start):%Y-%m-%d %H:%M}", end, read.precision


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-15 22:30",
        "2026-03-15 22:30:00",
        "2026-03-15T22:30",
        "2026-03-15T22:30:00.000",
        "2026-03-15T21:30:00Z",
        "2026-03-15 21:30:00+00:00",
        "2026-03-15 16:30:00-05:00",
        "2026-03-15 22:30 +01:00",
        "2026-03-15T22:30:00+0100",
        "2026-03-15 22:30 CET",
        "2026/3/15 22.30",
        "2026.03.15 22:30",
        "20260315 2230",
        "20260315T223000",
        "202603152230",
        "20260315223000",
        "260315 2230",
        "2603152230",
        "26-03-15 22:30",
        "15/3 2026 kl 22.30",
        "15/3-26 22:30",
        "15/3/2026 22:30",
        "15.3.2026 22.30",
        "15-03-2026 22:30",
        "15 mars 2026 22:30",
        "15 mars 2026, kl. 22.30",
        "den 15:e mars 2026 klockan 22:30",
        "Söndagen den 15 mars 2026 kl 22.30",
        "sön 15 mar. 2026 22:30",
        "15 mars kl 22.30",
        "March 15, 2026 10:30 PM",
        "15 Mar 2026 10:30 p.m.",
        "46096.9375",
        "46096,9375",
        "1773610200000",
        " 2026\u201103\u201115\u00a022:30 ",
        "15/3/2026 22:30".translate({digit: digit + 0xFEE0 for digit in range(0x30, 0x3A)}),
        "15\u202fmars\u202f2026 22:30",
    ],
)
def test_one_moment_in_many_forms(text: str) -> None:
    assert wall(text) == ("2026-03-15 22:30", "", TimePrecision.EXACT)


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-15",
        "20260315",
        "260315",
        "26-03-15",
        "15/3",
        "15/3 2026",
        "15 mars",
        "15 mars 2026",
        "46096",
        "sön 15 mars 2026",
        "2026-W11-7",
    ],
)
def test_a_day_is_the_whole_day(text: str) -> None:
    assert wall(text) == ("2026-03-15 00:00", "2026-03-16 00:00", TimePrecision.APPROXIMATE)


@pytest.mark.parametrize("text", ["2026-W11", "2026 v 11", "v. 11 2026", "vecka 11", "Vecka 11, 2026", "v11"])
def test_a_week_is_the_whole_week(text: str) -> None:
    assert wall(text) == ("2026-03-09 00:00", "2026-03-16 00:00", TimePrecision.WEEK)


@pytest.mark.parametrize("text", ["2026-03", "2026/3", "mars 2026", "mar-26", "March 2026", "2026 mars"])
def test_a_month_is_the_whole_month(text: str) -> None:
    assert wall(text) == ("2026-03-01 00:00", "2026-04-01 00:00", TimePrecision.MONTH)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2026-03-15 22:30 - 23:15", "2026-03-15 22:30", "2026-03-15 23:15"),
        ("2026-03-15 22:30-01:15", "2026-03-15 22:30", "2026-03-16 01:15"),
        ("2026-03-15 22.30–02.00", "2026-03-15 22:30", "2026-03-16 02:00"),
        ("2026-03-15 kl 22-23", "2026-03-15 22:00", "2026-03-15 23:00"),
        ("2026-03-15 20:00 till 24:00", "2026-03-15 20:00", "2026-03-16 00:00"),
        ("2026-03-15 22:30 till 2026-03-16 06:00", "2026-03-15 22:30", "2026-03-16 06:00"),
        ("2026-03-15 - 2026-03-17", "2026-03-15 00:00", "2026-03-18 00:00"),
        ("2026-03-15/2026-03-16", "2026-03-15 00:00", "2026-03-17 00:00"),
    ],
)
def test_spans_in_one_cell(text: str, start: str, end: str) -> None:
    assert wall(text)[:2] == (start, end)


def test_about_is_approximate() -> None:
    assert wall("ca 2026-03-15 22:30")[2] is TimePrecision.APPROXIMATE
    assert READER.read_day_and_clock("2026-03-15", "ca 22.30").precision is TimePrecision.APPROXIMATE


@pytest.mark.parametrize(
    ("text", "reference", "day"),
    [
        ("31 december 23:50", date(2024, 1, 1), "2023-12-31"),
        ("1 januari 00:10", date(2023, 12, 31), "2024-01-01"),
        ("29 februari 12:00", date(2026, 3, 1), "2024-02-29"),
        ("27 mars 02:25", date(2023, 3, 27), "2023-03-27"),
        ("v 52", date(2024, 1, 10), "2023-12-25"),
    ],
)
def test_a_date_without_a_year_is_the_latest_before_its_reference(
    text: str, reference: date, day: str
) -> None:
    assert f"{to_local(READER.read(text, reference).start):%Y-%m-%d}" == day


def test_a_date_without_a_year_and_a_reference_is_refused() -> None:
    with pytest.raises(DateError):
        READER.read("27 mars 02:25")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("", "no date"),
        ("igår", "no date"),
        ("22:30", "no date"),
        ("2026", "no date"),
        ("20222-03-15", "no date"),
        ("2026-03-15 25:00", "no date"),
        ("2026-03-15 22:61", "no date"),
        ("2026-03-15 kväll", "no date"),
        ("2026-03 22:30", "no date"),
        ("99999", "no date"),
        ("12345", "no date"),
        ("x" * 5000, "no date"),
        ("0202-03-15", "year 202"),
        ("1899-12-31", "year 1899"),
        ("2226-03-15", "year 2226"),
        ("2026-02-30", "does not exist"),
        ("2026-13-01", "does not exist"),
        ("29 februari 2026", "does not exist"),
        ("2026-W54", "does not exist"),
        ("0000-00-00", "does not exist"),
        ("2026-03-15 22:30 - 2026-03-14", "before the start"),
    ],
)
def test_what_is_no_date_says_why(text: str, word: str) -> None:
    with pytest.raises(DateError) as caught:
        READER.read(text, REFERENCE)
    assert word in caught.value.message.english()
    assert len(caught.value.message.english()) < 300


@pytest.mark.parametrize("text", ["2026-03-29 02:30", "29/3 2026 kl 2.15", "46110.104166666664"])
def test_the_hour_that_summer_time_skips_is_refused(text: str) -> None:
    with pytest.raises(NonexistentTimeError):
        READER.read(text)


def test_the_hour_that_winter_time_repeats_is_told_apart_by_its_offset() -> None:
    assert READER.read("2026-10-25 02:30").start == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert READER.read("2026-10-25 02:30 +01:00").start == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("clock", "start"),
    [
        ("22:30", "2026-03-15 22:30"),
        ("22.30", "2026-03-15 22:30"),
        ("2230", "2026-03-15 22:30"),
        ("22", "2026-03-15 22:00"),
        ("kl 22", "2026-03-15 22:00"),
        ("0.9375", "2026-03-15 22:30"),
        ("0,5", "2026-03-15 12:00"),
        ("0.75", "2026-03-15 18:00"),
        ("0.05", "2026-03-15 00:05"),
        ("07:45:00", "2026-03-15 07:45"),
        ("24:00", "2026-03-16 00:00"),
        ("", "2026-03-15 00:00"),
    ],
)
def test_day_and_clock_in_two_columns(clock: str, start: str) -> None:
    read = READER.read_day_and_clock("2026-03-15 00:00:00", clock)
    if clock:
        assert f"{to_local(read.start):%Y-%m-%d %H:%M}" == start
    read = READER.read_day_and_clock("2026-03-15", clock)
    assert f"{to_local(read.start):%Y-%m-%d %H:%M}" == start
    assert (read.end is None) == bool(clock)


@pytest.mark.parametrize("clock", ["kväll", "25", "22:60", "-"])
def test_a_clock_that_is_none_is_refused(clock: str) -> None:
    with pytest.raises(DateError, match="no date or time"):
        READER.read_day_and_clock("2026-03-15", clock)


def test_a_start_and_an_end_in_two_columns() -> None:
    read = READER.read_span("2026-03-15 22:30", "2026-03-16 06:00")
    assert read.end == to_instant(datetime.fromisoformat("2026-03-16 06:00"))
    assert READER.read_span("2026-03-15", "2026-03-16").precision is TimePrecision.APPROXIMATE
    assert READER.read_span("2026-03-15 22:30", " ").end is None
    with pytest.raises(DateError, match="before the start"):
        READER.read_span("2026-03-15 22:30", "2026-03-15 21:00")


@pytest.mark.parametrize(
    ("cells", "order"),
    [
        (["3/4/2026", "3/15/2026"], DayOrder.MONTH_FIRST),
        (["3/4/2026", "15/3/2026"], DayOrder.DAY_FIRST),
        (["3/4/2026", "4/5/2026"], DayOrder.DAY_FIRST),
        (["3/15/2026", "15/3/2026"], DayOrder.DAY_FIRST),
        (["2026-03-15"], DayOrder.DAY_FIRST),
    ],
)
def test_the_order_of_day_and_month_is_found(cells: list[str], order: DayOrder) -> None:
    assert recognise_dates(cells, TODAY).order is order


def test_american_dates_are_read_as_such() -> None:
    reader = recognise_dates(["3/15/2026 10:30 PM"], TODAY)
    assert wall("3/4/2026 10:30 PM", reader)[0] == "2026-03-04 22:30"


def test_midnights_alone_are_days() -> None:
    days = recognise_dates(["2026-03-15 00:00:00", "2026-03-16 00:00"], TODAY)
    assert wall("2026-03-15 00:00:00", days) == (
        "2026-03-15 00:00",
        "2026-03-16 00:00",
        TimePrecision.APPROXIMATE,
    )
    clocks = recognise_dates(["2026-03-15 00:00:00", "2026-03-16 01:00"], TODAY)
    assert wall("2026-03-15 00:00:00", clocks) == ("2026-03-15 00:00", "", TimePrecision.EXACT)


FORMS = (
    "{0:%Y-%m-%d %H:%M}",
    "{0:%Y%m%d%H%M}",
    "{0:%y%m%d %H%M}",
    "{0.day}/{0.month} {0.year} {0:%H.%M}",
    "{0.day}.{0.month}.{0.year} kl {0.hour}.{0:%M}",
    "{0.day} {1} {0.year} {0:%H:%M}",
)


@given(
    st.datetimes(datetime.fromisoformat("1990-01-01"), datetime.fromisoformat("2026-11-21")),
    st.sampled_from(FORMS),
)
def test_every_written_minute_is_read_back(moment: datetime, form: str) -> None:
    moment = moment.replace(second=0, microsecond=0, fold=0)
    text = form.format(moment, MONTHS[moment.month - 1])
    try:
        expected = to_instant(moment)
    except NonexistentTimeError:
        with pytest.raises(NonexistentTimeError):
            READER.read(text, TODAY)
    else:
        assert READER.read(text, TODAY).start == expected


@given(
    st.one_of(st.text(max_size=40), st.from_regex(r"[0-9]{1,4}[-/. :]?[0-9]{0,4}[-/. :T]?[0-9a-z:. +]{0,14}"))
)
def test_any_text_is_a_time_or_says_why_not(text: str) -> None:
    with suppress(EstError):
        read = READER.read(text, TODAY)
        assert read.start.year >= 1949
        assert read.end is None or read.end - read.start >= timedelta(0)
