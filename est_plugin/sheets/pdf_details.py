"""Title, author, subject and language of a PDF that Qt has written, added as an incremental update.

Qt writes a title only, and QGIS no language. PDF allows both to be put right by appending new versions of
the catalogue and the information dictionary (ISO 32000-1, 7.5.6); what Qt wrote stays as it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

LANGUAGE = "sv-SE"
CREATOR = "EST Lägesbild"
_TRAILER = re.compile(rb"trailer\s*<<(.*?)>>\s*startxref\s+(\d+)\s+%%EOF\s*$", re.DOTALL)
_REFERENCE = rb"/%s\s+(\d+)\s+(\d+)\s+R"


class PdfStructureError(ValueError):
    """A PDF whose trailer is not of the plain kind that Qt writes."""


@dataclass(frozen=True)
class PdfDetails:
    """What a document says about itself."""

    title: str
    author: str = ""
    subject: str = ""
    keywords: str = ""


def add_details(path: Path, details: PdfDetails) -> None:
    """Append details and language to the PDF. Raises PdfStructureError and OSError."""
    content = path.read_bytes()
    path.write_bytes(with_details(content, details))


def with_details(content: bytes, details: PdfDetails) -> bytes:
    """Return the PDF with details and language. Raises PdfStructureError."""
    trailer = _TRAILER.search(content)
    if trailer is None:
        raise PdfStructureError("no plain trailer at the end")
    entries, table_at = trailer.group(1), int(trailer.group(2))
    size = _number(rb"/Size\s+(\d+)", entries)
    root = _number(_REFERENCE % b"Root", entries)
    info = _number(_REFERENCE % b"Info", entries)
    catalogue = _object(content, root)
    old_info = _object(content, info)
    new_catalogue = catalogue + (
        b"\n/Lang %s\n/ViewerPreferences << /DisplayDocTitle true >>" % _string(LANGUAGE)
    )
    new = content if content.endswith(b"\n") else content + b"\n"
    offsets = {}
    for number, body in ((root, new_catalogue), (info, _information(old_info, details))):
        offsets[number] = len(new)
        new += b"%d 0 obj\n<<%s\n>>\nendobj\n" % (number, body)
    at = len(new)
    new += b"xref\n"
    for number in sorted(offsets):
        new += b"%d 1\n%010d 00000 n \n" % (number, offsets[number])
    new += b"trailer\n<<\n/Size %d\n/Info %d 0 R\n/Root %d 0 R\n/Prev %d\n>>\n" % (size, info, root, table_at)
    return new + b"startxref\n%d\n%%%%EOF\n" % at


def _number(pattern: bytes, text: bytes) -> int:
    match = re.search(pattern, text)
    if match is None:
        raise PdfStructureError(f"nothing like {pattern!r} in the trailer")
    return int(match.group(1))


def _object(content: bytes, number: int) -> bytes:
    match = re.search(rb"(?:^|\n)%d 0 obj\s*<<(.*?)>>\s*endobj" % number, content, re.DOTALL)
    if match is None:
        raise PdfStructureError(f"object {number} is not a plain dictionary")
    return match.group(1).rstrip()


def _information(old: bytes, details: PdfDetails) -> bytes:
    kept = re.search(rb"/CreationDate\s*\([^)]*\)", old)
    lines = [kept.group(0)] if kept else []
    values = (
        (b"Title", details.title),
        (b"Author", details.author),
        (b"Subject", details.subject),
        (b"Keywords", details.keywords),
        (b"Creator", CREATOR),
    )
    lines.extend(b"/%s %s" % (name, _string(value)) for name, value in values if value)
    return b"\n" + b"\n".join(lines)


def _string(text: str) -> bytes:
    """Return a PDF text string; hexadecimal, so that nothing in it needs escaping."""
    return b"<FEFF%s>" % text.encode("utf-16-be", "replace").hex().upper().encode("ascii")
