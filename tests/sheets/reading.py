"""Reading a printed sheet back: words with their boxes, fonts, pages, properties."""

from __future__ import annotations

import html
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from pypdf import PdfReader

MM_PER_POINT = 25.4 / 72.0
MAPS = {
    "A3 landscape": (12.0, 34.0, 284.0, 261.0),
    "A3 portrait": (12.0, 62.5, 285.0, 263.0),
    "A4 landscape": (10.0, 45.5, 188.0, 163.5),
    "A4 portrait": (10.0, 53.0, 200.0, 170.5),
}
"""Left, top, right and bottom of the map in the plugin's own templates, in millimetres."""

_WORD = re.compile(r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>')
_PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">')


@dataclass(frozen=True)
class Word:
    """A word of the PDF and its box in millimetres; the box reaches from ascent to descent."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    def overlap(self, other: Word) -> float:
        """Return the depth in millimetres to which the ink of two words may meet; 0 where it cannot.

        Between the top of a box and its tallest letters, and below its longest tails, there is none.
        """
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self._ink_bottom, other._ink_bottom) - max(self._ink_top, other._ink_top)
        return max(0.0, min(wide, high))

    @property
    def _ink_top(self) -> float:
        return self.top + 0.12 * (self.bottom - self.top)

    @property
    def _ink_bottom(self) -> float:
        return self.bottom - 0.08 * (self.bottom - self.top)


@dataclass(frozen=True)
class Sheet:
    """A printed sheet as a reader has it, and what its maker said of it."""

    path: Path
    pages: int
    overflows: tuple[str, ...]
    notices: tuple[str, ...]
    words: tuple[Word, ...]
    width: float
    height: float

    @property
    def text(self) -> str:
        """All words in the order of the file."""
        return " ".join(word.text for word in self.words)

    def find(self, phrase: str) -> list[Word]:
        """Return the boxes of a phrase wherever it stands on one line, in the order of the file."""
        wanted = phrase.split()
        found = []
        for start in range(len(self.words) - len(wanted) + 1):
            run = self.words[start : start + len(wanted)]
            if [word.text for word in run] == wanted:
                left, top = min(w.left for w in run), min(w.top for w in run)
                found.append(Word(phrase, left, top, max(w.right for w in run), max(w.bottom for w in run)))
        return found

    def on_map(self) -> list[Word]:
        """Return the words on the map but for those of its panels in the bottom corners."""
        left, top, right, bottom = MAPS[self.paper]
        legend = 52.0 if self.paper.startswith("A4") else 66.0
        return [
            word
            for word in self.words
            if left < word.left and word.right < right and top < word.top and word.bottom < bottom
            if word.bottom < bottom - 50.0 or word.left > left + legend
            if word.bottom < bottom - 19.0 or word.right < right - 80.0
        ]

    @property
    def paper(self) -> str:
        """Paper and orientation, from the page's size."""
        name = "A3" if max(self.width, self.height) > 400 else "A4"
        return f"{name} {'landscape' if self.width > self.height else 'portrait'}"

    def collisions(self, deeper_than: float = 0.05) -> Iterator[tuple[Word, Word]]:
        """Yield words that reach into each other."""
        for first, second in combinations(self.words, 2):
            if first.overlap(second) > deeper_than:
                yield first, second


def read_sheet(path: Path, pages: int, overflows: tuple[str, ...], notices: tuple[str, ...]) -> Sheet:
    """Read a PDF of one page with the tools that readers have."""
    listing = subprocess.run(
        ["pdftotext", "-bbox", str(path), "-"], capture_output=True, check=True, text=True
    ).stdout
    page = _PAGE.search(listing)
    assert page is not None
    words = tuple(
        Word(html.unescape(text), *(float(value) * MM_PER_POINT for value in box))
        for *box, text in _WORD.findall(listing)
    )
    width, height = (float(side) * MM_PER_POINT for side in page.groups())
    return Sheet(path, pages, overflows, notices, words, width, height)


def read_pages(path: Path, overflows: tuple[str, ...] = ()) -> tuple[Sheet, ...]:
    """Read every page of a PDF as a sheet of its own."""
    listing = subprocess.run(
        ["pdftotext", "-bbox", str(path), "-"], capture_output=True, check=True, text=True
    ).stdout
    pages = []
    for part in listing.split("<page ")[1:]:
        page = _PAGE.search(f"<page {part}")
        assert page is not None
        words = tuple(
            Word(html.unescape(text), *(float(value) * MM_PER_POINT for value in box))
            for *box, text in _WORD.findall(part)
        )
        width, height = (float(side) * MM_PER_POINT for side in page.groups())
        pages.append(Sheet(path, 1, overflows, (), words, width, height))
    return tuple(pages)


def fonts(path: Path) -> list[tuple[str, bool]]:
    """Return each font of the PDF and whether it is embedded."""
    found = []
    for page in PdfReader(path).pages:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index]
            for descendant in font.get_object()["/DescendantFonts"]:
                descriptor = descendant.get_object()["/FontDescriptor"].get_object()
                embedded = any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3"))
                found.append((str(descriptor["/FontName"]).split("+")[-1].lstrip("/"), embedded))
    return found


def images(path: Path) -> int:
    """Return how many pictures of pixels the PDF holds."""
    return sum(len(page.images) for page in PdfReader(path).pages)
