"""Zipped spreadsheets opened with care: nothing grows past a bound, damage is told.

A document type, and with it every entity, is refused: that is why the parser can be trusted with any file.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType
from xml.parsers import expat  # nosec B407

from ..analysis.progress import SILENT, Progress, step
from ..domain.message import QT_TRANSLATE_NOOP
from .errors import UnreadableFileError, file_damaged, file_missing, file_too_large

LARGEST_PART = 1_500_000_000
"""Bytes of one part of the archive, unpacked: a million rows of reports are a fifth of it."""
_LARGEST_RATIO = 400
_RATIO_FROM = 20_000_000
_CHUNK = 262_144
_MOST_PARTS = 20_000
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError)

StartElement = Callable[[str, dict[str, str]], None]
EndElement = Callable[[str], None]


class Archive:
    """A zipped spreadsheet, opened for reading its XML parts. Use it in a ``with`` block."""

    def __init__(self, path: Path) -> None:
        """Open the archive. Raises UnreadableFileError where it is missing, locked by a password or none."""
        self.name = path.name
        try:
            with path.open("rb") as file:
                start = file.read(8)
            self._zip = zipfile.ZipFile(path)
        except OSError as error:
            raise file_missing(self.name) from error
        except (zipfile.BadZipFile, ValueError) as error:
            raise _not_zipped(self.name, start) from error
        if len(self._zip.infolist()) > _MOST_PARTS:
            self._zip.close()
            raise file_too_large(self.name)

    def __enter__(self) -> Archive:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._zip.close()

    def has(self, part: str) -> bool:
        """Tell whether the archive holds a part."""
        return part in self._zip.NameToInfo

    def chunks(self, part: str, progress: Progress = SILENT) -> Iterator[bytes]:
        """Yield the unpacked content. Raises UnreadableFileError, TooLargeError, CancelledError."""
        try:
            info = self._zip.getinfo(part)
        except KeyError as error:
            raise file_damaged(self.name, f"no part {part}") from error
        if info.flag_bits & 1:
            raise locked(self.name)
        read = 0
        try:
            with self._zip.open(info) as stream:
                while chunk := stream.read(_CHUNK):
                    read += len(chunk)
                    if read > LARGEST_PART or (
                        read > _RATIO_FROM and read > _LARGEST_RATIO * max(info.compress_size, 1)
                    ):
                        raise file_too_large(self.name)
                    step(progress, min(read / max(info.file_size, 1), 1.0))
                    yield chunk
        except _DAMAGE as error:
            raise file_damaged(self.name, str(error)) from error

    def parse(
        self,
        part: str,
        start: StartElement,
        end: EndElement,
        text: Callable[[str], None],
        progress: Progress = SILENT,
    ) -> None:
        """Hand the elements of an XML part to three functions; names come without their prefix.

        Raises UnreadableFileError, also for a part with a document type, which no spreadsheet has.
        """
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = lambda name, attributes: start(name.rpartition(":")[2], attributes)
        parser.EndElementHandler = lambda name: end(name.rpartition(":")[2])
        parser.CharacterDataHandler = text

        def refuse(*_: object) -> None:
            raise file_damaged(self.name, "a document type is declared")

        parser.StartDoctypeDeclHandler = refuse
        try:
            for chunk in self.chunks(part, progress):
                parser.Parse(chunk, False)
            parser.Parse(b"", True)
        except expat.ExpatError as error:
            raise file_damaged(self.name, str(error)) from error


def attribute(attributes: dict[str, str], name: str) -> str:
    """Return an attribute by its name without prefix, empty where there is none."""
    found = attributes.get(name)
    if found is not None:
        return found
    return next((value for key, value in attributes.items() if key.rpartition(":")[2] == name), "")


def locked(name: str) -> UnreadableFileError:
    """Return the error for a file that only its password opens."""
    return UnreadableFileError(
        QT_TRANSLATE_NOOP(
            "est",
            "The file “{file}” is locked by a password. Nothing was imported. Save it without a password and"
            " try again.",
        ),
        file=name,
    )


_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def _not_zipped(name: str, start: bytes) -> UnreadableFileError:
    if start != _OLD_OFFICE:
        return file_damaged(name)
    return UnreadableFileError(
        QT_TRANSLATE_NOOP(
            "est",
            "The file “{file}” is locked by a password or was saved by an old Excel. Nothing was imported."
            " Save it as an ordinary workbook (.xlsx) without a password and try again.",
        ),
        file=name,
    )
