"""The fourth step of an import: rows with what looks like personal data, looked at by a person."""

from __future__ import annotations

from html import escape

from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtGui import QStandardItemModel
from qgis.PyQt.QtWidgets import QWidget

from ...domain.privacy import Hit, find_hits, hit_names, stopping
from ...exchange.import_context import OnWarning, RowDecision
from ...exchange.import_plan import Finding
from ...project.language import sentence, translate
from ...project.swedish import number
from ..forms import load_form
from .tables import MOST_ROWS, rows_model, show_model

OUTCOME, OUTCOME_WIDTH = 2, 130
_MARK, _HINT = "background-color:#fdc38d; color:#1f2a37;", "text-decoration:underline;"


class ImportGuardPage(QObject):
    """The rows, the text of the chosen one with its marks, and what is done with it.

    A row that nobody decides about is rejected.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.form = form = load_form("import_guard", QWidget(parent))
        self._findings: list[Finding] = []
        self._decisions: dict[int, RowDecision] = {}
        self._all: tuple[Finding, ...] = ()
        self._model: QStandardItemModel | None = None
        form.split.setSizes([420, 480])
        form.rows.verticalHeader().setDefaultSectionSize(24)
        form.maskButton.clicked.connect(lambda _checked=False: self._decide(RowDecision(OnWarning.MASK)))
        form.rejectButton.clicked.connect(lambda _checked=False: self._decide(RowDecision(OnWarning.REJECT)))
        form.keepButton.clicked.connect(lambda _checked=False: self._keep())
        form.reason.returnPressed.connect(self._keep)
        form.reason.textChanged.connect(lambda text: form.keepButton.setEnabled(bool(text.strip())))
        form.maskAllButton.clicked.connect(lambda _checked=False: self._decide_all(OnWarning.MASK))
        form.rejectAllButton.clicked.connect(lambda _checked=False: self._decide_all(OnWarning.REJECT))
        form.keepButton.setEnabled(False)

    def fill(self, findings: tuple[Finding, ...]) -> None:
        """Show rows, those undecided first; what was decided about them in this import is kept."""
        form = self.form
        self._all = findings
        self._findings = sorted(findings, key=lambda one: one.row in self._decisions)[:MOST_ROWS]
        headings = (
            translate("est", "Row"),
            translate("est", "Looks like"),
            translate("est", "What is done"),
        )
        cells = [self._cells(finding) for finding in self._findings]
        self._model = rows_model(headings, cells, frozenset({0}), form.rows)
        show_model(form.rows, self._model, 1)
        form.rows.setColumnWidth(OUTCOME, OUTCOME_WIDTH)
        form.rows.selectionModel().currentRowChanged.connect(lambda _new, _old: self._show_text())
        if findings:
            form.rows.selectRow(0)
        self._show_count()

    def decisions(self) -> dict[int, RowDecision]:
        """Return what was decided, by the number of the row."""
        return dict(self._decisions)

    def clear(self) -> None:
        """Forget what was decided, as before another table."""
        self._decisions.clear()
        self._findings, self._all = [], ()
        self.form.text.clear()
        self.form.reason.clear()

    def _cells(self, finding: Finding) -> tuple[str, str, str]:
        names = dict.fromkeys(
            sentence(hit_names(hit.kind)) for text in _texts(finding) for hit in stopping(find_hits(text))
        )
        return str(finding.row), ", ".join(names), self._outcome(finding.row)

    def _outcome(self, row: int) -> str:
        decision = self._decisions.get(row)
        if decision is None:
            return translate("est", "not decided")
        words = {
            OnWarning.REJECT: translate("est", "rejected"),
            OnWarning.MASK: translate("est", "masked"),
            OnWarning.IMPORT: translate("est", "kept"),
        }
        return words[decision.on_warning]

    def _show_text(self) -> None:
        place = self._place()
        if place is None:
            self.form.text.clear()
            return
        finding = self._findings[place]
        titles = (
            translate("est", "Free text"),
            translate("est", "Name of the place"),
            translate("est", "Role of the reporter"),
        )
        parts = [
            f"<p><b>{escape(title)}</b><br>{marked(text)}</p>"
            for title, text in zip(titles, _texts(finding), strict=True)
            if text
        ]
        self.form.text.setHtml("".join(parts))

    def _place(self) -> int | None:
        row = self.form.rows.currentIndex().row()
        return row if 0 <= row < len(self._findings) else None

    def _keep(self) -> None:
        reason = self.form.reason.text().strip()
        if reason:
            self._decide(RowDecision(OnWarning.IMPORT, reason))

    def _decide(self, decision: RowDecision) -> None:
        place = self._place()
        if place is None or self._model is None:
            return
        self._decisions[self._findings[place].row] = decision
        self._show_outcome(place)
        if place + 1 < len(self._findings):
            self.form.rows.selectRow(place + 1)
        elif len(self._all) > len(self._findings):
            self.fill(self._all)
        self._show_count()

    def _decide_all(self, on_warning: OnWarning) -> None:
        for finding in self._all:
            self._decisions[finding.row] = RowDecision(on_warning)
        for place in range(len(self._findings)):
            self._show_outcome(place)
        self._show_count()

    def _show_outcome(self, place: int) -> None:
        if self._model is not None:
            self._model.item(place, OUTCOME).setText(self._outcome(self._findings[place].row))

    def _show_count(self) -> None:
        decided = sum(1 for finding in self._all if finding.row in self._decisions)
        self.form.decided.setText(
            translate(
                "est",
                "{count} of {rows} rows are decided",
                count=number(decided),
                rows=number(len(self._all)),
            )
        )


def marked(text: str) -> str:
    """Return a text as HTML with what the guard found marked, hints underlined."""
    parts, end = [], 0
    for hit in find_hits(text):
        parts.append(escape(text[end : hit.start]))
        parts.append(f'<span style="{_style(hit)}">{escape(text[hit.start : hit.end])}</span>')
        end = hit.end
    return "".join((*parts, escape(text[end:]))).replace("\n", "<br>")


def _style(hit: Hit) -> str:
    return _MARK if stopping((hit,)) else _HINT


def _texts(finding: Finding) -> tuple[str, str, str]:
    return finding.description, finding.place_name, finding.reporter_role
