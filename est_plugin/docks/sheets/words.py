"""The words of a sheet: a draft made from the results, which a person may write over before print."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from qgis.PyQt.QtWidgets import QWidget

from ...answers.lagesbild.pages import Words
from ...answers.lagesbild.parts import LagesbildAnswer
from ...answers.lagesbild.sections import ProseSection
from ...project.language import translate

SUMMARY = "summary"
WRITTEN_BY_HAND = ("consequences",)
"""Sections of a sheet that a person writes."""


class SheetWords:
    """Keeps what was written, by page and part, until the period or the sheet changes."""

    def __init__(self, form: QWidget) -> None:
        self._form = form
        self._written: dict[str, dict[str, str]] = {}
        self._drafts: dict[str, str] = {}
        self._page = ""
        self._filling = False
        form.words.textChanged.connect(self._keep)
        form.wordsPart.currentIndexChanged.connect(lambda _index: self._fill())
        form.draftButton.clicked.connect(lambda _checked=False: self._take_draft())
        self.forget()

    def words(self) -> Words:
        """Return what was written in place of drafts."""
        told: Mapping[str, Mapping[str, str]] = {
            page: MappingProxyType(dict(parts)) for page, parts in self._written.items() if parts
        }
        return Words(MappingProxyType(dict(told)))

    def forget(self) -> None:
        """Begin anew: another sheet or another period."""
        self._written.clear()
        self._drafts = {}
        self._page = ""
        self._form.wordsBox.setEnabled(False)
        self._form.wordsHint.setText(
            translate("est", "Look at the preview first: its draft can be edited here before it is printed.")
        )
        self._set_text("")

    def show(self, answer: LagesbildAnswer) -> None:
        """Offer the words of a page for editing."""
        self._page = answer.key
        self._drafts = {SUMMARY: " ".join(sentence.text for sentence in answer.draft)}
        for section in answer.sections:
            if isinstance(section, ProseSection) and section.key in WRITTEN_BY_HAND:
                self._drafts[section.key] = "\n".join(section.paragraphs) if section.is_draft else ""
        if not answer.draft and not answer.summary:
            self._drafts.pop(SUMMARY)
        form = self._form
        form.wordsBox.setEnabled(bool(self._drafts))
        numbers = "\n".join(
            f"{sentence.text}  ({', '.join(f'{name}: {value}' for name, value in sentence.numbers.items())})"
            for sentence in answer.draft
            if sentence.numbers
        )
        form.words.setToolTip(numbers)
        form.wordsHint.setText(
            translate("est", "Each sentence of the draft stands on numbers: hold the pointer over it.")
            if numbers
            else translate("est", "What you write here is printed and kept with the sheet.")
        )
        part = form.wordsPart.currentData()
        form.wordsPart.blockSignals(True)
        form.wordsPart.clear()
        for key in self._drafts:
            form.wordsPart.addItem(_part_name(key), key)
        form.wordsPart.setCurrentIndex(max(0, form.wordsPart.findData(part)))
        form.wordsPart.blockSignals(False)
        form.wordsPart.setVisible(len(self._drafts) > 1)
        self._fill()

    def _fill(self) -> None:
        key = self._form.wordsPart.currentData()
        if key is None:
            self._set_text("")
            return
        self._set_text(self._written.get(self._page, {}).get(key, self._drafts.get(key, "")))

    def _set_text(self, text: str) -> None:
        self._filling = True
        self._form.words.setPlainText(text)
        self._filling = False

    def _keep(self) -> None:
        key = self._form.wordsPart.currentData()
        if self._filling or key is None:
            return
        text = self._form.words.toPlainText().strip()
        written = self._written.setdefault(self._page, {})
        if text == self._drafts.get(key, "").strip():
            written.pop(key, None)
        else:
            written[key] = text

    def _take_draft(self) -> None:
        key = self._form.wordsPart.currentData()
        if key is not None:
            self._written.get(self._page, {}).pop(key, None)
            self._fill()


def _part_name(key: str) -> str:
    if key == SUMMARY:
        return translate("est", "Summary")
    return translate("est", "Consequences")
