"""*Uppföljning*: the page of one insats. What warps the result stands above the result."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import shapely
from qgis.PyQt.QtCore import QDate, QSignalBlocker, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QHeaderView, QTableWidgetItem, QWidget

from ...answers.insatser.follow_up_of_insats import (
    InsatsFollowUp,
    ask_follow_up,
    changed_plan,
    kept_follow_up,
    was_done_words,
)
from ...answers.insatser.follow_up_plan import FollowUpPlan, Proposal, propose
from ...domain.follow_up import FollowUp, WasDone
from ...domain.insats import Insats, InsatsStatus
from ...domain.local_time import local_today
from ...domain.message import EstError
from ...domain.period import Period, PeriodError
from ...project.language import sentence, translate
from ...project.picked_shapes import PickedShape
from ...project.session import DatabaseSession
from ...project.swedish import number
from ..analysing.picture import SvgPicture
from ..choice_button import Choice, ChoiceButton
from ..forms import load_form

PROPOSAL_WORK, FOLLOW_UP_WORK = "follow_up_proposal", "follow_up"
SETTLE_MILLISECONDS = 350
Show = Callable[[list[PickedShape], str], None]


class FollowUpPage(QWidget):
    """Proposes, computes, shows; tells ``kept`` (FollowUp, Insats or None) and ``left``."""

    kept = pyqtSignal(object, object)
    left = pyqtSignal()
    shapes_wanted = pyqtSignal(object, str)

    def __init__(self, session: DatabaseSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_form("follow_up_page", self)
        self.followLayout.addStretch(1)
        self._session = session
        self._plan: FollowUpPlan | None = None
        self._insats: Insats | None = None
        self._result: InsatsFollowUp | None = None
        self._whys: dict[str, str] = {}
        self._picture = SvgPicture()
        self._picture.setAccessibleName(self.picture.accessibleName())
        self.followLayout.replaceWidget(self.picture, self._picture)
        self.picture.hide()
        self.picture.deleteLater()
        self._kinds = ChoiceButton(translate("est", "All kinds"))
        self._kinds.setAccessibleName(self.kinds.accessibleName())
        self.planForm.replaceWidget(self.kinds, self._kinds)
        self.kindsLabel.setBuddy(self._kinds)
        self.kinds.hide()
        self.kinds.deleteLater()
        self.setTabOrder(self.ring, self._kinds)
        self.setTabOrder(self._kinds, self.mapButton)
        for code, word in was_done_words():
            self.wasDone.addItem(word, code)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MILLISECONDS)
        self._settle.timeout.connect(self._compute)
        for edit in self._date_edits():
            edit.setDisplayFormat("yyyy-MM-dd")
            edit.dateChanged.connect(lambda _day: self._changed())
        self.control.activated.connect(lambda _index: self._changed())
        self.ring.valueChanged.connect(lambda _width: self._changed())
        self._kinds.chosen.connect(lambda _keys: self._changed())
        self.backButton.clicked.connect(lambda _checked=False: self.left.emit())
        self.saveButton.clicked.connect(lambda _checked=False: self._keep())
        self.mapButton.clicked.connect(lambda _checked=False: self._show_on_map())
        self._prepare_table()
        self.progress.hide()

    def follow(self, insats: Insats) -> None:
        """Begin with an insats: propose how to compare, then compute."""
        self._insats, self._plan, self._result = insats, None, None
        self.heading.setText(translate("est", "Follow-up: {title}", title=insats.title))
        self.comment.clear()
        self.wasDone.setCurrentIndex(0)
        self._empty()
        self.planBox.setEnabled(False)
        self.moveOn.setVisible(insats.status is InsatsStatus.DONE)
        self.moveOn.setChecked(insats.status is InsatsStatus.DONE)
        uuid = insats.uuid
        self.progress.show()
        self._session.ask(
            PROPOSAL_WORK,
            translate("est", "Looking at what there was before"),
            lambda gateway, feedback: propose(gateway, uuid, progress=feedback),
            self._show_proposal,
            self._failed,
            lambda percent: self.progress.setValue(round(percent)),
        )

    def stop(self) -> None:
        """Leave off computing."""
        self._settle.stop()
        self._session.cancel(PROPOSAL_WORK)
        self._session.cancel(FOLLOW_UP_WORK)
        self.progress.hide()

    def _show_proposal(self, proposal: Proposal) -> None:
        if self._insats is None or proposal.insats.uuid != self._insats.uuid:
            return
        plan = proposal.plan
        self._plan = plan
        self._whys = {candidate.uuid: candidate.why for candidate in proposal.candidates}
        days = (plan.before.first, plan.before.last, plan.after.first, plan.after.last)
        for edit, day in zip(self._date_edits(), days, strict=True):
            with QSignalBlocker(edit):
                edit.setDate(QDate(day.year, day.month, day.day))
        self.control.clear()
        if len(plan.control) > 1:
            self.control.addItem(translate("est", "The linked control areas"), plan.control)
        for candidate in proposal.candidates:
            self.control.addItem(candidate.name, (candidate.uuid,))
            place = self.control.count() - 1
            self.control.setItemData(place, candidate.why, Qt.ItemDataRole.ToolTipRole)
        chosen = next(
            (i for i in range(self.control.count()) if self.control.itemData(i) == plan.control), -1
        )
        self.control.setCurrentIndex(chosen)
        with QSignalBlocker(self.ring):
            self.ring.setValue(round(plan.ring_m))
        if plan.displacement:
            self.ring.setSpecialValueText(translate("est", "linked polygon"))
        else:
            self.ring.setSpecialValueText(translate("est", "none"))
        self._kinds.fill([Choice(key, name) for key, name in proposal.kinds])
        for key in plan.kinds:
            if key in self._kinds.offered():
                self._kinds.tick(key)
        self.reasons.setText("\n".join(proposal.reasons))
        self.planBox.setEnabled(True)
        self._compute()

    def _changed(self) -> None:
        if self._plan is not None:
            self._settle.start()

    def _compute(self) -> None:
        if self._plan is None:
            return
        self._settle.stop()
        try:
            plan = self._asked_plan(self._plan)
        except PeriodError as error:
            self._failed(error)
            return
        if not plan.control:
            self._empty()
            self.progress.hide()
            self.sentence.setText(
                translate("est", "Without a control area nothing can be said. Choose one below.")
            )
            return
        self._plan = plan
        self.progress.show()
        self._session.ask(
            FOLLOW_UP_WORK,
            translate("est", "Following up"),
            lambda gateway, feedback: ask_follow_up(gateway, plan, feedback),
            self._show_result,
            self._failed,
            lambda percent: self.progress.setValue(round(percent)),
        )

    def _asked_plan(self, plan: FollowUpPlan) -> FollowUpPlan:
        first, last, after_first, after_last = (_day(edit.date()) for edit in self._date_edits())
        ring = float(self.ring.value())
        changes: dict[str, object] = {
            "before": Period(first, last),
            "after": Period(after_first, after_last),
            "control": self.control.currentData() or (),
            "kinds": self._kind_keys(plan),
        }
        if ring != plan.ring_m:
            changes["ring_m"] = ring
        return changed_plan(plan, **changes)

    def _kind_keys(self, plan: FollowUpPlan) -> tuple[str, ...]:
        """Return the chosen kinds; kinds finer than those offered stay as they were planned."""
        finer = tuple(key for key in plan.kinds if key not in self._kinds.offered())
        chosen = tuple(sorted(self._kinds.keys()))
        return chosen or finer

    def _show_result(self, result: InsatsFollowUp) -> None:
        self.progress.hide()
        self._result = result
        self.warnings.setText("\n".join(f"• {told}" for told in result.warnings))
        self.warnings.setVisible(bool(result.warnings))
        self.sentence.setText(result.sentence)
        self._picture.show_svg(result.svg)
        self.goal.setText(result.goal)
        self.goal.setVisible(bool(result.goal))
        self.figures.setText("\n".join(result.details))
        self.figures.show()
        self.table.setRowCount(len(result.rows))
        for row, count in enumerate(result.rows):
            for column, text in enumerate((count.name, number(count.before), number(count.after))):
                item = QTableWidgetItem(text)
                if column:
                    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.table.setItem(row, column, item)
        self.table.setVisible(bool(result.rows))
        self.table.setFixedHeight(_table_height(self.table))
        self.keepBox.setEnabled(True)

    def _failed(self, error: EstError) -> None:
        self._empty()
        self.progress.hide()
        self.sentence.setText(sentence(error))

    def _empty(self) -> None:
        """Show nothing of a result that no longer holds."""
        self._result = None
        self.warnings.hide()
        self.goal.hide()
        self.figures.hide()
        self.table.hide()
        self._picture.show_svg(None)
        self.sentence.setText("")
        self.keepBox.setEnabled(False)

    def _keep(self) -> None:
        if self._result is None or self._insats is None:
            return
        code = self.wasDone.currentData()
        row: FollowUp = kept_follow_up(
            self._result, WasDone(code) if code else None, self.comment.toPlainText().strip()
        )
        moved = None
        if self.moveOn.isVisible() and self.moveOn.isChecked():
            moved = replace(self._insats).moved(InsatsStatus.FOLLOWED_UP, local_today())
        self.kept.emit(row, moved)

    def _show_on_map(self) -> None:
        if self._result is None:
            return
        areas = self._result.areas
        grounds = (areas.treatment, areas.control, areas.displacement, areas.displacement_control)
        shapes = [PickedShape(shapely.to_wkb(ground)) for ground in grounds if ground is not None]
        self.shapes_wanted.emit(shapes, areas.crs)

    def _prepare_table(self) -> None:
        self.table.setColumnCount(3)
        self.table.setHorizontalHeaderLabels(
            [translate("est", "Area"), translate("est", "Before"), translate("est", "After")]
        )
        self.table.verticalHeader().hide()
        self.table.setEditTriggers(self.table.EditTrigger.NoEditTriggers)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)

    def _date_edits(self) -> tuple[QWidget, QWidget, QWidget, QWidget]:
        return self.beforeFrom, self.beforeTo, self.afterFrom, self.afterTo


def _day(day: QDate) -> date:
    return date(day.year(), day.month(), day.day())


def _table_height(table: QWidget) -> int:
    rows = sum(table.rowHeight(row) for row in range(table.rowCount()))
    return int(table.horizontalHeader().sizeHint().height() + rows + 2 * table.frameWidth() + 2)
