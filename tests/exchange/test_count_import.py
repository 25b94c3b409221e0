"""Counts per area: long tables and crosstabs, sums of several kinds, periods, contradictions, undo."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import shapely

from est_plugin.domain.area import Area, AreaKind
from est_plugin.domain.area_count import AreaCount
from est_plugin.domain.category import category_uuid
from est_plugin.domain.message import Message
from est_plugin.domain.period import month_period
from est_plugin.exchange.count_import import CountImport, import_counts, write_count_rejects
from est_plugin.exchange.count_periods import month_of_year, read_period
from est_plugin.exchange.count_reader import CountChoices
from est_plugin.exchange.csv_reader import parse_csv
from est_plugin.exchange.errors import ExchangeError
from est_plugin.exchange.observation_import import remember_kinds, undo_import
from est_plugin.exchange.raw_table import ForeignTable, with_headings
from est_plugin.exchange.tables import read_table
from est_plugin.store.gateway import Gateway

from .workbooks import write_xlsx

MARIELUND, HAGEBY = (f"00000000-0000-4000-8000-00000000000{n}" for n in (1, 2))
VANDALISM, VIOLENCE = category_uuid("vandalism"), category_uuid("violence")


@pytest.fixture(autouse=True)
def areas(request: pytest.FixtureRequest) -> None:
    """Two districts in whichever database the test asks for."""
    for name in ("gateway", "geopackage"):
        if name in request.fixturenames:
            opened: Gateway = request.getfixturevalue(name)
            for number, (key, called) in enumerate(((MARIELUND, "Marielund"), (HAGEBY, "Hageby"))):
                square = shapely.to_wkb(shapely.box(number, 0, number + 1, 1))
                opened.save_area(Area(key, AreaKind.DISTRICT, called, square, f"0{number + 1}"))


def table(*lines: str, name: str = "polisen.csv") -> ForeignTable:
    return with_headings(parse_csv("\n".join(lines).encode(), name, separator=";"))


def run(gateway: Gateway, *lines: str, choices: CountChoices | None = None) -> CountImport:
    return import_counts(gateway, table(*lines), choices or CountChoices())


def counts(result: CountImport) -> tuple[int, int, int, int]:
    return result.imported, result.updated, result.duplicates, len(result.rejected)


def stored(gateway: Gateway) -> dict[tuple[str, str, str, str], int]:
    return {
        (row.area_uuid, row.category_uuid, row.from_day.isoformat(), row.to_day.isoformat()): row.count
        for row in gateway.area_counts()
    }


FIRST = date(2025, 1, 1)
JANUARY = ("2026-01-01", "2026-01-31")
FEBRUARY = ("2026-02-01", "2026-02-28")


@pytest.mark.parametrize(
    "lines",
    [
        ("Område;Kategori;Månad;Antal", "Marielund;Skadegörelse;2026-01;5", "Hageby;Våld;feb 2026;2"),
        ("Stadsdel;Brottstyp;Från;Till;Antal brott", "01;skadegörelse;2026-01-01;2026-01-31;5",
         "02;Misshandel;2026-02-01;2026-02-28;2"),
        ("Område;Brottskod;År;Månad;Antal", "Marielund;1201;2026;1;5", "Hageby;0355;2026;februari;2"),
        ("Område;Kategori;2026-01;2026-02;Totalt", "Marielund;Skadegörelse;5;;5", "Hageby;Våld;;2;2"),
        ("Område;Kategori;År;Januari;Februari", "Marielund;Skadegörelse;2026;5;-", ";Våld;2026;;",
         "Hageby;Våld;2026;..;2"),
        ("Område;Period;Skadegörelse;Våld", "Marielund;2026M01;5;", "Hageby;2026M02;;2"),
        ("Kategori;Period;Marielund;Hageby;Summa", "Skadegörelse;202601;5;;5", "Våld;202602;;2;2"),
    ],
    ids=["long", "days", "codes", "months across", "months of a year", "kinds across", "areas across"],
)  # fmt: skip
def test_the_same_counts_however_they_are_laid_out(gateway: Gateway, lines: tuple[str, ...]) -> None:
    result = run(gateway, *lines)
    assert [trouble.sentence().english() for trouble in result.rejected] == []
    assert counts(result) == (2, 0, 0, 0)
    assert stored(gateway) == {
        (MARIELUND, VANDALISM, *JANUARY): 5,
        (HAGEBY, VIOLENCE, *FEBRUARY): 2,
    }
    assert counts(run(gateway, *lines)) == (0, 0, 2, 0)


def test_kinds_that_mean_one_are_added_up_and_the_sum_is_whole_or_not_there(gateway: Gateway) -> None:
    remember_kinds(gateway, {"misshandel inomhus": VIOLENCE, "misshandel utomhus": VIOLENCE})
    heading = "Område;Brottstyp;Månad;Antal"
    inside, outside = "Hageby;Misshandel inomhus;2026-01;3", "Hageby;Misshandel utomhus;2026-01;4"
    result = run(gateway, heading, inside, outside)
    assert counts(result) == (2, 0, 0, 0)
    assert stored(gateway) == {(HAGEBY, VIOLENCE, *JANUARY): 7}
    changed = run(gateway, heading, inside, outside.replace(";4", ";6"))
    assert counts(changed) == (0, 2, 0, 0)
    assert stored(gateway) == {(HAGEBY, VIOLENCE, *JANUARY): 9}
    assert changed.run is not None
    undone = undo_import(gateway, changed.run)
    assert (undone.removed, undone.restored) == (0, 1)
    assert stored(gateway) == {(HAGEBY, VIOLENCE, *JANUARY): 7}
    assert result.run is not None
    assert undo_import(gateway, result.run).kept == 1


def test_what_is_told_twice_and_what_contradicts(geopackage: Gateway) -> None:
    heading, row = "Område;Kategori;Månad;Antal", "Hageby;Våld;2026-01;3"
    assert counts(run(geopackage, heading, row, row)) == (1, 0, 1, 0)
    both = run(geopackage, heading, "Marielund;Våld;2026-01;3", "Marielund;Våld;2026-01;4")
    assert counts(both) == (0, 0, 0, 2)
    assert "row 2 tells another count" in both.rejected[1].reason.english()
    assert "belongs together with row 3" in both.rejected[0].reason.english()
    assert stored(geopackage) == {(HAGEBY, VIOLENCE, *JANUARY): 3}


@pytest.mark.parametrize(
    ("row", "column", "word"),
    [
        ("Ingenstans;Våld;2026-01;3", "Område", "no area"),
        (";Våld;2026-01;3", "Område", "no area"),
        ("Hageby;Allsköns;2026-01;3", "Kategori", "no kind that is known"),
        ("Hageby;;2026-01;3", "Kategori", "does not say what is counted"),
        ("Hageby;Våld;2026-13;3", "Månad", "no period"),
        ("Hageby;Våld;;3", "Månad", "no period"),
        ("Hageby;Våld;2026-01;många", "Antal", "no number"),
        ("Hageby;Våld;2026-01;", "Antal", "no number"),
        ("Hageby;Våld;2026-01;1,5", "Antal", "no whole number"),
        ("Hageby;Våld;2026-01;-4", "Antal", "not below 0"),
        ("Hageby;Våld;2026-01;#REF!", "Antal", "formula"),
    ],
)
def test_a_count_that_cannot_be_used_says_row_column_and_reason(
    geopackage: Gateway, row: str, column: str, word: str
) -> None:
    result = run(geopackage, "Område;Kategori;Månad;Antal", "Marielund;Våld;2026-01;3", row)
    assert counts(result) == (1, 0, 0, 1)
    (trouble,) = result.rejected
    assert (trouble.row, trouble.column) == (3, column if word != "does not say what is counted" else "")
    assert word in trouble.reason.english()


def test_a_name_of_two_areas_is_asked(geopackage: Gateway) -> None:
    square = shapely.to_wkb(shapely.box(5, 0, 6, 1))
    geopackage.save_area(
        Area("00000000-0000-4000-8000-000000000009", AreaKind.EST_AREA, "Hageby", square, "h")
    )
    lines = ("Område;Kategori;Månad;Antal", "Hageby;Våld;2026-01;3")
    assert "2 areas" in run(geopackage, *lines).rejected[0].reason.english()
    told = import_counts(geopackage, table(*lines), CountChoices(), area_kind="district")
    assert (told.imported, geopackage.area_counts()[0].area_uuid) == (1, HAGEBY)


def test_what_holds_for_the_whole_table(geopackage: Gateway) -> None:
    choices = CountChoices(HAGEBY, VIOLENCE, month_period(2026, 1))
    assert counts(run(geopackage, "Antal", "7", choices=choices)) == (1, 0, 0, 0)
    assert stored(geopackage) == {(HAGEBY, VIOLENCE, *JANUARY): 7}


def test_a_table_that_is_not_understood_says_which_columns_it_has(geopackage: Gateway) -> None:
    with pytest.raises(ExchangeError, match="Färg, Form"):
        run(geopackage, "Färg;Form", "röd;rund")
    assert geopackage.import_runs() == ()


def test_rejected_rows_are_mended_and_imported_again(geopackage: Gateway, tmp_path: Path) -> None:
    remember_kinds(geopackage, {"inomhus": VIOLENCE, "utomhus": VIOLENCE})
    lines = ("Område;Typ;Månad;Antal", "Hageby;Inomhus;2026-01;3", "Hageby;Utomhus;2026-01;x")
    result = run(geopackage, *lines)
    assert counts(result) == (0, 0, 0, 2)
    path = tmp_path / "avvisade.csv"
    assert write_count_rejects(path, result, Message.english) == 2
    path.write_text(path.read_text(encoding="utf-8-sig").replace(";x;", ";4;"), encoding="utf-8-sig")
    again = import_counts(geopackage, read_table(path), CountChoices())
    assert again.rejected == ()
    assert stored(geopackage) == {(HAGEBY, VIOLENCE, *JANUARY): 7}


def test_where_kinds_are_added_up_the_whole_table_is_mended(geopackage: Gateway, tmp_path: Path) -> None:
    remember_kinds(geopackage, {"inomhus": VIOLENCE, "utomhus": VIOLENCE})
    lines = ("Område;Typ;Månad;Antal", "Hageby;Inomhus;2026-01;3", "Hagebi;Utomhus;2026-01;4")
    result = run(geopackage, *lines)
    assert counts(result) == (1, 0, 0, 1)
    path = tmp_path / "avvisade.csv"
    assert write_count_rejects(path, result, Message.english) == 2
    path.write_text(path.read_text(encoding="utf-8-sig").replace("Hagebi;", "Hageby;"), encoding="utf-8-sig")
    assert counts(import_counts(geopackage, read_table(path), CountChoices())) == (0, 2, 0, 0)
    assert stored(geopackage) == {(HAGEBY, VIOLENCE, *JANUARY): 7}


def test_a_dry_run_writes_nothing_and_a_crosstab_out_of_excel(geopackage: Gateway, tmp_path: Path) -> None:
    rows = [["Område", "Brottstyp", date(2026, 1, 1), date(2026, 2, 1)], ["Hageby", "Våld", 3, None]]
    read = read_table(write_xlsx(tmp_path / "k.xlsx", rows))
    assert import_counts(geopackage, read, CountChoices(), dry_run=True).imported == 1
    assert geopackage.area_counts() == ()
    import_counts(geopackage, read, CountChoices())
    assert stored(geopackage) == {(HAGEBY, VIOLENCE, *JANUARY): 3}


def test_undo_takes_new_counts_away(gateway: Gateway) -> None:
    own = AreaCount("00000000-0000-4000-8000-0000000000aa", HAGEBY, VANDALISM, FIRST, FIRST, 9)
    gateway.save_area_counts([own])
    result = run(gateway, "Område;Kategori;Månad;Antal", "Hageby;Våld;2026-01;3")
    assert result.run is not None
    undone = undo_import(gateway, result.run)
    assert (undone.removed, undone.kept) == (1, 0)
    assert [row.uuid for row in gateway.area_counts()] == [own.uuid]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026", "2026-01-01", "2026-12-31"),
        ("2026-01", *JANUARY),
        ("jan 2026", *JANUARY),
        ("Januari-2026", *JANUARY),
        ("2026M01", *JANUARY),
        ("202601", *JANUARY),
        ("2026K2", "2026-04-01", "2026-06-30"),
        ("kvartal 2 2026", "2026-04-01", "2026-06-30"),
        ("T3 2025", "2025-09-01", "2025-12-31"),
        ("2025-T3", "2025-09-01", "2025-12-31"),
        ("2026-W05", "2026-01-26", "2026-02-01"),
        ("v 5 2026", "2026-01-26", "2026-02-01"),
        ("2026-01-15", "2026-01-15", "2026-01-15"),
        ("2026-01-01 till 2026-02-28", "2026-01-01", "2026-02-28"),
        ("2026-01-01/2026-02-28", "2026-01-01", "2026-02-28"),
        ("2026-01-01 - 2026-02-28", "2026-01-01", "2026-02-28"),
    ],
)
def test_periods_as_they_are_written(text: str, first: str, last: str) -> None:
    found = read_period(text)
    assert found is not None
    assert (found.first.isoformat(), found.last.isoformat()) == (first, last)


@pytest.mark.parametrize("text", ["", "Totalt", "13", "2026-13", "2026K5", "T4 2025", "0202", "jan"])
def test_what_is_no_period(text: str) -> None:
    assert read_period(text) is None


def test_a_month_and_its_year_apart() -> None:
    assert month_of_year("1", "2026") == month_of_year("jan", "2026") == month_period(2026, 1)
    assert month_of_year("13", "2026") is None
    assert month_of_year("1", "") is None
