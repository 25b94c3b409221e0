"""Tables out of any file: encodings, separators, quotation marks, Excel, ODS, layers, and what is broken."""

from __future__ import annotations

import datetime as dt
import gzip
import random
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from est_plugin.analysis.errors import CancelledError
from est_plugin.domain.message import EstError
from est_plugin.exchange import archive, ods_reader, xlsx_reader
from est_plugin.exchange.csv_reader import parse_csv
from est_plugin.exchange.errors import ExchangeError, TooLargeError, UnreadableFileError
from est_plugin.exchange.raw_table import LONGEST_CELL, column_letters, with_headings
from est_plugin.exchange.tables import read_table, sheets_of
from est_plugin.exchange.xlsx_reader import UNCOMPUTED, NumberFormat, format_of, serial_text

from .workbooks import raw_ods, raw_xlsx, write_ods, write_xlsx

HEADINGS = ("Vad", "När", "Fritext", "Kostnad")
ROWS = (
    ("Klotter", "2026-03-15 22:30", "Väggen på skolan; åter", "1\u00a0250,50"),
    ("Glaskross", "16 mars 2026", 'Rutan "mot gården"\nkrossad', ""),
    ("Bråk", "2026-03-17", "Ödsligt, 3 st – 😀", "\u22125"),
)


def csv_text(separator: str = ";", end: str = "\r\n") -> str:
    """Write the rows above, quoted where they must be."""

    def cell(text: str) -> str:
        quoted = any(sign in text for sign in (separator, '"', "\n"))
        return '"' + text.replace('"', '""') + '"' if quoted else text

    return end.join(separator.join(map(cell, row)) for row in (HEADINGS, *ROWS)) + end


def read_rows(path: Path) -> list[tuple[str, ...]]:
    """Read a file and give its cells."""
    table = read_table(path)
    assert table.troubles == ()
    return [row.cells for row in table.rows]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_every_usual_encoding_separator_and_line_end(
    tmp_path: Path, encoding: str, separator: str, end: str
) -> None:
    path = tmp_path / "åtgärder.csv"
    path.write_bytes(csv_text(separator, end).encode(encoding))
    table = read_table(path)
    assert table.headings == HEADINGS
    assert [row.cells for row in table.rows] == list(ROWS)


@pytest.mark.parametrize("encoding", ["cp1252", "cp850", "mac_roman", "iso-8859-1"])
def test_older_swedish_code_pages(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("Plats;Text\nÅmåls torg;Öppet fönster på gården, äldre bråk\n".encode(encoding))
    assert read_rows(path) == [("Åmåls torg", "Öppet fönster på gården, äldre bråk")]


def test_a_broken_byte_does_not_make_utf8_something_else() -> None:
    text = "Plats;Text\nÅmål;äåö éü på gården hör\n".encode()
    raw = parse_csv(text.replace(b"g", b"\xff", 1), "a.csv")
    assert raw.encoding == "utf-8"
    assert raw.rows[1].cells[0] == "Åmål"
    assert "\ufffd" in raw.rows[1].cells[1]


@pytest.mark.parametrize(
    ("text", "separator"),
    [
        ("sep=,\na,b\n1,2\n", ","),
        ("a;b;c\n1,5;2,5;3,5\n2,5;1,5;1,1\n", ";"),
        ("a\tb\n1;2;3\tx\n", "\t"),
        ('a,b\n"x;y;z",1\n"p;q;r",2\n', ","),
        ("one column\nx\n", ";"),
        ("Vad|När\nKlotter, rutan|x\n", "|"),
    ],
)
def test_the_separator_is_found(text: str, separator: str) -> None:
    assert parse_csv(text.encode(), "a.csv").separator == separator


def test_a_told_separator_is_obeyed(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("a,b;c\n1,2;3\n", encoding="utf-8")
    assert read_table(path, separator=",").headings == ("a", "b;c")


def test_a_quotation_mark_that_is_never_closed_spoils_its_own_row_only() -> None:
    text = 'a;b;c\n1;"öppen;x\n2;"stängd; ja";y\n3;fem " tum;z\n4;"";"rad\n två"\n5;"sist;q\n6;7;8\n'
    table = with_headings(parse_csv(text.encode(), "a.csv"))
    assert [row.cells for row in table.rows] == [
        ("2", "stängd; ja", "y"),
        ("3", 'fem " tum', "z"),
        ("4", "", "rad\n två"),
        ("6", "7", "8"),
    ]
    assert [(trouble.row, trouble.column) for trouble in table.troubles] == [(2, ""), (6, "")]
    assert "column 2" in table.troubles[0].sentence().english()
    assert table.row_count == 6


def test_rows_are_numbered_as_a_spreadsheet_shows_them() -> None:
    table = with_headings(parse_csv(b'a;b\n\n1;"x\ny"\n2;z\n', "a.csv"))
    assert [row.number for row in table.rows] == [3, 4]


def test_a_row_that_is_too_wide_is_told_and_one_too_narrow_is_filled() -> None:
    table = with_headings(parse_csv(b"a;b\n1;2;3\n4\n5;6;;\n", "a.csv"))
    assert [row.cells for row in table.rows] == [("4", ""), ("5", "6")]
    assert "3 cells but there are 2 headings" in table.troubles[0].sentence().english()


def test_columns_without_a_heading_are_named_by_their_letter() -> None:
    table = with_headings(parse_csv(b"a;;a\n1;2;3;4\n1;2;3;4\n1;2;3;4\n", "a.csv"))
    assert table.headings == ("a", "B", "a (2)", "D")
    assert table.column("D") == ("4", "4", "4")


def test_a_title_above_the_headings_is_passed_by() -> None:
    text = "Rapport vecka 47;;\n;;\nVad;När;Var\nKlotter;2026-11-16;Torget\n"
    table = with_headings(parse_csv(text.encode(), "a.csv"))
    assert table.headings == ("Vad", "När", "Var")
    assert with_headings(parse_csv(text.encode(), "a.csv"), 4).headings == ("Klotter", "2026-11-16", "Torget")


def test_letters_of_columns() -> None:
    assert [column_letters(place) for place in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


def test_null_characters_and_giant_cells_are_told_by_row_and_column() -> None:
    giant = "x" * (LONGEST_CELL + 1)
    table = with_headings(parse_csv(f"Vad;Text\na;b\x00c\nd;{giant}\ne;f\n".encode(), "a.csv"))
    assert [row.cells for row in table.rows] == [("e", "f")]
    assert [(trouble.row, trouble.column) for trouble in table.troubles] == [(2, "Text"), (3, "Text")]
    assert str(LONGEST_CELL) in table.troubles[1].sentence().english()


def test_a_million_signs_in_quotes_are_read_quickly() -> None:
    text = 'a;b\n1;"' + 'x""' * 400_000 + '"\n2;y\n'
    table = with_headings(parse_csv(text.encode(), "a.csv"))
    assert [row.cells for row in table.rows] == [("2", "y")]


def test_many_unclosed_marks_are_read_quickly() -> None:
    table = with_headings(parse_csv(b"a;b\n" + b'1;"x\n' * 100_000, "a.csv"))
    assert len(table.troubles) == 100_000


@given(st.binary(max_size=400))
def test_any_bytes_are_some_table(content: bytes) -> None:
    raw = parse_csv(content, "a.csv")
    assert [row.number for row in raw.rows] == list(range(1, len(raw.rows) + 1))


@given(
    st.lists(
        st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\x00"), max_size=9),
                 min_size=3, max_size=3),
        min_size=1, max_size=8,
    )
)  # fmt: skip
def test_whatever_is_quoted_comes_back(rows: list[list[str]]) -> None:
    lines = ";".join(HEADINGS[:3]) + "\n"
    lines += "".join(";".join('"' + cell.replace('"', '""') + '"' for cell in row) + "\n" for row in rows)
    raw = parse_csv(b"\xef\xbb\xbf" + lines.encode(), "a.csv", separator=";")
    assert [list(row.cells) for row in raw.rows[1:]] == rows


def test_packed_text_is_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "a.csv.gz"
    path.write_bytes(gzip.compress(csv_text().encode()))
    assert read_rows(path) == list(ROWS)
    path.write_bytes(gzip.compress(csv_text().encode())[:-20])
    with pytest.raises(UnreadableFileError, match="damaged"):
        read_table(path)


def test_a_packed_bomb_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("est_plugin.exchange.tables.LARGEST_TEXT", 1_000_000)
    path = tmp_path / "a.csv.gz"
    path.write_bytes(gzip.compress(b"x" * 1_000_001))
    with pytest.raises(TooLargeError):
        read_table(path)


@pytest.mark.parametrize("content", [b"", b"\n\n;;\n"])
def test_a_file_without_rows_says_so(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "tom.csv"
    path.write_bytes(content)
    with pytest.raises(UnreadableFileError, match=r"“tom\.csv” holds no rows"):
        read_table(path)


def test_a_file_that_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match=r"“borta\.csv” cannot be opened"):
        read_table(tmp_path / "borta.csv")


class _Stopped:
    def report(self, fraction: float) -> None:
        """Take any fraction."""

    def cancelled(self) -> bool:
        return True


def test_reading_can_be_stopped() -> None:
    with pytest.raises(CancelledError):
        parse_csv(b"a;b\n" * 20_000, "a.csv", _Stopped())


def test_excel_rows_are_as_they_were_written(tmp_path: Path) -> None:
    path = write_xlsx(
        tmp_path / "bok.xlsx",
        [
            ["Vad", "När", "Klockan", "Antal", "Inne", "Formel"],
            ["Klotter\nrad två", dt.datetime(2026, 3, 15, 22, 30), dt.time(7, 45), 3, True, "=D2*2"],  # noqa: DTZ001
            [],
            ["Bråk 😀", dt.date(2026, 3, 16), 0.5, 1250.5, False, None],
        ],
    )
    table = read_table(path)
    assert [(row.number, *row.cells) for row in table.rows] == [
        (2, "Klotter\nrad två", "2026-03-15 22:30:00", "07:45:00", "3", "true", UNCOMPUTED),
        (4, "Bråk 😀", "2026-03-16", "0.5", "1250.5", "false", ""),
    ]


def test_sheets_can_be_chosen(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    workbook.active.title = "Tomt blad"
    for name in ("Rapporter å", "Koder"):
        workbook.create_sheet(name).append(["rubrik", name])
    workbook.create_sheet("Gömt").sheet_state = "hidden"
    path = tmp_path / "a.xlsx"
    workbook.save(path)
    assert sheets_of(path) == ("Tomt blad", "Rapporter å", "Koder")
    assert read_table(path).headings[1] == "Rapporter å"
    assert read_table(path, "Koder").headings[1] == "Koder"
    with pytest.raises(UnreadableFileError):
        read_table(path, "Finns inte")


def test_a_misnamed_workbook_is_known_by_its_content(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", [["a", "b"], ["1", "2"]])
    assert read_rows(path.rename(tmp_path / "a.csv")) == [("1", "2")]


def test_shared_texts_rich_runs_escapes_and_errors(tmp_path: Path) -> None:
    runs = "<r><t>Klo</t></r><r><t>tter_x000D_x</t></r><rPh><t>nej</t></rPh>"
    shared = f"<sst><si><t>Vad</t></si><si>{runs}</si></sst>"
    rows = (
        '<row><c t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><t>Text</t></is></c></row>'
        '<row r="7"><c r="A7" t="s"><v>1</v></c><c r="C7" t="e"><v>#REF!</v></c></row>'
    )
    table = read_table(raw_xlsx(tmp_path / "a.xlsx", rows, shared=shared))
    assert table.headings == ("Vad", "B", "Text")
    assert table.rows[0].number == 7
    assert table.rows[0].cells == ("Klotter\nx", "", "#REF!")


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("General", NumberFormat.NUMBER),
        ("0.00", NumberFormat.NUMBER),
        ('# ##0 "kr per dygn"', NumberFormat.NUMBER),
        ("[Red]0;[Blue]-0", NumberFormat.NUMBER),
        ("yyyy-mm-dd", NumberFormat.DATE),
        ("[$-41D]d mmmm yyyy;@", NumberFormat.DATE),
        ("yyyy\\-mm\\-dd\\ hh:mm", NumberFormat.DATE_TIME),
        ("yyyy-mm-dd h:mm:ss", NumberFormat.DATE_TIME),
        ("d/m h.mm", NumberFormat.DATE_TIME),
        ("h:mm AM/PM", NumberFormat.TIME),
        ("[h]:mm", NumberFormat.TIME),
        ("mmm", NumberFormat.DATE),
    ],
)
def test_what_a_number_format_shows(code: str, kind: NumberFormat) -> None:
    assert format_of(code) is kind


@pytest.mark.parametrize(
    ("number", "kind", "text"),
    [
        (46096.9375, NumberFormat.DATE_TIME, "2026-03-15 22:30:00"),
        (46096.9375, NumberFormat.DATE, "2026-03-15 22:30:00"),
        (46096.0, NumberFormat.DATE, "2026-03-15"),
        (0.32291666666666669, NumberFormat.TIME, "07:45:00"),
        (0.99999999, NumberFormat.TIME, "00:00:00"),
        (61.0, NumberFormat.DATE, "1900-03-01"),
        (1.0, NumberFormat.DATE, "1900-01-01"),
        (-3.0, NumberFormat.DATE, "-3"),
        (9e9, NumberFormat.DATE, "9000000000"),
    ],
)
def test_days_counted_by_a_spreadsheet(number: float, kind: NumberFormat, text: str) -> None:
    assert serial_text(number, kind) == text


def test_a_workbook_that_counts_from_1904(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    workbook.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    workbook.active.append(["När", "Vad"])
    workbook.active.append([dt.datetime(2026, 3, 15, 22, 30), "x"])  # noqa: DTZ001
    workbook.save(tmp_path / "a.xlsx")
    assert read_rows(tmp_path / "a.xlsx") == [("2026-03-15 22:30:00", "x")]


def test_ods_rows_are_as_they_were_written(tmp_path: Path) -> None:
    path = write_ods(tmp_path / "a.ods", {"Tomt": [], "Rapporter å": [["Vad", "Antal"], ["Klotter", 3.5]]})
    table = read_table(path)
    assert (table.headings, [row.cells for row in table.rows]) == (("Vad", "Antal"), [("Klotter", "3.5")])
    assert sheets_of(path) == ("Tomt", "Rapporter å")


def test_ods_dates_spaces_notes_and_repeats(tmp_path: Path) -> None:
    rows = (
        "<table:table-row>"
        + "".join(f"<table:table-cell><text:p>{name}</text:p></table:table-cell>" for name in "abcde")
        + '</table:table-row><table:table-row table:number-rows-repeated="3"><table:table-cell/>'
        "</table:table-row>"
        '<table:table-row table:number-rows-repeated="2">'
        '<table:table-cell office:value-type="date" office:date-value="2026-03-15T22:30:00">'
        "<text:p>x</text:p></table:table-cell>"
        '<table:table-cell office:value-type="time" office:time-value="PT07H45M00S"/>'
        "<table:table-cell><office:annotation><text:p>en not</text:p></office:annotation>"
        '<text:p>två<text:s text:c="2"/>ord</text:p><text:p>ny<text:line-break/>rad</text:p>'
        "</table:table-cell>"
        '<table:table-cell table:number-columns-repeated="2" office:value-type="boolean"'
        ' office:boolean-value="true"/>'
        '<table:table-cell table:number-columns-repeated="16000"/></table:table-row>'
        '<table:table-row table:number-rows-repeated="1000000"><table:table-cell/></table:table-row>'
    )
    table = read_table(raw_ods(tmp_path / "a.ods", rows))
    expected = ("2026-03-15 22:30:00", "07:45:00", "två  ord\nny\nrad", "true", "true")
    assert [(row.number, row.cells) for row in table.rows] == [(5, expected), (6, expected)]


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
@pytest.mark.parametrize("ending", ["xlsx", "ods"])
def test_a_workbook_cut_short_says_so(tmp_path: Path, ending: str, share: float) -> None:
    whole = (
        write_xlsx(tmp_path / "a.xlsx", [["a", "b"]] * 500)
        if ending == "xlsx"
        else write_ods(tmp_path / "a.ods", {"a": [["a", "b"]] * 500})
    )
    content = whole.read_bytes()
    whole.write_bytes(content[: int(len(content) * share)])
    with pytest.raises(UnreadableFileError, match="damaged"):
        read_table(whole)


def test_a_workbook_with_a_flipped_byte_never_gives_half_its_rows(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", [["a", "b"], *([str(number), "x"] for number in range(300))])
    content = path.read_bytes()
    chosen = random.Random(1)  # noqa: S311 - which bytes to spoil
    for _ in range(80):
        spoiled = bytearray(content)
        spoiled[chosen.randrange(len(content))] ^= 1 << chosen.randrange(8)
        path.write_bytes(bytes(spoiled))
        try:
            table = read_table(path)
        except EstError:
            continue
        assert len(table.rows) == 300


def test_a_zip_bomb_is_refused_before_it_fills_the_memory(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    raw_xlsx(path, "<row><c><v>" + "1" * 40_000_000 + "</v></c></row>")
    assert path.stat().st_size < 100_000
    with pytest.raises(TooLargeError, match="far larger inside"):
        read_table(path)


def test_cells_and_rows_beyond_a_sheet_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_reader, "MOST_CELLS", 1000)
    with pytest.raises(TooLargeError):
        read_table(raw_xlsx(tmp_path / "a.xlsx", '<row><c r="ZZZ1"><v>1</v></c></row>'))
    monkeypatch.setattr(ods_reader, "MOST_ROWS", 1000)
    bomb = (
        '<table:table-row table:number-rows-repeated="999999999"><table:table-cell><text:p>x</text:p>'
        "</table:table-cell></table:table-row>"
    )
    with pytest.raises(TooLargeError):
        read_table(raw_ods(tmp_path / "a.ods", bomb))


def test_an_archive_of_too_many_parts_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "_MOST_PARTS", 3)
    with pytest.raises(TooLargeError):
        read_table(raw_xlsx(tmp_path / "a.xlsx", ""))


@pytest.mark.parametrize(
    "sheet",
    [
        '<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;">]><worksheet><row><c><v>&c;</v></c></row></worksheet>',
        '<!DOCTYPE a SYSTEM "file:///etc/passwd"><worksheet/>',
        "<worksheet><row>",
        "no xml at all",
        '<worksheet><row><c t="s"><v>99</v></c></row></worksheet>',
    ],
)
def test_entities_and_broken_parts_are_refused(tmp_path: Path, sheet: str) -> None:
    with pytest.raises(UnreadableFileError, match="damaged"):
        read_table(raw_xlsx(tmp_path / "a.xlsx", "", sheet=sheet))


def test_passwords_are_told(tmp_path: Path) -> None:
    old = tmp_path / "a.xlsx"
    old.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    with pytest.raises(UnreadableFileError, match="password"):
        read_table(old)
    manifest = "<m:manifest xmlns:m='m'><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>"
    with pytest.raises(UnreadableFileError, match="password"):
        read_table(raw_ods(tmp_path / "a.ods", "", manifest=manifest))


def test_a_zip_that_is_no_workbook(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("brev.txt", "hej")
    with pytest.raises(UnreadableFileError, match="damaged"):
        read_table(path)


@pytest.mark.parametrize("name", ["a.gpkg", "a.shp", "a.pdf"])
def test_noise_is_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(random.Random(2).randbytes(5000))  # noqa: S311 - noise
    with pytest.raises(ExchangeError):
        read_table(path)


def test_a_told_encoding_goes_before_what_is_recognised(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("Plats;Text\nÅmål;Öppet\n".encode("cp1252"))
    found = read_table(path)
    assert (found.encoding, found.separator, found.column("Plats")) == ("cp1252", ";", ("Åmål",))
    told = read_table(path, encoding="utf-8", separator=",")
    assert (told.encoding, told.separator, told.headings) == ("utf-8", ",", ("Plats;Text",))
