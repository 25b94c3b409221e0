"""A form for reporters without QGIS: a prepared workbook, filled with the municipality's own words."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from ..domain.area import Area, AreaKind, Organisation
from ..domain.assets import asset
from ..domain.category import Category
from ..domain.message import QT_TRANSLATE_NOOP
from ..store.gateway import Gateway
from .errors import ExchangeError
from .raw_table import column_letters
from .safe_cells import harmless

_WORKBOOK, _FORM, _LISTS = "xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"
_TITLE, _HINT = "@@TITLE@@", "@@HINT@@"
_HINT_TEXT = (
    "En rad för varje händelse. Skriv inga namn, personnummer, telefonnummer eller registreringsnummer."
    " Har inget hänt: välj Inget att rapportera och fyll i datum."
)
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_TIMES = ("Exakt", "Ungefär", "Någon gång under veckan", "Någon gång under månaden", "Okänd")
_SIDES = ("Inomhus", "Utomhus")
_SETTINGS = ("Offentlig plats", "Trapphus eller källare", "Skola", "Kollektivtrafik", "Annan")
_CHOSEN_AREAS = (AreaKind.EST_AREA.value, AreaKind.DISTRICT.value)


@dataclass(frozen=True)
class TemplateLists:
    """What the drop-downs of the form offer."""

    kinds: tuple[str, ...]
    organisations: tuple[str, ...]
    areas: tuple[str, ...]


def template_lists(
    categories: Sequence[Category], organisations: Iterable[Organisation], areas: Iterable[Area]
) -> TemplateLists:
    """Return the words that the import understands without a mapping: those in use, each once."""
    active = [category for category in categories if category.active]
    names = {category.uuid: category.name for category in active}
    kinds = [
        f"{names[category.parent_uuid]} / {category.name}" if category.parent_uuid in names else category.name
        for category in active
    ]
    return TemplateLists(
        tuple(dict.fromkeys(kinds)),
        tuple(dict.fromkeys(one.name for one in organisations if one.active)),
        tuple(dict.fromkeys(area.name for area in areas if area.kind in _CHOSEN_AREAS)),
    )


def write_report_template(gateway: Gateway, path: Path) -> TemplateLists:
    """Write the form for the municipality's own kinds, organisations and areas; return what it offers.

    Raises ExchangeError where the file cannot be written; a half-written one is never left.
    """
    lists = template_lists(gateway.categories(), gateway.organisations(), gateway.areas())
    title = " – ".join(
        part for part in ("Rapport till lägesbilden", gateway.settings().municipality_name) if part
    )
    fill_template(path, lists, title)
    return lists


def fill_template(path: Path, lists: TemplateLists, title: str) -> None:
    """Fill the prepared workbook's lists, names and title. Raises ExchangeError."""
    columns: Mapping[str, tuple[str, Sequence[str]]] = {
        "Slag": ("Vad", lists.kinds),
        "Verksamheter": ("Verksamhet", lists.organisations),
        "Omraden": ("Område", lists.areas),
        "Tidsnoggrannhet": ("Tidens noggrannhet", _TIMES),
        "Inneute": ("Inne eller ute", _SIDES),
        "Miljoer": ("Miljö", _SETTINGS),
    }
    scratch = path.with_name(path.name + ".part")
    try:
        with (
            zipfile.ZipFile(asset("resources", "workbooks", "rapportmall.xlsx")) as prepared,
            zipfile.ZipFile(scratch, "w", zipfile.ZIP_DEFLATED) as filled,
        ):
            for entry in prepared.infolist():
                content = prepared.read(entry).decode("utf-8")
                if entry.filename == _FORM:
                    content = content.replace(_TITLE, _plain(title)).replace(_HINT, _plain(_HINT_TEXT))
                elif entry.filename == _LISTS:
                    content = content.replace("<sheetData/>", _sheet_data(tuple(columns.values())))
                elif entry.filename == _WORKBOOK:
                    content = _with_ranges(
                        content, {name: len(words) for name, (_, words) in columns.items()}
                    )
                filled.writestr(entry, content, zipfile.ZIP_DEFLATED)
        scratch.replace(path)
    except OSError as error:
        scratch.unlink(missing_ok=True)
        raise ExchangeError(
            QT_TRANSLATE_NOOP(
                "est",
                "The file “{file}” cannot be written. Nothing was made. Check that the folder is there, and"
                " that no other program has the file open.",
            ),
            file=path.name,
        ) from error


def _sheet_data(columns: Sequence[tuple[str, Sequence[str]]]) -> str:
    """Return the rows of the sheet of lists: a heading and the words below it, a column each."""
    height = max(len(words) for _, words in columns) + 1
    rows = []
    for row in range(1, height + 1):
        cells = []
        for place, (heading, words) in enumerate(columns):
            text = heading if row == 1 else words[row - 2] if row - 2 < len(words) else ""
            if text:
                style = 2 if row == 1 else 3
                cells.append(
                    f'<c r="{column_letters(place)}{row}" s="{style}" t="inlineStr"><is>'
                    f'<t xml:space="preserve">{_plain(harmless(text))}</t></is></c>'
                )
        rows.append(f'<row r="{row}">{"".join(cells)}</row>')
    return f"<sheetData>{''.join(rows)}</sheetData>"


def _with_ranges(content: str, heights: Mapping[str, int]) -> str:
    """Let each name of the workbook mean as many rows as there are words; at least one."""
    for name, height in heights.items():
        pattern = rf'(<definedName name="{name}">Listor!\$([A-Z])\$2:\$)[A-Z]\$\d+(</definedName>)'
        content = re.sub(pattern, rf"\g<1>\g<2>${max(height, 1) + 1}\g<3>", content)
    return content


def _plain(text: str) -> str:
    return escape(_NOT_XML.sub("", text), quote=False)
