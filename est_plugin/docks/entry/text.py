"""The free text with its guard: what looks like personal data is marked while it is written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from qgis.PyQt.QtCore import QObject, QSignalBlocker, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QColor, QSyntaxHighlighter, QTextCharFormat, QTextDocument
from qgis.PyQt.QtWidgets import QScrollArea, QWidget

from ...domain.observation import Observation
from ...domain.privacy import (
    Clearance,
    Hit,
    PersonalDataError,
    clear,
    confirm,
    find_hits,
    guarded_text,
    hit_names,
    mask,
    stopping,
)
from ...project.language import sentence, translate
from ...project.swedish import listed, number

LONGEST_CHECKED = 20_000
"""Signs of one field that are looked through while it is written; longer texts cannot be saved anyway."""

_MARK, _HINT = QColor("#fdc38d"), QColor("#fff1d6")
_INK = QColor("#1f2a37")


@dataclass(frozen=True)
class _Found:
    field: str
    hits: tuple[Hit, ...]


class HitHighlighter(QSyntaxHighlighter):
    """Marks the hits in the text, surer ones more strongly."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._hits: tuple[Hit, ...] = ()

    def show_hits(self, hits: tuple[Hit, ...]) -> None:
        """Mark these hits, by their place in the whole text."""
        if hits != self._hits:
            self._hits = hits
            self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        """Mark what of the hits lies in a paragraph."""
        first = self.currentBlock().position()
        for hit in self._hits:
            start, end = max(hit.start - first, 0), min(hit.end - first, len(text))
            if start < end:
                look = QTextCharFormat()
                look.setBackground(_MARK if stopping([hit]) else _HINT)
                look.setForeground(_INK)
                look.setFontUnderline(True)
                self.setFormat(start, end - start, look)


class GuardedText(QObject):
    """Text, place name and role under the guard; the remaining length; mask, or keep with a reason."""

    changed = pyqtSignal()

    def __init__(self, form: QWidget) -> None:
        super().__init__(form)
        self._form = form
        self._limit = 2000
        self._found: tuple[_Found, ...] = ()
        self._highlighter = HitHighlighter(form.description.document())
        form.description.textChanged.connect(self._look)
        for name in ("place", "role"):
            getattr(form, name).textChanged.connect(lambda _text: self._look())
        form.reason.textChanged.connect(lambda _text: self.changed.emit())
        form.maskButton.clicked.connect(lambda _checked=False: self.mask_all())
        self._look()

    @property
    def limit(self) -> int:
        """The longest text that the municipality allows."""
        return self._limit

    def set_limit(self, limit: int) -> None:
        """Take the municipality's longest text."""
        self._limit = limit
        self._look()

    def text(self) -> str:
        """Return the free text."""
        return str(self._form.description.toPlainText())

    def show(self, entry: Observation) -> None:
        """Show the text of an entry, with the reason for which it was kept."""
        form = self._form
        with QSignalBlocker(form.description):
            form.description.setPlainText(entry.description)
        with QSignalBlocker(form.reason):
            form.reason.setText(entry.privacy_reason or "")
        self._look()

    @property
    def stops(self) -> bool:
        """Tell whether something was found that stops a text from being saved."""
        return any(stopping(found.hits) for found in self._found)

    def clearance(self, entry: Observation, by: str) -> Clearance:
        """Return the guard's verdict on an entry. Raises PersonalDataError where a decision is missing."""
        text = guarded_text(entry)
        try:
            return clear(text)
        except PersonalDataError:
            reason = self._form.reason.text().strip()
            if not reason:
                raise
            if entry.privacy_reason == reason and entry.privacy_confirmed_by and entry.privacy_confirmed_at:
                return confirm(text, entry.privacy_confirmed_by, entry.privacy_confirmed_at, reason)
            return confirm(text, by, datetime.now(UTC), reason)

    def mask_all(self) -> None:
        """Put *** in the place of all that stops the text; hints stay."""
        for found in self._found:
            hits = stopping(found.hits)
            if not hits:
                continue
            masked = mask(self._read(found.field), hits)
            if found.field == "description":
                cursor = self._form.description.textCursor()
                cursor.select(cursor.SelectionType.Document)
                cursor.insertText(masked)
            else:
                getattr(self._form, found.field).setText(masked)
        self._form.reason.clear()
        self._form.description.setFocus()

    def _look(self) -> None:
        self._found = tuple(_find(name, self._read(name)) for name in ("description", "place", "role"))
        hits = self._found[0].hits
        self._highlighter.show_hits(_in_document(self._read("description"), hits))
        self._show_remaining()
        self._show_guard()
        self.changed.emit()

    def _read(self, field: str) -> str:
        return self.text() if field == "description" else str(getattr(self._form, field).text())

    def _bring_into_view(self) -> None:
        """Scroll the form so that a new warning is seen below the text it is about."""
        above: QWidget | None = self._form
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(self._form.guardFrame)

    def _show_remaining(self) -> None:
        left = self._limit - len(self.text())
        told = (
            translate("est", "{count} signs left", count=number(left))
            if left >= 0
            else translate("est", "{count} signs too many", count=number(-left))
        )
        self._form.remaining.setText(told)

    def _show_guard(self) -> None:
        form = self._form
        every = [hit for found in self._found for hit in found.hits]
        is_new = bool(every) and not form.guardFrame.isVisibleTo(form)
        form.guardFrame.setVisible(bool(every))
        if is_new:
            QTimer.singleShot(0, self._bring_into_view)
        for name in ("maskButton", "reasonLabel", "reason"):
            getattr(form, name).setVisible(self.stops)
        if not every:
            return
        words = listed(_names(every))
        form.guardText.setText(
            translate("est", "⚠ Looks like {words}. EST is about places, not persons.", words=words)
            if self.stops
            else translate("est", "Is this a person's name? EST is about places, not persons.")
        )


def _find(field: str, text: str) -> _Found:
    return _Found(field, find_hits(text) if len(text) <= LONGEST_CHECKED else ())


def _names(hits: Iterable[Hit]) -> list[str]:
    return list(dict.fromkeys(sentence(hit_names(hit.kind)) for hit in hits))


def _in_document(text: str, hits: tuple[Hit, ...]) -> tuple[Hit, ...]:
    """Return hits by Qt's positions, which count a sign beyond the basic plane as two."""
    if text.isascii() or all(ord(sign) <= 0xFFFF for sign in text):
        return hits

    def position(index: int) -> int:
        return len(text[:index].encode("utf-16-le", "surrogatepass")) // 2

    return tuple(Hit(position(hit.start), position(hit.end), hit.kind, hit.strength) for hit in hits)
