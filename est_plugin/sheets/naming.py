"""Names of files by a pattern, so that every meeting's sheets lie where people look for them."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path, PurePosixPath
from string import Formatter

from ..answers.lagesbild.pages import SheetName
from ..domain.message import QT_TRANSLATE_NOOP
from ..domain.period import Period
from ..project.language import translate
from .options import SheetError

DEFAULT_PATTERN = "{period}/{sheet} {period}"
FIELDS = ("municipality", "period", "sheet", "date")
LONGEST_NAME = 120
_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
_RESERVED = re.compile(r"^(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)


def sheet_word(sheet: SheetName) -> str:
    """Return what a sheet is called in a list and in a file's name."""
    words = {
        SheetName.WEEK: translate("est", "Week's picture"),
        SheetName.MONTH: translate("est", "Month's picture"),
        SheetName.TERTIAL: translate("est", "Tertial analysis"),
        SheetName.YEAR: translate("est", "Year's summary"),
        SheetName.AREAS: translate("est", "Areas, a page each"),
        SheetName.INSATS: translate("est", "Insatser, a page each"),
        SheetName.PLAN: translate("est", "Plan of measures"),
        SheetName.POSTER: translate("est", "Poster"),
        SheetName.MEETING: translate("est", "For the meeting"),
    }
    return words[sheet]


def named_path(
    folder: Path, pattern: str, sheet: SheetName, period: Period, municipality: str, today: date, ending: str
) -> Path:
    """Return where a sheet goes: ``{period}/{sheet} {period}`` below ``folder``, with what cannot stand in
    a file's name left out. Raises SheetError for a pattern with an unknown field.
    """
    values = {
        "municipality": municipality or "kommun",
        "period": period.code().replace("/", "--"),
        "sheet": sheet_word(sheet),
        "date": today.isoformat(),
    }
    unknown = [name for _, name, _, _ in _parsed(pattern) if name is not None and name not in values]
    if unknown or not pattern.strip():
        raise _bad_pattern(pattern)
    safe = {name: _UNSAFE.sub("-", value) for name, value in values.items()}
    told = "".join(
        literal + (safe[name] if name is not None else "") for literal, name, _, _ in _parsed(pattern)
    )
    parts = [_part(part) for part in PurePosixPath(told.replace("\\", "/")).parts]
    inside = [part for part in parts if part not in ("", "..", ".", "-")]
    if not inside:
        raise _bad_pattern(pattern)
    return folder.joinpath(*inside[:-1], f"{inside[-1]}.{ending}")


def _parsed(pattern: str) -> list[tuple[str, str | None, str | None, str | None]]:
    try:
        return list(Formatter().parse(pattern))
    except ValueError as error:
        raise _bad_pattern(pattern) from error


def _part(text: str) -> str:
    """Return a part of a path that Windows takes as well."""
    name = _UNSAFE.sub("-", text).strip(" .")[:LONGEST_NAME].strip(" .")
    return f"_{name}" if _RESERVED.match(name) else name


def _bad_pattern(pattern: str) -> SheetError:
    return SheetError(
        QT_TRANSLATE_NOOP(
            "est",
            "“{pattern}” is no pattern for names. Use words, / for folders, and the fields {fields}.",
        ),
        pattern=pattern,
        fields=", ".join(f"{{{name}}}" for name in FIELDS),
    )
