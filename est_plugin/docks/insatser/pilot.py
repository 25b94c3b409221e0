"""*Utvärdera en pilot*: some districts over some months against the rest of the town, as one report."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from qgis.PyQt.QtCore import QDate, QSignalBlocker, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QFileDialog, QHeaderView, QTableWidgetItem, QWidget

from ...answers.insatser.insats_choices import InsatsChoices, insats_choices
from ...answers.insatser.pilot import PilotAnswer, ask_pilot, districts_of, kept_pilot, pilot_plan
from ...domain.local_time import local_today
from ...domain.message import EstError
from ...domain.period import Period, PeriodError
from ...project.language import sentence, translate
from ...project.session import DatabaseSession
from ...project.swedish import day, number
from ...sheets.pilot_report import write_pilot_report
from ..analysing.picture import SvgPicture
from ..choice_button import Choice, ChoiceButton
from ..forms import load_form
from ..messages import Messages

DISTRICTS_WORK, PILOT_WORK, KEEP_WORK, REPORT_WORK = "pilot_choices", "pilot", "keep_pilot", "pilot_report"
SETTLE_MILLISECONDS = 350
FLUSH_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class PilotPage(QWidget):
    """Districts, days, kinds; the answer; kept, or written as a report. Tells ``left``."""

    left = pyqtSignal()

    def __init__(self, session: DatabaseSession, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_form("insats_pilot", self)
        self.pilotLayout.addStretch(1)
        self._session = session
        self._messages = messages
        self._answer: PilotAnswer | None = None
        self._picture = SvgPicture()
        self._picture.setAccessibleName(self.picture.accessibleName())
        self.pilotLayout.replaceWidget(self.picture, self._picture)
        self.picture.hide()
        self.picture.deleteLater()
        self._districts = self._choice("districts", translate("est", "Choose districts"))
        self._kinds = self._choice("kinds", translate("est", "All kinds"))
        self.setTabOrder(self.backButton, self._districts)
        self.setTabOrder(self._districts, self.firstDay)
        self.setTabOrder(self.lastDay, self._kinds)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MILLISECONDS)
        self._settle.timeout.connect(self._compute)
        today = local_today()
        for edit, back in ((self.firstDay, -6), (self.lastDay, 0)):
            edit.setDisplayFormat("yyyy-MM-dd")
            first = QDate(today.year, today.month, 1).addMonths(back)
            with QSignalBlocker(edit):
                edit.setDate(first if back else first.addDays(-1))
            edit.dateChanged.connect(lambda _day: self._settle.start())
        self.backButton.clicked.connect(lambda _checked=False: self.left.emit())
        self.keepButton.clicked.connect(lambda _checked=False: self._keep())
        self.reportButton.clicked.connect(lambda _checked=False: self._choose_file())
        self._prepare_table()
        self._empty("")

    def begin(self) -> None:
        """Offer the districts there are."""
        self._empty(translate("est", "Choose the districts of the pilot and its days."))
        self._session.ask(
            DISTRICTS_WORK,
            translate("est", "Reading the districts"),
            lambda gateway, _feedback: (districts_of(gateway), insats_choices(gateway)),
            self._offer,
            self._failed,
        )

    def stop(self) -> None:
        """Leave off computing."""
        self._settle.stop()
        self._session.cancel(PILOT_WORK)

    def write_to(self, path: Path) -> None:
        """Write the report."""
        answer = self._answer
        if answer is None:
            return
        produced = day(local_today())
        self._session.ask(
            REPORT_WORK,
            translate("est", "Writing the report"),
            lambda gateway, _feedback: write_pilot_report(
                answer,
                gateway.settings().municipality_name,
                gateway.settings().accent_colour,
                produced,
                path,
            ),
            lambda written: self._messages.written(
                translate("est", "The report is written: {name}", name=written.name), written, ()
            ),
            self._session.failed.emit,
        )

    def _choice(self, name: str, all_text: str) -> ChoiceButton:
        placeholder = getattr(self, name)
        button = ChoiceButton(all_text)
        button.setAccessibleName(placeholder.accessibleName())
        self.pilotForm.replaceWidget(placeholder, button)
        getattr(self, f"{name}Label").setBuddy(button)
        placeholder.hide()
        placeholder.deleteLater()
        button.chosen.connect(lambda _keys: self._settle.start())
        return button

    def _offer(self, found: tuple[tuple[tuple[str, str], ...], InsatsChoices]) -> None:
        districts, choices = found
        self._districts.fill([Choice(key, name) for key, name in districts])
        self._kinds.fill([Choice(kind.key, kind.name, kind.parent) for kind in choices.kinds])
        if not districts:
            self._empty(
                translate("est", "The database has no districts. Import areas of the kind district first.")
            )

    def _compute(self) -> None:
        districts = sorted(self._districts.keys())
        if not districts or not self._session.is_open:
            return
        try:
            plan = pilot_plan(
                districts,
                Period(_day(self.firstDay.date()), _day(self.lastDay.date())),
                sorted(self._kinds.keys()),
            )
        except PeriodError as error:
            self._failed(error)
            return
        self.progress.show()
        self._session.ask(
            PILOT_WORK,
            translate("est", "Evaluating the pilot"),
            lambda gateway, feedback: ask_pilot(gateway, plan, feedback),
            self._show,
            self._failed,
            lambda percent: self.progress.setValue(round(percent)),
        )

    def _show(self, answer: PilotAnswer) -> None:
        self.progress.hide()
        self._answer = answer
        self.warnings.setText("\n".join(f"• {told}" for told in answer.warnings))
        self.warnings.setVisible(bool(answer.warnings))
        self.sentence.setText(answer.sentence)
        self._picture.show_svg(answer.svg)
        rows = [(row.name, number(row.before), number(row.after), row.verdict) for row in answer.rows]
        rows.append((translate("est", "The rest"), number(answer.rest[0]), number(answer.rest[1]), ""))
        self.table.setRowCount(len(rows))
        for place, texts in enumerate(rows):
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                if column in (1, 2):
                    item.setTextAlignment(FLUSH_RIGHT)
                if place < len(answer.rows):
                    item.setToolTip(answer.rows[place].difference)
                self.table.setItem(place, column, item)
        self.table.show()
        self.about2.show()
        height = self.table.horizontalHeader().sizeHint().height() + 2 * self.table.frameWidth() + 2
        self.table.setFixedHeight(height + sum(self.table.rowHeight(row) for row in range(len(rows))))
        self.keepButton.setEnabled(True)
        self.reportButton.setEnabled(True)

    def _empty(self, text: str) -> None:
        self._answer = None
        self.progress.hide()
        self.warnings.hide()
        self.table.hide()
        self.about2.hide()
        self._picture.show_svg(None)
        self.sentence.setText(text)
        self.keepButton.setEnabled(False)
        self.reportButton.setEnabled(False)

    def _failed(self, error: EstError) -> None:
        self._empty(sentence(error))

    def _keep(self) -> None:
        if self._answer is None:
            return
        run = kept_pilot(self._answer)
        self._session.ask(
            KEEP_WORK,
            translate("est", "Keeping the evaluation"),
            lambda gateway, _feedback: gateway.save_analysis_run(run),
            lambda _run: self._messages.success(translate("est", "The evaluation is kept in the database.")),
            self._session.failed.emit,
        )

    def _choose_file(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, translate("est", "Write the report"), "", translate("est", "Web page (*.html)")
        )
        if name:
            path = Path(name)
            self.write_to(path if path.suffix else path.with_suffix(".html"))

    def _prepare_table(self) -> None:
        headings = [
            translate("est", "District"),
            translate("est", "Before"),
            translate("est", "Pilot"),
            translate("est", "Verdict"),
        ]
        self.table.setColumnCount(len(headings))
        self.table.setHorizontalHeaderLabels(headings)
        self.table.verticalHeader().hide()
        self.table.setEditTriggers(self.table.EditTrigger.NoEditTriggers)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)


def _day(value: QDate) -> date:
    return date(value.year(), value.month(), value.day())
