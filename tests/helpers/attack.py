"""An attack on public files: read what is printed or exported, and work out what was kept back.

It knows nothing of the plugin: PDF and HTML are read as text, tables as tables. What it believes is what any
reader may: counts are whole numbers from 0, a total is the sum of its parts, and "färre än 5" is 0 to 4.
"""

from __future__ import annotations

import csv
import json
import re
import sqlite3
import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
from scipy.optimize import linprog

NO_BREAK = "\u00a0"
WORDS_SMALL = ("färre än ", "fewer than ")
WORDS_LEAST = ("minst ", "at least ")
WORDS_NOTHING = ("visas inte", "not shown")
TOTALS = ("Hela kommunen", "The whole municipality")


@dataclass(frozen=True)
class Told:
    """What a reader is told of a count: from ``low`` to ``high``."""

    low: float
    high: float

    @property
    def is_known(self) -> bool:
        """Whether it is a plain number."""
        return self.low == self.high


@dataclass
class Knowledge:
    """Unknown counts by name with their bounds, and the sums that they fulfil."""

    bounds: dict[str, Told] = field(default_factory=dict)
    sums: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)

    def learn(self, name: str, told: Told) -> None:
        """Put together what several files say of a count."""
        known = self.bounds.get(name, Told(0, np.inf))
        self.bounds[name] = Told(max(known.low, told.low), min(known.high, told.high))

    def learn_sum(self, total: str, parts: Iterable[str]) -> None:
        """A total and its parts."""
        names = tuple(parts)
        for name in (total, *names):
            self.bounds.setdefault(name, Told(0, np.inf))
        self.sums.append((total, names))

    def ranges(self, names: Iterable[str]) -> dict[str, tuple[float, float]]:
        """Return the least and greatest value that each count can have, by linear programming.

        Raises ValueError where the files contradict each other.
        """
        order = list(self.bounds)
        place = {name: index for index, name in enumerate(order)}
        matrix = np.zeros((len(self.sums), len(order)))
        for row, (total, parts) in zip(matrix, self.sums, strict=True):
            for part in parts:
                row[place[part]] += 1
            row[place[total]] -= 1
        limits = [(told.low, None if np.isinf(told.high) else told.high) for told in self.bounds.values()]
        found = {}
        for name in names:
            ends = []
            for sign in (1, -1):
                aim = np.zeros(len(order))
                aim[place[name]] = sign
                result = linprog(aim, A_eq=matrix, b_eq=np.zeros(len(matrix)), bounds=limits, method="highs")
                if result.status not in (0, 3):
                    raise ValueError(f"{name}: {result.message}")
                ends.append(sign * result.fun if result.status == 0 else np.inf)
            found[name] = (round(ends[0], 6), round(ends[1], 6))
        return found


def read_word(text: str) -> Told:
    """Read a count as it is printed."""
    text = text.replace(NO_BREAK, " ").strip()
    if text.casefold() in WORDS_NOTHING:
        return Told(0, np.inf)
    for words in WORDS_SMALL:
        if text.casefold().startswith(words):
            return Told(0, int(text.split()[-1]) - 1)
    for words in WORDS_LEAST:
        if text.casefold().startswith(words):
            return Told(int(text.split()[-1].replace(" ", "")), np.inf)
    count = int(text.replace(" ", ""))
    return Told(count, count)


def learn_rows(knowledge: Knowledge, period: str, rows: Sequence[tuple[str, str]]) -> None:
    """Take in a table whose first row is the total: what it says, and that its rows add up."""
    for name, word in rows:
        knowledge.learn(f"{period}|{name}", read_word(word))
    knowledge.learn_sum(f"{period}|{rows[0][0]}", (f"{period}|{name}" for name, _ in rows[1:]))


def csv_tables(path: Path) -> list[list[tuple[str, str]]]:
    """Places and kinds of a published CSV, each under the total."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        rows = [tuple(row) for row in csv.reader(stream, delimiter=";")][1:]
    return _divided([(row[0], row[2], row[6]) for row in rows])


def geojson_tables(path: Path) -> list[list[tuple[str, str]]]:
    """Places and kinds of a published GeoJSON."""
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    values = [tuple(feature["properties"].values()) for feature in features]
    return _divided([(str(row[0]), str(row[2]), str(row[6])) for row in values])


def geopackage_tables(path: Path) -> list[list[tuple[str, str]]]:
    """Places and kinds of a published GeoPackage, whatever its layers and columns are called."""
    rows: list[tuple[str, str, str]] = []
    with sqlite3.connect(path) as base:
        names = [name for (name,) in base.execute("SELECT table_name FROM gpkg_contents ORDER BY rowid")]
        for name in names:
            columns = [column[1] for column in base.execute(f'PRAGMA table_info("{name}")')]
            texts = [column for column in columns if column not in ("fid", "geom")]
            if len(texts) == 7:
                chosen = ", ".join(f'"{texts[at]}"' for at in (0, 2, 6))
                rows.extend(base.execute(f'SELECT {chosen} FROM "{name}"').fetchall())
    return _divided(rows)


def _divided(rows: Sequence[tuple[str, str, str]]) -> list[list[tuple[str, str]]]:
    total = next((name, word) for _, name, word in rows if name in TOTALS)
    kinds = [(name, word) for division, name, word in rows if division in ("slag", "kind")]
    places = [
        (name, word)
        for division, name, word in rows
        if division not in ("slag", "kind") and name not in TOTALS
    ]
    return [[total, *places], [total, *kinds]]


class _Tables(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tables: list[list[list[str]]] = []
        self._cell: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in ("td", "th"):
            self._cell = []

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th") and self._cell is not None:
            self.tables[-1][-1].append("".join(self._cell))
            self._cell = None

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._cell.append(data)


def html_tables(path: Path) -> list[list[tuple[str, str]]]:
    """The tables of a published page that have a total."""
    parser = _Tables()
    parser.feed(path.read_text(encoding="utf-8"))
    found = [[(row[0], row[1]) for row in rows if len(row) > 1] for rows in parser.tables]
    return [rows[1:] for rows in found if len(rows) > 1 and rows[1][0] in TOTALS]


def pdf_text(path: Path, *box_mm: float) -> str:
    """The text of a PDF as it can be copied, of all of it or of a box (left, top, width, height)."""
    points = [str(round(value * 72 / 25.4)) for value in box_mm]
    options = [word for pair in zip(("-x", "-y", "-W", "-H"), points, strict=False) for word in pair]
    command = ["pdftotext", "-layout", "-enc", "UTF-8", *options, str(path), "-"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def pdf_tables(path: Path, *box_mm: float) -> list[list[tuple[str, str]]]:
    """The tables of a published sheet that have a total, within a box of the page."""
    words = "|".join((*WORDS_SMALL, *WORDS_LEAST))
    count = rf"(?:(?:{words})\d+|{'|'.join(WORDS_NOTHING)}|\d[\d{NO_BREAK}]*)"
    line = re.compile(rf"\s*(?P<name>\S.*?)\s{{2,}}(?P<count>{count})(?=\s|$)", re.IGNORECASE)
    tables: list[list[tuple[str, str]]] = []
    for row in pdf_text(path, *box_mm).splitlines():
        match = line.match(row)
        if match is None:
            if tables and tables[-1] and row.strip():
                tables.append([])
        elif match["name"] in TOTALS:
            tables.append([(match["name"], match["count"])])
        elif tables and tables[-1]:
            tables[-1].append((match["name"], match["count"]))
    return [rows for rows in tables if rows]
