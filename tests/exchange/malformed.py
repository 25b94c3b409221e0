"""More than a hundred files that no program should write, and people send all the same."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path
from random import Random

from .workbooks import raw_ods, raw_xlsx, write_ods, write_xlsx

HEAD = "Ärendenummer;Vad;Datum;X;Y;Beskrivning"
GOOD = "A{0};Klotter;2026-03-15 22:30;53700{0};6577000;Vägg {0}"


def good_rows(count: int = 6) -> list[str]:
    """Return rows that are as they should be."""
    return [GOOD.format(number) for number in range(count)]


def _text(*rows: str, end: str = "\n") -> bytes:
    return end.join((HEAD, *rows)).encode()


def by_hand() -> Iterator[tuple[str, bytes]]:
    """Yield names and contents of broken text files."""
    good = good_rows()
    whole = _text(*good)
    yield "null.csv", whole.replace(b"Klotter", b"Klo\x00tter", 1)
    yield "only_nulls.csv", b"\x00" * 500
    yield "nulls_between.csv", b"\x00".join(bytes([byte]) for byte in whole)
    yield "million.csv", _text(*good, GOOD.format(7).replace("Vägg", "x" * 1_000_000))
    yield "million_heading.csv", whole.replace(b"Beskrivning", b"B" * 1_000_000)
    yield "mixed_ends.csv", "\r".join((HEAD, *good[:2])).encode() + b"\r\n" + "\n".join(good[2:]).encode()
    yield "unclosed.csv", _text(good[0].replace("Vägg", '"Vägg'), *good[1:])
    yield "unclosed_last.csv", _text(*good[:-1], good[-1].replace("Vägg", '"Vägg'))
    yield "all_unclosed.csv", _text(*(row.replace("Vägg", '"Vägg') for row in good))
    yield "quotes.csv", _text(*(row.replace("Vägg", '""Vägg""') for row in good))
    yield "only_quotes.csv", b'"' * 4001
    yield "no_rows.csv", HEAD.encode()
    yield "empty.csv", b""
    yield "blank.csv", b"\n" * 1000
    yield "one_byte.csv", b"\xff"
    yield "half_mark.csv", b"\xef\xbb" + whole
    yield "mark_only.csv", b"\xef\xbb\xbf"
    yield "utf16_odd.csv", whole.decode().encode("utf-16")[:-1]
    yield "utf16_mark_wrong.csv", b"\xff\xfe" + whole
    yield "surrogates.csv", (HEAD + "\n" + good[0]).encode("utf-16-le") + b"\x00\xd8" * 20
    yield "latin.csv", whole.decode().encode("latin-1")
    yield "broken_utf8.csv", whole.replace("ä".encode(), b"\xc3", 1)
    yield "escape.csv", whole.replace(b"Klotter", b"\x1b[31mKlotter\x07", 1)
    yield "rtl.csv", _text(*(row.replace("Vägg", "\u202eVägg\u202c") for row in good))
    yield "separators.csv", b";" * 5000 + b"\n" + b";" * 5000
    yield "wide.csv", _text(*(row + ";x" * 5000 for row in good))
    yield "ragged.csv", _text(*(row.rsplit(";", number)[0] for number, row in enumerate(good)))
    yield "same_headings.csv", whole.replace(b"X;Y", b"Datum;Datum", 1)
    yield "binary.csv", bytes(range(256)) * 40
    yield "html.csv", b"<html><body><table><tr><td>Klotter</td></tr></table></body></html>"
    yield "json.csv", b'[{"Vad": "Klotter", "Datum": "2026-03-15"}]'
    yield "zip_named.csv", b"PK\x03\x04" + bytes(100)
    yield "old_office.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000)
    yield "text.xlsx", whole
    yield "text.ods", whole
    yield "noise.gpkg", Random(3).randbytes(9000)  # noqa: S311 - noise
    yield "noise.shp", Random(4).randbytes(900)  # noqa: S311 - noise
    yield "cut.csv.gz", gzip.compress(whole)[:-9]
    yield "not_packed.csv.gz", whole
    yield "spoiled.csv.gz", gzip.compress(whole)[:20] + b"\x00\x01\x02" + gzip.compress(whole)[23:]


VALUES = {
    "Datum": (
        "0202-03-15",
        "20222-03-15",
        "2026-02-30",
        "2026-03-29 02:30",
        "99/99/9999",
        "igår",
        "-1",
        "9" * 400,
        "2026-03-15 99:99",
        "1e999",
        "=IDAG()",
        "#REF!",
        "0000-00-00",
        "2026-10-25 02:30",
        "\u0662\u0660\u0662\u0666-\u0660\u0663-\u0661\u0665",
        "NaN",
    ),
    "X": ("", "0", "-1", "1e308", "inf", "nan", "abc", "6577000", "12,34,56", "=A1", "180.1", "9" * 300),
    "Y": ("", "norr", "6577000.0.0", "\u221253", "537000", "90.1", "#DIV/0!"),
    "Vad": ("", "'; DROP TABLE observation; --", "<img src=x>", "[% env('HOME') %]", "x" * 5000, "{0}", "%s"),
    "Beskrivning": (
        "=cmd|' /C calc'!A0",
        "@SUM(1)",
        "😀" * 900,
        "\u0000",
        "a\u0301" * 500,
        "070-123 45 67",
        "\ufeff",
    ),
    "Ärendenummer": ("", " ", "x" * 5000, "A0", "'", "\u202e", "0"),
}


def of_values() -> Iterator[tuple[str, bytes]]:
    """Yield a file for each wrong value, in the middle of good rows."""
    headings = HEAD.split(";")
    for column, values in VALUES.items():
        for number, value in enumerate(values):
            cells = GOOD.format(9).split(";")
            cells[headings.index(column)] = '"' + value.replace('"', '""') + '"'
            rows = good_rows()
            yield f"value_{column}_{number}.csv", _text(*rows[:3], ";".join(cells), *rows[3:])


def workbooks(folder: Path) -> Iterator[Path]:
    """Write and yield broken workbooks."""
    rows = [line.split(";") for line in (HEAD, *good_rows())]
    for number, share in enumerate((0.02, 0.3, 0.6, 0.95, 0.999)):
        for whole in (write_xlsx(folder / "w.xlsx", rows), write_ods(folder / "w.ods", {"a": rows})):
            content = whole.read_bytes()
            path = folder / f"cut_{number}{whole.suffix}"
            path.write_bytes(content[: int(len(content) * share)])
            yield path
    yield raw_xlsx(folder / "bomb.xlsx", "<row><c><v>" + "1" * 60_000_000 + "</v></c></row>")
    yield raw_xlsx(folder / "deep.xlsx", "<row>" * 20_000)
    yield raw_xlsx(
        folder / "far.xlsx", '<row><c r="XFD1048576"><v>1</v></c></row><row r="1"><c r="A1"/></row>'
    )
    yield raw_xlsx(
        folder / "nan.xlsx", '<row r="x"><c r="??" t="n" s="99"><v>NaN</v></c><c t="s"><v>-1</v></c></row>'
    )
    yield raw_xlsx(folder / "lost.xlsx", '<row><c t="s"><v>5</v></c></row>')
    yield raw_xlsx(
        folder / "entity.xlsx", "", sheet='<!DOCTYPE x [<!ENTITY a "b">]><worksheet>&a;</worksheet>'
    )
    yield raw_xlsx(folder / "sheetless.xlsx", "", workbook="<workbook><sheets/></workbook>")
    yield raw_ods(
        folder / "rows.ods",
        '<table:table-row table:number-rows-repeated="99999999"><table:table-cell><text:p>x</text:p>'
        "</table:table-cell></table:table-row>",
    )
    yield raw_ods(
        folder / "columns.ods",
        '<table:table-row><table:table-cell table:number-columns-repeated="99999999"><text:p>x</text:p>'
        "</table:table-cell></table:table-row>",
    )
    yield raw_ods(folder / "nested.ods", "<table:table-row>" * 10_000)


def mutated(count: int) -> Iterator[tuple[str, bytes]]:
    """Yield good files with bytes changed, taken out, doubled or moved, from a seed."""
    random = Random(20261122)  # noqa: S311 - which bytes to spoil
    whole = _text(*good_rows(12))
    for number in range(count):
        spoiled = bytearray(whole)
        for _ in range(random.randint(1, 12)):
            place = random.randrange(len(spoiled))
            kind = random.randrange(4)
            if kind == 0:
                spoiled[place] = random.randrange(256)
            elif kind == 1:
                del spoiled[place : place + random.randint(1, 30)]
            elif kind == 2:
                spoiled[place:place] = spoiled[place : place + random.randint(1, 60)]
            else:
                spoiled[place:place] = random.choice(
                    (b'"', b";", b"\n", b"\r", b"\x00", b"\xff", b'";"', b"\xc3")
                )
        yield f"mutated_{number}.csv", bytes(spoiled)
