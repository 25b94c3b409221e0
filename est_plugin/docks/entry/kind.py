"""The kind of an observation, found by typing: favourites first, then the latest, then the rest in order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from qgis.core import QgsSettings
from qgis.PyQt.QtCore import QObject, QSignalBlocker, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QCompleter, QToolButton, QWidget

from ...domain.category import Category, CategoryKind
from ...project.language import translate

FAVOURITES_KEY = "est_lagesbild/entry/favourites"
LATEST_KEY = "est_lagesbild/entry/latest_kinds"
LATEST_COUNT = 6
LONGEST_LIST = 14


class KindPicker(QObject):
    """The box of kinds and its star."""

    changed = pyqtSignal()

    def __init__(self, form: QWidget) -> None:
        super().__init__(form)
        self._box: QComboBox = form.kind
        self._star: QToolButton = form.favourite
        self._categories: dict[str, Category] = {}
        self._box.setMaxVisibleItems(LONGEST_LIST)
        self._box.lineEdit().setPlaceholderText(translate("est", "Type a part of the word"))
        self._box.lineEdit().setClearButtonEnabled(True)
        completer = QCompleter(self._box.model(), self._box)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setMaxVisibleItems(LONGEST_LIST)
        self._box.setCompleter(completer)
        self._completer = completer
        self._box.lineEdit().editingFinished.connect(self._settle)
        self._box.currentTextChanged.connect(lambda _text: self._tell())
        self._star.toggled.connect(self._keep_favourite)

    def fill(self, categories: Sequence[Category]) -> None:
        """Offer the kinds in use; what is chosen stays chosen. *Inget att rapportera* has its own button."""
        chosen = self.uuid()
        with QSignalBlocker(self._box):
            self._categories = {category.uuid: category for category in categories}
            self._box.clear()
            for category in self._in_order(categories):
                self._box.addItem(self._label(category), category.uuid)
            self._box.setCurrentIndex(-1)
            self._box.clearEditText()
        self.choose(chosen)

    def uuid(self) -> str:
        """Return the chosen kind, "" where what is written is none."""
        index = self._box.findText(self._box.currentText(), Qt.MatchFlag.MatchFixedString)
        return str(self._box.itemData(index)) if index >= 0 else ""

    def category(self) -> Category | None:
        """Return the chosen kind."""
        return self._categories.get(self.uuid())

    def choose(self, uuid: str) -> None:
        """Choose a kind; one that is used no longer is offered for the row that has it."""
        category = self._categories.get(uuid)
        if category is None:
            self._box.setCurrentIndex(-1)
            self._box.clearEditText()
        else:
            if self._box.findData(uuid) < 0:
                self._box.addItem(self._label(category), uuid)
            self._box.setCurrentIndex(self._box.findData(uuid))
            self._box.lineEdit().setCursorPosition(0)
        self._tell()

    def remember(self, uuid: str) -> None:
        """Put a kind that has been used first among the latest."""
        latest = [uuid, *(other for other in _stored(LATEST_KEY) if other != uuid)]
        QgsSettings().setValue(LATEST_KEY, latest[:LATEST_COUNT])
        self.fill(tuple(self._categories.values()))

    def label_of(self, uuid: str) -> str:
        """Return the word of a kind, as for the list of one's latest."""
        category = self._categories.get(uuid)
        return category.name if category else ""

    def _in_order(self, categories: Iterable[Category]) -> list[Category]:
        offered = [
            category
            for category in categories
            if category.active and category.kind is not CategoryKind.NOTHING_TO_REPORT
        ]
        by_key = {category.uuid: category for category in offered}
        first = [uuid for uuid in (*_stored(FAVOURITES_KEY), *_stored(LATEST_KEY)) if uuid in by_key]
        ahead = list(dict.fromkeys(first))
        return [by_key[uuid] for uuid in ahead] + [each for each in offered if each.uuid not in set(ahead)]

    def _label(self, category: Category) -> str:
        parent = self._categories.get(category.parent_uuid or "")
        return f"{category.name} – {parent.label}" if parent else category.name

    def _settle(self) -> None:
        """Take the first kind that fits what has been typed."""
        if self.uuid() or not self._box.currentText().strip():
            self._box.lineEdit().setCursorPosition(0)
            return
        self._completer.setCompletionPrefix(self._box.currentText().strip())
        if self._completer.setCurrentRow(0):
            index = self._box.findText(self._completer.currentCompletion(), Qt.MatchFlag.MatchFixedString)
            self._box.setCurrentIndex(index)
        self._box.lineEdit().setCursorPosition(0)

    def _tell(self) -> None:
        uuid = self.uuid()
        with QSignalBlocker(self._star):
            self._star.setEnabled(bool(uuid))
            self._star.setChecked(uuid in _stored(FAVOURITES_KEY))
        self._star.setText("★" if self._star.isChecked() else "☆")
        self.changed.emit()

    def _keep_favourite(self, is_favourite: bool) -> None:
        uuid = self.uuid()
        others = [other for other in _stored(FAVOURITES_KEY) if other != uuid]
        QgsSettings().setValue(FAVOURITES_KEY, [*others, uuid] if is_favourite else others)
        self.fill(tuple(self._categories.values()))


def _stored(key: str) -> list[str]:
    value = QgsSettings().value(key, [])
    return [value] if isinstance(value, str) else [str(each) for each in value or []]
