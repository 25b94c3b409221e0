"""The third step of an import: what kinds that nobody has decided yet mean; each is asked once."""

from __future__ import annotations

from collections.abc import Mapping

from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QWidget

from ...domain.category import Category
from ...exchange.kinds import LEFT_OUT
from ...project.language import translate
from ...project.swedish import number
from ..forms import load_form
from .columns_page import kind_choices
from .tables import fill

_UNDECIDED, _MEANING = None, 2


class ImportKindsPage(QObject):
    """A list of foreign kinds, and what the chosen one means."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.form = load_form("import_kinds", QWidget(parent))
        self._kinds: list[str] = []
        self._answers: dict[str, str] = {}
        self._words: dict[str, str] = {}
        self.form.setButton.clicked.connect(lambda _checked=False: self._decide())
        self.form.leaveButton.clicked.connect(lambda _checked=False: self._leave_rest())
        self.form.kinds.itemSelectionChanged.connect(self._show_chosen)
        self.form.means.currentIndexChanged.connect(lambda _index: self._enable())

    def fill(self, unknown: Mapping[str, int], categories: tuple[Category, ...]) -> None:
        """Ask about kinds; ``unknown`` counts their rows. Earlier answers of this import are kept."""
        form = self.form
        self._kinds = list(dict.fromkeys((*self._answers, *unknown)))
        choices = kind_choices(categories)
        self._words = {uuid: text.strip() for text, uuid in choices}
        self._words[LEFT_OUT] = translate("est", "not imported")
        form.means.clear()
        form.means.addItem(translate("est", "choose a kind"), None)
        form.means.addItem(translate("est", "Do not import such rows"), LEFT_OUT)
        for text, uuid in choices:
            form.means.addItem(text, uuid)
        headings = (translate("est", "Kind in the file"), translate("est", "Rows"), translate("est", "Means"))
        rows = [
            (kind, number(unknown[kind]) if kind in unknown else "", self._meaning(kind))
            for kind in self._kinds
        ]
        fill(form.kinds, headings, rows, 0, frozenset({1}))
        self._go_on()

    def answers(self) -> dict[str, str]:
        """Return what was decided: foreign kind to the uuid of a kind, or that it is left out."""
        return dict(self._answers)

    def clear(self) -> None:
        """Forget all answers, as before another table."""
        self._answers.clear()

    def _meaning(self, kind: str) -> str:
        answer = self._answers.get(kind, _UNDECIDED)
        return translate("est", "not decided") if answer is None else self._words.get(answer, "")

    def _chosen(self) -> int | None:
        row = self.form.kinds.currentRow()
        return row if 0 <= row < len(self._kinds) else None

    def _show_chosen(self) -> None:
        row = self._chosen()
        answer = None if row is None else self._answers.get(self._kinds[row])
        self.form.means.setCurrentIndex(0 if answer is None else self.form.means.findData(answer))

    def _enable(self) -> None:
        has_meaning = self.form.means.currentData() is not None
        self.form.setButton.setEnabled(has_meaning and self._chosen() is not None)

    def _decide(self) -> None:
        row, meaning = self._chosen(), self.form.means.currentData()
        if row is None or meaning is None:
            return
        self._answer(row, meaning)
        self._go_on()
        self._show_chosen()

    def _leave_rest(self) -> None:
        for row, kind in enumerate(self._kinds):
            if kind not in self._answers:
                self._answer(row, LEFT_OUT)

    def _answer(self, row: int, uuid: str) -> None:
        self._answers[self._kinds[row]] = uuid
        self.form.kinds.item(row, _MEANING).setText(self._meaning(self._kinds[row]))

    def _go_on(self) -> None:
        """Choose the next kind that is undecided."""
        row = next((row for row, kind in enumerate(self._kinds) if kind not in self._answers), None)
        if row is not None:
            self.form.kinds.setCurrentCell(row, 0)
        elif self._kinds and self._chosen() is None:
            self.form.kinds.setCurrentCell(0, 0)
