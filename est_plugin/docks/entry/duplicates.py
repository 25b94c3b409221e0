"""Choosing the report of which another is a duplicate."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QDialog, QListWidgetItem, QWidget

from ...domain.observation import Observation
from ...project.code_words import word_of
from ...project.language import translate
from ...project.swedish import moment
from ..forms import load_form
from .conflict import Names

_KEY = Qt.ItemDataRole.UserRole


class DuplicatesDialog(QDialog):
    """Lists what lies near in place and time; ``chosen`` is called with a key, or None for *none*."""

    def __init__(
        self,
        row: Observation,
        candidates: Sequence[Observation],
        names: Names,
        chosen: Callable[[str | None], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("EstDuplicatesDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.form = load_form("entry_duplicates", self)
        self._chosen = chosen
        form = self.form
        for candidate in candidates:
            item = QListWidgetItem(described(candidate, names))
            item.setData(_KEY, candidate.uuid)
            form.candidates.addItem(item)
        if candidates:
            form.candidates.setCurrentRow(0)
        else:
            form.explanation.setText(
                translate("est", "There is no other report nearby within a day of this one.")
            )
        form.chooseButton.setEnabled(bool(candidates))
        form.releaseButton.setVisible(row.duplicate_of is not None)
        form.chooseButton.clicked.connect(lambda _checked=False: self._choose())
        form.candidates.itemActivated.connect(lambda _item: self._choose())
        form.releaseButton.clicked.connect(lambda _checked=False: self._finish(None))
        form.closeButton.clicked.connect(lambda _checked=False: self.reject())

    def _choose(self) -> None:
        item = self.form.candidates.currentItem()
        if item is not None:
            self._finish(str(item.data(_KEY)))

    def _finish(self, uuid: str | None) -> None:
        self._chosen(uuid)
        self.accept()


def described(row: Observation, names: Names) -> str:
    """Return a report in one line: what, where, when, from whom."""
    when = moment(row.started_at) if row.started_at else translate("est", "no time")
    parts = (
        names.of(row.category_uuid),
        row.place_name,
        when,
        names.of(row.organisation_uuid) or word_of("source", row.source.value),
    )
    return ", ".join(part for part in parts if part)
